"""The empty table to fill in for a formula: headings with their units, and how to fill it in."""

from collections.abc import Sequence

from assistant.calculation.formulas.formula import Formula
from assistant.calculation.workbook.sheets import SheetWriter, new_sheet, new_workbook, saved
from assistant.notice import NOTICE

_NOTES = (
    "一个乡镇（村、户）一行，从表头下面填起。栏目可以换次序，也可以另加栏目。",
    "数可以写成 2.678万、10%、1成、100元、30,500；写了单位按写的算，没写按栏目括号里的算。",
    "比例请连 % 一起写。写 10 会问您是不是 10%，不会替您猜。",
    "没有的请填 0，不要空着。空着的格、看不明白的格，那一行不计入，问题按单元格列出。",
    "对每一行都一样的数（如标准），可以不要这一栏，另外给出。",
    "“合计”“小计”行可以有，会与算出来的核对，不会重复计入。",
    NOTICE,
)


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
