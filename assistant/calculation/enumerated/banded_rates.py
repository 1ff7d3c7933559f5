"""Sums of a quantity that is priced band by band: 每月10吨以内的每吨2.5元，超过的部分每吨4元."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.possible_sum import PossibleSum
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.workings import Joined, Leaf, Working
from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit, counted_in, parse_unit
from assistant.calculation.formulas.expression import ADD, MULTIPLY, SUBTRACT
from assistant.calculation.stated.bands import Reach, read_bands

_MONEY_UNIT = parse_unit(MONEY).dimension
Banded = list[tuple[Reach, Term]]


def banded_rates(scope: SumScope) -> Iterator[PossibleSum]:
    """Yield what a quantity of the question costs by the bands of one sentence."""
    for document in scope.documents:
        for unit, group in _groups(terms_of(document)):
            for figure in scope.counts(unit):
                if made := _portions(group, figure, unit):
                    terms = tuple(term for _, term in group)
                    yield PossibleSum(made, "rate", terms, (figure,), ("typed_count",))


def _groups(terms: Sequence[Term]) -> Iterator[tuple[str, Banded]]:
    """Yield the rates of one sentence whose bands join in the unit that they are paid for."""
    by_quote: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        if term.role is TermRole.RATE and not term.provision.row and "部分" in term.provision.quote:
            p = term.provision
            by_quote.setdefault((p.clause.id, p.quote), []).append(term)
    for kin in by_quote.values():
        unit = kin[0].each[-1]
        banded = [(b, t) for t in kin for b in read_bands(t.provision.own) if b.unit == unit]
        joins = all(a.high is not None and a.high == b.low for (a, _), (b, _) in pairwise(banded))
        if len(banded) == len(kin) > 1 and joins:
            yield unit, banded


def _portions(group: Banded, figure: TypedFigure, unit: str) -> Working | None:
    counted = counted_in(unit)
    price = WrittenUnit(f"{MONEY}/{unit}", _MONEY_UNIT.over(counted.dimension))
    total: Working | None = None
    for reach, term in group:
        low = Fraction(reach.low or 0)
        if figure.value <= low:
            break
        ends = reach.high is not None and figure.value > Fraction(reach.high)
        number = Leaf(f"{unit}数", figure.value, counted, figure.text)
        top: Working = Leaf("", Fraction(reach.high or 0), counted) if ends else number
        portion = Joined(SUBTRACT, top, Leaf("", low, counted)) if low else top
        p = term.provision
        part = Joined(MULTIPLY, portion, Leaf("单价", p.value, price, p.text, p))
        total = part if total is None else Joined(ADD, total, part)
    return total
