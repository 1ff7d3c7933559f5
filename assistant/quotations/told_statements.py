"""Statements of a document that a draft tells in fewer words: 护理员每月450元.

The draft's words all stand in a statement of the document, in runs of two letters at least; then
its figures are those of that statement, or one of them is another.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.library.wording import letters_of
from assistant.question.places import Place
from assistant.quotations.counted_amounts import Amount, amounts_and_days
from assistant.quotations.equal_quantities import kind, measure
from assistant.quotations.kinds import without_small
from assistant.quotations.statements import statement_spans

_PRIVATE = 0xE000
_SHORTEST_RUN = 2
_FEWEST = 2
"""Letters beside the figures of a statement that is looked for."""
_SURE = 9
"""Letters and figures of a statement that can be no other."""
_SHORTEST_PIECE = 6
"""The same of a piece of one that has its figures rightly."""
_MOSTLY = 0.25
"""The share of a statement that may be in other words where all of its figures are the same."""
_PART = re.compile(r"[^，,]+[，,]?")
_GIVEN = re.compile(
    r"补[助贴]|奖补|补(?!充|偿|办|缴|交|发|足)|一次性|给予|发放|[测计]算|执行|其中|只需|只要|最多?"
)
"""What tells that money is given, or reckoned, in one word or another."""
_PIECE = re.compile(r"[^，,、]+")
_LABEL = re.compile(r"^\s*(?:第[^，。\s]{1,6}条|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])\s*")


@dataclass(frozen=True, slots=True)
class MeantFigure:
    """The figure of a document that is meant by one of a draft.

    `same` says that it is the same, `replaced` that it is what was before, where `printed` is now;
    `sure` that it can be no other.
    """

    place: Place
    amount: Amount
    same: bool
    sure: bool = True
    replaced: bool = False
    printed: str = ""

    @property
    def printed_there(self) -> str:
        """The figure as the document prints it."""
        return self.place.clause.text[self.amount.start : self.amount.end]


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement: its letters with a sign for each figure, and the figures."""

    letters: str
    amounts: tuple[Amount, ...]

    def is_part_of(self, other: "_Told") -> bool:
        """Say whether all that this one says stands in another, figures left aside."""
        return self._counts_as(other) and _is_tiled(self.letters, other.letters)

    def is_mostly(self, other: "_Told") -> bool:
        """Say whether another has the same figures, and most of the words."""
        if not self._counts_as(other) or self.others(other):
            return False
        return _untiled(self.letters, other.letters) <= _MOSTLY * len(self.letters)

    def others(self, other: "_Told") -> list[int]:
        """Return which figures of another statement of the kind are not those of this one."""
        pairs = zip(self.amounts, other.amounts, strict=True)
        return [n for n, (mine, theirs) in enumerate(pairs) if measure(mine) != measure(theirs)]

    def _counts_as(self, other: "_Told") -> bool:
        return list(map(kind, self.amounts)) == list(map(kind, other.amounts))


def in_clauses(document: PolicyDocument, words: str) -> Iterator[tuple[Amount, MeantFigure | None]]:
    """Yield the figures of a statement of a draft, the one that it tells with that of a document.

    It tells the last one, or the one that is another; none where more than one would be another.
    Parts without figures around it may be the draft's own, where it stands nowhere with them.
    """
    for place, own, told, at in _meant(document, words):
        yield from _compared(place, own, told, at)


_Reading = tuple[Place, "_Told", "_Told", int]
"""Where a statement stands that words tell, how they are read, that statement, where it begins."""


def _meant(document: PolicyDocument, words: str) -> Sequence[_Reading]:
    """Return the statements of a document that words tell, with how the words are read for it.

    They are read with less of them where only what they are said of would be another.
    """
    first: list[_Reading] = []
    for each in _with_less(document, words):
        found = _read(document, each)
        if any(own.others(told) in ([], [len(own.amounts) - 1]) for _, own, told, _ in found):
            return found
        first = first or found
    return first or [r for each in _pieces(words) for r in _read(document, each) if _is_long(r)]


def _read(document: PolicyDocument, words: str) -> list[_Reading]:
    own = _told(words)
    return [(p, own, told, at) for p, told, at in _fitting(document, own)] if own else []


def _is_long(reading: _Reading) -> bool:
    """Say whether a piece of a statement is long enough to be told by itself."""
    _, own, told, _ = reading
    return len(own.letters) >= (_SURE if own.others(told) else _SHORTEST_PIECE)


def _pieces(words: str) -> Iterator[str]:
    """Yield what stands from one comma to the next by itself; the rest is blank."""
    pieces = [m.span() for m in _PIECE.finditer(words)]
    yield from (" " * a + words[a:b] for a, b in pieces if len(pieces) > 1)


def _fitting(document: PolicyDocument, own: _Told) -> Iterator[tuple[Place, _Told, int]]:
    """Yield the statements of a document in which all stands that one of a draft says.

    Of those that have another figure rather the ones that have it last: of 40人以上…3万元 the
    40人 are what it is said of.
    """
    found = [
        (Place(document, clause), told, at)
        for clause in document.clauses
        for told, at in _of_clause(clause)
        if own.is_part_of(told)
    ]
    last = [f for f in found if own.others(f[1]) == [len(own.amounts) - 1]]
    yield from (f for f in found if not last or f in last or not own.others(f[1]))


def _with_less(document: PolicyDocument, words: str) -> Iterator[str]:
    """Yield words as they are, then without parts behind, then without parts before them.

    A part before, 改建食堂, has no figure and is in words of the document: else another thing may
    be meant. What is left away is blank.
    """
    yield words
    parts = [m.span() for m in _PART.finditer(words)]
    with_figure = [n for n, (a, b) in enumerate(parts) if amounts_and_days(words[a:b])]
    if not with_figure:
        return
    first, last = with_figure[0], parts[with_figure[-1]][1]
    yield from (words[:b] for _, b in reversed(parts[first:-1]))
    for a, b in parts[:first]:
        if not _is_tiled(_bare(words[a:b]), _letters(document.source)):
            break
        yield " " * b + words[b:last]


def are_worded_in(words: str, clause: Clause) -> bool:
    """Say whether all that a statement says stands in a clause, whatever its figures are."""
    own = _told(words)
    every = "".join(t.letters for t, _ in _of_clause(clause))
    return own is not None and _is_tiled(own.letters, every)


def is_told_in(document: PolicyDocument, words: str) -> Iterator[Clause]:
    """Yield the clauses with a statement of the same figures that is mostly in the same words."""
    own = _told(words)
    for clause in document.clauses if own else ():
        if any(own and own.is_mostly(told) for told, _ in _of_clause(clause)):
            yield clause


def _compared(
    place: Place, own: _Told, told: _Told, at: int
) -> Iterator[tuple[Amount, MeantFigure | None]]:
    pairs = list(zip(own.amounts, told.amounts, strict=True))
    others = own.others(told)
    if len(others) > 1:
        return
    tells = others[0] if others else len(pairs) - 1
    for number, (mine, theirs) in enumerate(pairs):
        amount = replace(theirs, start=theirs.start + at, end=theirs.end + at)
        meant = MeantFigure(place, amount, same=not others, sure=len(own.letters) >= _SURE)
        yield mine, meant if number == tells else None


def _of_clause(clause: Clause) -> tuple[tuple[_Told, int], ...]:
    """Return the statements of a clause that has figures, and where in it each begins."""
    outside = clause.kind in (ClauseKind.ROW, ClauseKind.ELEMENT)
    return () if outside else _of_text(clause.text)


@lru_cache(maxsize=8192)
def _of_text(text: str) -> tuple[tuple[_Told, int], ...]:
    if not amounts_and_days(text):
        return ()
    found = ((_told(text[a:b]), a) for a, b in statement_spans(text))
    return tuple((told, at) for told, at in found if told)


def _told(words: str) -> _Told | None:
    """Return a statement as it is compared; None for one without figures, or with few words."""
    label = _LABEL.match(words)
    first = label.end() if label else 0
    pieces, at, amounts = [], first, []
    for each in amounts_and_days(words[first:]):
        amounts.append(replace(each, start=each.start + first, end=each.end + first))
        pieces += [_bare(words[at : amounts[-1].start]), _sign(each)]
        at = amounts[-1].end
    letters = "".join([*pieces, _bare(words[at:])])
    if not amounts or len(letters) - len(amounts) < _FEWEST:
        return None
    return _Told(letters, tuple(amounts))


def _bare(words: str) -> str:
    return _GIVEN.sub("", without_small(letters_of(words)))


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    return _bare(text)


def _sign(amount: Amount) -> str:
    """Return one sign for all amounts of a kind."""
    return chr(_PRIVATE + sum(map(ord, kind(amount))) % 0x1000)


def _is_tiled(letters: str, other: str) -> bool:
    """Say whether letters are put together of runs of another text."""
    return not any(size < _SHORTEST_RUN for size in _runs(letters, other))


def _untiled(letters: str, other: str) -> int:
    """Return how many letters are in no run of another text."""
    return sum(1 for size in _runs(letters, other) if size < _SHORTEST_RUN)


def _runs(letters: str, other: str) -> Iterator[int]:
    """Yield how long the runs are of which letters are put together, 1 for a letter of its own."""
    at = 0
    while at < len(letters):
        sizes = range(len(letters) - at, _SHORTEST_RUN - 1, -1)
        size = next((n for n in sizes if letters[at : at + n] in other), 1)
        yield _SHORTEST_RUN if size == 1 and ord(letters[at]) >= _PRIVATE else size
        at += size


def agreed(found: Sequence[MeantFigure]) -> MeantFigure | None:
    """Return the figure that is meant, of several that may be: one that is the same, or the only.

    None where several others may be meant.
    """
    if not found:
        return None
    same = [m for m in found if m.same]
    if same:
        return min(same, key=lambda m: m.replaced)
    values = {measure(m.amount) for m in found}
    return found[0] if len(values) == 1 else None
