"""Sureness: how sure it is that the best of the clauses that were read answers the question.

What the reader says, what the search knows and what the rules find are signs of one thing; how much
each counts was learned from questions that none of them had seen (`training.reading.weighing`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from statistics import fmean

from assistant.answering.stating.readings import Read
from assistant.answering.stating.ruling import Ruling, Stating
from assistant.question.kinds.kind import Sort

WEIGHTS = Path(__file__).with_name("weights.json")
"""What a unit of each sign adds to the log-odds that the best clause answers, and what is added."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs, of the best clause read unless it says otherwise.

    `told`, `partly` and `above` as in `Read`; `usual` is the mean of `told` over all clauses read;
    `covered`, `explained` and `similar` are what the search knows; `ahead` and `above_next` how far
    it is before the next clause by the reader and by the search. `ruled` and `denied` are 1 where
    the rules find that the clauses state it and that they do not, `value` where a value is asked.
    """

    told: float
    partly: float
    above: float
    usual: float
    covered: float
    explained: float
    similar: float
    ahead: float
    above_next: float
    ruled: float
    denied: float
    value: float


def signs(reads: Sequence[Read], ruling: Ruling) -> Signs:
    """Return the signs of clauses that were read, best first, of which there is one at least."""
    best, after = reads[0], reads[min(1, len(reads) - 1)]
    found = best.evidence
    return Signs(
        told=best.told,
        partly=best.partly,
        above=best.above,
        usual=fmean(each.told for each in reads),
        covered=found.coverage,
        explained=found.explained,
        similar=found.similarity,
        ahead=best.told - after.told,
        above_next=best.above - after.above,
        ruled=float(ruling.verdict is Stating.STATES),
        denied=float(ruling.verdict is Stating.DOES_NOT),
        value=float(any(kind.sort is Sort.VALUE for kind in ruling.kinds)),
    )


def sureness(found: Signs) -> float:
    """Return the log-odds that the best clause answers, less those from which it is shown."""
    weights = _weights()
    values: dict[str, float] = asdict(found)
    return weights["bound"] + sum(weights[name] * value for name, value in values.items())


@cache
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
