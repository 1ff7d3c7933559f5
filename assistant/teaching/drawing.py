"""Drawing lots that fall the same way for the same seed, on every machine."""

import hashlib
from collections.abc import Iterable
from typing import TypeVar

_Thing = TypeVar("_Thing")


def lot(*words: object) -> int:
    """Return a number that looks like chance and is the same for the same words."""
    told = "\n".join(map(str, words))
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8])


def shuffled(things: Iterable[_Thing], *seed: object) -> list[_Thing]:
    """Return things in an order that the seed and their own words give."""
    return sorted(things, key=lambda thing: lot(*seed, thing))
