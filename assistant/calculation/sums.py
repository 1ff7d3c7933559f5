"""One sum divided: by another, by heads, over months."""

from decimal import ROUND_HALF_UP

from assistant.calculation.entries import Entry, calculation_of, checked
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.solve import COMPUTED
from assistant.calculation.spreading import Spread
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import CENT, cents, money_text, plain_text, yuan_text
from assistant.errors import CalculationError


def _label(each: Entry) -> str:
    return NAMING[each.role].label


def percentage(part: Entry, whole: Entry) -> Calculation:
    """What share `part` is of `whole`, as a percentage to two places, half up."""
    if whole.value <= 0:
        raise CalculationError(f"{_label(whole)}应大于零。", "请核对后重新填写。")
    percent = (part.value / whole.value * 100).quantize(CENT, ROUND_HALF_UP)
    words = f"{_label(part)}÷{_label(whole)}"
    formula = f"{words}＝{money_text(part.value)}÷{money_text(whole.value)}"
    said = [
        f"{_label(part)}{yuan_text(part.value)}占{_label(whole)}{yuan_text(whole.value)}的{percent}%。",
        "百分比由程序算出，四舍五入到两位小数，不是文件原文写的数。",
    ]
    if part.role is Role.PAYOUT:
        said.append("这是简单赔付率，分母是当年保费，不是已赚保费。")
    return calculation_of(
        "占比测算",
        tuple({part.role: part, whole.role: whole}.values()),
        (Step.equal("占比", formula, f"{percent}%"),),
        {"percentage": percent},
        said,
    )


def per_head(total: Entry, people: Entry) -> Calculation:
    """Divide `total` by the number of `people`, half up to the 分.

    Raises CalculationError where a figure is out of range or there are no people.
    """
    checked({people.role: people} if people.source != COMPUTED else {})
    if total.value < 0:
        raise CalculationError(f"{_label(total)}不应小于零。", "请核对后重新填写。")
    value = (total.value / people.value).quantize(CENT, ROUND_HALF_UP)
    heads, printed = plain_text(people.value), yuan_text(value)
    words = f"{_label(total)}÷{_label(people)}＝{money_text(total.value)}÷{heads}"
    return calculation_of(
        "人均测算",
        (total, people),
        (Step.equal("每人", words, printed),),
        {total.role.value: cents(total.value), people.role.value: people.value, "per_head": value},
        [
            f"{_label(total)}{yuan_text(total.value)}，按{heads}人摊，每人{printed}。",
            "人均数四舍五入到分，由程序算出，不是文件原文写的数；乘回人数与总额会有尾差。",
        ],
    )


_CALLED = {"月": "个月", "季度": "个季度", "季": "个季度"}


def spread_over(total: Entry, spread: Spread) -> Calculation:
    """Divide `total` (元) by the number of spans, half up to the 分."""
    value = (total.value / spread.count).quantize(CENT, ROUND_HALF_UP)
    count, printed = plain_text(spread.count), yuan_text(value)
    spans = f"{count}{_CALLED.get(spread.noun, spread.noun)}"
    rest = cents(total.value - value * spread.count)
    said = [
        f"{_label(total)}{yuan_text(total.value)}，分{spans}，每{spread.noun}{printed}。",
        f"每{spread.noun}数四舍五入到分，由程序算出，不是文件原文写的数。",
    ]
    said += [f"乘回去与总额差{yuan_text(abs(rest))}，尾差放在最后一次。"] if rest else []
    said += [f"没有写分几次，这里按一年{spans}算；不对请说明。"] if spread.assumed else []
    return calculation_of(
        "分期测算",
        (total,),
        (Step.equal(f"每{spread.noun}", f"{money_text(total.value)}÷{count}", printed),),
        {total.role.value: cents(total.value), "per_period": value},
        said,
    )
