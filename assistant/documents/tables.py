"""Tables: rows that carry the names of their columns, so that each can be found and cited alone.

A table is two or more lines with tabs that follow each other, and goes on over the end of a page.
Its first row names the columns, with those below it where it spans several. A cell that was merged
downwards stands once, and the rows below it take it into their path, as they do the heading of
their group.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.documents.layout import Paragraph
from assistant.documents.numbering import opening
from assistant.documents.table_headings import (
    Cells,
    RowKind,
    column_names,
    heading_rows,
    is_dense,
    is_note,
    section_of,
    title_rows,
)

_UNNUMBERED = 99
"""The level of a group whose heading has no number: inside of those that have one."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: which table of its layer, which row in it, the columns' names, and what it inherits.

    Ordinals count from 1, rows and headings of groups apart; 0 is a title, a heading or a note.
    `inherited` are the headings of its group and the cells that were merged down from the rows
    above, outermost first; `goes_on` says that it is the rest of the row before it, which a page
    end cut.
    """

    table: int
    ordinal: int
    columns: tuple[str, ...]
    inherited: tuple[str, ...] = ()
    kind: RowKind = RowKind.ROW
    goes_on: bool = False

    @property
    def label(self) -> str:
        """What the row is called: 表1第3行, 表1表头, 表1第2组."""
        numbered = f"第{self.ordinal}" if self.ordinal else ""
        return f"表{self.table}{numbered}{self.kind.value}"


def find_rows(paragraphs: list[Paragraph]) -> dict[int, TableRow]:
    """Return, by the index of their paragraph, the rows of the tables in `paragraphs`."""
    found: dict[int, TableRow] = {}
    start = tables = 0
    while start < len(paragraphs):
        end = _end(paragraphs, start)
        if end - start >= 2:
            tables += 1
            rows = _rows(paragraphs[start:end], tables)
            found |= {start + i: row for i, row in enumerate(rows)}
        start = max(end, start + 1)
    return found


def _end(paragraphs: list[Paragraph], start: int) -> int:
    end = start
    while end < len(paragraphs) and paragraphs[end].cells:
        turned = end > start and paragraphs[end].page > paragraphs[end - 1].page
        if end > start and (turned or paragraphs[end].after_blank):
            rows = [p.cells for p in paragraphs[start:end]]
            if not turned or not _goes_on(rows, paragraphs[end].cells):
                break
        end += 1
    return end


def _goes_on(rows: list[Cells], cells: Cells) -> bool:
    """Say whether the first row of a page goes on with the table at the end of the page before."""
    if len(cells) != len(rows[-1]):
        return False
    if cells in rows or not cells[0]:
        return True
    body = rows[1:] or rows
    if all(row[0].isdecimal() for row in body if row[0]):
        return cells[0].isdecimal() or bool(section_of(cells, dense=True))
    figures = [i for i in range(len(cells)) if all(_is_figure(row, i) for row in body)]
    return all(_is_figure(cells, i) or not cells[i] for i in figures)


def _is_figure(row: Cells, at: int) -> bool:
    return at < len(row) and row[at][:1].isdecimal()


def _rows(paragraphs: list[Paragraph], table: int) -> Iterator[TableRow]:
    rows = [p.cells for p in paragraphs]
    titles = title_rows(rows)
    heads = rows[titles : titles + heading_rows(rows[titles:])]
    columns, body = column_names(heads), titles + len(heads)
    for _ in range(titles):
        yield TableRow(table, 0, columns, kind=RowKind.TITLE)
    for _ in heads:
        yield TableRow(table, 0, columns, kind=RowKind.HEADING)
    reader = _Body(table, columns, heads, dense=is_dense(rows[body:]))
    for at in range(body, len(rows)):
        turned = paragraphs[at].page > paragraphs[at - 1].page if at else False
        yield reader.row(rows[at], turned=turned, below=rows[at + 1 :])


class _Body:
    """Reads the rows below the headings one by one, and counts them."""

    def __init__(self, table: int, columns: Cells, heads: list[Cells], *, dense: bool) -> None:
        self._table, self._columns, self._heads, self._dense = table, columns, heads, dense
        self._above: Cells = ()
        self._sections: list[tuple[int, str]] = []
        self._count = self._groups = 0
        self._turned = False
        """Whether only headings that are printed again stand on the page so far."""

    def row(self, cells: Cells, *, turned: bool, below: list[Cells]) -> TableRow:
        """Return what a row is; `turned` says that it is the first of a page."""
        turned, self._turned = turned or self._turned, False
        if cells in self._heads:
            self._turned = turned
            return TableRow(self._table, 0, self._columns, kind=RowKind.HEADING)
        if is_note(cells, last=not below):
            return TableRow(self._table, 0, self._columns, kind=RowKind.NOTE)
        merged = bool(self._above) and cells[0] == self._above[0]
        section = section_of(cells, dense=self._dense) if below and not merged else ""
        if section:
            return self._section(section)
        if turned and self._is_rest(cells, below):
            return TableRow(self._table, self._count, self._columns, goes_on=True)
        return self._data(cells)

    def _section(self, words: str) -> TableRow:
        opened = opening(words)
        level = opened.level if opened else _UNNUMBERED
        while self._sections and self._sections[-1][0] >= level:
            self._sections.pop()
        over = tuple(name for _, name in self._sections)
        self._sections.append((level, words))
        self._groups, self._above = self._groups + 1, ()
        return TableRow(self._table, self._groups, self._columns, over, RowKind.SECTION)

    def _is_rest(self, cells: Cells, below: list[Cells]) -> bool:
        """Say whether a row without its serial number stands between two numbers that follow."""
        before = self._above[0] if self._above else ""
        after = next((row[0] for row in below if row[0]), "")
        numbered = before.isdecimal() and (after.isdecimal() or not below)
        return not cells[0] and numbered and (not after or int(after) == int(before) + 1)

    def _data(self, cells: Cells) -> TableRow:
        merged = self._above[: _leading_empty(cells)]
        self._above = merged + cells[len(merged) :]
        self._count += 1
        over = tuple(name for _, name in self._sections)
        inherited = (*over, *(cell for cell in merged if cell))
        return TableRow(self._table, self._count, self._columns, inherited)


def _leading_empty(cells: Cells) -> int:
    return next((i for i, cell in enumerate(cells) if cell), 0)
