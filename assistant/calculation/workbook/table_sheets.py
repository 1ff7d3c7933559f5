"""The sheets 步骤, 核对 and 问题 that go with the results of a table."""

from datetime import date

from openpyxl import Workbook

from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.workbook.sheets import SheetWriter, new_sheet
from assistant.calculation.workbook.worked_table import WorkedTable
from assistant.documents.dates import print_date
from assistant.notice import NOTICE

_MOST_ROWS = 100
"""Rows whose steps are written out; those of the others are the same with other figures."""


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
