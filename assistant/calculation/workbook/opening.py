"""From a file to the one sheet in it that is a table of towns."""

from collections.abc import Sequence

from assistant.calculation.workbook.excel import read_excel
from assistant.calculation.workbook.grid import SheetGrid
from assistant.calculation.workbook.headings import Headings, find_headings
from assistant.calculation.workbook.separated import read_separated
from assistant.documents.secrecy import refuse_classified
from assistant.errors import TableError

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_NO_HEADINGS = "请下载模板，照它的栏目填写；至少要有乡镇、农村人口（或参保人数）两栏。"


def open_table(data: bytes, name: str, sheet: str = "") -> tuple[SheetGrid, Headings]:
    """Return the sheet with the towns and its headings; `sheet` chooses among several.

    Raises:
        TableError: there is no such sheet, more than one, or one whose headings are not clear.
        DocumentError: the file cannot be read, or bears a mark of secrecy.
    """
    grids = _grids(data, name)
    for grid in grids:
        refuse_classified(grid.lines, (), name)
    if sheet:
        chosen = tuple(grid for grid in grids if grid.name == sheet)
        if not chosen:
            raise TableError(f"没有名叫“{sheet}”的表。", f"现有：{_names(grids)}。")
        grids = chosen
    found = [(grid, headings) for grid in grids if (headings := find_headings(grid))]
    if not found:
        raise TableError(f"没有找到表头：{name}。", _NO_HEADINGS)
    if len(found) > 1:
        raise TableError(
            f"有{len(found)}张表都像乡镇表：{_names([grid for grid, _ in found])}。",
            "请指明读哪一张（工作表名称），或只留一张。",
        )
    return found[0]


def _names(grids: Sequence[SheetGrid]) -> str:
    return "、".join(f"“{grid.name}”" for grid in grids)


def _grids(data: bytes, name: str) -> tuple[SheetGrid, ...]:
    if data.startswith(_OLE):
        raise TableError(
            f"这是旧版表格（.xls、.et）或有密码的表格：{name}。",
            "请去掉密码，用 Excel 或 WPS 另存为 .xlsx 再试。",
        )
    return read_excel(data, name) if data.startswith(_ZIP) else (read_separated(data, name),)
