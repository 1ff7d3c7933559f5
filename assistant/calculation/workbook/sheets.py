"""How cells are written: words as words, sums as numbers, and the marks that every file carries."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.numbers.decimals import plain_text, tidy
from assistant.notice import MAKER, NOTICE

MONEY = "0.00"
HEAD = Font(bold=True)
GREY = PatternFill("solid", fgColor="EDE9E2")
TROUBLE = Font(color="B02418")
_THIN = Side(style="thin", color="999999")
FRAME = Border(_THIN, _THIN, _THIN, _THIN)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_MOST_CHARACTERS = 32_767
"""What a cell of Excel holds."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def new_workbook(title: str) -> Workbook:
    """Return an empty workbook that says in its properties what made it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = title, MAKER
    book.properties.lastModifiedBy, book.properties.keywords = MAKER, "AI 辅助生成"
    book.properties.description = NOTICE
    return book


def new_sheet(book: Workbook, name: str, widths: Sequence[int]) -> Worksheet:
    """Add a sheet with the notice in the foot of its printed pages."""
    sheet: Worksheet = book.create_sheet(name)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth = 0, 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    foot = sheet.oddFooter
    if foot and foot.center:
        foot.center.text = NOTICE
    return sheet


Place = tuple[int, int]
"""The row and the column of a cell, both from 1."""


def cell_at(sheet: Worksheet, at: Place) -> Cell:
    """Return a cell that is not inside a merged range, so that it can be written."""
    return cast("Cell", sheet.cell(*at))


def write_words(sheet: Worksheet, at: Place, text: str, font: Font | None = None) -> None:
    """Write words; those that begin like a formula stay words, also when they are edited."""
    cell = cell_at(sheet, at)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_MOST_CHARACTERS]
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    if text.startswith(_FORMULA):
        cell.quotePrefix = True
    if font:
        cell.font = font


def write_number(sheet: Worksheet, at: Place, value: Decimal, number_format: str = MONEY) -> None:
    """Write a number. openpyxl prints 16 digits, so a sum to the 分 below 10^14 is itself."""
    cell = cell_at(sheet, at)
    cell.value = value
    cell.number_format = number_format


def percent_format(ratio: Decimal) -> str:
    """Return the format that shows a ratio with every digit it has."""
    places = len(plain_text(tidy(ratio * 100)).partition(".")[2])
    return f"0.{'0' * places}%" if places else "0%"


def write_headings(sheet: Worksheet, row: int, texts: Iterable[str]) -> None:
    """Write a row of headings."""
    for column, text in enumerate(texts, 1):
        write_words(sheet, (row, column), text, HEAD)
        cell = cell_at(sheet, (row, column))
        cell.fill, cell.border = GREY, FRAME
    fit_row(sheet, row)


def write_lines(sheet: Worksheet, row: int, lines: Iterable[str], across: int) -> int:
    """Write sentences below one another, each across some columns; return the next row."""
    width = sum(sheet.column_dimensions[get_column_letter(n)].width for n in range(1, across + 1))
    for line in lines:
        write_words(sheet, (row, 1), line)
        if across > 1:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=across)
        sheet.row_dimensions[row].height = _LINE * _lines(line, int(width))
        row += 1
    return row


_LINE = 16
"""Points; neither Excel nor LibreOffice makes a row higher for words that openpyxl wrote."""


def fit_row(sheet: Worksheet, row: int) -> None:
    """Make a row as high as its words need in columns of these widths."""
    needed = (
        _lines(cell.value, int(sheet.column_dimensions[cell.column_letter].width))
        for cell in sheet[row]
        if isinstance(cell.value, str)
    )
    sheet.row_dimensions[row].height = _LINE * max(needed, default=1)


def _lines(text: str, width: int) -> int:
    """Return the lines that a text takes where a Chinese character is two wide."""
    wide = sum(1 if character < "\u2000" else 2 for character in text)
    return 1 + wide * 11 // (10 * max(1, width))


def saved(book: Workbook) -> bytes:
    """Return the bytes of the .xlsx file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
