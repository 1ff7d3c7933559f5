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
from assistant.quotations.counted_amounts import Amount, amounts_of
from assistant.quotations.equal_quantities import kind, measure
from assistant.quotations.retold import without_small
from assistant.quotations.statements import statement_spans

_PRIVATE = 0xE000
_SHORTEST_RUN = 2
_FEWEST = 3
"""Letters beside the figures of a statement that is looked for."""
_SURE = 9
"""Letters and figures of a statement that can be no other."""
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
        kinds = [list(map(kind, t.amounts)) for t in (self, other)]
        return kinds[0] == kinds[1] and _is_tiled(self.letters, other.letters)


def in_clauses(document: PolicyDocument, words: str) -> Iterator[tuple[Amount, MeantFigure | None]]:
    """Yield the figures of a statement of a draft, the one that it tells with that of a document.

    It tells the last one, or the one that is another; none where more than one would be another.
    """
    own = _told(words)
    if own is None:
        return
    for clause in document.clauses:
        for told, at in _of_clause(clause):
            if own.is_part_of(told):
                yield from _compared(Place(document, clause), own, told, at)


def are_worded_in(words: str, clause: Clause) -> bool:
    """Say whether all that a statement says stands in a clause, whatever its figures are."""
    own = _told(words)
    every = "".join(t.letters for t, _ in _of_clause(clause))
    return own is not None and _is_tiled(own.letters, every)


def _compared(
    place: Place, own: _Told, told: _Told, at: int
) -> Iterator[tuple[Amount, MeantFigure | None]]:
    pairs = list(zip(own.amounts, told.amounts, strict=True))
    others = [n for n, (mine, theirs) in enumerate(pairs) if measure(mine) != measure(theirs)]
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
    if not amounts_of(text):
        return ()
    found = ((_told(text[a:b]), a) for a, b in statement_spans(text))
    return tuple((told, at) for told, at in found if told)


def _told(words: str) -> _Told | None:
    """Return a statement as it is compared; None for one without figures, or with few words."""
    label = _LABEL.match(words)
    first = label.end() if label else 0
    pieces, at, amounts = [], first, []
    for each in amounts_of(words[first:]):
        amounts.append(replace(each, start=each.start + first, end=each.end + first))
        pieces += [_bare(words[at : amounts[-1].start]), _sign(each)]
        at = amounts[-1].end
    letters = "".join([*pieces, _bare(words[at:])])
    if not amounts or len(letters) - len(amounts) < _FEWEST:
        return None
    return _Told(letters, tuple(amounts))


def _bare(words: str) -> str:
    return without_small(letters_of(words))


def _sign(amount: Amount) -> str:
    """Return one sign for all amounts of a kind."""
    return chr(_PRIVATE + sum(map(ord, kind(amount))) % 0x1000)


def _is_tiled(letters: str, other: str) -> bool:
    """Say whether letters are put together of runs of another text."""
    at = 0
    while at < len(letters):
        size = next(
            (n for n in range(len(letters) - at, 1, -1) if letters[at : at + n] in other), 0
        )
        if size < _SHORTEST_RUN:
            return False
        at += size
    return True


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
