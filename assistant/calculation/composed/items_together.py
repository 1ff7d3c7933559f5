"""What several kinds of money come to that a question lists: 基本报酬、绩效报酬和高温补贴合计.

Each kind is one standard of one document, by what only it is called, for as many and as long as
the question says; where one of them is not found there is no sum.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.enumerated.enumerated_sum import scope_of
from assistant.calculation.enumerated.items_named import items_named, own_words
from assistant.calculation.enumerated.possible_sum import PossibleSum
from assistant.calculation.enumerated.rate_sums import rate_sums
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.enumerated.workings import on_sheet
from assistant.calculation.steps import Calculation

_ALIKE = Decimal("0.3")
"""How much single words that the rest of the question says count beside what an item is called."""
_NOT_PLAIN = frozenset({"added", "scaled", "rate_changed", "months_ignored"})


def items_together(reading: MoneyReading) -> Calculation | None:
    """Add up the kinds of money that a question lists."""
    scope = scope_of(reading.asked, reading.stated)
    items = items_named(scope) if scope else ()
    if scope is None or not items:
        return None
    mains = [_standard(scope, item, items) for item in items]
    known = [main for main in mains if main]
    documents = {main.provision.document.id for main in known}
    if len(known) < len(items) or len({id(m) for m in known}) < len(items) or len(documents) > 1:
        return None
    parts = [_one(scope, main) for main in known]
    made = [part for part in parts if part]
    return _added(items, made) if len(made) == len(items) else None


def _standard(scope: SumScope, item: str, items: tuple[str, ...]) -> Term | None:
    """Return the one standard that is closest to an item, by what only the item is called."""
    own, asked = own_words(scope, item, items), scope.asked
    rates = (t for t in scope.terms if t.role is TermRole.RATE)
    scored = []
    for term in rates:
        words = bag(f"{term.words}|{term.provision.quote}")
        called = scope.lexicon.sum_of(words & own)
        told = scope.lexicon.sum_of(bag(term.subject) & asked)
        if called:
            scored.append((called + _ALIKE * told, term))
    best = max((score for score, _ in scored), default=Decimal(0))
    first = [term for score, term in scored if score == best]
    return first[0] if len(first) == 1 else None


def _one(scope: SumScope, main: Term) -> PossibleSum | None:
    """Return what one kind comes to with every figure of the question; None where two do."""
    numbers = [f for f in scope.wanted.figures if f.unit != "月"]
    made = [
        each for each in rate_sums(scope, (main,))
        if not _NOT_PLAIN & set(each.signs) and all(f in each.figures for f in numbers)
    ]  # fmt: skip
    return made[0] if len({each.value for each in made}) == 1 else None


def _added(items: tuple[str, ...], parts: Sequence[PossibleSum]) -> Calculation:
    sheet = Worksheet()
    steps = [
        sheet.step(item, on_sheet(sheet, part.working))
        for item, part in zip(items, parts, strict=True)
    ]
    return sheet.added_up(steps)
