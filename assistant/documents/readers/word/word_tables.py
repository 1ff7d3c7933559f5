"""Tables of a Word file: rows with tabs between their cells, or paragraphs where a table is layout.

A table that only sets text on the page (one column, or one cell with the whole document in it) has
nothing to say by its rows.
"""

import re
from collections.abc import Callable, Iterator

from docx.oxml.ns import qn

from assistant.documents.readers.merged_cells import is_said_of_each
from assistant.documents.readers.word.word_xml import (
    ALTERNATIVES,
    TABLE,
    WordElement,
    branch,
    child,
    integer,
    value,
)

MAX_COLUMNS = 63
"""The most that Word has; a file may claim more."""

_ROW, _CELL = qn("w:tr"), qn("w:tc")
_PROSE_ENDS = ("。", "；", "：", ";", ":")
_PROSE_LENGTH = 30
_PROSE_PARAGRAPHS = 3
_MOST = 0.8
"""Characters of a line of prose; lines of it in one cell, and its share of the table's text, that
make the table a way to set text on the page."""
_TABS = re.compile(r"\t+")
"""Between the cells of a table in a cell."""
_WHITE = " \u3000\xa0"

_Cell = list[str]
"""The lines of one cell; an empty one also stands for what a cell covers to its right."""


def table_lines(table: WordElement, lines_of: Callable[[WordElement], list[str]]) -> list[str]:
    """Return the lines that `table` prints; `lines_of` reads the paragraphs of a cell.

    Each cell that is printed is read once and in order, because automatic numbers count on.
    """
    read = [_cells(row, lines_of) for row in _parts(table, _ROW) if not _deleted(row)]
    rows = [[cell or [] for cell in row] for row in read]
    if _is_layout(rows):
        return [line for row in rows for cell in row for line in cell]
    printed = ("\t".join(_joined(cell) for cell in row) for row in _whole(read))
    return [row for row in printed if row.strip()]


def _parts(parent: WordElement, tag: str) -> Iterator[WordElement]:
    """Yield the rows of a table or the cells of a row, out of whatever wraps them."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag == ALTERNATIVES:
            taken = branch(element)
            yield from () if taken is None else _parts(taken, tag)
        elif element.tag != TABLE:
            yield from _parts(element, tag)


def _deleted(row: WordElement) -> bool:
    return child(row, "w:trPr", "w:del") is not None


def _whole(rows: list[list[_Cell | None]]) -> list[list[_Cell]]:
    """Return the rows with what is said of each of them in a cell that was merged downwards."""
    whole: list[list[_Cell]] = []
    for row in rows:
        above = whole[-1] if whole else []
        whole.append([_above(above, at) if cell is None else cell for at, cell in enumerate(row)])
    return whole


def _above(above: list[_Cell], at: int) -> _Cell:
    cell = above[at] if at < len(above) else []
    return cell if is_said_of_each(_joined(cell)) else []


def _cells(row: WordElement, lines_of: Callable[[WordElement], list[str]]) -> list[_Cell | None]:
    """Return the cells of a row, one for each column of the grid; None where one is covered."""
    cells: list[_Cell | None] = [[] for _ in range(_columns(value(row, "w:trPr", "w:gridBefore")))]
    for cell in _parts(row, _CELL):
        if child(cell, "w:tcPr", "w:cellDel") is not None:
            continue
        cells.append(None if _covered(cell) else lines_of(cell))
        cells += [[] for _ in range(_columns(value(cell, "w:tcPr", "w:gridSpan")) - 1)]
    return cells


def _columns(text: str) -> int:
    return min(integer(text), MAX_COLUMNS)


def _covered(cell: WordElement) -> bool:
    """Say whether the cell is the lower part of a merged one, and so not printed."""
    merge = child(cell, "w:tcPr", "w:vMerge")
    return merge is not None and value(cell, "w:tcPr", "w:vMerge") != "restart"


def _is_layout(rows: list[list[_Cell]]) -> bool:
    filled = {at for row in rows for at, cell in enumerate(row) if any(cell)}
    if len(filled) <= 1:
        return True
    cells = [cell for row in rows for cell in row if cell]
    most = _MOST * sum(_size(cell) for cell in cells)
    pages = [c for c in cells if sum(map(_is_prose, c)) >= _PROSE_PARAGRAPHS]
    return any(len(rows) == 1 or _size(cell) > most for cell in pages)


def _size(cell: _Cell) -> int:
    return sum(map(len, cell))


def _is_prose(line: str) -> bool:
    text = line.strip(_WHITE)
    return len(text) >= _PROSE_LENGTH and text.endswith(_PROSE_ENDS)


def _joined(cell: _Cell) -> str:
    """Return the text of a cell on one line: a space where two ASCII words would run together."""
    parts = (_TABS.sub(" ", line).strip(_WHITE) for line in cell)
    text = ""
    for part in filter(None, parts):
        words = text[-1:].isascii() and text and part[0].isascii()
        text += f" {part}" if words else part
    return text
