"""Two sums together, or what one is more than the other: before and after, here and there."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from assistant.calculation.enumerated.possible_sum import PossibleSum, apart, together
from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.word_likeness import NONE, bag

_BEFORE = re.compile(r"原[来先]?|以前|之前|从前|提高|涨|调[整标高]|去年|上年|旧|往年|老标准|过去")
_SAID = Decimal("0.3")
"""How much of that in which two sums differ must be said of each."""
_ONE_THING = Decimal("0.8")
"""How much of what is said of either of two standards of one thing is said of both."""


def paired_sums(scope: SumScope, best: Sequence[PossibleSum]) -> Iterator[PossibleSum]:
    """Yield the sums and differences of two that differ in one thing, which is said."""
    if not (scope.wanted.differs or scope.wanted.several):
        return
    for a, b in combinations(best, 2):
        if a.main is None or b.main is None or not _alike(a, b, a.main, b.main):
            continue
        changed = scope.wanted.differs and _is_change(scope, a, b, a.main, b.main)
        if not changed and pair_said(scope, a, b) < _SAID:
            continue
        if scope.wanted.differs:
            yield apart(a, b, *(("changed",) if changed else ()))
        elif scope.wanted.several:
            yield together((a, b))


def _alike(a: PossibleSum, b: PossibleSum, one: Term, other: Term) -> bool:
    """Tell whether two sums are put together alike, over one document."""
    shape = a.kind == b.kind and a.signs == b.signs and one.each == other.each
    borne = a.split is b.split and a.party == b.party and not a.shared
    same = one.provision.document.id == other.provision.document.id
    return shape and borne and same and a.terms != b.terms and "difference" not in a.signs


def _is_change(scope: SumScope, a: PossibleSum, b: PossibleSum, one: Term, other: Term) -> bool:
    """Tell whether two sums are of one thing before and after its standard changed."""
    if not _BEFORE.search(scope.wanted.asked.uniform) or a.terms[1:] != b.terms[1:]:
        return False
    if one.provision.quote == other.provision.quote and TermRole.OLD in (one.role, other.role):
        return one.role is not other.role
    if one.provision.unit != other.provision.unit:
        return False
    if one.years == other.years and one.is_old == other.is_old:
        return False
    own, theirs = (bag(f"{t.provision.own}|{t.provision.condition}") for t in (one, other))
    both = scope.lexicon.sum_of(own & theirs & scope.asked)
    either = scope.lexicon.sum_of((own | theirs) & scope.asked)
    return either > 0 and both >= _ONE_THING * either


def pair_said(scope: SumScope, one: PossibleSum, other: PossibleSum) -> Decimal:
    """Return how much of that in which two sums differ is said of each, the lesser of both."""
    words = [frozenset[str]().union(*(bag(t.subject) for t in c.terms)) for c in (one, other)]
    shares = []
    for mine, theirs in (words, words[::-1]):
        whole = scope.lexicon.sum_of(mine - theirs)
        said = scope.lexicon.sum_of((mine - theirs) & scope.asked)
        shares.append(said / whole if whole else NONE)
    return min(shares)
