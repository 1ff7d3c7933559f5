"""Sheets of an .xlsx file. Macros are not run, links are not followed, formulas not worked out."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.documents.dates import print_date
from assistant.documents.readers.archive import FAILURES, open_archive
from assistant.errors import TableError
from assistant.papers.cell_text import shown_number
from assistant.papers.grid import SheetCell, SheetGrid, SheetRow

MOST_ROWS, MOST_COLUMNS = 20_000, 200
_MACROS = "文件带有宏：没有运行，也不写进结果。"
_NOT_KEPT = "是公式，文件里没有存它的结果，请用 Excel 或 WPS 打开、保存一次再读"
_PLAIN = re.compile(r"General|@|0(?:\.0+)?%?")
"""Formats in which a number is read as its text has it, but for noughts at the end."""
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FAILURES = (
    *FAILURES, KeyError, TypeError, AttributeError, IndexError, SyntaxError, AssertionError,
)  # fmt: skip
"""What openpyxl raises on parts that are no sound sheets (SyntaxError stands for broken XML)."""


def read_excel(data: bytes, name: str) -> tuple[SheetGrid, ...]:
    """Return the visible sheets of the workbook in `data`; `name` is for the error's sentence.

    Raises:
        TableError: it is no .xlsx workbook, or a sheet is too large.
        DocumentError: the archive is damaged, locked or would unpack beyond the limits.
    """
    with open_archive(data, name) as archive:
        remarks = _looked_over(archive, name)
    try:
        with warnings.catch_warnings(action="ignore"):
            # openpyxl warns of validations and styles that it does not keep; none is a figure.
            return tuple(_grids(*_loaded(data), remarks))
    except _FAILURES as error:
        raise TableError(
            f"表格读不出来，可能已损坏：{name}。", "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ) from error


def _loaded(data: bytes) -> tuple[Workbook, Workbook]:
    """Return the workbook with the results that it keeps, and with its formulas."""
    with_values = load_workbook(BytesIO(data), data_only=True, keep_links=False)
    return with_values, load_workbook(BytesIO(data), keep_links=False)


def _looked_over(archive: ZipFile, name: str) -> tuple[str, ...]:
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise TableError(f"这不是 .xlsx 表格：{name}。", "请用 Excel 或 WPS 另存为 .xlsx 再试。")
    return (_MACROS,) if "xl/vbaProject.bin" in names else ()


def _grids(values: Workbook, formulas: Workbook, remarks: tuple[str, ...]) -> Iterator[SheetGrid]:
    hidden = [sheet.title for sheet in values.worksheets if sheet.sheet_state != "visible"]
    if hidden:
        remarks = (*remarks, f"隐藏的表没有读：{'、'.join(hidden)}。")
    for sheet in values.worksheets:
        if sheet.sheet_state == "visible":
            yield _grid(sheet, formulas[sheet.title], remarks)


def _grid(sheet: Worksheet, formulas: Worksheet, remarks: tuple[str, ...]) -> SheetGrid:
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise TableError(
            f"表“{sheet.title}”有{sheet.max_row}行、{sheet.max_column}列，"
            f"最多读{MOST_ROWS}行、{MOST_COLUMNS}列。",
            "请删去数据以外的行列（包括带格式的空行）再试。",
        )
    merged = _merged(sheet)
    rows = [
        SheetRow(
            number,
            tuple(
                _cell(sheet, formulas, merged.get((number, column), (number, column, "")), each)
                for column, each in enumerate(cells, 1)
            ),
            hidden=sheet.row_dimensions[number].hidden is True,
        )
        for number, cells in enumerate(sheet.iter_rows(), 1)
    ]
    return SheetGrid(sheet.title, tuple(rows), _hidden_columns(sheet), remarks)


_Merged = dict[tuple[int, int], tuple[int, int, str]]


def _merged(sheet: Worksheet) -> _Merged:
    """Return for each merged cell the row and column that hold its value, and the range."""
    return {
        (row, column): (area.min_row, area.min_col, area.coord)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    return frozenset(
        column
        for each in sheet.column_dimensions.values()
        if each.hidden
        for column in range(each.min or 1, min(each.max or 1, MOST_COLUMNS) + 1)
    )


def _cell(sheet: Worksheet, formulas: Worksheet, home: tuple[int, int, str], at: Any) -> SheetCell:  # noqa: ANN401
    row, column, area = home
    held = sheet.cell(row, column)
    formula = formulas.cell(row, column).data_type == "f"
    if at.column != column:  # words that run across columns stand in the first
        return SheetCell(at.coordinate, "", merged=area)
    if held.value is None:
        return SheetCell(
            at.coordinate, "", _NOT_KEPT if formula else "", formula=formula, merged=area,
            shown="" if formula else None,
        )  # fmt: skip
    text, trouble, note = _words(held)
    number = held.data_type == "n"
    return SheetCell(
        at.coordinate, text, trouble, note, formula, area, number, _shown(held, trouble or note)
    )


def _shown(held: ExcelCell, doubt: str) -> str | None:
    """Return what a cell shows where it is not its text; "" where only Excel itself could say."""
    value, code = held.value, held.number_format
    if isinstance(value, date) and not (isinstance(value, datetime) and value.time() != time()):
        return print_date(value) if {*"ymd"} <= {*_QUOTED.sub("", code).lower()} else ""
    plain = isinstance(value, str) or _PLAIN.fullmatch(code)
    return None if plain and not doubt else ""


def _words(held: ExcelCell) -> tuple[str, str, str]:
    value: object = held.value
    if held.data_type == "e":
        return str(value), f"是公式错误{value}", ""
    if isinstance(value, bool):
        return str(value).upper(), "是真假值，不是数", ""
    if isinstance(value, datetime | date | time | timedelta):
        return str(value), "是日期或时间，不是数", ""
    if isinstance(value, str):
        return value.strip(), "", ""
    # openpyxl hands over a binary fraction; its shortest text is the number as it was typed.
    shown = shown_number(repr(value), held.number_format)
    return shown.text, shown.trouble, shown.note
