"""Where a text names a role without giving its figure."""

import re
from dataclasses import dataclass

from assistant.calculation.roles import NOUNS, Role

_FEE = re.compile(r"(?P<name>[一-鿿]{1,2})费(?![用率])")
_NO_OTHER_FEE = re.compile(r"(?<!担)保$|保险$|[缴交收付免出掏拿花要经消总自公参投]$")
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


def other_fee(uniform: str) -> str:
    """Return the fee that a text speaks of and that is no premium (担保费, 服务费), or ""."""
    names = (match["name"] for match in _FEE.finditer(uniform))
    return next((f"{name}费" for name in names if not _NO_OTHER_FEE.search(name)), "")
