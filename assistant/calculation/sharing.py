"""Shares a total to the 分 so that the shares add up to it exactly (largest remainder)."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from assistant.calculation.entries import Entry, clause_ids
from assistant.calculation.mixed_parties import FixedPart, Mixed
from assistant.calculation.roles import NAMING
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import CENT, cents, money_text, percent_text, plain_text
from assistant.errors import CalculationError

_MOST_PARTIES = 1000


def split(total: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return shares of `total` (元) in proportion to `weights`; they sum to it exactly.

    Each share is cut to the 分, and the 分 left over go to the largest remainders, the earlier
    party first. Raises CalculationError without a positive weight.
    """
    whole = sum(weights, Decimal(0))
    if not weights or whole <= 0 or min(weights) < 0:
        raise CalculationError("分摊比例应大于零。", "请写明各方的比例或家数。")
    exact = [total * weight / whole for weight in weights]
    shares = [each.quantize(CENT, ROUND_FLOOR) for each in exact]
    left = int((total - sum(shares)) / CENT)
    by_remainder = sorted(range(len(shares)), key=lambda i: (shares[i] - exact[i], i))
    for index in by_remainder[:left]:
        shares[index] += CENT
    return tuple(shares)


def share_evenly(
    total: Entry, parties: int, noun: str = "家", before: Sequence[Step] = ()
) -> Calculation:
    """Share `total` evenly over `parties`; raises CalculationError unless 1 to 1000 parties."""
    if not 1 <= parties <= _MOST_PARTIES:
        raise CalculationError(f"平摊的家数{parties}不合适。", f"请填写1至{_MOST_PARTIES}。")
    shares = split(cents(total.value), [Decimal(1)] * parties)
    sizes = sorted(set(shares), reverse=True)
    groups = [f"{shares.count(size)}{noun}各{money_text(size)}元" for size in sizes]
    formula = f"{money_text(total.value)}÷{parties}"
    step = Step(
        "平均分摊", f"{formula}，到分，尾差逐分分给{groups[0].split('各')[0]}", "；".join(groups)
    )
    if len(sizes) == 1:
        step = Step(
            "平均分摊", f"{formula}＝{money_text(sizes[0])}", f"每{noun}{money_text(sizes[0])}元"
        )
    names = [f"第{number}{noun}" for number in range(1, parties + 1)]
    summary = f"{_label(total)}{money_text(total.value)}元平摊给{parties}{noun}：" + "，".join(
        groups
    )
    return _shared(total, names, shares, (*before, step), summary)


def share_mixed(total: Entry, mixed: Mixed) -> Calculation:
    """Let each fixed party take its ratio or sum first, and split the rest to the 分 evenly.

    Raises CalculationError where the fixed parts leave nothing to split.
    """
    parts = [(part.name, *_fixed_part(total, part)) for part in mixed.fixed]
    rest = cents(total.value) - sum((value for _, value, _ in parts), Decimal(0))
    if rest <= 0:
        raise CalculationError("先出的几方已经占满总额，没有余下的可分。", "请核对各方的份额。")
    shares = split(rest, [Decimal(1)] * mixed.count)
    steps = [Step(name, formula, f"{money_text(value)}元") for name, value, formula in parts]
    taken = "−".join(money_text(value) for _, value, _ in parts)
    left = f"{money_text(total.value)}−{taken}＝{money_text(rest)}元"
    groups = _groups(shares, mixed.noun)
    steps += [
        Step("余下", left, f"{money_text(rest)}元"),
        Step("余下平均分摊", f"{money_text(rest)}÷{mixed.count}，到分：{groups}", groups),
    ]
    names = [name for name, *_ in parts]
    names += [f"第{number}{mixed.noun}" for number in range(1, mixed.count + 1)]
    listing = "，".join(f"{name}{money_text(value)}元" for name, value, _ in parts)
    values = [value for _, value, _ in parts]
    summary = f"{_label(total)}{money_text(total.value)}元分担：{listing}，{groups}"
    return _shared(total, names, (*values, *shares), steps, summary)


def _fixed_part(total: Entry, part: FixedPart) -> tuple[Decimal, str]:
    if not part.is_ratio:
        return cents(part.value), f"{money_text(part.value)}元"
    value = cents(total.value * part.value)
    ratio = percent_text(part.value)
    return value, f"{money_text(total.value)}×{ratio}，到分＝{money_text(value)}元"


def _groups(shares: Sequence[Decimal], noun: str) -> str:
    sizes = sorted(set(shares), reverse=True)
    if len(sizes) == 1:
        return f"每{noun}{money_text(sizes[0])}元"
    return "，".join(f"{shares.count(size)}{noun}各{money_text(size)}元" for size in sizes)


def share_by(
    total: Entry,
    parties: Sequence[tuple[str, Decimal]],
    *,
    are_ratios: bool = True,
    before: Sequence[Step] = (),
) -> Calculation:
    """Share `total` by weight over named parties; `are_ratios` prints weights as percentages."""
    weights = [weight for _, weight in parties]
    shares = split(cents(total.value), weights)
    whole = sum(weights, Decimal(0))
    steps = []
    for (name, weight), share in zip(parties, shares, strict=True):
        part = percent_text(weight) if are_ratios else f"{plain_text(weight)}÷{plain_text(whole)}"
        formula = f"{money_text(total.value)}×{part}＝{_long(total.value * weight / whole)}"
        steps.append(Step(name, f"{formula}，到分为{money_text(share)}", f"{money_text(share)}元"))
    names = [name for name, _ in parties]
    listing = "，".join(f"{n}{money_text(s)}元" for n, s in zip(names, shares, strict=True))
    return _shared(total, names, shares, (*before, *steps), f"{_label(total)}分担：{listing}")


def _label(total: Entry) -> str:
    return NAMING[total.role].label


def _long(value: Decimal) -> str:
    return plain_text(value.quantize(Decimal("0.00001")))


def _shared(
    total: Entry,
    names: Sequence[str],
    shares: Sequence[Decimal],
    steps: Sequence[Step],
    summary: str,
) -> Calculation:
    adding = "＋".join(money_text(share) for share in shares)
    if len(shares) > 12:
        adding = f"{len(shares)}份相加"
    check = Step("合计核对", f"{adding}＝{money_text(sum(shares, Decimal(0)))}", "与总额一致")
    results = {f"share_{number}": share for number, share in enumerate(shares, 1)}
    return Calculation(
        title="分摊测算",
        figures=(total.figure(),),
        steps=(*steps, check),
        result={"total": cents(total.value)} | results,
        notes=(
            f"依次为：{'、'.join(names)}。" if len(names) <= 12 else f"共{len(names)}份。",
            "尾差按最大余数法分配，各份相加与总额分文不差。",
            "分担办法是题中的假设，不是文件规定。",
        ),
        clause_ids=clause_ids((total,)),
        summary=f"{summary}；合计{money_text(sum(shares, Decimal(0)))}元。",
    )
