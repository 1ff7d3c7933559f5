"""The standards that are listed together: which of a list is meant, and what comes with it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.calculation.stated.document_provisions import same_grade
from assistant.calculation.stated.group_shares import group_share, is_named_share
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.shared_words import NOT, contradicts, pairs
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.documents.model import PolicyDocument

_CONDITION = re.compile(r"的$|^对|属于|凡")
_OFTEN = 3
"""In more clauses than these a word is what the document is about, not a condition in it."""


def listed_with(stated: StatedFigures, base: Provision) -> tuple[Provision, ...]:
    """Return the cells of the same row, or the standards of the same list."""
    if not base.row:
        return siblings(stated, base)
    return tuple(p for p in stated.all if p.clause.id == base.clause.id and p.kind is base.kind)


def siblings(stated: StatedFigures, base: Provision) -> tuple[Provision, ...]:
    """Return the standards that are listed together with one: of its clause, or beside it."""
    kin = [
        p
        for p in stated.all
        if p.document.id == base.document.id
        and stated.has_not_lapsed(p)
        and p.kind is base.kind
        and p.unit.dimension == base.unit.dimension
        and bool(p.row) == bool(base.row)
    ]
    own = [p for p in kin if p.clause.id == base.clause.id]
    beside = [p for p in kin if p.clause.path[:-1] == base.clause.path[:-1] and p.clause.path[:-1]]
    return tuple(stated.in_force(p) for p in (own if len(own) > 1 else beside))


def named_of(stated: StatedFigures, listed: Sequence[Provision]) -> tuple[Provision, ...]:
    """Return those of a list which the question names by what only they are called."""
    called = [pairs(f"{p.own}|{p.condition}|{p.heading}") for p in listed]
    found = []
    for index, each in enumerate(listed):
        others = frozenset[str]().union(*(c for n, c in enumerate(called) if n != index))
        if stated.pairs & (called[index] - others):
            found.append(each)
    return tuple(found)


def is_of_the_same(stated: StatedFigures, each: Provision, base: Provision) -> bool:
    """Tell whether a provision speaks of what a standard is for (护林员 of both)."""
    others = [
        pairs(p.own) for p in stated.all if p.clause.id == base.clause.id and p.own != base.own
    ]
    telling = pairs(base.own) - frozenset[str]().union(*others)
    return bool(telling & pairs(each.words))


def is_met(stated: StatedFigures, each: Provision, others: Iterable[Provision]) -> bool:
    """Tell whether the question says the condition under which a provision applies."""
    shared = [pairs(o.condition) for o in others if o.condition != each.condition]
    telling = pairs(each.condition) - frozenset[str]().union(*shared)
    telling -= common(each.document)
    denied = {pair for pair in telling if pair.startswith(NOT)}
    known = stated.pairs & (denied or telling)
    return bool(known) and not contradicts(stated.pairs, each.condition)


def common(document: PolicyDocument) -> frozenset[str]:
    """Return the pairs that tell nothing in a document: of its title, of many clauses."""
    counts = Counter(p for c in document.clauses for p in pairs(c.text))
    often = {pair for pair, count in counts.items() if count > _OFTEN}
    return pairs(document.title) | often


def comes_with(
    stated: StatedFigures, base: Provision, part: ProvisionKind
) -> tuple[Provision, ...]:
    """Return what the same document adds to a standard, or limits it to, for its own grade."""
    kin = [p for p in stated.all if p.kind is part and p.document.id == base.document.id]
    alike = [
        p for p in kin if part is ProvisionKind.SCALE or p.unit.dimension == base.unit.dimension
    ]
    same = [p for p in alike if same_grade(p, base)]
    if part is ProvisionKind.CEILING:
        same = [p for p in same if _is_of_its_section(stated, p, base)]
    if part is ProvisionKind.SCALE:
        return tuple(p for p in same if _is_paid_at(stated, p, base, kin))
    needed = [
        p for p in same if part is not ProvisionKind.CEILING or _CONDITION.search(p.condition)
    ]
    return tuple(p for p in same if p not in needed or is_met(stated, p, kin))


def _is_paid_at(
    stated: StatedFigures, scale: Provision, base: Provision, kin: Sequence[Provision]
) -> bool:
    """Tell whether a share of a standard is paid: to its group, or under its condition."""
    if group_share(scale) is None:
        return is_met(stated, scale, kin)
    return is_named_share(stated, scale, base)


def _is_of_its_section(stated: StatedFigures, limit: Provision, base: Provision) -> bool:
    """Tell whether a limit may be that of a standard: of its section, or of one that pays nothing.

    拆除奖补每户最高3000元 of another chapter limits no 户厕改造奖补, and what an item that pays
    something itself limits is that: 修缮按实际费用的50%补助，每户最高6000元.
    """
    if limit.clause.id != base.clause.id and _pays_of_its_own(stated, limit):
        return False
    section = limit.clause.path[:1]
    if section == base.clause.path[:1]:
        return True
    return not any(
        p.is_rate
        and p.kind is ProvisionKind.AMOUNT
        and p.document.id == base.document.id
        and p.clause.path[:1] == section
        for p in stated.all
    )


def _pays_of_its_own(stated: StatedFigures, limit: Provision) -> bool:
    """Tell whether the clause of a limit states a standard or a share that is paid."""
    return any(
        p.clause.id == limit.clause.id
        and p.kind is ProvisionKind.AMOUNT
        and (p.is_rate or p.is_share)
        for p in stated.all
    )
