"""What one group is paid of the standard of another: 困境儿童按孤儿标准的50%发放.

The share is theirs alone. Of whom the question asks decides, not whom the clause names beside them:
孤儿 get their own standard whole, and 特困人员 of whom 集中供养的按60% get all of it elsewhere.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.shared_words import NOT, pairs
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.documents.numbers.decimals import narrow

_OF_ANOTHER = re.compile(
    r"(?:^|[,;、])(?:其中,?)?对?(?P<whom>[^,;、按]{2,20}?)(?:的?,)?(?:按照?|参照)(?P<of>[^,;按]{0,14}?)(?:标准|水平)的?$"
)
_AMONG_THEM = re.compile(r"其中,?对?(?P<whom>[^,;按]{2,16}?)的?,?可?按照?$")
_ABOVE = re.compile(r"^(?:上述|前述|前款|前条|以上|本条|该|此|同等|规定|全额|原|现行)?(?:的)?$")
"""Words for the standard that stands before, and not for whose it is."""
_MOSTLY = Fraction(1, 2)
"""From what part of the words for a group on the question names it."""


@dataclass(frozen=True, slots=True)
class GroupShare:
    """Who is paid a share, and of whose standard; `of` is "" for the one that stands before."""

    whom: str
    of: str


def group_share(each: Provision) -> GroupShare | None:
    """Return whose share of whose standard a provision is; None where it is no such share."""
    if each.row or not each.is_share or each.kind is not ProvisionKind.SCALE:
        return None
    words = narrow(each.own)
    match = _OF_ANOTHER.search(words) or _OF_ANOTHER.search(narrow(f"{each.condition}{words}"))
    if match:
        return GroupShare(match["whom"], "" if _ABOVE.match(match["of"]) else match["of"])
    among = _AMONG_THEM.search(words)
    return GroupShare(among["whom"], "") if among else None


def is_taken_of(each: Provision, share: GroupShare, base: Provision) -> bool:
    """Tell whether a share is one of this standard: of its sentence, or of whom it names."""
    if each.document.id != base.document.id or not base.is_rate:
        return False
    if not share.of:
        return each.quote == base.quote
    return bool(pairs(share.of) & pairs(base.words))


def names_them(stated: StatedFigures, share: GroupShare, base: Provision) -> bool | None:
    """Tell whether the question names the group; None where it says but some of their words.

    Where this turn alone names either of the two groups, what was said before does not count.
    """
    telling = pairs(share.whom) - pairs(base.words)
    now, before = pairs(stated.sought.first), stated.pairs
    denied = {f"{NOT}{pair}" for pair in telling}
    theirs = pairs(share.of) or pairs(base.words)
    asked = now if now & (telling | denied | theirs) else before
    found = len(telling & asked)
    if not found or denied & asked:
        return False
    return True if Fraction(found, len(telling)) >= _MOSTLY else None


def is_named_share(stated: StatedFigures, each: Provision, base: Provision) -> bool:
    """Tell whether a provision is the share of a standard that those who are named are paid."""
    share = group_share(each)
    return bool(share and is_taken_of(each, share, base) and names_them(stated, share, base))


def standard_of_named_group(stated: StatedFigures) -> Provision | None:
    """Return the one standard of which a group that the question names is paid a share."""
    rates = [p for p in stated.all if p.is_rate and p.kind is ProvisionKind.AMOUNT]
    shares = [p for p in stated.all if (share := group_share(p)) and share.of]
    found = {
        base.clause.id + base.text: base
        for share in shares
        for base in rates
        if is_named_share(stated, share, base) and stated.fits(base) and stated.is_about(base)
    }
    return next(iter(found.values())) if len(found) == 1 else None
