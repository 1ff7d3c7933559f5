"""Tables of a web page: rows of data, or only a way to place things.

A table is data when two of its rows at least have two filled cells, and when it is not the frame
of a page: no table with text in it, no box that an editor typed the document into, no cell that
holds paragraphs of prose and most of the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from assistant.documents.readers.merged_cells import is_said_of_each
from assistant.documents.readers.web.web_style import BoxRole, box_role
from assistant.documents.readers.web.web_text import on_one_line, squeeze

_PROSE = re.compile(r".{20,}[。；！？]", re.DOTALL)
_PARAGRAPHS = 3
_MOST = 0.5
"""Paragraphs of prose in a cell, and its share of the table's text, that make it a page's frame."""
_MAX_COLUMNS = 100
"""HTML allows a cell 1000 columns; no printed table has them, and a file may claim them."""
_MAX_ROWS = 65_534
"""The most that HTML allows a cell to reach down."""


@dataclass(frozen=True, slots=True)
class WebCell:
    """The lines of one cell, and how many characters of them are in links.

    `repeated` says that they stand in a row above, in a cell that reaches down to this one.
    """

    lines: tuple[str, ...]
    linked: int = 0
    repeated: bool = False


_EMPTY = WebCell(())
_Row = list[WebCell]


def tables_around_tables(root: etree._Element) -> frozenset[etree._Element]:
    """Return the tables that have another table with text in them."""
    around: set[etree._Element] = set()
    for table in root.iter("table"):
        parent = next(table.iterancestors("table"), None)
        if parent is None or parent in around or not _has_text(table):
            continue
        around.add(parent)
        for above in parent.iterancestors("table"):
            if above in around:
                break
            around.add(above)
    return frozenset(around)


def data_rows(table: etree._Element, read: Callable[[etree._Element], WebCell]) -> list[WebCell]:
    """Return a cell's worth for each row: its one line with tabs; nothing when it is no data.

    `read` reads the lines of a `td`, `th` or `caption`.
    """
    rows = list(_grid(table, read))
    if not _is_data(rows) or _holds_document(table) or _text_between_cells(table):
        return []
    captions = [read(caption) for caption in table.iter("caption")]
    printed = [
        WebCell(("\t".join(on_one_line(list(c.lines)) for c in row),), _linked(row)) for row in rows
    ]
    return [c for c in captions if c.lines] + [row for row in printed if row.lines[0].strip()]


def _has_text(element: etree._Element) -> bool:
    return any(not text.isspace() for text in element.itertext())


def _grid(table: etree._Element, read: Callable[[etree._Element], WebCell]) -> Iterator[_Row]:
    """Yield the rows; what a cell says that reaches down is said again, over columns it is not."""
    covered: dict[int, tuple[int, WebCell]] = {}
    for row in sorted(table.iter("tr"), key=lambda row: row.getparent().tag == "tfoot"):
        cells: _Row = []
        for element in row.iterchildren("td", "th"):
            _fill(cells, covered)
            columns = _span(element, "colspan", max(1, _MAX_COLUMNS - len(cells)))
            held = [read(element), *[_EMPTY] * (columns - 1)]
            rows = _span(element, "rowspan", _MAX_ROWS) - 1
            covered |= {len(cells) + i: (rows, _below(cell)) for i, cell in enumerate(held)}
            cells += held
        _fill(cells, covered)
        yield cells


def _fill(cells: _Row, covered: dict[int, tuple[int, WebCell]]) -> None:
    while (held := covered.get(len(cells), (0, _EMPTY)))[0] > 0:
        covered[len(cells)] = (held[0] - 1, held[1])
        cells.append(held[1])


def _below(cell: WebCell) -> WebCell:
    """Return what a cell says in the rows that it reaches down to."""
    return WebCell(cell.lines, repeated=True) if is_said_of_each("".join(cell.lines)) else _EMPTY


def _span(element: etree._Element, name: str, most: int) -> int:
    match = re.match(r"\s*(\d{1,9})", element.get(name) or "")
    return max(1, min(int(match[1]), most)) if match else 1


def _is_data(rows: list[_Row]) -> bool:
    own = [[cell for cell in row if cell.lines and not cell.repeated] for row in rows]
    if sum(len(row) >= 2 for row in own) < 2:
        return False
    cells = [cell for row in own for cell in row]
    most = _MOST * sum(map(_size, cells))
    return not any(_paragraphs(cell) >= _PARAGRAPHS and _size(cell) > most for cell in cells)


def _size(cell: WebCell) -> int:
    return sum(map(len, cell.lines))


def _paragraphs(cell: WebCell) -> int:
    return sum(1 for line in cell.lines if _PROSE.match(line))


def _linked(row: _Row) -> int:
    return sum(cell.linked for cell in row)


def _holds_document(table: etree._Element) -> bool:
    return any(
        box_role(e.tag, e.get("id") or "", e.get("class") or "")[0] is BoxRole.DOCUMENT
        for e in table.iter()
    )


def _text_between_cells(table: etree._Element) -> bool:
    """Say whether there is text that stands in no cell, which reading by rows would lose."""
    inside = sum(_length(e) for row in table.iter("tr") for e in row.iterchildren("td", "th"))
    inside += sum(map(_length, table.iter("caption")))
    return inside != _length(table)


def _length(element: etree._Element) -> int:
    return len(squeeze("".join(element.itertext())))
