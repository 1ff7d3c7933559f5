"""Sentences of a changed stretch: which of the source's became which of the quotation's.

A stretch of letters that is changed may go over the end of a sentence, in one of the two texts or
in both. It is parted at punctuation, clauses that stand for one another together, so that no change
that is told goes over the end of a sentence.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from assistant.quotations.alignment import Edit
from assistant.quotations.landmarks import Landmarks

_ALONE = 0.5
"""Letters that it costs when a clause stands for none of the other text."""
_STEPS = ((1, 1), (1, 0), (0, 1))
"""A clause of each text, or of one of them only."""
Lettered = tuple[str, Landmarks]
"""The letters of a text, and where its sentences end."""


def at_sentence_ends(edit: Edit, source: Lettered, quoted: Lettered) -> list[Edit]:
    """Return an edit in parts, none of which goes over the end of a sentence of either text."""
    (letters, marks), (others, ends) = source, quoted
    if not (marks.ends_inside(edit.start, edit.end) or ends.ends_inside(edit.first, edit.last)):
        return [edit]
    ours, theirs = _places(marks, edit.start, edit.end), _places(ends, edit.first, edit.last)
    one, other = _between(letters, ours), _between(others, theirs)
    return [
        Edit(start + o.src_start, start + o.src_end, first + o.dest_start, first + o.dest_end)
        for row, column, rows, columns in _paired(one, other)
        for start, first in [(ours[row], theirs[column])]
        for o in Levenshtein.opcodes("".join(one[row:rows]), "".join(other[column:columns]))
        if o.tag != "equal"
    ]


def _places(marks: Landmarks, start: int, end: int) -> list[int]:
    """Return the punctuation from one place to another, and both of them.

    Any, since the one text may have a comma where the other ends a sentence.
    """
    return [start, *sorted(p for p in marks.stops | marks.ends if start <= p <= end), end]


def _between(letters: str, places: Sequence[int]) -> list[str]:
    """Return what stands between places; before and behind punctuation at a border nothing."""
    return [letters[places[n] : places[n + 1]] for n in range(len(places) - 1)]


def _paired(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield which clauses of two texts stand for one another, in the order of both.

    From which to which of the one and of the other; what stands for nothing has none there.
    """
    costs, steps = {(0, 0): 0.0}, {}
    for row in range(len(one) + 1):
        for column in range(len(other) + 1):
            ways = [
                (costs[row - a, column - b] + _cost(one[row - a : row], other[column - b : column]),
                 (a, b))
                for a, b in _STEPS if a <= row and b <= column
            ]  # fmt: skip
            if ways:
                costs[row, column], steps[row, column] = min(ways, key=lambda way: way[0])
    at, pairs = (len(one), len(other)), []
    while at in steps:
        before = at[0] - steps[at][0], at[1] - steps[at][1]
        pairs.append((*before, *at))
        at = before
    yield from reversed(pairs)


def _cost(one: Sequence[str], other: Sequence[str]) -> float:
    alone = 0.0 if one and other else _ALONE
    return Levenshtein.distance("".join(one), "".join(other)) + alone
