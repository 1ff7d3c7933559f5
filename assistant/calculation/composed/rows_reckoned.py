"""What the cells of a table add up to, or differ by: several rows, several columns, all of them."""

import re
from collections.abc import Sequence

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import MONEY
from assistant.calculation.formulas.expression import ADD, Expression, Operation
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.row_provisions import bare_column, is_total
from assistant.calculation.steps import Calculation

_TOGETHER = re.compile(r"合计|一共|总共|统共|总计|共计|加起来|加在一起|加拢|共[有需要]?(?:多少|几)")
_COUNT_ASKED = re.compile(r"(?:多少|几|好多)(?P<unit>个|人|名|户|亩|口)(?!钱|月)")
_MEASURE = re.compile(r"(?P<unit>面积|人数|户数|亩数|人口)(?!补)")
_MONEY_ASKED = re.compile(r"(?:多少|好多|几)(?:元|块|钱)|几多钱|应发|要发")
"""What is asked for though people are named: 按附件所列人数应发多少元."""
_KINDS = re.compile(r"[两二三四五六七八几各]\s*(?:个|种|类|样|档)|各(?:种|类|样|档)|所有|全部")
_COUNTED_ALONG = frozenset({"个", "镇", "乡", "乡镇", "村", "街道", "年龄段", "种", "类", "档"})
"""What is counted in passing: 三个镇合计."""
_UNITS_OF = {
    "个": ("人", "个", "户"),
    **dict.fromkeys(("名", "口", "人数", "人口"), ("人",)),
    "户数": ("户",),
    **dict.fromkeys(("面积", "亩数"), ("亩",)),
}
_WHOLE = re.compile(r"全[县市区镇乡]")


def of_rows(reading: MoneyReading) -> Calculation | None:
    """Add up, or set against each other, what a table states for the rows that are named."""
    asked = reading.asked
    if any(f.unit not in _COUNTED_ALONG for f in reading.figures):
        return None
    if asked.asks_for(Asks.DIFFERENCE):
        return _difference(_cells(reading)) if len(reading.stated.rows) == 2 else None
    return _added(reading) if _TOGETHER.search(asked.uniform) else None


def _added(reading: MoneyReading) -> Calculation | None:
    rows, uniform = reading.stated.rows, reading.asked.uniform
    if len(rows) > 1:
        return _sum(_cells(reading), len(rows))
    if rows and _KINDS.search(uniform):
        return _sum(_across(reading), 0)
    return _all(reading) if not rows and _WHOLE.search(uniform) else None


def _measured(reading: MoneyReading, each: Provision) -> bool:
    """Tell whether a cell is of what is asked for: money, or a number of people or households."""
    uniform = reading.asked.uniform
    match = _COUNT_ASKED.search(uniform) or _MEASURE.search(uniform)
    if _MONEY_ASKED.search(uniform):
        match = None
    above = each.unit.dimension.above
    if each.kind is not ProvisionKind.AMOUNT or not each.row or each.unit.dimension.below:
        return False
    if reading.stated.speaks and not reading.stated.is_about(each):
        return False
    if match is None:
        return above == (MONEY,)
    units = _UNITS_OF.get(match["unit"], (match["unit"],))
    return len(above) == 1 and above[0] in (*units, "个")


def _cells(reading: MoneyReading) -> tuple[Provision, ...]:
    """Return the cells of the one column that is asked for, in the rows that are named."""
    found = reading.stated.ties(lambda p: _measured(reading, p) and not is_total(p.row))
    return found if len({(p.document.id, p.own) for p in found}) == 1 else ()


def _sum(found: Sequence[Provision], rows: int) -> Calculation | None:
    if len(found) < 2 or (rows and len(found) != rows):
        return None
    sheet = Worksheet()
    total: Expression | None = None
    for each in found:
        cell = sheet.stated(_called(each), each)
        total = cell if total is None else Operation(ADD, total, cell)
    if total is None:
        return None
    sheet.step("合计", total)
    return sheet.worked()


def _called(each: Provision) -> str:
    """Return what a cell is called: the row, and the column without its unit."""
    return f"{each.row.split('|')[0]}{bare_column(each)}"


def _across(reading: MoneyReading) -> tuple[Provision, ...]:
    """Return the cells of the one row that is named which measure what is asked for."""
    found = [p for p in reading.stated.all if _measured(reading, p) and reading.stated.fits(p)]
    named = {p.clause.id for p in found if set(p.row.split("|")) & reading.stated.rows}
    return tuple(p for p in found if p.clause.id in named) if len(named) == 1 else ()


def _all(reading: MoneyReading) -> Calculation | None:
    """Return the total of a column: the row that states it, else the rows added up."""
    found = reading.stated.every(lambda p: _measured(reading, p))
    whole = [p for p in found if is_total(p.row)]
    if not whole:
        return _sum(found, 0)
    sheet = Worksheet()
    cell = sheet.stated(_called(whole[0]), whole[0])
    sheet.step("合计", cell)
    return sheet.worked()


def _difference(found: Sequence[Provision]) -> Calculation | None:
    if len(found) != 2:
        return None
    more, less = sorted(found, key=lambda p: p.value, reverse=True)
    sheet = Worksheet()
    first, second = sheet.stated(_called(more), more), sheet.stated(_called(less), less)
    sheet.step("相差", Operation("−", first, second))
    return sheet.worked()
