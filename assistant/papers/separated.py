"""A .csv file as a sheet: in UTF-8 or GB18030, its cells apart by commas, tabs or semicolons."""

import csv

from assistant.documents.readers.text.plain_text import decode
from assistant.errors import TableError
from assistant.papers.excel import MOST_COLUMNS, MOST_ROWS
from assistant.papers.grid import SheetCell, SheetGrid, SheetRow, place

_SEPARATORS = "\t;,"


def read_separated(data: bytes, name: str) -> SheetGrid:
    """Return the sheet in `data`; `name` is for the error's sentence.

    Raises:
        TableError: the table is too large or its quotes do not close.
        DocumentError: the bytes are no text.
    """
    text = decode(data, name).removeprefix("\ufeff")
    lines = text.splitlines()
    separator = max(_SEPARATORS, key=lambda each: max((ln.count(each) for ln in lines), default=0))
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True))
    except csv.Error as error:
        raise TableError(
            f"csv 里的引号没有成对：{name}。", "请用 Excel 或 WPS 另存为 .xlsx 再试。"
        ) from error
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise TableError(f"表格太大：{name}。", f"最多读{MOST_ROWS}行、{MOST_COLUMNS}列。")
    return SheetGrid(
        name,
        tuple(
            SheetRow(
                n, tuple(SheetCell(place(n, c), text.strip()) for c, text in enumerate(cells, 1))
            )
            for n, cells in enumerate(rows, 1)
        ),
    )
