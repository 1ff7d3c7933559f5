"""What several rows of a table of standards come to for one place: its number of each, added up.

三档护林员合计 of 枫树坪乡 is its number in each band at the standard of the band's row. A column
counts what the row is called, or those of the row's band; where one row has none there is no sum.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.enumerated.columns_together import PAYERS, asks_together
from assistant.calculation.enumerated.counts_of import time_of
from assistant.calculation.enumerated.enumerated_sum import scope_of
from assistant.calculation.enumerated.money_kinds import is_of_another_kind
from assistant.calculation.enumerated.parties_named import bearer
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.enumerated.workings import Joined, Leaf, Working, on_sheet
from assistant.calculation.formulas.dimensions import counted_in
from assistant.calculation.formulas.expression import MULTIPLY
from assistant.calculation.formulas.units_each import SPANS
from assistant.calculation.stated.bands import read_bands
from assistant.calculation.stated.document_provisions import PLACE
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import read_number

_NUMBER = re.compile(r"([两二三四五六七八九十])\s*(?:个年龄段|个档|类|种|样|档|项|级)")
_STEM = 2
"""Characters of the name of a row that tell it in a list with one noun: 县级、乡级、村级河道."""
_BRACKETS = re.compile(r"[（(].*?[）)]|\s")

Pairs = Sequence[tuple[Term, Term]]


def rows_together(reading: MoneyReading) -> Calculation | None:
    """Add up what a place gets by all rows of a table of standards, or by those that are named."""
    scope = scope_of(reading.asked, reading.stated)
    places = {name for name in reading.stated.rows if PLACE.search(name)}
    if scope is None or not asks_together(scope) or len(places) != 1 or _brings_figures(scope):
        return None
    tables = _tables(scope)
    made = _closest(scope, tables, [_paired(scope, t, next(iter(places))) for t in tables])
    return _added(scope, made) if len(made) > 1 else None


def _brings_figures(scope: SumScope) -> bool:
    numbered = _NUMBER.search(scope.text)
    loose = [f for f in scope.wanted.figures if not (numbered and f.text in numbered[0])]
    return bool(loose) or any(f.unit == "岁" for f in scope.wanted.asked.bare)


def _tables(scope: SumScope) -> list[list[Term]]:
    """Return the standards of each column of a table that are in force and may be meant."""
    found: dict[tuple[str, tuple[str, ...], str], list[Term]] = {}
    for term in scope.terms:
        p = term.provision
        others = is_of_another_kind(scope, term) or bearer(p.own) in PAYERS
        if term.role is TermRole.RATE and p.row and not others:
            key = (p.document.id, tuple(p.clause.path), p.own)
            found.setdefault(key, []).append(term)
    return [rates for rates in found.values() if len(rates) > 1]


def _paired(scope: SumScope, rates: Sequence[Term], place: str) -> Pairs:
    """Return the rows asked for, each with the one cell of a place that counts what it is for."""
    named = [rate for rate in rates if _is_named(scope.text, _name(rate))]
    if len(named) == 1:
        return ()
    chosen = named or rates
    told = _NUMBER.search(scope.text)
    number = read_number(told[1].replace("两", "二")) if told else None
    if number and number.value != len(chosen):
        return ()
    columns = {t.provision.own for t in scope.of_clause(rates[0]) if t.role is TermRole.RATE}
    pairs = [(rate, _cells(rate, place, columns)) for rate in chosen]
    if any(len(cells) != 1 for _, cells in pairs):
        return ()
    return [(rate, cells[0]) for rate, cells in pairs]


def _name(rate: Term) -> str:
    return _BRACKETS.sub("", rate.row)


def _is_named(text: str, name: str) -> bool:
    stem, rest = name[:_STEM], name[_STEM:]
    return name in text or (len(rest) > 1 and stem in text and rest in text)


def _cells(rate: Term, place: str, columns: set[str]) -> list[Term]:
    """Return the cells of a place under the column that is called as the row of a standard is."""
    counted, bands = set(rate.each) - SPANS or {"人"}, [*read_bands(rate.row)]
    cells = [
        t for t in terms_of(rate.provision.document)
        if t.role is TermRole.COUNT and t.row == place and set(t.each) & counted
    ]  # fmt: skip
    name = _name(rate)
    called = [t for t in cells if name in _BRACKETS.sub("", t.provision.own)]
    of_band = [t for t in cells if bands and [*read_bands(t.provision.own)] == bands]
    return [t for t in called or of_band if _is_of_the_column(t, rate, columns)]


def _is_of_the_column(cell: Term, rate: Term, columns: set[str]) -> bool:
    """Tell whether a cell counts no other column of the standards: 农村籍退役士兵60—69周岁."""
    own = frozenset(word for word in bag(cell.provision.own) if len(word) > 1)
    shared = {column: len(bag(column) & own) for column in columns}
    return shared[rate.provision.own] == max(shared.values())


def _closest(scope: SumScope, tables: Sequence[Sequence[Term]], paired: Sequence[Pairs]) -> Pairs:
    """Return the pairs of the one table of which a question says most; none where two tie."""
    scores = [
        _likeness(scope, (*rates, *(cell for _, cell in pairs)))
        for rates, pairs in zip(tables, paired, strict=True)
    ]
    best = max(scores, default=Decimal(0))
    first = [pairs for pairs, score in zip(paired, scores, strict=True) if score == best]
    return first[0] if best and len(first) == 1 else ()


def _likeness(scope: SumScope, terms: Sequence[Term]) -> Decimal:
    """Return how much of a question the rows, columns and headings of a table say."""
    p = terms[0].provision
    words = "|".join((*(t.words for t in terms), p.above, *p.clause.path))
    return scope.lexicon.sum_of(scope.asked & bag(words))


def _added(scope: SumScope, pairs: Pairs) -> Calculation | None:
    parts = [_one(scope, rate, cell) for rate, cell in pairs]
    if any(part is None for part in parts):
        return None
    sheet = Worksheet()
    steps = [
        sheet.step(_name(rate), on_sheet(sheet, part))
        for (rate, _), part in zip(pairs, parts, strict=True) if part
    ]  # fmt: skip
    return sheet.added_up(steps)


def _one(scope: SumScope, rate: Term, cell: Term) -> Working | None:
    """Return the number of one row at its standard, for as long as is asked."""
    p, counted = rate.provision, next((u for u in rate.each if u not in SPANS), "人")
    unit = counted_in(counted)
    number = Leaf(f"{_name(rate)}数", cell.value, unit, cell.provision.text, cell.provision)
    working: Working = Joined(MULTIPLY, Leaf("标准", p.value, p.unit, p.text, p), number)
    for span in (u for u in rate.each if u in SPANS):
        times = [each for each in time_of(scope, span, rate) if each.working is not None]
        if not times or times[0].working is None:
            return None
        working = Joined(MULTIPLY, working, times[0].working)
    return working
