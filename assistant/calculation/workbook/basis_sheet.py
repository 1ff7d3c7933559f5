"""The sheet 依据: the clauses word for word, the day, the library, and the notice."""

from openpyxl import Workbook

from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.sheets import (
    FRAME,
    HEAD,
    cell_at,
    fit_row,
    new_sheet,
    write_headings,
    write_lines,
    write_words,
)
from assistant.notice import NOTICE

HEADINGS = ("文件", "标题", "成文日期", "条款", "原文", "为什么列在这里")
_WIDTHS = (24, 30, 16, 14, 70, 24)


def add_basis(book: Workbook, found: Basis) -> None:
    """Add the sheet to a workbook."""
    sheet = new_sheet(book, "依据", _WIDTHS)
    write_words(sheet, (1, 1), "依据", HEAD)
    row = write_lines(sheet, 2, (NOTICE, found.made, *found.remarks), len(HEADINGS))
    if not found.sources:
        return
    write_headings(sheet, row, HEADINGS)
    for source in found.sources:
        row += 1
        texts = (
            source.document, source.title, source.day, source.clause, source.text, source.why
        )  # fmt: skip
        for column, text in enumerate(texts, 1):
            write_words(sheet, (row, column), text)
            cell_at(sheet, (row, column)).border = FRAME
        fit_row(sheet, row)
