"""The sheets beside a table: 依据, 步骤, 核对, 问题, 标准试算, and the empty one to fill in."""

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.chart import LineChart, Reference

from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.gap_line import GapLine
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.worked_table import WorkedTable
from assistant.documents.dates import print_date
from assistant.notice import NOTICE
from assistant.papers.sheets import HEAD, SheetWriter, new_sheet, new_workbook, saved

_BASIS = {
    "文件": 24, "标题": 30, "成文日期": 16, "条款": 14, "原文": 70, "为什么列在这里": 24,
}  # fmt: skip
_MOST_ROWS = 100
"""Rows whose steps are written out; those of the others are the same with other figures."""
_ASSUMED = (
    "标准是假设的数，从现在的80%到120%，四舍五入到分；人口、比例、结余不变。不是文件里写的数。"
)
_NOTES = (
    "一个乡镇（村、户）一行，从表头下面填起。栏目可以换次序，也可以另加栏目。",
    "数可以写成 2.678万、10%、1成、100元、30,500；写了单位按写的算，没写按栏目括号里的算。",
    "比例请连 % 一起写。写 10 会问您是不是 10%，不会替您猜。",
    "没有的请填 0，不要空着。空着的格、看不明白的格，那一行不计入，问题按单元格列出。",
    "对每一行都一样的数（如标准），可以不要这一栏，另外给出。",
    "“合计”“小计”行可以有，会与算出来的核对，不会重复计入。",
    NOTICE,
)


def add_basis(book: Workbook, found: Basis) -> None:
    """Add the clauses word for word, the day, the library, and the notice."""
    out = SheetWriter(new_sheet(book, "依据", tuple(_BASIS.values())))
    out.words((1, 1), "依据", HEAD)
    row = out.lines(2, (NOTICE, found.made, *found.remarks), len(_BASIS))
    if not found.sources:
        return
    out.headings(row, _BASIS)
    for source in found.sources:
        row += 1
        texts = (
            source.document, source.title, source.day, source.clause, source.text, source.why
        )  # fmt: skip
        for column, text in enumerate(texts, 1):
            out.words((row, column), text)
        out.frame(row, len(texts))
        out.fit(row)


def add_steps(book: Workbook, table: WorkedTable) -> None:
    """Add the steps of the rows, as sums in words."""
    out = SheetWriter(new_sheet(book, "步骤", (8, 24, 110)))
    out.headings(1, ("行", "名称", "算式"))
    out.sheet.freeze_panes = "A2"
    for row, each in enumerate(table.rows[:_MOST_ROWS], 2):
        out.plain_number((row, 1), str(each.row.row))
        out.words((row, 2), each.row.name)
        out.words((row, 3), "\n".join(f"{s.label}：{s.expression}" for s in each.steps))
        out.fit(row)
    if len(table.rows) > _MOST_ROWS:
        told = f"其余{len(table.rows) - _MOST_ROWS}行的算式相同，见测算结果。"
        out.words((_MOST_ROWS + 2, 3), told)


def add_checks(book: Workbook, table: WorkedTable, day: date) -> None:
    """Add the sums in each way of rounding, how the table's own agree, and what must be said."""
    totals = {key: table.totals_by(key) for key in ("", *table.ways)}
    out = SheetWriter(new_sheet(book, "核对", (22, *(20 for _ in totals[""]), 20)))
    out.headings(1, ("合计", *(table.headed(name) for name in totals[""])))
    row = 1
    for key, values in totals.items():
        row += 1
        out.words((row, 1), WAYS[key][0] if key else "不取整" if table.ways else "各行相加")
        for column, (name, value) in enumerate(values.items(), 2):
            out.number((row, column), decimal_of(value / table.units[name].scale), "General")
    checks = table.checks or ("表里没有可以核对的合计行。",)
    source = f"{print_date(day)}，数据取自{table.file}的“{table.grid.name}”。"
    across = max(4, len(totals[""]) + 1)
    row = out.lines(row + 2, checks, across)
    out.lines(row + 1, (NOTICE, source, *table.notes), across)


def add_issues(book: Workbook, table: WorkedTable) -> None:
    """Add what was not counted, by the cell."""
    out = SheetWriter(new_sheet(book, "问题", (12, 18, 90)))
    out.headings(1, ("单元格", "名称", "问题"))
    listed = [(i.place, r.name, i.message) for r in table.refused for i in r.issues]
    for row, texts in enumerate(listed or [("", "", "没有问题，每一行都已计入。")], 2):
        for column, text in enumerate(texts, 1):
            out.words((row, column), text)
        out.fit(row)


def add_chart(book: Workbook, line: GapLine) -> None:
    """Add how the gap moves with the rate: a sheet of what-ifs, a chart of Excel's own over it."""
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


def template(formula: Formula, rows: Sequence[Sequence[str]] = (), name: str = "名称") -> bytes:
    """Return the table as the bytes of an .xlsx file, filled with `rows`; `name` heads them."""
    book = new_workbook(f"{formula.name}：填报模板")
    out = SheetWriter(new_sheet(book, name, (28, *(20 for _ in formula.inputs))))
    units = [each.unit.text.strip("%") for each in formula.inputs]
    told = [f"（{unit}）" if unit else "" for unit in units]
    out.headings(1, (name, *(f"{i.name}{t}" for i, t in zip(formula.inputs, told, strict=True))))
    out.sheet.freeze_panes = "B2"
    for row, texts in enumerate(rows, 2):
        for column, text in enumerate(texts, 1):
            out.words((row, column), text)
        out.frame(row, len(texts))
    SheetWriter(new_sheet(book, "填写说明", (100,))).lines(1, _NOTES, 1)
    return saved(book)
