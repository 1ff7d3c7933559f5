"""The workings that divide: among whom, over what time, by heads, by another sum."""

import re
from collections.abc import Sequence

from assistant.calculation.asking_back import ask
from assistant.calculation.entries import Account, Entry, entry
from assistant.calculation.missing import Worked
from assistant.calculation.nouns import Noun, nouns
from assistant.calculation.relevance import loose_sum
from assistant.calculation.roles import NAMING, SUMS, Role
from assistant.calculation.sharing import shared, unbalanced
from assistant.calculation.situation import Situation
from assistant.calculation.sums import per_head, percentage, spread_over
from assistant.calculation.wanted import Task
from assistant.documents.numbers.decimals import narrow


def share(given: Situation) -> Worked:
    """Share the sum that the question means, or ask for what that takes."""
    sharing = given.now.sharing
    if Task.SHARE not in given.now.tasks or sharing is None:
        return None
    total = total_of(given)
    if total is None:
        missing = given.lacks(Role.GAP)
        return ask(given, missing, "要分摊的总额还算不出来。") if missing else None
    if why := unbalanced(sharing):
        return ask(given, (), why)
    return given.finished(shared(total, sharing), {total.role: total})


def spread(given: Situation) -> Worked:
    """Divide the sum that the question means among months or years, or ask what it is."""
    over = given.now.spread
    if over is None:
        return None
    total = total_of(given)
    if total is None:
        return ask(given, given.lacks(Role.GAP) or (Role.GAP,), "要分的总额还算不出来。")
    return given.finished(spread_over(total, over), {total.role: total})


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


def percent(given: Situation) -> Worked:
    """Give one sum as a percentage of another; a sum of another year is never put in its place."""
    if Task.PERCENT not in given.now.tasks:
        return None
    part, whole = _part_and_whole(given)
    if part is None:
        return None
    found = {role: each for role in (part, whole) if (each := given.find(role))}
    if _RATE_OF_A_YEAR.search(narrow(given.now.text)) and not _same_year(given, found):
        found.pop(whole, None)
    if len(found) < 2:
        missing = tuple(role for role in (part, whole) if role not in found)
        asks = given.now.own or (found and given.library)
        return ask(given, missing, _other_year(given, whole), known=found) if asks else None
    return given.finished(percentage(found[part], found[whole]), found)


_RATE_OF_A_YEAR = re.compile(r"结余率|赔付率")


def _same_year(given: Situation, found: Account) -> bool:
    """Tell whether the document's figures are of one year; figures of the user's own are."""
    years = given.library.years if given.library else {}
    return len({years[r] for r, e in found.items() if e.clause_id and r in years}) < 2


def _other_year(given: Situation, whole: Role) -> str:
    if not given.library or whole not in given.library.years or whole in given.now.own:
        return ""
    label, year = NAMING[whole].label, given.library.years[whole]
    source = given.library.source
    return f"{source}里的{label}是{year}年的，不能拿来代替别的年份；那一年的库内文件没有写。"


_OVER = ("除以", "÷", "占", "顶", "抵", "相当于", "够")


def _part_and_whole(given: Situation) -> tuple[Role | None, Role]:
    text = narrow(given.now.text)
    named = [noun for noun in nouns(text) if noun.role in SUMS]
    for word, part in (("赔付率", Role.PAYOUT), ("结余率", Role.CARRY_OVER)):
        if word in text:
            return part, Role.PREMIUM
    if not named:
        stated = [role for role in given.now.own if role in SUMS and role is not Role.PREMIUM]
        return (stated[0] if stated else None), Role.PREMIUM
    part = _nearest_before(text, named)
    whole = next((noun.role for noun in named if noun.role is not part), Role.PREMIUM)
    return (None, whole) if whole is part else (part, whole)


def _nearest_before(text: str, named: Sequence[Noun]) -> Role:
    verb = min((at for word in _OVER if (at := text.find(word)) >= 0), default=-1)
    before = [noun for noun in named if noun.end <= verb]
    return (before[-1] if before else named[0]).role


_ALL_PEOPLE = re.compile(
    r"(?:农村人口|总人口|全部人口)(?![是有为共约]?[\d一二三四五六七八九])|每一?个?农村|农村居民"
)


def each_head(given: Situation) -> Worked:
    """Give what a named or stated sum comes to on each of the insured."""
    total = _sum_for_heads(given) if Task.PER_HEAD in given.now.tasks else None
    if total is None:
        return None
    wide = bool(_ALL_PEOPLE.search(narrow(given.now.text)))
    order = (Role.POPULATION, Role.INSURED) if wide else (Role.INSURED, Role.POPULATION)
    heads = next((found for role in order if (found := given.find(role))), None)
    if heads is None:
        return ask(given, (Role.INSURED,), known={total.role: total})
    return given.finished(per_head(total, heads), {total.role: total, heads.role: heads})


def _sum_for_heads(given: Situation) -> Entry | None:
    meant = {*given.now.named, *given.now.own}
    return total_of(given) if meant.intersection(SUMS) else None
