"""Tables: rows that carry the names of their columns, so that each can be found and cited alone.

A table is two or more lines with tabs that follow each other. Its first row names the columns; a
second one does too when the first leaves cells to it (merged headings). A cell that was merged
downwards stands once, and the rows below it take it into their path.
"""

from dataclasses import dataclass

from assistant.documents.layout import Paragraph


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: which table of its layer, which row in it, the columns' names, and what it inherits.

    Ordinals count from 1; row 0 is the heading row, or one of two. `inherited` are the cells that
    were merged down from the rows above, outermost first.
    """

    table: int
    ordinal: int
    columns: tuple[str, ...]
    inherited: tuple[str, ...] = ()


def find_rows(paragraphs: list[Paragraph]) -> dict[int, TableRow]:
    """Return, by the index of their paragraph, the rows of the tables in `paragraphs`."""
    found: dict[int, TableRow] = {}
    start = tables = 0
    while start < len(paragraphs):
        end = _end(paragraphs, start)
        if end - start >= 2:
            tables += 1
            found |= _rows([p.cells for p in paragraphs[start:end]], start, tables)
        start = max(end, start + 1)
    return found


def _end(paragraphs: list[Paragraph], start: int) -> int:
    end = start
    while end < len(paragraphs) and paragraphs[end].cells:
        if end > start and paragraphs[end].after_blank:
            break
        end += 1
    return end


def _rows(rows: list[tuple[str, ...]], start: int, table: int) -> dict[int, TableRow]:
    heads = 2 if _is_second_heading(rows) else 1
    columns = _names(rows[:heads])
    found = {start + i: TableRow(table, 0, columns) for i in range(heads)}
    above: tuple[str, ...] = ()
    for ordinal, cells in enumerate(rows[heads:], start=1):
        inherited = above[: _leading_empty(cells)]
        full = inherited + cells[len(inherited) :]
        found[start + heads + ordinal - 1] = TableRow(
            table, ordinal, columns, tuple(c for c in inherited if c)
        )
        above = full
    return found


def _leading_empty(cells: tuple[str, ...]) -> int:
    return next((i for i, cell in enumerate(cells) if cell), 0)


def _is_second_heading(rows: list[tuple[str, ...]]) -> bool:
    """Say whether the second row fills just the columns that the first one left empty or spans."""
    if len(rows) < 3 or len(rows[0]) != len(rows[1]):
        return False
    first, second = rows[0], rows[1]
    spans = any(not cell for cell in first[1:])
    below = [i for i, cell in enumerate(second) if cell]
    return spans and not second[0] and bool(below) and all(not first[i + 1] for i in below[:-1])


def _names(heads: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Join the names of a column from the top down; a name that spans stands for all it spans."""
    if len(heads) == 1:
        return heads[0]
    over, names = "", []
    for upper, lower in zip(*heads, strict=True):
        over = upper or (over if lower else "")
        names.append(f"{over}{lower}")
    return tuple(names)
