"""Sums that documents or the question state as they are, and whose part of a sum it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.enumerated.parties_named import meant_party
from assistant.calculation.enumerated.possible_sum import EVERYONE, PossibleSum
from assistant.calculation.enumerated.splits import Split
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.whose_money import own_party, splits_for, splits_said
from assistant.calculation.enumerated.workings import Joined, Leaf, Working, with_price
from assistant.calculation.formulas.dimensions import (
    BARE,
    PERCENT,
    YUAN,
)
from assistant.calculation.formulas.expression import MULTIPLY
from assistant.calculation.formulas.units_each import SPANS
from assistant.question.place_names import places_named

_NOT_COUNTED = frozenset({"元", "%", "", "岁", "村", "乡", "镇", "位", "号", *SPANS})
_OF_ALL = re.compile(r"总额|共|安排|下达|预算|筹集|投入|累计|资金")
_LARGEST_EACH = 20_000
"""A sum that is larger is none that each of those who are counted gets."""


def stated_totals(scope: SumScope) -> Iterator[PossibleSum]:
    """Yield each stated sum, alone and for each of those whom the user counts."""
    in_half = scope.wanted.span is not None and scope.wanted.span[0] == "学期"
    counted = [f for f in scope.wanted.figures if f.unit not in _NOT_COUNTED and not f.each]
    for term in scope.terms:
        if term.role is not TermRole.TOTAL or _is_of_another(scope, term):
            continue
        p = term.provision
        leaf = Leaf("金额", p.value, YUAN, p.text, p)
        yield PossibleSum(leaf, "total", (term,))
        if in_half:
            half = Joined(MULTIPLY, leaf, Leaf("", Fraction(1, 2), BARE))
            yield PossibleSum(half, "total", (term,), (), ("half_year",))
        each = p.value < _LARGEST_EACH and not p.row and not _OF_ALL.search(p.own)
        if each and len(counted) == 1:
            number = Leaf(f"{counted[0].unit}数", counted[0].value, BARE, counted[0].text)
            of_all = Joined(MULTIPLY, leaf, number)
            yield PossibleSum(of_all, "total", (term,), (counted[0],), ("each_implied",))


def _is_of_another(scope: SumScope, term: Term) -> bool:
    """Tell whether a stated sum is by its words of another year or place than is asked of."""
    asked, wanted = scope.wanted.asked, scope.wanted
    years, places = term.years, places_named(term.provision.own)
    of_year = bool(years and asked.years) and not years & {*asked.years}
    of_place = bool(places) and not any(p in asked.uniform for p in places)
    return not wanted.differs and (of_year or (of_place and bool(places_named(asked.uniform))))


def own_sums(scope: SumScope) -> Iterator[PossibleSum]:
    """Yield the user's own sums, and the user's own price times numbers; both may be shared."""
    for figure in scope.wanted.figures:
        if scope.is_money(figure):
            total = Leaf("总额", figure.value, YUAN, figure.text)
            yield PossibleSum(total, "own", (), (figure,))
    prices = [f for f in scope.wanted.figures if f.is_price and f.does is Does.STANDS]
    if len(prices) == 1 and (made := _own_product(scope, prices[0])):
        yield made


def _own_product(scope: SumScope, price: TypedFigure) -> PossibleSum | None:
    working: Working = Leaf("单价", price.value, YUAN, price.text)
    used = [price]
    for unit in price.each:
        counts = [f for f in scope.counts(unit) if f is not price]
        if len(counts) != 1:
            return None
        number = Leaf(f"{unit}数", counts[0].value, BARE, counts[0].text)
        working = Joined(MULTIPLY, working, number)
        used.append(counts[0])
    return PossibleSum(working, "own", (), tuple(used))


def shared(scope: SumScope, each: PossibleSum) -> Iterator[PossibleSum]:
    """Yield the part of a sum that somebody bears who is asked for, by the documents."""
    if each.split is not None or (each.main is not None and own_party(each.main)):
        return
    for split in splits_for(scope, each.main) if each.main else splits_said(scope):
        if each.main is None or split.is_of(each.main):
            yield from _shared(scope, each, split)


def _shared(scope: SumScope, each: PossibleSum, split: Split) -> Iterator[PossibleSum]:
    parts, signs = dict(split.parts), (*each.signs, "shared")
    if scope.wanted.all_parties:
        if sum(parts.values()) == 1:
            yield replace(each, split=split, party=EVERYONE, shared=split.parts, signs=signs)
        return
    for asked in scope.wanted.parties:
        name = meant_party(asked, parts)
        if not name:
            continue
        if each.main is not None and split.prices:
            price = dict(split.prices)[name]
            paid = with_price(each.working, each.main.provision, price)
            yield replace(each, working=paid, split=split, party=name, signs=signs)
            continue
        p = next((p for p in split.provisions if p.value == parts[name]), None)
        leaf = Leaf("比例", parts[name], PERCENT, p.text if p else "", p)
        part = each.joined(MULTIPLY, leaf, "shared")
        yield replace(part, split=split, party=name)
