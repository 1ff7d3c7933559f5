"""A part of one sum, and by how much one grows: 6.8万元的三成五, 打八五折, 涨幅百分之几."""

import re
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_figures import Does
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import PERCENT, YUAN, WrittenUnit
from assistant.calculation.formulas.expression import (
    ADD,
    DIVIDE,
    MULTIPLY,
    SUBTRACT,
    Expression,
    Literal,
    Operation,
)
from assistant.calculation.steps import Calculation

_EACH = re.compile(r"标准|单价|每|一个")
_REST = re.compile(r"剩|未(?:完成|付|拨|到)|尚未|没(?:完成|付|拨|到)|其余|还(?:差|欠|有)|余下")
_DONE = re.compile(r"完成|已|付了|拨了|用了|花了|到位|交了|给了|拿出|扣|的$|占")


def part_of_sum(reading: MoneyReading) -> Calculation | None:
    """Work out the part of the one sum of a question, or what is left beside that part."""
    parts = [f for f in reading.figures if f.is_share or f.unit == "折"]
    if len(reading.sums) != 1 or len(parts) != 1 or len(reading.figures) != 2:
        return None
    money, part = reading.sums[0], parts[0]
    if _EACH.search(money.before):
        return None
    changes = {Does.RAISES: ADD, Does.LOWERS: SUBTRACT}.get(part.does)
    if part.unit != "折" and not changes and not _DONE.search(part.before):
        return None
    sheet = Worksheet()
    whole = sheet.typed("总额", money.value, YUAN, money.text)
    share = sheet.typed("比例", part.value, PERCENT, part.text)
    if changes:
        one = Literal(Fraction(1), WrittenUnit("", PERCENT.dimension))
        sheet.step("合计", Operation(MULTIPLY, whole, Operation(changes, one, share)))
        return sheet.worked()
    result: Expression = Operation(MULTIPLY, whole, share)
    if _REST.search(reading.asked.uniform):
        result = Operation(SUBTRACT, whole, sheet.step("其中", result))
    sheet.step("合计", result)
    return sheet.worked()


def growth(reading: MoneyReading) -> Calculation | None:
    """Work out by what share one figure has grown to another, or shrunk."""
    if not reading.asked.asks_for(Asks.SHARE) or len(reading.figures) != 2:
        return None
    old, new = reading.figures
    if new.does is not Does.REPLACES or (old.unit and old.unit != new.unit):
        return None
    sheet = Worksheet()
    bare = WrittenUnit("", PERCENT.dimension)
    first = sheet.typed("原来", old.value, bare, old.text)
    second = sheet.typed("现在", new.value, bare, new.text)
    sheet.step("涨幅", Operation(DIVIDE, Operation(SUBTRACT, second, first), first))
    return sheet.in_percent().worked()
