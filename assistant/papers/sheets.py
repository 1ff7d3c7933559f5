"""How cells are written: words as words, sums as numbers, and the marks that every file carries."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.numbers.decimals import plain_text, tidy
from assistant.notice import MAKER, NOTICE

MONEY_FORMAT = "0.00"
HEAD = Font(bold=True)
_GREY = PatternFill("solid", fgColor="EDE9E2")
TROUBLE = Font(color="B02418")
_THIN = Side(style="thin", color="999999")
FRAME = Border(_THIN, _THIN, _THIN, _THIN)
_WRAPPED = Alignment(wrap_text=True, vertical="center")
_MIDDLE = Alignment(vertical="center")
_MOST_CHARACTERS = 32_767
"""What a cell of Excel holds."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold: a file with one of them is not opened again."""


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


def writable(text: str) -> str:
    """Return what a cell can hold of a text: no control characters, not more than Excel keeps."""
    return _UNWRITABLE.sub("", text)[:_MOST_CHARACTERS]


Place = tuple[int, int]
"""The row and the column of a cell, both from 1."""


@dataclass(frozen=True, slots=True)
class SheetWriter:
    """Writes the cells of one sheet."""

    sheet: Worksheet

    def _cell(self, at: Place) -> Cell:
        return cast("Cell", self.sheet.cell(*at))

    def words(self, at: Place, text: str, font: Font | None = None, *, wrap: bool = True) -> None:
        """Write words; those that begin like a formula stay words, also when they are edited."""
        cell = self._cell(at)
        cell.value = writable(text)
        cell.data_type = "s"
        if wrap:
            cell.alignment = _WRAPPED
        if text.startswith(_FORMULA):
            cell.quotePrefix = True
        if font:
            cell.font = font

    def number(self, at: Place, value: Decimal, number_format: str = MONEY_FORMAT) -> None:
        """Write a number. openpyxl prints 16 digits, so a sum to the 分 below 10^14 is itself."""
        cell = self._cell(at)
        cell.value, cell.number_format, cell.alignment = value, number_format, _MIDDLE

    def plain_number(self, at: Place, text: str) -> None:
        """Write a number that has no meaning for a calculation, such as a 序号."""
        cell = self._cell(at)
        cell.value, cell.alignment = Decimal(text), _MIDDLE

    def formula(self, at: Place, text: str, number_format: str, font: Font | None = None) -> None:
        """Write a formula of Excel, without its =."""
        cell = self._cell(at)
        cell.value, cell.number_format, cell.alignment = f"={text}", number_format, _MIDDLE
        if font:
            cell.font = font

    def headings(self, row: int, texts: Iterable[str]) -> None:
        """Write a row of headings."""
        for column, text in enumerate(texts, 1):
            self.words((row, column), text, HEAD)
            self.mark((row, column))
        self.fit(row)

    def mark(self, at: Place) -> None:
        """Make a cell look like a heading."""
        cell = self._cell(at)
        cell.fill, cell.border, cell.font = _GREY, FRAME, HEAD

    def frame(self, row: int, width: int) -> None:
        """Draw the lines around the cells of a row."""
        for column in range(1, width + 1):
            self._cell((row, column)).border = FRAME

    def lines(self, row: int, lines: Iterable[str], across: int) -> int:
        """Write sentences below one another, each across some columns; return the next row."""
        width = sum(self._width(n) for n in range(1, across + 1))
        for line in lines:
            self.words((row, 1), line)
            if across > 1:
                self.sheet.merge_cells(
                    start_row=row, start_column=1, end_row=row, end_column=across
                )
            self.sheet.row_dimensions[row].height = _LINE * _lines(line, width)
            row += 1
        return row

    def fit(self, row: int) -> None:
        """Make a row as high as its words need in columns of these widths."""
        needed = (
            _lines(cell.value, self._width(cell.column))
            for cell in (self._cell((row, n)) for n in range(1, self._columns + 1))
            if isinstance(cell.value, str) and cell.data_type == "s"
        )
        self.sheet.row_dimensions[row].height = _LINE * max(needed, default=1)

    @property
    def _columns(self) -> int:
        """How many columns were given a width; to look at all cells would take long."""
        return len(self.sheet.column_dimensions)

    def _width(self, column: int) -> int:
        return int(self.sheet.column_dimensions[get_column_letter(column)].width)


_LINE = 16
"""Points; neither Excel nor LibreOffice makes a row higher for words that openpyxl wrote."""


def _lines(text: str, width: int) -> int:
    """Return the lines that a text takes where a Chinese character is two wide."""
    wide = (sum(1 if c < "\u2000" else 2 for c in line) for line in text.split("\n"))
    return sum(1 + each * 11 // (10 * max(1, width)) for each in wide)


def percent_format(ratio: Decimal) -> str:
    """Return the format that shows a ratio with every digit it has."""
    places = len(plain_text(tidy(ratio * 100)).partition(".")[2])
    return f"0.{'0' * places}%" if places else "0%"


def saved(book: Workbook, cached: Mapping[str, Mapping[str, str]] | None = None) -> bytes:
    """Return the bytes of the .xlsx file; `cached` are values of formulas, by sheet and cell.

    openpyxl writes a formula without its value, and who does not reckon, such as a preview on a
    phone, would show an empty cell.
    """
    out = BytesIO()
    book.save(out)
    if not cached:
        return out.getvalue()
    parts = {f"xl/worksheets/sheet{n}.xml": cached[sheet.title]
             for n, sheet in enumerate(book.worksheets, 1) if sheet.title in cached}  # fmt: skip
    whole = BytesIO()
    with ZipFile(out) as source, ZipFile(whole, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, _with_values(content, parts[name]) if name in parts else content)
    return whole.getvalue()


_CELL = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?')


def _with_values(sheet: bytes, values: Mapping[str, str]) -> bytes:
    def filled(match: re.Match[str]) -> str:
        value = values.get(match[2])
        return f"{match[1]}<v>{value}</v>" if value else match[0]

    return _CELL.sub(filled, sheet.decode()).encode()
