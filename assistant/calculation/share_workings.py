"""The workings that share a sum: which sum, among whom or over what time, and how."""

import re
from decimal import Decimal

from assistant.calculation.asking_back import ask
from assistant.calculation.entries import Entry, entry
from assistant.calculation.finish import Worked, finished, still_missing
from assistant.calculation.nouns import nouns
from assistant.calculation.parties import Sharing
from assistant.calculation.relevance import loose_sum
from assistant.calculation.roles import Role, shown
from assistant.calculation.sharing import share_by, share_evenly, share_mixed
from assistant.calculation.situation import Situation
from assistant.calculation.steps import Calculation
from assistant.calculation.sums import spread_over
from assistant.calculation.wanted import Task
from assistant.documents.numbers.decimals import narrow


def share(given: Situation) -> Worked:
    """Share the sum that the question means, or ask for what that takes."""
    sharing = given.now.sharing
    if Task.SHARE not in given.now.tasks or sharing is None:
        return None
    total = total_of(given)
    if total is None:
        missing = still_missing(given, Role.GAP)
        return ask(given, missing, "要分摊的总额还算不出来。") if missing else None
    if why := unbalanced(sharing):
        return ask(given, (), why)
    return finished(given, shared(total, sharing), {total.role: total})


def spread(given: Situation) -> Worked:
    """Divide the sum that the question means among months or years, or ask what it is."""
    over = given.now.spread
    if over is None:
        return None
    total = total_of(given)
    if total is None:
        return ask(given, still_missing(given, Role.GAP) or (Role.GAP,), "要分的总额还算不出来。")
    return finished(given, spread_over(total, over), {total.role: total})


def shared(total: Entry, sharing: Sharing) -> Calculation:
    """Share `total` as `sharing` says."""
    if sharing.mixed:
        return share_mixed(total, sharing.mixed)
    if sharing.equal:
        return share_evenly(total, sharing.equal, sharing.noun)
    return share_by(total, sharing.parties, are_ratios=sharing.are_ratios)


def unbalanced(sharing: Sharing) -> str:
    """Say so when the parties' ratios do not add up to a whole."""
    if sharing.mixed or sharing.equal or not sharing.are_ratios:
        return ""
    whole = sum((weight for _, weight in sharing.parties), Decimal(0))
    if abs(whole - 1) <= Decimal("0.000001"):
        return ""
    text = "、".join(f"{name}{shown(Role.RATIO, weight)}" for name, weight in sharing.parties)
    return f"各方比例（{text}）相加是{shown(Role.RATIO, whole)}，不是100%，请核对或补全。"


_LESS_CARRY_OVER = re.compile(
    r"(?:扣|减|抵|刨|除)(?:除|掉|去|开)?[^,。;]{0,8}结余|结余[^,。;]{0,12}(?:抵|扣|顶|冲|减)"
)
SHAREABLE = (Role.GAP, Role.PREMIUM, Role.BUDGET, Role.CARRY_OVER)
"""The sums that are shared, the usual one first."""


def total_of(given: Situation) -> Entry | None:
    """The sum that is meant: the one stated alone, the one named, else the gap, the premium.

    The carry-over of a whole account is one of its inputs, and is meant only where it is named
    without its figure (请示里的结余).
    """
    loose = loose_sum(given.now)
    if loose and not given.now.own:
        return entry(Role.BUDGET, loose)
    return next((found for role in _order(given) if (found := given.find(role))), None)


def _order(given: Situation) -> tuple[Role, ...]:
    text = narrow(given.now.text)
    stated = [role for role in SHAREABLE if role in given.now.own]
    named = [noun.role for noun in nouns(text) if noun.role in SHAREABLE]
    results = [role for role in named if role is not Role.CARRY_OVER]
    own = given.now.own
    asks_gap = Role.GAP in named and Role.GAP not in own and Role.CARRY_OVER in own
    if asks_gap or _LESS_CARRY_OVER.search(text):
        return (Role.GAP, *results)
    complete = Role.RATE in given.account or Role.INSURED in given.account
    if len(stated) == 1 and not complete:
        return (*stated, *results, *SHAREABLE[:2])
    only_named = [] if Role.CARRY_OVER in stated else named
    mine = [role for role in stated if role is not Role.CARRY_OVER]
    return (*(results or only_named), *mine, *SHAREABLE[:2], *stated)
