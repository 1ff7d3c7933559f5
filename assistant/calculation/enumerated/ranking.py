"""Which of the sums is meant, and how sure that is: a logistic model of a few named features."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from assistant.calculation.enumerated.banded_rates import banded_rates
from assistant.calculation.enumerated.cost_sums import cost_sums
from assistant.calculation.enumerated.lines_of_sum import lines_of_sum
from assistant.calculation.enumerated.other_sums import own_sums, shared, stated_totals
from assistant.calculation.enumerated.paired_sums import paired_sums
from assistant.calculation.enumerated.planned_sums import planned_sums
from assistant.calculation.enumerated.possible_sum import NAMED, PossibleSum
from assistant.calculation.enumerated.rate_sums import rate_sums
from assistant.calculation.enumerated.ruled_out import LookTime, RuledOut
from assistant.calculation.enumerated.stages import (
    at_a_part,
    in_stages,
    left_of_a_cost,
    less_paid,
    put_to_use,
    what_one_gets,
)
from assistant.calculation.enumerated.sum_features import Features, Weighing
from assistant.calculation.enumerated.sum_weights import CERTAINTY, CLOSENESS
from assistant.calculation.enumerated.word_likeness import ALL, NONE

_KEPT, _PAIRED = 300, 40
"""How many sums are looked at closely, and of how many each two are put together."""
_AT_ONCE = 20_000
"""More sums of single rates than these are not put together for one question."""
_FAR = {
    "extra_unsaid": ALL, "row_ignored": ALL, "cell_alien": Decimal("0.5"), "old": Decimal("0.5"),
    "unsaid_own": Decimal("0.3"), "party_ignored": Decimal("0.3"),
}  # fmt: skip
_OF_EVERY_SUM = (at_a_part, put_to_use, shared)
_OF_THE_NEAREST = (left_of_a_cost, less_paid, what_one_gets)
_EDGE, _LEAST = Decimal(7), Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One result with the closest sum that comes to it, and the part of all odds that it has.

    `named` tells whether one of its sums is of standards that were each chosen by name.
    """

    sum: PossibleSum
    odds: Decimal
    features: Features
    named: bool = False


Weighed = tuple[PossibleSum, Features]


def weighed_sums(weighing: Weighing) -> list[Weighed]:
    """Return the sums of a question that do all that is asked, each with its features."""
    scope = weighing.scope
    rates = islice(rate_sums(scope), _AT_ONCE)
    lines = (*banded_rates(scope), *lines_of_sum(scope))
    single = [*rates, *cost_sums(scope), *stated_totals(scope), *lines]
    out = RuledOut(scope)
    single += [each for each in planned_sums(scope) if not out.at(LookTime.CLOSEST, each)]
    single = [each for each in single if not out.at(LookTime.LISTED, each)]
    every = in_stages(scope, (*single, *own_sums(scope)), _OF_EVERY_SUM)
    every = [each for each in every if each.kind != "own" or each.signs]
    known = sorted(((s, weighing.of(s)) for s in every), key=lambda each: -_rough(each[1]))[:_KEPT]
    best = [each for each, _ in known[:_PAIRED]]
    more = [*paired_sums(scope, best)]
    more += in_stages(scope, [*best, *more], _OF_THE_NEAREST)[len(best) + len(more) :]
    known += [(each, weighing.of(each)) for each in more]
    return [(each, features) for each, features in known if not out.at(LookTime.KEPT, each)]


def _rough(features: Features) -> Decimal:
    """Return a first guess at how close a sum is, by which the far ones are left out."""
    near = features["recall_all"] + features.get("recall_own", NONE)
    return near - sum((features.get(n, NONE) * weight for n, weight in _FAR.items()), NONE)


def ranked(known: Sequence[Weighed], weights: Mapping[str, Decimal] = CLOSENESS) -> list[Ranked]:
    """Return the results with their odds, the best first."""
    scores = [
        sum((weights.get(n, NONE) * v for n, v in features.items()), NONE) for _, features in known
    ]
    highest = max(scores, default=NONE)
    odds = [(score - highest).exp() for score in scores]
    whole = sum(odds, NONE) or ALL
    by_result: dict[tuple[Fraction, ...], list[int]] = {}
    for index, (each, _) in enumerate(known):
        by_result.setdefault(each.results, []).append(index)
    found = []
    for indices in by_result.values():
        first, features = known[max(indices, key=lambda index: odds[index])]
        part = sum((odds[index] for index in indices), NONE) / whole
        named = any(NAMED in known[index][0].signs for index in indices)
        found.append(Ranked(first, part, features, named))
    return sorted(found, key=lambda each: -each.odds)


def certainty(found: Sequence[Ranked], unknown: Decimal) -> Decimal:
    """Return how likely the first result is right, 0 to 1."""
    told = doubts(found, unknown)
    score = sum((CERTAINTY.get(name, NONE) * value for name, value in told.items()), NONE)
    return 1 / (1 + (-score).exp())


def doubts(found: Sequence[Ranked], unknown: Decimal) -> Features:
    """Return the features by which the certainty of the first result is told."""
    first = found[0].odds
    second = found[1].odds if len(found) > 1 else NONE
    log_odds = (first + _LEAST).ln() - (1 - first + _LEAST).ln()
    return {
        "always": ALL,
        "log_odds": max(min(log_odds, _EDGE), -_EDGE),
        "ahead": first - second,
        "unknown": unknown,
        "alone": Decimal(len(found) == 1),
        **{f"of_{name}": value for name, value in found[0].features.items()},
    }
