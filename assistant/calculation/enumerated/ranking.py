"""Which of the sums is meant, and how sure that is: a logistic model of few features."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.enumerated.candidates import Candidate, Enumeration
from assistant.calculation.enumerated.features import Features, Weighing
from assistant.calculation.enumerated.weights import CERTAINTY, CLOSENESS

_KEPT, _PAIRED = 300, 40
"""How many sums are looked at closely, and of how many each two are put together."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One result with the sum that comes to it, and the part of all odds that it has."""

    candidate: Candidate
    odds: float


def pool(sums: Enumeration, found: Mapping[str, float]) -> tuple[Weighing, list[tuple[Candidate, Features]]]:
    """Return the sums that do all that is asked, each with its features."""
    weighing = Weighing(sums, found)
    single = sums.single()
    known = [(c, weighing.of(c)) for c in (*single, *sums.shared(single))]
    known.sort(key=lambda each: -_rough(each[1]))
    known = known[:_KEPT]
    best = [c for c, _ in known[:_PAIRED]]
    wanted = sums.wanted
    more: list[Candidate] = []
    if wanted.differs or wanted.several:
        more += sums.pairs(best)
    if wanted.gap or wanted.differs:
        more += sums.gaps(best)
    every = [*known, *((c, weighing.of(c)) for c in more)]
    return weighing, [(c, f) for c, f in every if sums.is_whole(c)]


def _rough(f: Features) -> float:
    """Return a first guess at how close a sum is, by which the far ones are left out."""
    near = f["recall_all"] + f.get("recall_own", 0.0)
    apart = ("extra_unsaid", "row_ignored", "cell_apart")
    half = ("unused", "cell_alien", "old")
    third = ("unsaid_own", "party_ignored")
    far = sum(f.get(n, 0.0) for n in apart) + 0.5 * sum(f.get(n, 0.0) for n in half)
    return near - far - 0.3 * sum(f.get(n, 0.0) for n in third)


def results_of(candidate: Candidate) -> tuple[Fraction, ...]:
    """Return what a sum comes to, part by part where it has parts."""
    if candidate.shared:
        return tuple(candidate.value * part for _, part in candidate.shared)
    if candidate.parts and "added_up" in candidate.signs:
        return (candidate.value, *(part.value for part in candidate.parts))
    return (candidate.value,)


def ranked(known: Sequence[tuple[Candidate, Features]]) -> list[tuple[Ranked, Features]]:
    """Return the results with their odds, the best first; of each the sum that is closest."""
    scores = [sum(CLOSENESS.get(n, 0.0) * v for n, v in f.items()) for _, f in known]
    highest = max(scores, default=0.0)
    odds = [math.exp(score - highest) for score in scores]
    whole = sum(odds) or 1.0
    by_result: dict[tuple[Fraction, ...], list[int]] = {}
    for index, (candidate, _) in enumerate(known):
        by_result.setdefault(results_of(candidate), []).append(index)
    found = []
    for indices in by_result.values():
        best = max(indices, key=lambda i: odds[i])
        share = sum(odds[i] for i in indices) / whole
        found.append((Ranked(known[best][0], share), known[best][1]))
    return sorted(found, key=lambda each: -each[0].odds)


def certainty(first: Ranked, second: Ranked | None, features: Features, nothing: Features) -> float:
    """Return how likely the first result is right, 0 to 1."""
    told = doubts(first.odds, second.odds if second else 0.0, features, nothing)
    score = sum(CERTAINTY.get(name, 0.0) * value for name, value in told.items())
    return 1 / (1 + math.exp(-score))


def doubts(first: float, second: float, features: Features, nothing: Features) -> Features:
    """Return the features by which the certainty of a result is told."""
    log_odds = math.log(first + 1e-6) - math.log(1 - first + 1e-6)
    return {
        "always": 1.0,
        "log_odds": max(min(log_odds, 7.0), -7.0),
        "ahead": first - second,
        "unknown": nothing["nothing_unknown"],
        "alone": float(second == 0.0),
        **{f"of_{name}": value for name, value in features.items()},
    }
