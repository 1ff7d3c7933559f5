"""Sums of a cost: a share of it over the line and up to the cap, band by band, or back from it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.possible_sum import PossibleSum
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, limits_of
from assistant.calculation.enumerated.workings import Joined, Leaf, Working, value_of_working
from assistant.calculation.formulas.dimensions import parse_unit
from assistant.calculation.formulas.expression import (
    ADD,
    DIVIDE,
    LARGER,
    MULTIPLY,
    SMALLER,
    SUBTRACT,
)
from assistant.calculation.stated.bands import Reach, begins_at_the_line, read_bands
from assistant.documents.numbers.decimals import narrow

_YUAN, _PERCENT = parse_unit("元"), parse_unit("%")
_SAID = Decimal("0.15")
"""How much of a condition must be said for what it adds to be looked at."""
_MOST_LINES = 2
_OVER, _EXCEEDED = re.compile(r"超[过出]?(?:的)?部分"), re.compile(r"超[过出]$")
_NO_LINE = re.compile(r"不设(?:置)?起付")
_FROM_THE_LINE = re.compile(r"(?:扣除|减去|超过|达到)起付")
_NOT_OVER_COST = re.compile(r"不得?超过[^,，。]{0,12}(?:费用|造价|支出|总额|投资)")

Banded = list[tuple[Reach, Term]]


def cost_sums(scope: SumScope) -> Iterator[PossibleSum]:
    """Yield what is paid of each sum of money of the question."""
    groups = [*_band_groups(scope)]
    for figure in scope.wanted.figures:
        if scope.is_money(figure):
            cost = Leaf("费用", figure.value, _YUAN, figure.text)
            for term in scope.terms:
                if term.role is TermRole.PART:
                    yield from _of_part(scope, term, cost, figure)
            for group in groups:
                yield from _of_bands(scope, group, cost, figure)


def _stated(name: str, term: Term) -> Leaf:
    p = term.provision
    return Leaf(name, term.value, _PERCENT if term.is_share else _YUAN, p.text, p)


def _reaches(term: Term) -> list[Reach]:
    p = term.provision
    return [b for b in read_bands(f"{p.condition}，{p.own}") if b.unit == "元"]


def _of_part(scope: SumScope, term: Term, cost: Leaf, figure: TypedFigure) -> Iterator[PossibleSum]:
    reach = _reaches(term)
    if len(reach) > 1 or any(r.low is None or r.high is not None for r in reach):
        return  # what is paid of a part of a sum alone is one of the bands
    line = next(iter(_lines_of(scope, term)), None)
    over = _over(cost, line, reach)
    if value_of_working(over) < 0:
        return
    for rate, added in _rates(scope, term):
        terms = (term, *added, *((line,) if line else ()))
        signs = (*(("lined",) if line or reach else ()), *(("added",) if added else ()))
        made = PossibleSum(Joined(MULTIPLY, over, rate), "part", terms, (figure,), signs)
        yield from _with_fixed(scope, term, _within_limits(scope, term, made), cost)
        if scope.wanted.reverse and not (line or reach or added):
            yield PossibleSum(Joined(DIVIDE, cost, rate), "reverse", terms, (figure,))


def _over(cost: Leaf, line: Term | None, reach: Sequence[Reach]) -> Working:
    """Return what of a cost lies over the line."""
    if line is not None:
        return Joined(SUBTRACT, cost, _stated("起付线", line))
    if reach and reach[0].low is not None:
        return Joined(SUBTRACT, cost, Leaf("", Fraction(reach[0].low), _YUAN))
    return cost


def _rates(scope: SumScope, term: Term) -> Iterator[tuple[Working, tuple[Term, ...]]]:
    """Yield the share, and with the points that come on top of it for those whom one names."""
    rate = _stated("比例", term)
    yield rate, ()
    for other in scope.of_section(term):
        points = other.role is TermRole.ADDED and other.is_share
        if points and scope.said_share(other, term) > _SAID:
            yield Joined(ADD, rate, _stated("加", other)), (other,)


def _lines_of(scope: SumScope, term: Term) -> list[Term]:
    """Return the lines of a share: of its row or sentence."""
    p = term.provision
    same = [t for t in scope.of_clause(term) if t.role is TermRole.LINE]
    if p.row:
        return same
    if _OVER.search(p.own):
        same += [t for t in scope.of_clause(term) if _is_line_before(t, term)]
    near = [t for t in same if narrow(t.provision.quote) in narrow(p.quote)]
    return [] if _NO_LINE.search(narrow(p.quote)) and not near else scope.closest(near, p.quote)


def _is_line_before(other: Term, term: Term) -> bool:
    """Tell whether a sum is what is to be exceeded: 费用超过1万元的，超过部分按30%."""
    p = other.provision
    beside = p.quote == term.provision.quote and other.is_money
    return beside and bool(_EXCEEDED.search(p.own)) and other.role is not TermRole.LINE


def _within_limits(scope: SumScope, term: Term, made: PossibleSum) -> PossibleSum:
    """Return what is paid of a cost, not less than its floor and not more than its cap."""
    floors = [t for t in limits_of(term, scope.terms, TermRole.FLOOR) if t.is_money]
    if len(floors) == 1:
        made = made.joined(LARGER, _stated("下限", floors[0]), "limited", terms=floors)
    caps = [t for t in limits_of(term, scope.terms, TermRole.CAP) if t.is_money]
    return _up_to(made, scope.closest(caps))


def _up_to(made: PossibleSum, caps: Sequence[Term]) -> PossibleSum:
    """Return a sum up to the first of some caps."""
    if not caps:
        return made
    return made.joined(SMALLER, _stated("上限", caps[0]), "limited", terms=caps[:1])


def _with_fixed(
    scope: SumScope, term: Term, made: PossibleSum, cost: Leaf
) -> Iterator[PossibleSum]:
    """Yield a sum, and with a fixed sum on top whose condition is said."""
    yield made
    for other in scope.of_document(term):
        fixed = other.role is TermRole.ADDED and other.is_money
        if not fixed or scope.said_share(other, term) <= _SAID:
            continue
        total: Working = Joined(ADD, made.working, _stated("增加", other))
        if _NOT_OVER_COST.search(narrow(other.provision.clause.text)):
            total = Joined(SMALLER, total, cost)
        terms, signs = (*made.terms, other), (*made.signs, "added")
        yield replace(made, working=total, terms=terms, signs=signs)


def _band_groups(scope: SumScope) -> Iterator[Banded]:
    """Yield the shares whose bands join."""
    group: Banded = []
    for term in scope.terms:
        reach = _reaches(term) if term.role is TermRole.PART else []
        if not reach:
            continue
        joins = bool(group) and group[-1][0].high is not None and group[-1][0].high == reach[-1].low
        if not joins and len(group) > 1:
            yield group
        group = [*group, (reach[-1], term)] if joins else [(reach[-1], term)]
    if len(group) > 1:
        yield group


def _of_bands(
    scope: SumScope, group: Banded, cost: Leaf, figure: TypedFigure
) -> Iterator[PossibleSum]:
    section, own = scope.of_section(group[0][1]), scope.of_clause(group[0][1])
    lines = scope.closest(_of_its_own(own, section, TermRole.LINE))
    caps = scope.closest([t for t in _of_its_own(own, section, TermRole.CAP) if t.is_money])
    stating = own if any(t.role is TermRole.LINE for t in own) else section
    text = narrow("".join(t.provision.clause.text for t in stating))
    chosen: list[Term | None] = [*lines[:_MOST_LINES]]
    for line in chosen or [None]:
        if not _begins_with_its_first(scope, group, line):
            continue
        measured = _FROM_THE_LINE.search(text) and not begins_at_the_line(text)
        measured = measured and not (line and line.value == Fraction(group[0][0].low or 0))
        from_the_line = line is not None and bool(measured)
        base = Joined(SUBTRACT, cost, _stated("起付线", line)) if line and from_the_line else cost
        least = line.value if line and not from_the_line else Fraction(0)
        made = _portions(group, base, least)
        if made is None:
            continue
        terms = (*made[1], *((line,) if line else ()))
        signs = ("lined",) if line else ()
        yield _up_to(PossibleSum(made[0], "bands", terms, (figure,), signs), caps)


def _of_its_own(own: Sequence[Term], section: Sequence[Term], role: TermRole) -> list[Term]:
    """Return the limits of the clause of some bands, else those of its section."""
    found = [t for t in own if t.role is role]
    return found or [t for t in section if t.role is role]


def _begins_with_its_first(scope: SumScope, group: Banded, line: Term | None) -> bool:
    """Tell whether the lowest band that was read is the first that is paid, from the line on."""
    reach, first = group[0]
    low = Fraction(reach.low or 0)
    if not low:
        return True
    quote = first.provision.quote
    shares = [t for t in scope.of_clause(first) if t.role is TermRole.PART]
    beside = [t for t in shares if t.provision.quote == quote]
    return beside[:1] == [first] and (line is None or low <= line.value)


def _portions(
    group: Banded, base: Working, least: Fraction
) -> tuple[Working, tuple[Term, ...]] | None:
    """Return what the bands give for a sum; None where it lies below all of them."""
    whole, total, used = value_of_working(base), None, list[Term]()
    for reach, term in group:
        low = max(Fraction(reach.low or 0), least)
        if whole <= low:
            continue
        ends = reach.high is not None and whole > Fraction(reach.high)
        top: Working = Leaf("", Fraction(reach.high or 0), _YUAN) if ends else base
        portion: Working = Joined(SUBTRACT, top, Leaf("", low, _YUAN)) if low else top
        part: Working = Joined(MULTIPLY, portion, _stated("比例", term))
        total = part if total is None else Joined(ADD, total, part)
        used.append(term)
    return (total, tuple(used)) if total else None
