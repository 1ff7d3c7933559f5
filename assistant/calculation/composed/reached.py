"""How far money reaches: for how many, for how long, at what price, for what share of people."""

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import Does, TypedFigure, within
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.numbers_meant import CALLED, asks_each, called
from assistant.calculation.composed.products import product, rate_of
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import (
    NOTHING,
    YUAN,
    WrittenUnit,
    counted_in,
    parse_unit,
)
from assistant.calculation.formulas.expression import (
    DIVIDE,
    FLOOR,
    MULTIPLY,
    SUBTRACT,
    Call,
    Expression,
    Literal,
    Name,
    Operation,
)
from assistant.calculation.formulas.units_each import SPANS_SAID, money_for_each
from assistant.calculation.steps import Calculation
from assistant.errors import CalculationError

_HUNDRED = Literal(Fraction(100), WrittenUnit("", NOTHING))
_CENTS = "每份舍到分，不超过这笔钱。"
_REST = re.compile(r"(?:剩|余|节余|结余)(?:下|余|的)?[^,。;?]{0,3}(?:多少|几|好多)")
"""Asks, too, what is left of the money: 够发几个人, 还剩多少."""


def backward(reading: MoneyReading) -> Calculation | None:
    """Tell how many, how long or at what price a sum of money reaches."""
    sums = reading.sums
    if len(sums) != 1:
        return None
    for asks, way in _BACK:
        if reading.asked.asks_for(asks):
            return way(reading, sums[0])
    return None


def _how_many(reading: MoneyReading, money: TypedFigure) -> Calculation | None:
    return _reach(reading, money, lambda unit: unit not in SPANS_SAID)


def _how_long(reading: MoneyReading, money: TypedFigure) -> Calculation | None:
    return _reach(reading, money, lambda unit: unit in SPANS_SAID)


def _reach(
    reading: MoneyReading, money: TypedFigure, solved: Callable[[str], bool]
) -> Calculation | None:
    sheet = Worksheet()
    have = sheet.typed("资金", money.value, YUAN, money.text)
    rate = rate_of(Worksheet(), reading.with_only(reading.without(money)))
    unit = next((u for u in rate.each if solved(u)), "") if rate else ""
    made = product(sheet, reading.with_only(reading.without(money)), without=unit) if unit else None
    if made is None or reading.without(money, *made[1]):
        return None
    reached = sheet.step(called(unit), Call(FLOOR, (Operation(DIVIDE, have, made[0]),)))
    if _REST.search(reading.asked.uniform):
        paid = Operation(MULTIPLY, reached, made[0])
        sheet.results |= {reached.name, sheet.step("剩余", Operation(SUBTRACT, have, paid)).name}
    done = sheet.worked()
    most = next(step.value for step in done.steps if step.label == reached.name)
    return replace(done, summary=f"最多{most}：{done.summary}")


def _price(reading: MoneyReading, money: TypedFigure) -> Calculation | None:
    sheet = Worksheet()
    expression: Expression = sheet.typed("资金", money.value, YUAN, money.text)
    used = [money]
    for unit in ("人", "户", "亩", "月"):
        left = [f for f in within(reading.without(*used), unit) if f.does is Does.STANDS]
        if len(left) > 1:
            return None
        if left:
            number = sheet.typed(called(unit), left[0].value, counted_in(unit), left[0].text)
            expression = Operation(DIVIDE, expression, number)
            used.append(left[0])
    if len(used) == 1 or reading.without(*used):
        return None
    if asks_each("月", reading.asked) and not any(f.unit == "月" for f in used):
        expression = Operation(DIVIDE, expression, _months(sheet, reading.asked))
    floor = Call(FLOOR, (Operation(MULTIPLY, expression, _HUNDRED),))
    sheet.step("标准最高", Operation(DIVIDE, floor, _HUNDRED))
    sheet.notes.append(_CENTS)
    return sheet.worked()


def _months(sheet: Worksheet, asked: MoneyAsked) -> Name:
    """Take the months of a span that is said without a numeral: 发一年，每人每月最高多少."""
    if asked.months is None:
        raise CalculationError("没有说发多久，算不出每月多少。", "请说明算几个月。")
    return sheet.typed(CALLED["月"], asked.months, parse_unit("月"), asked.months_text)


def _share(reading: MoneyReading, money: TypedFigure) -> Calculation | None:
    sheet = Worksheet()
    have = sheet.typed("资金", money.value, YUAN, money.text)
    rate = rate_of(sheet, reading.with_only(reading.without(money)))
    people = [f for f in within(reading.figures, "人") if f.does is Does.STANDS]
    if rate is None or len(people) != 1 or reading.without(money, *people, *rate.used):
        return None
    unit = money_for_each(tuple(u for u in rate.each if u == "人"))
    if not unit.dimension.below:
        return None
    number = sheet.typed("人数", people[0].value, parse_unit("人"), people[0].text)
    sheet.measure(rate.name, unit)
    reached = sheet.step("能保人数", Call(FLOOR, (Operation(DIVIDE, have, rate.name),)))
    sheet.step("比例", Operation(DIVIDE, reached, number))
    return sheet.in_percent().worked()


_BACK = (
    (Asks.SHARE, _share),
    (Asks.PRICE, _price),
    (Asks.HOW_LONG, _how_long),
    (Asks.HOW_MANY, _how_many),
)
"""What is asked back, and how it is found."""
