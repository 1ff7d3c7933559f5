"""Choices that tell nothing: the true one has no more in common with the others than they have.

Who makes false choices by changing a part of the true one gives it away: it is the one that shares
most with the rest. So its place among them, by what they share or by how large they are, is drawn
by lot like everything else.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise

from assistant.teaching.drawing import lot, shuffled

_PART = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WRONG = 3
ENOUGH = 9
"""Choices among which three are drawn; of more the first are taken."""


@lru_cache(maxsize=4096)
def parts_of(choice: str) -> frozenset[str]:
    """Return the parts that choices may share: figures, characters, and characters two by two."""
    found = _PART.findall(choice)
    return frozenset({a + b for a, b in pairwise(found) if _HAN.match(a + b)} | {*found})


def in_common(choices: Sequence[str]) -> list[int]:
    """Return for each choice how often its parts stand in the others."""
    parts = [parts_of(choice) for choice in choices]
    counted = Counter(part for each in parts for part in each)
    return [sum(counted[part] - 1 for part in each) for each in parts]


def drawn_evenly(right: str, pool: Sequence[str], *seed: object) -> list[str]:
    """Return three of a pool, nearest first, beside which `right` has a place drawn by lot.

    Where the pool has no such three, the place that comes nearest to it; "" of fewer than three.
    """
    return _drawn(right, pool[:ENOUGH], lambda choices: [*map(Decimal, in_common(choices))], *seed)


def drawn_by_size(
    right: str, pool: Sequence[str], size: Callable[[str], Decimal], *seed: object
) -> list[str]:
    """Return three of a pool of figures: the lot says how many of them are larger than `right`."""
    return _drawn(right, pool[:ENOUGH], lambda choices: [*map(size, choices)], *seed)


def _drawn(
    right: str,
    pool: Sequence[str],
    measured: Callable[[Sequence[str]], list[Decimal]],
    *seed: object,
) -> list[str]:
    wanted = lot(*seed, right, "place") % (_WRONG + 1)
    sets = shuffled([*combinations(pool, _WRONG)], *seed, right)
    best = min(sets, key=lambda wrong: _miss(measured((right, *wrong)), wanted), default=())
    return [*best]


def _miss(measures: Sequence[Decimal], wanted: int) -> Decimal:
    """Return how far the first of some measures is from the place that is wanted from above."""
    own, *others = measures
    above, equal = sum(m > own for m in others), sum(m == own for m in others)
    return abs(Decimal(above) + Decimal(equal) / 2 - wanted)
