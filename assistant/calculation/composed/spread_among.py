"""Among whom a sum is spread, where it is asked for each: 每户每月多少, 按770亩摊我6.4亩."""

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.numbers_meant import called
from assistant.calculation.composed.priced_numbers import is_number
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import counted_in, parse_unit
from assistant.calculation.formulas.expression import (
    DIVIDE,
    MULTIPLY,
    Expression,
    Operation,
)

_EACH_ONE = re.compile(
    r"(?:每|(?<!第)一|平均每?|均摊?到?每?)(?P<each>[人户家亩个盏头口块])"
    r"(?:每个?月|一个月|一年|每年)?(?:[^,。;?]{0,10}(?:多少|几|好多)|$)"
    r"|(?P<mean>[人户亩])均(?:[^,。;?]{0,8}(?:多少|几|好多)|$)"
)
_EACH_MONTH = re.compile(r"每个?月|一个月|月均")
_SPREAD = re.compile(r"摊|平分|均分|分摊")
_SAME = {"家": "户", "口": "人"}
_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Among:
    """The number of all, that of those who ask where they are some of them, and by the month."""

    all: TypedFigure
    some: TypedFigure | None
    by_the_month: bool

    @property
    def figures(self) -> tuple[TypedFigure, ...]:
        """The figures of the question that this takes."""
        return (self.all, self.some) if self.some else (self.all,)

    def part(self, sheet: Worksheet, total: Expression) -> None:
        """Put what each of them, or those who ask, bear of a total into a worksheet."""
        unit = self.all.unit
        number = sheet.typed(called(unit), self.all.value, counted_in(unit), self.all.text)
        each: Expression = Operation(DIVIDE, total, number)
        if self.by_the_month:
            months = sheet.typed("月数", Fraction(_A_YEAR), parse_unit("月"), "全年")
            each = Operation(DIVIDE, each, months)
        if self.some is None:
            sheet.step(f"每{unit}{'每月' if self.by_the_month else ''}", each)
            return
        own = sheet.typed(
            f"自己的{called(unit)}", self.some.value, counted_in(unit), self.some.text
        )
        sheet.step("自己承担", Operation(MULTIPLY, each, own))


def among(reading: MoneyReading) -> Among | None:
    """Return among whom the sum of a question is spread; None where it is not asked for each."""
    asked = reading.asked
    priced = {unit for f in reading.figures for unit in f.each}
    free = [f for f in reading.figures if is_number(f) and not f.each and f.unit not in priced]
    match = _EACH_ONE.search(asked.uniform)
    unit = (match["each"] or match["mean"]) if match else ""
    same = [f for f in free if unit and f.unit == _SAME.get(unit, unit)]
    if len(same) == 1:
        monthly = bool(_EACH_MONTH.search(asked.uniform))
        if monthly and not asked.by_the_year:
            return None  # over how many months is not said
        return Among(same[0], None, monthly)
    if len(free) == 2 and free[0].unit == free[1].unit and _SPREAD.search(asked.uniform):
        return Among(free[0], free[1], False) if free[1].value < free[0].value else None
    return None
