"""Where a text names a role without giving its figure."""

import re
from dataclasses import dataclass

from assistant.calculation.roles import NOUNS, Role

_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in NOUNS)


@dataclass(frozen=True, slots=True)
class Noun:
    """A role named at [start, end) of a half-width text."""

    role: Role
    start: int
    end: int


def nouns(uniform: str) -> tuple[Noun, ...]:
    """Return the role nouns of the text in order; the longer of two that overlap."""
    hits = [
        Noun(role, match.start(), match.end())
        for role, pattern in _PATTERNS
        for match in pattern.finditer(uniform)
    ]
    hits.sort(key=lambda noun: (noun.start, -noun.end))
    kept: list[Noun] = []
    for noun in hits:
        if not kept or noun.start >= kept[-1].end:
            kept.append(noun)
    return tuple(kept)
