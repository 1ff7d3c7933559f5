"""What the user's earlier turns said of one calculation, and what of it goes on in this one."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.calculation.accounts_meant import places_named
from assistant.calculation.relevance import in_domain
from assistant.calculation.roles import Role
from assistant.calculation.understanding import Understanding, understand
from assistant.documents.numbers.decimals import narrow
from assistant.errors import CalculationError

_BASE = frozenset({Role.POPULATION, Role.RATIO, Role.RATE})
_DERIVED = frozenset({Role.INSURED, Role.PREMIUM, Role.GAP})
_TERMS = frozenset({Role.RATIO, Role.RATE})
_TURNS = 4


def moves_on(text: str, users: Sequence[str]) -> bool:
    """Tell whether a place is named that was not spoken of before: only terms go along."""
    return any(place not in said for place in places_named(text) for said in users[-1:])


def earlier_turns(users: Sequence[str]) -> Understanding | None:
    """Merge what the user's earlier turns said about one calculation, the newest last."""
    known: Understanding | None = None
    for text in users[-_TURNS:]:
        turn = _understood(text)
        if turn and (turn.has_figures or turn.tasks or turn.wanted) and in_domain(text):
            known = merged(turn, known) if turn.has_figures or known is None else known
        elif len(narrow(text)) > 3:
            known = None
    return known


def _understood(text: str) -> Understanding | None:
    try:
        return understand(text)
    except CalculationError:
        return None


def terms_alone(earlier: Understanding) -> Understanding:
    """Return what goes along to another place: ratio and rate, and what was asked."""
    return replace(earlier, own={r: e for r, e in earlier.own.items() if r in _TERMS})


def merged(now: Understanding, earlier: Understanding | None) -> Understanding:
    """Return a message with the figures of the turns before that it does not replace."""
    if earlier is None or now.towns:
        return now
    inherited = dict(earlier.own)
    if Role.POPULATION in now.own:
        inherited.pop(Role.CARRY_OVER, None)
        inherited.pop(Role.INSURED, None)
    if now.changes or _BASE & set(now.own):
        inherited = {r: e for r, e in inherited.items() if r not in _DERIVED}
    return replace(
        now,
        own={**inherited, **now.own},
        changes=now.changes or (() if now.own else earlier.changes),
        wanted=now.wanted or earlier.wanted,
    )
