"""Answers a question that has to be calculated, or asks back for the figures it lacks.

There is one working for each kind of calculation; the first that applies answers.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from assistant.calculation.asking_back import ask
from assistant.calculation.audit import audit, checkable
from assistant.calculation.divisions import each_head, percent, share, spread
from assistant.calculation.doubts import doubt
from assistant.calculation.entries import Account, Entry, values
from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.missing import MissingInput, Worked
from assistant.calculation.premium import account_calculation, in_each_way
from assistant.calculation.reverse import REVERSES, Reverse, enough, next_carry_over
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.situation import Situation, situation
from assistant.calculation.solve import by_formulas_of, lacking, solve
from assistant.calculation.steps import Calculation, Step
from assistant.calculation.towns import sum_towns
from assistant.calculation.wanted import Task
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import cents, money_text, yuan_text
from assistant.errors import CalculationError
from assistant.question.asked import Question


def _next_year(given: Situation) -> Worked:
    keeps_back = any(change.is_part for change in given.now.changes)
    if Task.NEXT_YEAR not in given.now.tasks or keeps_back:
        return None
    roles = (Role.PREMIUM, Role.PAYOUT, Role.FEE)
    account = {role: found for role in roles if (found := given.find(role))}
    missing = tuple(r for r in (Role.PREMIUM, Role.PAYOUT) if r not in account)
    if missing:
        tail = (
            "年底结余＝当年保费−实际赔付−合同约定费用；能否结转下年也要看合同约定，库内文件未载明。"
        )
        return ask(given, missing, tail, known=account)
    return given.finished(next_carry_over(account), account)


def _reversed(way: Reverse) -> Callable[[Situation], Worked]:
    def working(given: Situation) -> Worked:
        if way.task not in given.now.tasks or way.found in given.now.own:
            return None
        if _forwards(given, way.found):
            return None
        account = _for_reversal(given, way.needs)
        missing = [role for role in way.needs if role not in account]
        if Role.INSURED in missing:
            solved, _ = solve(values(account))
            missing.remove(Role.INSURED)
            missing += [] if Role.INSURED in solved else given.lacks(Role.INSURED)
        if not _FUNDS & set(account):
            missing.append(Role.CARRY_OVER if Role.CARRY_OVER in given.now.named else Role.BUDGET)
        if missing:
            return ask(given, tuple(missing))
        return given.with_changes(_without_others(given, way.work(account)))

    return working


def _without_others(given: Situation, done: Calculation) -> Calculation:
    """Say that figures of people were not needed for how far a sum of money reaches."""
    shown = {figure.name for figure in done.figures}
    idle = [NAMING[r].label for r in _COUNTED if r in given.now.own and r.value not in shown]
    note = (f"{'、'.join(sorted(idle))}没有用到：够多少只看钱数和标准。",) if idle else ()
    return replace(done, notes=(*done.notes, *note))


_LIMIT = re.compile(r"最[多高大]|顶多|够|[能可]以?[^,。;?]{0,6}保|[保管]得|上限|极限")


def _forwards(given: Situation, found: Role) -> bool:
    """Tell whether the figure asked for simply follows, no sum at hand setting a limit to it."""
    if Role.BUDGET in given.now.own or _LIMIT.search(given.now.text):
        return False
    return found in solve(values({r: given.account[r] for r in _COUNTED & set(given.account)}))[0]


_COUNTED = frozenset({Role.POPULATION, Role.RATIO})
_FUNDS = frozenset({Role.BUDGET, Role.CARRY_OVER, Role.PREMIUM})


def _for_reversal(given: Situation, needs: Sequence[Role]) -> dict[Role, Entry]:
    wanted = {*needs, Role.BUDGET}
    if Role.INSURED in needs:
        wanted |= {Role.POPULATION, Role.RATIO}
    own_money = {Role.CARRY_OVER, Role.PREMIUM} & set(given.now.own)
    if Role.CARRY_OVER in given.now.named:
        own_money |= {Role.CARRY_OVER}
    account = {r: e for r, e in given.account.items() if r in wanted | own_money}
    if Role.BUDGET not in account and Role.GAP in given.now.own:
        account[Role.BUDGET] = replace(given.account[Role.GAP], role=Role.BUDGET)
    return account


def _towns(given: Situation) -> Worked:
    towns, joint = given.now.towns, given.now.own.get(Role.CARRY_OVER)
    if not towns:
        return None
    asks_gap = not joint and (Role.GAP in given.wanted or not given.wanted)
    role = Role.GAP if asks_gap else Role.PREMIUM
    short = {town: lacking(values(account), role) for town, account in towns.items()}
    missing = tuple(dict.fromkeys(r for roles in short.values() for r in roles))
    if missing:
        return ask(given, missing, _who_lacks(short))
    done = given.with_changes(sum_towns(towns, joint))
    return _apart(done, role) if _APART.search(given.now.text) else done


_APART = re.compile(r"比.{1,16}[多少高低]|相差|(?<![还短欠])差(?:多少|几|好多)|[多少]出多少")


def _apart(done: Calculation, role: Role) -> Calculation:
    """Say by how much two towns differ; what several differ by is not said of any two."""
    own = [value for key, value in done.result.items() if re.fullmatch(rf"{role.value}_\d+", key)]
    if len(own) != 2:
        return done
    high, low = max(own), min(own)
    told = yuan_text(high - low)
    step = Step.equal("相差", f"{money_text(high)}−{money_text(low)}", told)
    summary = f"相差{told}：{done.summary}"
    result = {**done.result, "difference": high - low}
    return replace(done, steps=(*done.steps, step), result=result, summary=summary)


def _who_lacks(short: Mapping[str, Sequence[Role]]) -> str:
    each = (
        f"{t}缺{'、'.join(NAMING[r].label for r in roles)}" for t, roles in short.items() if roles
    )
    return f"{'；'.join(each)}。"


def _increase(given: Situation) -> Worked:
    if Task.INCREASE not in given.now.tasks:
        return None
    before = account_calculation(given.original)
    done = account_calculation(given.account, "防贫保保费对比测算")
    if "premium" not in before.result or "premium" not in done.result:
        return None
    old, new = _premiums(before), _premiums(done)
    if old["不取整"] == new["不取整"]:
        return None
    if "premium_floor" not in {**before.result, **done.result}:
        old, new = ({"": premiums["不取整"]} for premiums in (old, new))
    steps = [_increase_step(way, old[way], new[way]) for way in old]
    told = "；".join(
        f"{way}应缴保费由{yuan_text(old[way])}变为{yuan_text(new[way])}，{step.label[-2:]}{step.value}"
        for way, step in zip(old, steps, strict=True)
    )
    first = (replace(s, label=f"原{s.label}") for s in before.steps if "保费" in s.label)
    changed = [cents(new[way] - old[way]) for way in old]
    keys = ("increase", "increase_floor", "increase_ceiling")
    done = replace(
        done,
        steps=(*first, *done.steps, *steps),
        result=done.result
        | {"premium_before": before.result["premium"]}
        | dict(zip(keys, changed, strict=False)),
        summary=f"{'参保人数不是整数：' if len(old) > 1 else ''}{told}。",
    )
    return given.with_changes(done)


def _premiums(done: Calculation) -> dict[str, Decimal]:
    """Return the premium for the heads as they are and for both ways of rounding them."""
    exact = done.result["premium"]
    ways = {
        f"按{words}": done.result.get(f"premium_{key}", exact) for key, (words, _) in WAYS.items()
    }
    return {"不取整": exact, **ways}


def _increase_step(way: str, old: Decimal, new: Decimal) -> Step:
    high, low = max(old, new), min(old, new)
    label = f"{way}保费{'增加' if new > old else '减少'}"
    return Step.equal(label, f"{money_text(high)}−{money_text(low)}", yuan_text(high - low))


def _audit(given: Situation) -> Worked:
    account = given.account
    if given.library and not given.now.has_figures and Task.AUDIT in given.now.tasks:
        account = dict(given.library.account)
    if checkable(account) and not given.now.changes:
        return given.with_changes(audit(account))
    return None


def _enough(given: Situation) -> Worked:
    if Role.BUDGET not in given.now.own or Role.GAP not in given.wanted:
        return None
    account: dict[Role, Entry] = dict(given.account)
    account.pop(Role.GAP, None)
    solved, _ = solve(values(account))
    if Role.PREMIUM not in solved:
        return None
    return given.with_changes(enough(account))


def _forward(given: Situation) -> Worked:
    if _only_repeats(given):
        return None
    roles = given.wanted or (Role.GAP if Role.CARRY_OVER in given.account else Role.PREMIUM,)
    missing = tuple(dict.fromkeys(role for each in roles for role in given.lacks(each)))
    missing = tuple(role for role in missing if role not in roles) or missing
    if missing:
        return ask(given, missing)
    changed = {change.role for change in given.now.changes}
    if unmet := tuple(role for role in changed if role not in given.account):
        return ask(given, unmet)
    done = account_calculation(given.account)
    return given.with_changes(done) if done.steps else None


def _only_repeats(given: Situation) -> bool:
    """Tell a question that brings nothing of its own to what the document states anyway."""
    own = given.now.own.values()
    if given.library is None or given.now.changes or given.now.arithmetic or len(own) > 2:
        return False
    known = given.library.account
    return all(each.role in known and known[each.role].value == each.value for each in own)


WORKINGS: tuple[Callable[[Situation], Worked], ...] = (
    _next_year,
    each_head,
    share,
    spread,
    percent,
    *map(_reversed, REVERSES),
    _towns,
    _increase,
    _enough,
    _audit,
    _forward,
)


def premium_question(
    question: Question, documents: Sequence[PolicyDocument], formulas: Path | None = None
) -> Calculation | MissingInput | None:
    """Return the finished calculation, what is missing for it, or None for any other question.

    Of the conversation figures are inherited from the user's own turns only; `documents` lend
    theirs only where the question refers to them. The account is worked out by its formula in the
    folder `formulas`, by the one that the settings name without it.
    """
    try:
        with by_formulas_of(formulas):
            given = situation(question, documents)
            return _worked(given) if given else None
    except CalculationError as error:
        return MissingInput.asking(f"{error.message}{error.next_step}")


def _worked(given: Situation) -> Worked:
    found = next((done for work in WORKINGS if (done := _in_each_way(given, work))), None)
    doubtful = doubt(given, found) if isinstance(found, Calculation) else None
    return doubtful or found


def _in_each_way(given: Situation, work: Callable[[Situation], Worked]) -> Worked:
    """Do a working, for either whole number of heads too where they are not whole."""
    found = work(given)
    if not isinstance(found, Calculation):
        return found

    def again(account: Account) -> Calculation:
        done = work(replace(given, account=account))
        return done if isinstance(done, Calculation) else found

    return in_each_way(given.account, again)
