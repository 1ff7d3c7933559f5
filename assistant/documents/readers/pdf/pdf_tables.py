"""Ruled tables of a PDF page: their cells, found by pdfplumber where the page has rules."""

import io
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from assistant.documents.readers.merged_cells import is_said_of_each
from assistant.documents.readers.page.printed import PrintedLine, PrintedTable
from assistant.documents.readers.pdf.pdf_radicals import as_characters

_FEWEST_RULES, _MOST_RULES = 4, 20_000
"""Drawn paths: a letterhead has two or three, a table at least six; a map has no end of them."""
_REACHES = 2
"""Points by which a cell must reach into the row below it to cover it."""
_FAILURES = (
    PdfminerException,
    PDFException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
)
"""What pdfminer raises on a damaged page; the page is then read without its tables."""


class TableFinder:
    """Finds the tables of the pages of one PDF; the file is opened when a page needs it."""

    def __init__(self, data: bytes) -> None:
        """Keep the bytes of the file."""
        self._data = data
        self._file: Any = None

    def __enter__(self) -> Self:
        """Return the finder."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def find(self, paths: int, number: int) -> tuple[PrintedTable, ...]:
        """Return the tables of the `number`-th page, on which so many paths are drawn."""
        if not _FEWEST_RULES <= paths <= _MOST_RULES:
            return ()
        try:
            if self._file is None:
                self._file = pdfplumber.open(io.BytesIO(self._data))
            plumbed = self._file.pages[number - 1]
            found = [_table(table) for table in plumbed.find_tables()]
            plumbed.close()
        except _FAILURES:
            return ()
        return tuple(table for table in found if table is not None)


def _table(table: Any) -> PrintedTable | None:  # noqa: ANN401  pdfplumber has no types
    rows = [[_cell(cell) for cell in row] for row in table.extract()]
    filled = [row for row in rows if sum(map(bool, row)) > 1]
    if len(rows) < 2 or not filled:
        return None
    left, top, right, bottom = table.bbox
    return PrintedTable(_whole(table, rows), left, top, right, bottom)


def _whole(table: Any, rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401
    """Return the rows with what is said of each of them in a cell that reaches down over them."""
    boxes = [row.cells for row in table.rows]
    for at in range(1, len(rows)):
        for column, box in enumerate(boxes[at]):
            above = boxes[at - 1][column] if box is None and column < len(boxes[at - 1]) else None
            if above is not None and above[3] > table.rows[at].bbox[1] + _REACHES:
                boxes[at][column] = above
                rows[at][column] = (
                    rows[at - 1][column] if is_said_of_each(rows[at - 1][column]) else ""
                )
    return tuple(map(tuple, rows))


def _cell(text: str | None) -> str:
    """Return the text of a cell; its lines are joined, between Latin letters by a blank."""
    joined = ""
    for line in (text or "").split("\n"):
        latin = joined[-1:].isascii() and line[:1].isascii() and joined and line
        joined += (" " if latin else "") + line.strip()
    return as_characters(joined).replace("\t", " ")


def without_tables(
    lines: Sequence[PrintedLine], tables: Sequence[PrintedTable]
) -> list[PrintedLine]:
    """Leave out the lines that stand inside of a table."""
    return [line for line in lines if not any(_inside(line, table) for table in tables)]


def _inside(line: PrintedLine, table: PrintedTable) -> bool:
    across, down = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    return table.left <= across <= table.right and table.top <= down <= table.bottom
