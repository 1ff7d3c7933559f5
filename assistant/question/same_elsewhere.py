"""The same matter at another place: 石门乡呢, behind what was asked of 柳树沟镇 and its own rules.

The place is put for the one before, and the paper of that place that is titled alike, if there is
one, is what the talk goes on about.
"""

from collections.abc import Iterable, Sequence

from assistant.documents.model import PolicyDocument
from assistant.question.territories import Elsewhere, Territories
from assistant.question.words import Analyst

_TELLS = 0.35
"""Words of a title that tell no more are of any paper: 管理, 办法, 方案."""
_ALIKE = 0.5
"""The share of the telling words of the shorter title that the other must have."""


def at_place(told: Iterable[str], elsewhere: Elsewhere, territories: Territories) -> str:
    """Return what was `told` of one place, as it is asked of the place of `elsewhere`."""
    matter = "，".join(filter(None, (territories.without(each).strip() for each in told)))
    return f"{'、'.join(elsewhere.places)}{matter}" if matter else ""


def titled_alike(
    talked: Sequence[PolicyDocument],
    documents: Iterable[PolicyDocument],
    elsewhere: Elsewhere,
    territories: Territories,
    analyst: Analyst,
) -> tuple[PolicyDocument, ...]:
    """Return the papers of the place of `elsewhere` that are titled as one `talked` of is."""
    places = set(elsewhere.places)
    own = [d for d in documents if places & set(territories.places_of(d)[-1:])]
    titles = [_telling(d, territories, analyst) for d in talked]
    return tuple(
        d for d in own if any(_alike(_telling(d, territories, analyst), t) for t in titles)
    )


def _telling(
    document: PolicyDocument, territories: Territories, analyst: Analyst
) -> frozenset[str]:
    words = analyst.analyse(territories.without(document.title))
    return frozenset(t for t in words.terms if len(t) > 1 and words.telling[t] > _TELLS)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    least = min(len(one), len(other))
    return least > 0 and len(one & other) >= _ALIKE * least
