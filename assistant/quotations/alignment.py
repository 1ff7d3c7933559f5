"""Alignment: quoted letters laid beside the part of a source that they were taken from.

The letters are those of `library.wording`. The whole quotation is used, the source only as far as
it goes: what the source says before and behind is no difference.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.distance import Indel, Levenshtein

from assistant.documents.numbers.numerals import CHINESE_DIGITS
from assistant.quotations.landmarks import Landmarks

_GAP = 6
"""What is left out of a source costs no more than so many letters."""
_BRIDGE = 4
"""A longer run of letters belongs to a quotation however much it leaves out before it."""
_CUT = 0.5
"""What a figure costs that is cut, however much of it is missing: all that is quoted is there."""
_REACH = 8
"""Letters more than twice its own length in which the changed end of a quotation is looked for."""
_LABEL = re.compile(rf"第?[\d{CHINESE_DIGITS}]+[编章节条款项目]?")
"""The number of a clause, which may be a wrong one: 第九条 for 第八条."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Letters of the source from `start` to `end` that the quotation has as `first` to `last`.

    `omitted` says that the quotation itself tells by …… that it leaves them out, `cut` that they
    are the rest of a figure of which it has a part.
    """

    start: int
    end: int
    first: int
    last: int
    omitted: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where in the source a quotation stands, and what it changes there, in order.

    `likeness` is 1 when the letters are the same, 0 when nothing is; `run` is the longest run of
    letters that is unchanged.
    """

    start: int
    end: int
    edits: tuple[Edit, ...]
    likeness: float
    run: int

    def moved(self, by: int) -> "Alignment":
        """Return the same in a source that begins so many letters earlier."""
        edits = tuple(replace(e, start=e.start + by, end=e.end + by) for e in self.edits)
        return replace(self, start=self.start + by, end=self.end + by, edits=edits)

    def part(self, first: int, last: int) -> "Alignment | None":
        """Return the same for the letters of the quotation from `first` to `last` only.

        What is left out before the first and behind the last is no change of theirs. None where a
        change goes over an end.
        """
        own = [e for e in self.edits if first < e.last and e.first < last]
        if any(e.first < first or last < e.last for e in own):
            return None
        start = self._source(first, [e for e in self.edits if e.last <= first])
        end = self._source(last, [e for e in self.edits if e.first < last])
        edits = tuple(replace(e, first=e.first - first, last=e.last - first) for e in own)
        return Alignment(start, end, edits, _likeness(edits, last - first), self.run)

    def _source(self, letter: int, before: Sequence[Edit]) -> int:
        """Return where in the source a letter of the quotation stands, behind these changes."""
        return self.start + letter + sum(e.end - e.start - e.last + e.first for e in before)


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    first: int
    length: int


def align(
    quoted: str, source: str, marks: Landmarks, omitted: Collection[int] = ()
) -> Alignment | None:
    """Lay `quoted` beside `source`; None when they have nothing in common.

    `marks` are those of the source: a changed end of the quotation is likely to go as far as some
    punctuation, and a figure in which it begins or ends is a changed one. `omitted` are the places
    in `quoted` at which it says that it leaves words out; what it leaves out there is no change.
    """
    at = _occurrence(quoted, source, marks)
    if at is not None:
        found = Alignment(at, at + len(quoted), (), 1.0, len(quoted))
        return _with_whole_figures(found, marks, len(quoted))
    if omitted:
        return _in_order(quoted, source, marks, sorted(omitted))
    core = _core(list(_runs(source, quoted)))
    if not core:
        return None
    longest = max(core, key=lambda run: run.length)
    ways = [_around(quoted, source, marks, row) for row in (core, (longest,))]
    whole = [_with_whole_figures(found, marks, len(quoted)) for found in ways]
    return max(whole, key=lambda found: found.likeness)


def _occurrence(quoted: str, source: str, marks: Landmarks) -> int | None:
    """Return where the source has the very letters, rather where they cut none of its figures."""

    def cut(at: int) -> int:
        return sum(marks.figure_around(end) is not None for end in (at, at + len(quoted)))

    return min(_occurrences(quoted, source), key=cut, default=None)


def _occurrences(quoted: str, source: str) -> Iterator[int]:
    at = source.find(quoted)
    while at >= 0:
        yield at
        at = source.find(quoted, at + 1)


def _with_whole_figures(found: Alignment, marks: Landmarks, length: int) -> Alignment:
    """Return an alignment to whole figures: what is left out of one is a change."""
    head, tail = marks.figure_around(found.start), marks.figure_around(found.end)
    start, end = head[0] if head else found.start, tail[1] if tail else found.end
    cuts = [
        Edit(*left_out, cut=True)
        for left_out in ((start, found.start, 0, 0), (found.end, end, length, length))
        if left_out[0] < left_out[1]
    ]
    edits = tuple(sorted((*found.edits, *cuts), key=lambda e: (e.start, e.first)))
    return Alignment(start, end, edits, _likeness(edits, length), found.run)


def _around(quoted: str, source: str, marks: Landmarks, core: Sequence[_Run]) -> Alignment:
    """Lay a quotation beside a source when it is known where some runs of it stand.

    The runs from first to last, or the longest alone with what is nearest to the rest: of words
    that come twice in the source the one or the other is meant.
    """
    start = _outer(source, quoted[: core[0].first], core[0].start, marks, ahead=False)
    end_of = core[-1].start + core[-1].length, core[-1].first + core[-1].length
    end = _outer(source, quoted[end_of[1] :], end_of[0], marks, ahead=True)
    part = source[start:end]
    edits = tuple(
        Edit(o.src_start, o.src_end, o.dest_start, o.dest_end)
        for o in Levenshtein.opcodes(part, quoted)
        if o.tag != "equal"
    )
    unchanged = max((run.length for run in _runs(part, quoted)), default=0)
    found = Alignment(0, end - start, edits, _likeness(edits, len(quoted)), unchanged)
    return found.moved(start)


def _in_order(
    quoted: str, source: str, marks: Landmarks, omitted: Sequence[int]
) -> Alignment | None:
    """Lay the parts between omissions beside the source, each behind the one before."""
    edits: list[Edit] = []
    found: list[Alignment] = []
    for first, last in pairwise([0, *omitted, len(quoted)]):
        done = found[-1].end if found else 0
        each = _behind(quoted[first:last], source, done, marks)
        if each is None:
            return None
        if found:
            edits.append(Edit(done, each.start, first, first, omitted=True))
        edits += [replace(e, first=e.first + first, last=e.last + first) for e in each.edits]
        found.append(each)
    made = [e for e in edits if not e.omitted]
    run = max(each.run for each in found)
    return Alignment(found[0].start, found[-1].end, tuple(edits), _likeness(made, len(quoted)), run)


def _behind(part: str, source: str, done: int, marks: Landmarks) -> Alignment | None:
    """Lay a part of a quotation beside what is most like it behind the place `done`."""
    rest = source[done:]
    anchor = SequenceMatcher(None, part, rest, autojunk=False).find_longest_match()
    room = len(part) + _REACH
    start = max(0, anchor.b - anchor.a - room)
    found = align(part, rest[start : anchor.b + len(part) + room], marks.behind(done + start))
    return found.moved(done + start) if found else None


def _likeness(edits: Sequence[Edit], length: int) -> float:
    return max(0.0, 1 - sum(map(_cost, edits)) / length)


def _cost(edit: Edit) -> float:
    """Return what a change costs: of what is only left out half, and no more than of a few letters.

    One may leave out a sentence; what is put in, or put for something else, is another's words.
    """
    if edit.cut:
        return _CUT
    left_out = min(edit.end - edit.start, _GAP)
    return max(left_out, edit.last - edit.first) if edit.first < edit.last else left_out / 2


def _runs(source: str, quoted: str) -> Iterator[_Run]:
    """Yield what two texts have in common, in the order of both, as much of it as there is.

    Here a letter put for another counts as two changes: else it would be had for nothing wherever
    the source is longer than the quotation.
    """
    for block in Indel.opcodes(source, quoted):
        if block.tag == "equal":
            yield _Run(block.src_start, block.dest_start, block.src_end - block.src_start)


def _core(runs: Sequence[_Run]) -> Sequence[_Run]:
    """Return the runs that belong together: the part whose letters outweigh the gaps in it."""
    best: tuple[float, int, int] = (0, 0, 0)
    score, begun = 0.0, 0
    for index, run in enumerate(runs):
        if index:
            before = runs[index - 1]
            left_out = run.start - before.start - before.length
            score -= max(min(left_out / 2, _BRIDGE), run.first - before.first - before.length)
        if score < 0:
            score, begun = 0, index
        score += run.length
        if score >= best[0]:
            best = score, begun, index + 1
    return runs[best[1] : best[2]]


def _outer(source: str, rest: str, at: int, marks: Landmarks, *, ahead: bool) -> int:
    """Return up to where in the source the rest of a quotation, before or behind `at`, goes.

    The least changed is taken; of equals that which ends at a stop, then the one as long as it is.
    Only another label is put for a label, and no words for those of the clause beyond it.
    """
    if not rest:
        return at
    reach = 2 * len(rest) + _REACH
    floor, ceiling = marks.between_labels(at, len(source))
    floor = 0 if _LABEL.match(rest) else floor
    places = range(at, min(ceiling, at + reach) + 1) if ahead else range(
        max(floor, at - reach), at + 1
    )  # fmt: skip

    def strangeness(place: int) -> tuple[int, bool, int]:
        part = source[min(at, place) : max(at, place)]
        return (
            Levenshtein.distance(part, rest),
            place not in marks.stops,
            abs(len(part) - len(rest)),
        )

    return min(places, key=strangeness)
