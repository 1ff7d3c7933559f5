"""The sheet 依据: the clauses word for word, the day, the library, and the notice."""

from openpyxl import Workbook

from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.sheets import HEAD, SheetWriter, new_sheet
from assistant.notice import NOTICE

_WIDTHS = {
    "文件": 24, "标题": 30, "成文日期": 16, "条款": 14, "原文": 70, "为什么列在这里": 24,
}  # fmt: skip


def add_basis(book: Workbook, found: Basis) -> None:
    """Add the sheet to a workbook."""
    out = SheetWriter(new_sheet(book, "依据", tuple(_WIDTHS.values())))
    out.words((1, 1), "依据", HEAD)
    row = out.lines(2, (NOTICE, found.made, *found.remarks), len(_WIDTHS))
    if not found.sources:
        return
    out.headings(row, _WIDTHS)
    for source in found.sources:
        row += 1
        texts = (
            source.document, source.title, source.day, source.clause, source.text, source.why
        )  # fmt: skip
        for column, text in enumerate(texts, 1):
            out.words((row, column), text)
        out.frame(row, len(texts))
        out.fit(row)
