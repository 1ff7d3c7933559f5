"""The empty table to fill in: headings, an example that is not counted, and how to fill it in."""

from collections.abc import Sequence

from assistant.calculation.roles import Role
from assistant.calculation.workbook.district_book import heading
from assistant.calculation.workbook.district_sheets import NAME_HEADING
from assistant.calculation.workbook.sheets import (
    FRAME,
    cell_at,
    new_sheet,
    new_workbook,
    saved,
    write_headings,
    write_lines,
    write_words,
)
from assistant.notice import NOTICE

ROLES = (Role.POPULATION, Role.RATIO, Role.RATE, Role.CARRY_OVER)
_EXAMPLE = ("甲镇（示例，不计入，可删去）", "26780", "10%", "100", "172686.63")
_NOTES = (
    "一个乡镇（街道、村）一行，从示例下面填起。栏目可以换次序，也可以另加栏目。",
    "数可以写成 2.678万、10%、1成、100元、30,500；写了单位按写的算，没写按栏目括号里的算。",
    "参保比例请连 % 一起写。写 10 会问您是不是 10%，不会替您猜。",
    "没有结余请填 0，不要空着。空着的格、看不明白的格，那一行不计入，问题按单元格列出。",
    "农村人口和参保比例可以换成“参保人数”一栏；不要上年结余一栏，就只算应缴保费。",
    "“合计”“小计”行可以有，会与算出来的核对，不会重复计入。",
    NOTICE,
)


def template(rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Return the table as the bytes of an .xlsx file, filled with `rows`: the name, then ROLES."""
    book = new_workbook("防贫保保费测算：乡镇填报模板")
    sheet = new_sheet(book, "乡镇", (28, *(20 for _ in ROLES)))
    write_headings(sheet, 1, (NAME_HEADING, *map(heading, ROLES)))
    sheet.freeze_panes = "B2"
    for row, texts in enumerate((_EXAMPLE, *rows), 2):
        for column, text in enumerate(texts, 1):
            write_words(sheet, (row, column), text)
            cell_at(sheet, (row, column)).border = FRAME
    notes = new_sheet(book, "填写说明", (100,))
    write_lines(notes, 1, _NOTES, 1)
    return saved(book)
