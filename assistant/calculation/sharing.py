"""Shares a sum among the parties that somebody names, and tells how."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.calculation.entries import Entry, calculation_of
from assistant.calculation.formulas.shares import split
from assistant.calculation.mixed_parties import FixedPart, Mixed
from assistant.calculation.parties import Sharing
from assistant.calculation.roles import NAMING, Role, shown
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import (
    cents,
    money_text,
    percent_text,
    plain_text,
    yuan_text,
)
from assistant.errors import CalculationError

EVENLY = "平均分摊"
"""What the step is called in which a sum is given in equal parts."""
_MOST_PARTIES = 1000
_MOST_LISTED = 12


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


def share_evenly(total: Entry, parties: int, noun: str = "家") -> Calculation:
    """Share `total` evenly over `parties`; raises CalculationError unless 1 to 1000 parties."""
    if not 1 <= parties <= _MOST_PARTIES:
        raise CalculationError(f"平摊的家数{parties}不合适。", f"请填写1至{_MOST_PARTIES}。")
    shares = split(cents(total.value), [Decimal(1)] * parties)
    groups, formula = _groups(shares, noun), f"{money_text(total.value)}÷{parties}"
    if len(groups) == 1:
        step = Step(
            EVENLY, f"{formula}＝{money_text(shares[0])}", f"每{noun}{yuan_text(shares[0])}"
        )
    else:
        first = groups[0].split("各")[0]
        step = Step(EVENLY, f"{formula}，到分，尾差逐分分给{first}", "；".join(groups))
    told = f"{_told(total)}平摊给{parties}{noun}：{'，'.join(groups)}"
    return _shared(total, _numbered(parties, noun), shares, (step,), told)


def share_mixed(total: Entry, mixed: Mixed) -> Calculation:
    """Let each fixed party take its ratio or sum first, and split the rest to the 分 evenly.

    Raises CalculationError where the fixed parts leave nothing to split.
    """
    taken = [_fixed_part(total, part) for part in mixed.fixed]
    rest = cents(total.value) - sum(taken, Decimal(0))
    if rest <= 0:
        raise CalculationError("先出的几方已经占满总额，没有余下的可分。", "请核对各方的份额。")
    shares = split(rest, [Decimal(1)] * mixed.count)
    groups = _groups(shares, mixed.noun)
    evenly = f"每{mixed.noun}{yuan_text(shares[0])}" if len(groups) == 1 else "，".join(groups)
    left = "−".join(money_text(each) for each in (total.value, *taken))
    steps = [_fixed_step(total, *both) for both in zip(mixed.fixed, taken, strict=True)]
    steps += [
        Step("余下", f"{left}＝{yuan_text(rest)}", yuan_text(rest)),
        Step("余下平均分摊", f"{money_text(rest)}÷{mixed.count}，到分：{evenly}", evenly),
    ]
    names = [part.name for part in mixed.fixed]
    told = f"{_told(total)}分担：{_listing(names, taken)}，{evenly}"
    names += _numbered(mixed.count, mixed.noun)
    return _shared(total, names, (*taken, *shares), steps, told)


def _fixed_part(total: Entry, part: FixedPart) -> Decimal:
    return cents(total.value * part.value if part.is_ratio else part.value)


def _fixed_step(total: Entry, part: FixedPart, value: Decimal) -> Step:
    ratio = f"{money_text(total.value)}×{percent_text(part.value)}，到分＝" if part.is_ratio else ""
    return Step(part.name, f"{ratio}{yuan_text(value)}", yuan_text(value))


def share_by(
    total: Entry, parties: Sequence[tuple[str, Decimal]], *, are_ratios: bool = True
) -> Calculation:
    """Share `total` by weight over named parties; `are_ratios` prints weights as percentages."""
    names, weights = zip(*parties, strict=True)
    shares = split(cents(total.value), weights)
    whole = sum(weights, Decimal(0))
    steps = []
    for name, weight, share in zip(names, weights, shares, strict=True):
        part = percent_text(weight) if are_ratios else f"{plain_text(weight)}÷{plain_text(whole)}"
        exact = plain_text((total.value * weight / whole).quantize(Decimal("0.00001")))
        formula = f"{money_text(total.value)}×{part}＝{exact}，到分为{money_text(share)}"
        steps.append(Step(name, formula, yuan_text(share)))
    told = f"{NAMING[total.role].label}分担：{_listing(names, shares)}"
    return _shared(total, names, shares, steps, told)


def _told(total: Entry) -> str:
    return f"{NAMING[total.role].label}{yuan_text(total.value)}"


def _numbered(count: int, noun: str) -> list[str]:
    return [f"第{number}{noun}" for number in range(1, count + 1)]


def _groups(shares: Sequence[Decimal], noun: str) -> list[str]:
    """Return how many get which amount, the larger first."""
    sizes = sorted(set(shares), reverse=True)
    return [f"{shares.count(size)}{noun}各{yuan_text(size)}" for size in sizes]


def _listing(names: Sequence[str], shares: Sequence[Decimal]) -> str:
    return "，".join(f"{n}{yuan_text(share)}" for n, share in zip(names, shares, strict=True))


def _shared(
    total: Entry, names: Sequence[str], shares: Sequence[Decimal], steps: Sequence[Step], told: str
) -> Calculation:
    few, whole = len(names) <= _MOST_LISTED, sum(shares, Decimal(0))
    adding = "＋".join(map(money_text, shares)) if few else f"{len(shares)}份相加"
    check = Step("合计核对", f"{adding}＝{money_text(whole)}", "与总额一致")
    said = [
        f"{told}；合计{yuan_text(whole)}。",
        f"依次为：{'、'.join(names)}。" if few else f"共{len(names)}份。",
        "尾差按最大余数法分配，各份相加与总额分文不差。",
        "分担办法是您说的，不是文件规定。",
    ]
    results = {f"share_{number}": share for number, share in enumerate(shares, 1)}
    done = {"total": cents(total.value)} | results
    return calculation_of("分摊测算", (total,), (*steps, check), done, said)
