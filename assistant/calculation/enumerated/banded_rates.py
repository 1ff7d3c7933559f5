"""Sums of a quantity that is priced band by band: 每月10吨以内的每吨2.5元，超过的部分每吨4元."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.possible_sum import PossibleSum, together
from assistant.calculation.enumerated.said_for_whom import is_for_them
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.enumerated.workings import Joined, Leaf, Working
from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit, counted_in, parse_unit
from assistant.calculation.formulas.expression import MULTIPLY, SUBTRACT
from assistant.calculation.stated.bands import Reach, read_bands

_MONEY_UNIT, _PERCENT = parse_unit(MONEY).dimension, parse_unit("%")
_TIER = re.compile(r"(?:第([一二三四])|(首))[档级]")
_TIERS = "一二三四"
_SHARES = (TermRole.PART, TermRole.SCALE)
Banded = list[tuple[Reach, Term]]


def banded_rates(scope: SumScope) -> Iterator[PossibleSum]:
    """Yield what a quantity of the question costs by the bands of one clause."""
    for document in scope.documents:
        for unit, group in _groups(terms_of(document)):
            for figure in scope.counts(unit):
                if made := _of_bands(scope, group, figure, unit):
                    yield made


def _groups(terms: Sequence[Term]) -> Iterator[tuple[str, Banded]]:
    """Yield the rates of one clause whose bands join in the unit that they are paid for."""
    by_clause: dict[str, list[Term]] = {}
    for term in terms:
        if term.role is TermRole.RATE and not term.provision.row and "部分" in term.provision.quote:
            by_clause.setdefault(term.provision.clause.id, []).append(term)
    for kin in by_clause.values():
        unit = kin[0].each[-1]
        banded = [(b, t) for t in kin for b in read_bands(t.provision.own) if b.unit == unit]
        joins = all(a.high is not None and a.high == b.low for (a, _), (b, _) in pairwise(banded))
        if len(banded) > 1 and joins:
            yield unit, banded


def _of_bands(scope: SumScope, group: Banded, figure: TypedFigure, unit: str) -> PossibleSum | None:
    """Return the bands of a quantity together; one that some pay less for, for them at that."""
    portions = list[PossibleSum]()
    for number, (reach, term) in enumerate(group):
        low = Fraction(reach.low or 0)
        if figure.value <= low:
            break
        working = _portion(reach, term, figure, unit)
        made = PossibleSum(working, "rate", (term,), (figure,), ("typed_count",))
        portions.append(_reduced(scope, made, term, number))
    if not portions:
        return None
    scaled = any("scaled" in each.signs for each in portions)
    whole = together(portions)
    terms = tuple(dict.fromkeys((*(t for _, t in group), *whole.terms)))
    signs = ("typed_count", "scaled") if scaled else ("typed_count",)
    return PossibleSum(whole.working, "rate", terms, (figure,), signs)


def _portion(reach: Reach, term: Term, figure: TypedFigure, unit: str) -> Working:
    """Return what the part of a quantity that lies in a band costs."""
    counted, low = counted_in(unit), Fraction(reach.low or 0)
    price = WrittenUnit(f"{MONEY}/{unit}", _MONEY_UNIT.over(counted.dimension))
    ends = reach.high is not None and figure.value > Fraction(reach.high)
    number = Leaf(f"{unit}数", figure.value, counted, figure.text)
    top = Leaf("", Fraction(reach.high or 0), counted) if ends else number
    portion: Working = Joined(SUBTRACT, top, Leaf("", low, counted)) if low else top
    p = term.provision
    return Joined(MULTIPLY, portion, Leaf("单价", p.value, price, p.text, p))


def _reduced(scope: SumScope, made: PossibleSum, term: Term, number: int) -> PossibleSum:
    """Return a band at what those pay of whom is spoken: 低保户第一档水价减按50%收取."""
    for share in scope.of_section(term):
        p = share.provision
        tier = _TIER.search(p.own) if share.role in _SHARES and not p.row else None
        if tier and _TIERS.index(tier[1] or "一") == number and is_for_them(scope, share):
            part = Leaf("比例", p.value, _PERCENT, p.text, p)
            return made.joined(MULTIPLY, part, "scaled", terms=(share,))
    return made
