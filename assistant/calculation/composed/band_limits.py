"""Which line and cap are those of a group of bands: its clause's own, never another item's."""

from collections.abc import Sequence

from assistant.calculation.stated.bands import Reach
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.shared_words import pairs
from assistant.calculation.stated.stated_figures import StatedFigures

_LEAD = 60
"""Characters before the first band among which it stands for whom the bands are."""
_OF_ONE = frozenset({"户", "人", "年", "次"})
"""What a limit may be for each of, where the sum of one is asked: 每户最高6000元."""
_PAYS = (ProvisionKind.AMOUNT, ProvisionKind.SCALE)

Banded = tuple[Reach, Provision]
Group = Sequence[Banded]


def lead_of(group: Group) -> str:
    """Return what says for whom a group of bands is: the words before its first figure."""
    first = group[0][1]
    before = first.clause.text.split(first.quote)[0][-_LEAD:]
    return f"{before}|{first.condition}|{first.own}|{'|'.join(first.clause.path)}"


def limits_of_group(
    stated: StatedFigures, group: Group, kind: ProvisionKind
) -> tuple[Provision, ...] | None:
    """Return the limits of a group: of its clause, else of one that pays nothing itself.

    None where it cannot be told whether a limit is of it: what is paid at one rate alone takes
    none from another section, and is not reckoned without those that stand there for anything.
    """
    first, lead = group[0][1], pairs(lead_of(group))
    kin = [p for p in stated.all if p.kind is kind and _limits_money(p) and _is_beside(p, first)]
    if own := [p for p in kin if p.clause.id == first.clause.id]:
        return _for_whom(own, lead)
    if len({p.value for p in _for_whom(kin, lead)}) > 1:
        return None  # of several that are alike none is surely not of it
    paying = {p.clause.id for p in stated.all if _pays(p) and _is_beside(p, first)}
    free = [p for p in kin if p.clause.id not in paying]
    if len(group) == 1:
        section = [p for p in free if p.clause.path[:1] == first.clause.path[:1]]
        if free and not section and not first.clause.path[1:]:
            return None
        free = section
    return _for_whom(free, lead)


def _is_beside(each: Provision, first: Provision) -> bool:
    return each.document.id == first.document.id


def _limits_money(each: Provision) -> bool:
    below = each.unit.dimension.below
    return each.unit.dimension.above == ("元",) and set(below) <= _OF_ONE


def _pays(each: Provision) -> bool:
    return each.kind in _PAYS and (each.is_share or each.is_rate)


def _for_whom(found: Sequence[Provision], lead: frozenset[str]) -> tuple[Provision, ...]:
    """Return the limits for those for whom the bands are: by the words they share."""
    shared = [(len(pairs(f"{p.own}|{p.condition}") & lead), p) for p in found]
    most = max((number for number, _ in shared), default=0)
    return tuple(p for number, p in shared if number == most)
