"""How the gap moves with the rate: a sheet of what-ifs and a line chart of Excel's own over it."""

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference

from assistant.calculation.gap_line import GapLine, gap_line
from assistant.calculation.roles import Role
from assistant.calculation.workbook.district import District
from assistant.calculation.workbook.sheets import SheetWriter, new_sheet

_ASSUMED = (
    "标准是假设的数，从现在的80%到120%，四舍五入到分；人口、比例、结余不变。不是文件里写的数。"
)


def what_ifs(district: District) -> GapLine | None:
    """Return the total gap around the rate that all towns share; None where they differ."""
    return gap_line(district.accounts, Role.RATE)


def add_chart(book: Workbook, district: District) -> None:
    """Add the sheet with its chart, where it applies."""
    line = what_ifs(district)
    if line is None:
        return
    out = SheetWriter(new_sheet(book, "标准试算", (24, 24)))
    out.headings(1, ("假设的标准（元/人·年）", "合计需筹集（元）"))
    for number, point in enumerate(line.points, 2):
        out.number((number, 1), point.value, "General")
        out.number((number, 2), point.gap)
    last = len(line.points) + 1
    out.lines(last + 2, (_ASSUMED,), 4)
    chart = LineChart()
    chart.title, chart.legend = "标准变动时合计需筹集（假设）", None
    chart.x_axis.title, chart.y_axis.title = "元/人·年", "元"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.add_data(Reference(out.sheet, min_col=2, min_row=2, max_row=last))
    chart.set_categories(Reference(out.sheet, min_col=1, min_row=2, max_row=last))
    out.sheet.add_chart(chart, "D1")
