"""Sums of a rate: the standard, with what comes on top, for so many and so long, up to a limit."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.columns_together import columns_together
from assistant.calculation.enumerated.counts_of import Factor, number_of, time_of
from assistant.calculation.enumerated.possible_sum import PossibleSum
from assistant.calculation.enumerated.rate_changed import changed, is_change
from assistant.calculation.enumerated.said_for_whom import is_for_them
from assistant.calculation.enumerated.shares_of_columns import shares_of_column
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, before_change, limits_of
from assistant.calculation.enumerated.workings import Joined, Leaf, Working, value_of_working
from assistant.calculation.formulas.dimensions import NOTHING, WrittenUnit, counted_in, parse_unit
from assistant.calculation.formulas.expression import ADD, LARGER, MULTIPLY, SMALLER, SUBTRACT
from assistant.calculation.formulas.units_each import SERVED, SPANS, money_for_each, named
from assistant.calculation.stated.document_provisions import PLACE
from assistant.calculation.stated.group_shares import group_share, is_named_share

_PERCENT, _BARE = parse_unit("%"), WrittenUnit("", NOTHING)
_SAID = Decimal("0.15")
"""How much of a condition must be said for what it adds to be looked at."""
_RATES = (TermRole.RATE, TermRole.OLD)
_SERVED = re.compile(r"每满[1一]年")
_A_YEAR = 12
_NO_NUMBER = frozenset({"元", "%", "", "月", "年"})
_AT_MOST = re.compile(r"按[^,，。;；]{0,4}最高")
"""Asks what the limits come to by themselves: 都按最高额补助."""
_LIMITED_EACH = frozenset({"人", "户", "村", "个"})
"""What a limit may be of, where the sum is told for one of it."""
_LIMITS = ((TermRole.CAP, SMALLER, "上限"), (TermRole.FLOOR, LARGER, "下限"))


@dataclass(frozen=True, slots=True)
class _Base:
    """A standard by itself, changed, or with what comes on top of it."""

    working: Working
    terms: tuple[Term, ...] = ()
    signs: tuple[str, ...] = ()
    figures: tuple[TypedFigure, ...] = ()


def rate_sums(scope: SumScope, terms: Sequence[Term] = ()) -> Iterator[PossibleSum]:
    """Yield every rate, or those of `terms`, times what it may be for."""
    most = bool(_AT_MOST.search(scope.text))
    for term in terms or scope.terms:
        if term.role in _RATES or (most and term.role is TermRole.CAP and term.is_money):
            for units in _counted(scope, term):
                yield from _sums(scope, term, units)


def times_number(scope: SumScope, term: Term, unit: str, number: Factor) -> Iterator[PossibleSum]:
    """Yield a rate times one number of a unit of it, for the span that is asked for."""
    spans = [u for u in term.each if u in SPANS]
    times = [[*time_of(scope, u, term)] for u in spans]
    p = term.provision
    base = _Base(Leaf("标准", p.value, p.unit, p.text, p))
    for timed in product(*times):
        yield _limited(scope, term, *_product(scope, term, base, {unit: number}, timed))


def _counted(scope: SumScope, term: Term) -> list[list[str]]:
    """Return the units that a rate may be multiplied by; one by the month alone may be of heads."""
    counts = [unit for unit in term.each if unit not in SPANS]
    served = not counts and bool(_SERVED.search(term.provision.own))
    if counts or served:
        return [[*counts, *([SERVED] if served and SERVED not in counts else [])]]
    if scope.counts("人"):
        return [[], ["人"]]
    if scope.cells_of("人", term):
        return [[], ["人"], ["村"]]
    return [[], *([unit] for unit in sorted({c.each[0] for c in scope.cells_called(term)}))]


def _sums(scope: SumScope, term: Term, units: Sequence[str]) -> Iterator[PossibleSum]:
    spans = [unit for unit in term.each if unit in SPANS]
    if SERVED in units:
        spans = [unit for unit in spans if unit != "年"]
    numbers = [[*number_of(scope, unit, term)] for unit in units]
    if changes_within(scope, term):
        yield from _in_two_parts(scope, term, numbers)
        return
    times = [[*time_of(scope, unit, term)] for unit in spans]
    for base in _bases(scope, term):
        for chosen in product(*numbers):
            for timed in product(*times):
                made = _product(scope, term, base, dict(zip(units, chosen, strict=True)), timed)
                yield _limited(scope, term, *made)


def changes_within(scope: SumScope, term: Term) -> bool:
    """Tell whether all of a year is asked for in which a monthly standard takes another's place."""
    since = term.provision.since
    within = since is not None and since.year == scope.year and (since.month, since.day) > (1, 1)
    return within and "月" in term.each and before_change(term) is not None


def _in_two_parts(
    scope: SumScope, term: Term, numbers: Sequence[Sequence[Factor]]
) -> Iterator[PossibleSum]:
    """Yield what a year comes to of which some months are paid by what held before."""
    old, since = before_change(term), term.provision.since
    if old is None or since is None or since.day > 1 or scope.months:
        return
    parts = ((old, since.month - 1), (term, _A_YEAR - since.month + 1))
    for chosen in product(*numbers):
        taken = [f.working for f in chosen if f.working is not None]
        before, after = (_for_months(part, months, taken) for part, months in parts)
        terms = (term, old, *(t for f in chosen for t in f.terms))
        figures = tuple(f for each in chosen for f in each.figures)
        signs = (*(f.sign for f in chosen), "span_usual")
        yield PossibleSum(Joined(ADD, before, after), "rate", terms, figures, signs)


def _for_months(term: Term, months: int, numbers: Sequence[Working]) -> Working:
    p = term.provision
    working: Working = Leaf("标准", p.value, p.unit, p.text, p)
    working = Joined(MULTIPLY, working, Leaf("", Fraction(months), counted_in("月")))
    for number in numbers:
        working = Joined(MULTIPLY, working, number)
    return working


def _bases(scope: SumScope, term: Term) -> list[_Base]:
    p = term.provision
    leaf = Leaf("标准", p.value, p.unit, p.text, p)
    changes = [f for f in scope.wanted.figures if is_change(f)]
    if changes:
        return _changed(scope, leaf, changes)
    if theirs := _of_a_group(scope, term):
        return [_scaled(leaf, other) for other in theirs]
    found = [_Base(leaf), *_side_by_side(scope, term, leaf)]
    for other in scope.more_in(p.document):
        if other is term or not _may_change(scope, other, term):
            continue
        found += _with(scope, leaf, term, other)
    return [*found, *(_scaled(leaf, share) for share in shares_of_column(scope, term))]


def _with(scope: SumScope, leaf: Leaf, term: Term, other: Term) -> list[_Base]:
    """Return a standard with what its document adds to it, or as the part of it that is paid."""
    p, text = term.provision, other.provision.text
    same = other.provision.clause.id == p.clause.id
    near = same or other.provision.clause.path[:1] == p.clause.path[:1]
    if other.role is TermRole.SCALE:
        paid = same or (near and is_for_them(scope, other))
        return [_scaled(leaf, other)] if paid else []
    if not near or not (other.is_share or set(other.each) <= set(term.each)):
        return []
    if other.is_share:
        by = Leaf("上浮", other.value, _PERCENT, text, other.provision)
        more: Working = Joined(MULTIPLY, leaf, Joined(ADD, Leaf("", Fraction(1), _BARE), by))
    else:
        added = Leaf("增加", other.value, p.unit, text, other.provision)
        more = Joined(ADD, leaf, added, "加上增加的")
    return [_Base(more, (other,), ("added",))]


def _may_change(scope: SumScope, other: Term, term: Term) -> bool:
    """Tell whether what a document adds or leaves of a standard is said, and no group's."""
    if group_share(other.provision):
        return False
    return _is_said(scope, other, term) or is_for_them(scope, other)


def _of_a_group(scope: SumScope, term: Term) -> list[Term]:
    """Return the shares of a standard that are of a group which the question names."""
    more = scope.more_in(term.provision.document)
    return [t for t in more if is_named_share(scope.stated, t.provision, term.provision)]


def _scaled(leaf: Leaf, other: Term) -> _Base:
    part = Leaf("比例", other.value, _PERCENT, other.provision.text, other.provision)
    return _Base(Joined(MULTIPLY, leaf, part), (other,), ("scaled",))


def _is_said(scope: SumScope, other: Term, term: Term) -> bool:
    return scope.said_share(other, term) > _SAID


def _side_by_side(scope: SumScope, term: Term, leaf: Leaf) -> Iterator[_Base]:
    """Yield a standard with those of other columns of its row that are asked for with it."""
    beside = columns_together(scope, term)[1:]
    total: Working = leaf
    for each in beside:
        p = each.provision
        total = Joined(ADD, total, Leaf(p.own, p.value, p.unit, p.text, p), "几项合起来")
    if beside:
        yield _Base(total, beside, ("added",))


def _changed(scope: SumScope, leaf: Leaf, changes: Sequence[TypedFigure]) -> list[_Base]:
    """Return the standard as the question changes it, or by how much where that is asked."""
    made = changed(leaf, changes[0]) if len(changes) == 1 else None
    if made is None:
        return []
    used = tuple(changes)
    if not scope.wanted.differs:
        return [_Base(made, (), ("rate_changed",), used)]
    more, less = (made, leaf) if value_of_working(made) >= leaf.value else (leaf, made)
    apart = Joined(SUBTRACT, more, less, "每份相差")
    return [_Base(apart, (), ("rate_changed", "difference"), used)]


def _product(
    scope: SumScope, term: Term, base: _Base, numbers: Mapping[str, Factor], times: Sequence[Factor]
) -> tuple[PossibleSum, dict[str, Working]]:
    """Return a standard times its factors, and how many of each unit that counts."""
    working, taken = base.working, [*numbers.values(), *times]
    figures = [*base.figures, *(f for each in taken for f in each.figures)]
    for each in taken:
        if each.working is not None:
            working = Joined(MULTIPLY, working, each.working)
    figures += [f for f in scope.months if f not in figures]
    signs = [*base.signs, *(each.sign for each in taken)]
    if not times and scope.months:
        signs.append("months_ignored")
    counted = {unit: each.working for unit, each in numbers.items() if each.working is not None}
    for figure in _inner(scope, figures, counted):
        number = Leaf(f"{figure.unit}数", figure.value, counted_in(figure.unit), figure.text)
        working, counted[figure.unit] = Joined(MULTIPLY, working, number), number
        figures.append(figure)
        signs.append("multiplied")
    terms = (term, *base.terms, *(t for each in taken for t in each.terms))
    return PossibleSum(working, "rate", terms, tuple(figures), tuple(signs)), counted


def _inner(
    scope: SumScope, figures: Sequence[TypedFigure], counted: Mapping[str, Working]
) -> list[TypedFigure]:
    """Return the numbers of which a number that is counted is one for each: 17户, 一户2吨."""
    known = {*counted, *map(named, counted)}
    return [
        f for f in scope.wanted.figures
        if f not in figures and f.unit not in known and f.unit not in _NO_NUMBER
        and any(f.unit in g.each or re.search(rf"(?:一|每)个?{f.unit}", g.before) for g in figures)
    ]  # fmt: skip


def is_of_each_one(limit: Term, made: PossibleSum, counted: Collection[str]) -> bool:
    """Tell whether a limit is of each who is paid, where all of a place are told: 每户最高6万元.

    A row that is no place is itself what is paid: 单条线路最高40万元 limits what 3路 gets.
    """
    places = [c for c in made.cells if PLACE.search(c.row) or c.is_of_all_rows]
    elsewhere = made.main is None or limit.provision.clause.id != made.main.provision.clause.id
    of_each = {*limit.each} - SPANS
    return bool(places) and (elsewhere or bool(of_each and not of_each & {*counted}))


def _limited(
    scope: SumScope, term: Term, made: PossibleSum, counted: Mapping[str, Working]
) -> PossibleSum:
    """Return a sum within what its sentence limits it to."""
    if term.role is TermRole.CAP:
        return made
    of_each = [unit for unit in term.each if unit not in (*counted, *SPANS)]
    for role, sign, name in _LIMITS:
        limits = [t for t in limits_of(term, scope.terms, role) if t.is_money]
        if len(limits) != 1 or is_of_each_one(limits[0], made, counted):
            continue
        if not {*of_each} <= {*_LIMITED_EACH, *limits[0].each}:
            continue  # 单个主体最高12万元 limits no 60元 of one square metre
        p = limits[0].provision
        bound: Working = Leaf(name, p.value, money_for_each(of_each), p.text, p)
        for unit in limits[0].each:
            if unit in counted:
                bound = Joined(MULTIPLY, bound, counted[unit])
        made = made.joined(sign, bound, "limited", terms=limits)
    return made
