"""The sheets of a table that somebody hands in, told by its bytes: .xlsx or .csv."""

from assistant.errors import TableError
from assistant.papers.excel import read_excel
from assistant.papers.grid import SheetGrid
from assistant.papers.separated import read_separated

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def read_grids(data: bytes, name: str) -> tuple[SheetGrid, ...]:
    """Return the sheets of an .xlsx file, or of a .csv file its one.

    Raises:
        TableError: it is neither, or too large.
        DocumentError: the file cannot be read.
    """
    if data.startswith(_OLE):
        raise TableError(
            f"这是旧版表格（.xls、.et）或有密码的表格：{name}。",
            "请去掉密码，用 Excel 或 WPS 另存为 .xlsx 再试。",
        )
    return read_excel(data, name) if data.startswith(_ZIP) else (read_separated(data, name),)
