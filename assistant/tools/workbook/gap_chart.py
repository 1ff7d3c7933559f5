"""How the gap moves with the rate: a sheet of what-ifs and a line chart of Excel's own over it."""

from dataclasses import replace
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from assistant.tools.premium import account_calculation
from assistant.tools.roles import Role
from assistant.tools.workbook.district import District
from assistant.tools.workbook.grid import place
from assistant.tools.workbook.sheets import (
    new_sheet,
    write_headings,
    write_lines,
    write_number,
)

_SHARES = tuple(Decimal(percent) / 100 for percent in range(80, 121, 5))
_ASSUMED = "标准是假设的数，从现在的80%到120%，每次加5%；人口、比例、结余不变。不是文件口径。"


def what_ifs(district: District) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return the total gap (元) for rates around the one of all towns; () where they differ."""
    rates = {t.town.account[Role.RATE].value for t in district.towns}
    if len(rates) != 1 or Role.GAP not in district.totals:
        return ()
    rate = rates.pop()
    return tuple((rate * share, _gap(district, rate * share)) for share in _SHARES)


def _gap(district: District, rate: Decimal) -> Decimal:
    gaps = (
        account_calculation(
            {**t.town.account, Role.RATE: replace(t.town.account[Role.RATE], value=rate)}
        ).result[Role.GAP.value]
        for t in district.towns
    )
    return sum(gaps, Decimal(0))


def add_chart(book: Workbook, shown_on: Worksheet, district: District) -> None:
    """Add the sheet and the chart, the latter on the sheet of the results, where they apply."""
    points = what_ifs(district)
    if not points:
        return
    sheet = new_sheet(book, "标准试算", (24, 24))
    write_headings(sheet, 1, ("假设的标准（元/人·年）", "合计需筹集（元）"))
    for number, (rate, gap) in enumerate(points, 2):
        write_number(sheet, (number, 1), rate, "General")
        write_number(sheet, (number, 2), gap)
    write_lines(sheet, len(points) + 3, (_ASSUMED,), 4)
    chart = LineChart()
    chart.title, chart.legend = "标准变动时合计需筹集（假设）", None
    chart.x_axis.title, chart.y_axis.title = "元/人·年", "元"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=len(points) + 1))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=len(points) + 1))
    shown_on.add_chart(chart, place(shown_on.max_row + 2, 1))
