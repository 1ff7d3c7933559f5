"""How many a rate is for, and for how long: all that the units allow, each with its source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, limits_of
from assistant.calculation.enumerated.word_likeness import bag
from assistant.calculation.enumerated.workings import Joined, Leaf, Working
from assistant.calculation.formulas.dimensions import counted_in
from assistant.calculation.formulas.expression import DIVIDE, SMALLER
from assistant.calculation.formulas.units_each import SERVED, SPANS, each_of
from assistant.calculation.stated.provision import ProvisionKind

_MOST_CELLS = 3
_USUAL = {"月": 12, "季度": 4, "学期": 2, "采暖季": 1}
"""How many of a span there are in a year."""
_SPREAD = re.compile(r"平均|均摊|摊到|折合|合到|按月")
_PAID = ("人", "户")
"""Who is paid, of whom it is said for whom a limit is where nothing else is."""
_HALF = Fraction(1, 2)
_SAYS_HOW_MANY = re.compile(r"[现共计有为]")


@dataclass(frozen=True, slots=True)
class Factor:
    """One number that a rate may be multiplied by; None is one of it."""

    working: Working | None
    sign: str
    figures: tuple[TypedFigure, ...] = ()
    terms: tuple[Term, ...] = ()


def number_of(scope: SumScope, unit: str, term: Term) -> Iterator[Factor]:
    """Yield how many of a unit a rate may be for: the user's own, a row's, a clause's, or one."""
    mine = scope.counts(unit)
    yield from (_own(scope, figure, unit, term) for figure in mine)
    if mine:
        return
    for said in _in_clause(scope, unit, term):
        yield Factor(_stated(f"{unit}数", said, unit), "clause_count", (), (said,))
    for cell in scope.cells_of(unit, term)[:_MOST_CELLS]:
        yield Factor(_stated(f"{cell.row}{unit}数", cell, unit), "cell_count", (), (cell,))
    yield Factor(None, "count_of_one")


def _stated(name: str, term: Term, unit: str) -> Leaf:
    p = term.provision
    return Leaf(name, term.value, counted_in(unit), p.text, p)


def _own(scope: SumScope, figure: TypedFigure, unit: str, term: Term) -> Factor:
    """Return the user's number, up to what the clause of the rate limits it to."""
    number = Leaf(f"{unit}数", figure.value, counted_in(unit), figure.text)
    limits = {(unit,), ("年",)} if unit == SERVED else {(unit,)}
    caps = [t for t in scope.of_clause(term) if t.role is TermRole.CAP and t.each in limits]
    caps = [t for t in caps if t.provision.quote == term.provision.quote] or caps
    behind = limits_of(term, scope.terms, TermRole.CAP)
    caps = [t for t in caps if t in behind] or caps
    if len(caps) != 1 or _is_of_each_other(scope, caps[0], unit):
        return Factor(number, "typed_count", (figure,))
    capped = Joined(SMALLER, number, _stated("上限", caps[0], unit))
    return Factor(capped, "count_capped", (figure,), (caps[0],))


def _is_of_each_other(scope: SumScope, cap: Term, unit: str) -> bool:
    """Tell whether so many at most are for each of what is not asked of: 每艘船最多6人."""
    each = [u for u in each_of(cap.provision.own) if u not in (*SPANS, *_PAID, unit)]
    return any(not re.search(f"(?:[一1这那我]|每)[条个]?{u}", scope.text) for u in each)


def _in_clause(scope: SumScope, unit: str, term: Term) -> list[Term]:
    """Return what the clause of a rate says that there are: 现有老年卡18600张."""
    return [
        t for t in scope.of_clause(term)
        if t.role is TermRole.COUNT and t.each == (unit,) and not t.provision.row and t.value > 1
        and _SAYS_HOW_MANY.search(t.provision.own)
    ]  # fmt: skip


def time_of(scope: SumScope, unit: str, term: Term) -> Iterator[Factor]:
    """Yield for how long a rate by a span may be paid."""
    span = scope.wanted.span
    if unit not in ("月", "年") and scope.counts(unit):
        yield from number_of(scope, unit, term)
    elif span is None:
        yield from _unsaid(scope, unit, term)
    elif span[0] == unit:
        yield _same(scope, unit, span[1], term)
    elif span[0] == "年":
        yield from _in_a_year(scope, unit, term)
    elif unit == "年" and span == ("月", Fraction(1)) and not scope.months:
        yield _by_the_month(scope, term)
    else:
        yield from _of_another(unit, span)


def _by_the_month(scope: SumScope, term: Term) -> Factor:
    """Return what of a year one month is, where it is paid out by the month: 按10个月平均发放."""
    said = _said_spans(scope, "月", term)
    if len(said) == 1:
        part = Joined(
            DIVIDE, Leaf("", Fraction(1), counted_in("年")), _stated("月数", said[0], "月")
        )
        return Factor(part, "span_stated", (), (said[0],))
    if _SPREAD.search(scope.text):
        number = Leaf("月数", Fraction(_USUAL["月"]), counted_in("月"), "一年")
        part = Joined(DIVIDE, Leaf("", Fraction(1), counted_in("年")), number)
        return Factor(part, "span_usual")
    return Factor(None, "span_odd")


def _said_spans(scope: SumScope, unit: str, term: Term) -> list[Term]:
    """Return for how long the clause of a rate says that it is paid: 按10个月发放.

    Of a row that is what stands over the table.
    """
    roles = (TermRole.COUNT, TermRole.CAP)
    near = scope.over_the_table(term) if term.provision.row else scope.of_clause(term)
    return [
        t for t in near
        if t.role in roles and t.each == (unit,) and not t.provision.row and t.value > 1
    ]  # fmt: skip


def _unsaid(scope: SumScope, unit: str, term: Term) -> Iterator[Factor]:
    if unit == "年":
        yield Factor(Leaf("", Fraction(1), counted_in("年")), "year_meant")
        return
    for said in _said_spans(scope, unit, term):
        yield Factor(_stated(f"{unit}数", said, unit), "span_stated", (), (said,))
    yield Factor(None, "span_unsaid")


def season_of(term: Term, terms: Sequence[Term]) -> list[Term]:
    """Return in how many months of a year a rate is paid, by its own sentence: 6月至9月发放."""
    quote = term.provision.quote
    limits = (ProvisionKind.LONGEST, ProvisionKind.CEILING)
    return [
        t for t in terms
        if t.each == ("月",) and t.provision.quote == quote and t.provision.kind in limits
    ]  # fmt: skip


def _words(scope: SumScope) -> str:
    months = scope.months
    return months[0].text if months else scope.wanted.asked.months_text or "一年"


def _same(scope: SumScope, unit: str, number: Fraction, term: Term) -> Factor:
    """Return the span that is asked for, not longer than the months in which it is paid."""
    season = [t for t in season_of(term, scope.of_clause(term)) if t.value < number]
    if season:
        return Factor(_stated(f"{unit}数", season[0], unit), "span_same", (), (season[0],))
    if number == 1:
        return Factor(Leaf("", number, counted_in(unit)), "span_same")
    return Factor(Leaf(f"{unit}数", number, counted_in(unit), _words(scope)), "span_same")


def _in_a_year(scope: SumScope, unit: str, term: Term) -> Iterator[Factor]:
    """Yield how many of a span a year has: what the sentence says, else the clause, or as usual."""
    said = _said_spans(scope, unit, term)
    near = [t for t in said if t.provision.quote == term.provision.quote]
    near = near or _longest(scope, unit, term) or (said if _pays_alone(scope, term) else [])
    for each in near[:1] or said:
        yield Factor(_stated(f"{unit}数", each, unit), "span_stated", (), (each,))
    if not near and unit in _USUAL:
        sign = "span_usual_beside" if said else "span_usual"
        number = Leaf(f"{unit}数", Fraction(_USUAL[unit]), counted_in(unit), _words(scope))
        yield Factor(number, sign)


def _pays_alone(scope: SumScope, term: Term) -> bool:
    """Tell whether a clause states one standard, so that each of its sentences is of it."""
    return not any(t.role is term.role and t is not term for t in scope.of_clause(term))


def _longest(scope: SumScope, unit: str, term: Term) -> list[Term]:
    """Return for how long another clause says that what the rate is for is paid at most."""
    own = frozenset(each for each in bag(term.provision.own) if len(each) > 1)
    beside = (t for t in scope.of_clause(term) if t.role is term.role and t is not term)
    own -= frozenset[str]().union(*(bag(t.provision.own) for t in beside))
    return [
        t
        for t in scope.of_document(term)
        if t.role is TermRole.CAP and t.each == (unit,) and own & bag(t.subject)
    ]


def _of_another(unit: str, span: tuple[str, Fraction]) -> Iterator[Factor]:
    """Yield what part of a year a term or some months are."""
    name, number = span
    if unit == "年" and name == "学期":
        yield Factor(Leaf("", _HALF, counted_in("年")), "half_year")
    elif unit == "年" and name == "月":
        if number != 1:
            yield Factor(Leaf("", number / 12, counted_in("年")), "year_in_months")
    else:
        yield Factor(None, "span_odd")
