"""Figures that nothing is reckoned with as they are typed: below nothing, or part of a head."""

import re

from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.missing import MissingInput

_MINUS = re.compile(r"(?<![\dA-Za-z月日号岁年元块万千百亩%\s])\s*[-−－﹣]\s*$")
"""A stroke that touches a figure and joins it to no other: 水稻-5亩, not 5月-8月."""
_BELOW_NOTHING = re.compile(r"(?<![自担肩抱背欠])负\s*$")
_WHOLE = frozenset({"人", "户", "名", "位", "口", "家", "座", "台", "辆", "头", "只", "间", "套"})
"""Units of what there is no half of."""
_THINGS = re.compile(r"(?!月|半|百分点|小时|[学课]时|工|班|标准|星期|单位|季|学期)(?:[一-鿿]|$)")
"""Behind 个: not what may be counted in parts, as 2.5个百分点."""


def broken_figure(asked: MoneyAsked) -> MissingInput | None:
    """Ask for a figure anew that is negative or counts part of a head; None where none is."""
    if not asked.asks:
        return None
    told = next((told for f in asked.figures if (told := _what_is_wrong(asked, f))), "")
    return MissingInput.asking(f"{told}请核对后重新写。") if told else None


def _what_is_wrong(asked: MoneyAsked, figure: TypedFigure) -> str:
    before = asked.uniform[: figure.start]
    if _MINUS.search(before) or _BELOW_NOTHING.search(before):
        return f"“{figure.text}”前面有负号，不知道是负数还是连接号，不能拿来算。"
    counted = figure.unit in _WHOLE or (figure.unit == "个" and _THINGS.match(figure.after))
    if counted and not figure.is_price and figure.value.denominator != 1:
        return f"“{figure.text}”不是整数，没有半个的。"
    return ""
