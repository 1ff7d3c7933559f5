"""One calculation from a form: figures as people write them, and what to do with them.

The command, the page and other programs fill in this form; a question in conversation is read
from its words. Both then call the same calculations.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from assistant.calculation.amounts import parse_money, parse_population, parse_ratio
from assistant.calculation.audit import audit, checkable
from assistant.calculation.changes import apply_changes, find_changes
from assistant.calculation.divisions import SHAREABLE
from assistant.calculation.entries import Account, Entry, entry
from assistant.calculation.parties import Sharing, read_sharing
from assistant.calculation.premium import account_calculation, by_inputs, in_each_way, told
from assistant.calculation.reverse import REVERSES, enough, next_carry_over
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.sharing import shared, unbalanced
from assistant.calculation.solve import by_formulas_of, having, lacks, required, worked_out
from assistant.calculation.steps import Calculation, Step
from assistant.calculation.sums import per_head, percentage
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Quantity, Unit, read_quantities
from assistant.errors import CalculationError, MissingFigureError


@dataclass(frozen=True, slots=True)
class Form:
    """What is filled in; "" is what is not given, and nothing stands in for it.

    The first ten are figures (人, 元, 元/人·年), `change` a what-if in words (标准上浮一成半),
    `share` who shares the sum (七个街道; 区七成、镇三成), `percent` and `per_head` the sum that
    is set against the premium or divided by heads (结余, 缺口, 赔付, 保费, 资金).
    """

    population: str = ""
    ratio: str = ""
    rate: str = ""
    carry_over: str = ""
    insured: str = ""
    premium: str = ""
    gap: str = ""
    budget: str = ""
    payout: str = ""
    fee: str = ""
    change: str = ""
    share: str = ""
    percent: str = ""
    per_head: str = ""


def filled_in(given: Mapping[str, object]) -> Form:
    """Return the form with these fields, each a text.

    Raises:
        CalculationError: there is no field of a name, or its value is no text.
    """
    names = [field.name for field in fields(Form)]
    if unknown := [str(name) for name in given if name not in names]:
        raise CalculationError(
            f"没有这一项：{'、'.join(unknown)}。", f"可以填：{'、'.join(names)}。"
        )
    if wrong := [name for name, text in given.items() if not isinstance(text, str)]:
        raise CalculationError(
            f"{'、'.join(wrong)}不是文字。", '数也请写成文字，如 "172686.63"，以免丢了尾数。'
        )
    return Form(**{name: str(text) for name, text in given.items()})


_or_nothing = partial(parse_money, zero_allowed=True)
_READERS: Mapping[Role, Callable[[str], Quantity]] = {
    Role.POPULATION: parse_population,
    Role.RATIO: parse_ratio,
    Role.INSURED: parse_population,
    Role.RATE: parse_money,
    Role.PREMIUM: parse_money,
    Role.CARRY_OVER: _or_nothing,
    Role.GAP: _or_nothing,
    Role.BUDGET: parse_money,
    Role.PAYOUT: _or_nothing,
    Role.FEE: _or_nothing,
}


_SUMS = {
    "结余": Role.CARRY_OVER, "缺口": Role.GAP, "赔付": Role.PAYOUT, "保费": Role.PREMIUM,
    "资金": Role.BUDGET,
}  # fmt: skip
"""What the sums of an account are called in the fields that choose one of them."""


def share(text: str, account: Account) -> Calculation:
    """Share the gap, else the premium, else the only figure given, among whom `text` says.

    Raises CalculationError where that is not clear, or the sum is neither given nor follows.
    """
    sharing = _sharing(text)
    roles = SHAREABLE if len(account) == 1 else _SHARED
    total = next((each for role in roles if (each := worked_out(account, role))), None)
    total = total or required(account, Role.GAP if Role.CARRY_OVER in account else Role.PREMIUM)
    return by_inputs(shared(total, sharing), account, {total.role: total})


_SHARED = tuple(role for role in SHAREABLE if role is not Role.CARRY_OVER)
"""What is shared of a whole account: what was left last year is one of its inputs."""


_COUNTS = (Unit.COUNT, Unit.PLAIN)


def _sharing(text: str) -> Sharing:
    """Return who shares, when every figure of the field belongs to it."""
    sharing = read_sharing(text)
    if sharing is None or _left_over(text, sharing):
        raise CalculationError(
            f"没有看懂怎么分摊：“{text.strip()}”。",
            "请写成“七个街道”“区七成、镇三成”“5:3:2”“区里出六成，余下的三个镇平分”。",
        )
    if why := unbalanced(sharing):
        raise CalculationError(why, "各方比例相加应是100%。")
    return sharing


def _left_over(text: str, sharing: Sharing) -> bool:
    left = [q for q in read_quantities(text) if q not in sharing.used]
    if sharing.equal:
        return [q.value for q in left] != [sharing.equal]
    # 市5区3镇2 is shares, though 5区 may be read as a count
    return bool(left) if sharing.used else any(q.unit not in _COUNTS for q in left)


def percent(text: str, account: Account) -> Calculation:
    """Give the sum that `text` names as a percentage of the premium; raises CalculationError."""
    part, whole = required(account, _sum(text)), required(account, Role.PREMIUM)
    if part.role is whole.role:
        raise CalculationError("占比要写哪一笔占应缴保费。", "请填结余、缺口、赔付或资金。")
    return by_inputs(percentage(part, whole), account, {part.role: part, whole.role: whole})


def each_head(text: str, account: Account) -> Calculation:
    """Divide the sum that `text` names by the insured, else by the people.

    Raises CalculationError where one of them is neither given nor follows.
    """
    total = required(account, _sum(text))
    heads = worked_out(account, Role.INSURED) or required(account, Role.POPULATION)
    return by_inputs(per_head(total, heads), account, {total.role: total, heads.role: heads})


def _sum(text: str) -> Role:
    name = narrow(text).strip()
    if name not in _SUMS:
        raise CalculationError(f"不知道“{text.strip()}”是哪一笔。", f"请填{'、'.join(_SUMS)}之一。")
    return _SUMS[name]


_DIVISIONS: Mapping[str, Callable[[str, Account], Calculation]] = {
    "share": share,
    "percent": percent,
    "per_head": each_head,
}


def calculate(form: Form, formulas: Path | None = None) -> Calculation:
    """Work out what the filled-in fields ask for, by the formula in the folder `formulas`.

    With `share`, `per_head` or `percent` this is done with a sum; with `payout` what is left for
    next year; with `budget` the reverse: how many people, which rate, which ratio, or whether it
    is enough. Otherwise the account, or its audit where a given result follows from the others.

    Raises:
        MissingFigureError: a figure is needed that is neither given nor follows.
        CalculationError: a text is no figure, is out of range, or can be read in two ways.
    """
    with by_formulas_of(formulas):
        return _calculated(form)


def _calculated(form: Form) -> Calculation:
    asked = [name for name in _DIVISIONS if getattr(form, name).strip()]
    if len(asked) > 1:
        raise CalculationError("分摊、占比、人均一次只能算一样。", "请分开算，每次只填其中一项。")
    stated = _account(form)
    account, steps = _changed(stated, form.change)
    if not steps and checkable(stated):
        verdict = audit(stated)
        if not asked and not _MONEY_OUT & set(stated):
            return _unused(verdict, stated)
        _refuse_wrong(verdict)
    work = partial(_DIVISIONS[asked[0]], getattr(form, asked[0])) if asked else _worked
    return _unused(told(in_each_way(account, work), steps), account)


_MONEY_OUT = frozenset({Role.PAYOUT, Role.BUDGET})


def _refuse_wrong(verdict: Calculation) -> None:
    """Let nothing be worked out from figures that contradict each other."""
    if any(name.endswith("_error") for name in verdict.result):
        raise CalculationError(f"给出的数前后不符：{verdict.summary}", "请改正以后再算。")


def _account(form: Form) -> dict[Role, Entry]:
    texts = {role: getattr(form, role.value).strip() for role in _READERS}
    return {role: entry(role, _READERS[role](text)) for role, text in texts.items() if text}


def _changed(account: Account, text: str) -> tuple[Account, tuple[Step, ...]]:
    """Return the account after the what-if, of which every figure must be understood."""
    if not text.strip():
        return account, ()
    changes = find_changes(text)
    if {change.quantity for change in changes} != set(read_quantities(text)) or not changes:
        raise CalculationError(
            f"没有看懂怎么调整：“{text.strip()}”。",
            "请写成“标准上浮15%”“每人涨20元”“人口增加500人”；改成另一个数的，直接填新的数。",
        )
    if missing := tuple(c.role for c in changes if c.role not in account):
        raise lacks(missing)
    return apply_changes(account, changes)


def _worked(account: Account) -> Calculation:
    if Role.PAYOUT in account:
        return _next_year(account)
    if Role.BUDGET in account:
        return _reversed(account)
    wanted = Role.GAP if Role.CARRY_OVER in account else Role.PREMIUM
    done = account_calculation(having(account, wanted))
    if not done.steps:
        raise MissingFigureError(
            f"只有{NAMING[wanted].label}，算不出别的数。", "请写上要做什么，或补上其他的数。"
        )
    return done


def _next_year(account: Account) -> Calculation:
    parts = {r: account[r] for r in (Role.PAYOUT, Role.FEE) if r in account}
    used = {Role.PREMIUM: required(account, Role.PREMIUM), **parts}
    return by_inputs(next_carry_over(used), account, used)


def _reversed(account: Account) -> Calculation:
    """Return what the money at hand reaches: the one of heads, rate and ratio not given.

    A gap is what other money than that at hand was short of, and tells nothing of it.
    """
    account = {role: each for role, each in account.items() if role is not Role.GAP}
    if Role.PREMIUM in account or (worked_out(account, Role.INSURED) and Role.RATE in account):
        return enough(account)
    ways = (way for way in REVERSES if all(worked_out(account, role) for role in way.needs))
    way = next(ways, None)
    if way is None:
        raise lacks((Role.RATE,))
    return way.work(account)


def _unused(done: Calculation, account: Account) -> Calculation:
    """Say which given figures the calculation had no use for."""
    names = {figure.name for figure in done.figures}
    unused = "、".join(NAMING[role].label for role in account if role.value not in names)
    note = (f"{unused}没有用到。",) if unused else ()
    return replace(done, notes=(*done.notes, *note))
