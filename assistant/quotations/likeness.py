"""Likeness: how like words a place must be to be what they quote, and when another goes before."""

from assistant.library.wording import Wording
from assistant.quotations.judged import Judged
from assistant.quotations.named import Named
from assistant.quotations.placing import Placed

_INSIDE, _INSIDE_FIGURE = 0.6, 0.5
"""How like the named clause words must be to be its words, changed; the same of a short figure."""
ANYWHERE = 0.72
"""The same of any clause of the library."""
_MAY_BE = 0.75
"""The same of a clause that is only likely to be meant."""
_FEW = 12
_MUCH_MORE = 0.25
"""By how much another place must be more like the words to go before the named one."""
_TWIN, _TWIN_BESIDE = 0.8, 0.9
"""How like the named clause must be, though the very words stand in another document, or in another
clause of the same."""
_SHORTEST_RUN = 4


def is_its_own(own: Placed, quoted: Wording) -> bool:
    """Say whether a place that is named is like enough what is quoted to be what it quotes."""
    figure = len(quoted.letters) < _FEW and any(map(str.isdigit, quoted.letters))
    return is_like(own, quoted, _INSIDE_FIGURE if figure else _INSIDE)


def is_like(placed: Placed, quoted: Wording, least: float) -> bool:
    """Say whether a place is as like words as `least`, and not only in scattered letters."""
    few = len(quoted.letters) < _FEW
    run = placed.alignment.run
    return placed.alignment.likeness >= least and (few or run >= _SHORTEST_RUN)


def goes_before(other: Placed, own: Placed) -> bool:
    """Say whether the words rather come from another place than from the named one."""
    like, own_like = other.alignment.likeness, own.alignment.likeness
    if like < 1:
        return like - own_like > _MUCH_MORE
    beside = other.stretch.document.id == own.stretch.document.id
    return own_like < (_TWIN_BESIDE if beside else _TWIN)


def is_of(verdict: Judged, named: Named) -> bool:
    """Say whether words are, as they are or changed, those of a clause that may be meant."""
    if verdict.placed is None or verdict.placed.alignment.likeness < _MAY_BE:
        return False
    reached = {p.clause.id for p in named.reach}
    return all(c.id in reached for c in verdict.placed.clauses)
