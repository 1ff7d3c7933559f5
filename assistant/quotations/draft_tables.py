"""The tables of a draft: rows whose cells stand apart by tabs, below what heads their columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from assistant.quotations.counted_amounts import BARE, is_quantity
from assistant.quotations.draft_names import DraftSpan

_ROWS = re.compile(r"(?:^[^\n]*\t[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ABOVE = re.compile(r"(?:[^\n\t]*\S[^\n\t]*\s*?\n\s*){1,2}\Z")
"""The two lines above a table: what it is of, and 单位：元."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and where they begin in the draft."""

    text: str
    start: int

    @property
    def span(self) -> DraftSpan:
        """From which to which character of the draft it goes."""
        return self.start, self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """All lines of a table; its rows of figures, what heads their columns, what stands above it."""

    lines: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[tuple[Cell, ...], ...]
    above: DraftSpan


def tables(text: str) -> Iterator[Table]:
    """Yield the tables of a draft."""
    return (_table(text, found) for found in _ROWS.finditer(text))


def heading(table: Table, column: int) -> str:
    """Return what stands at the head of a column."""
    return " ".join(c.text for c in table.heads[column]) if column < len(table.heads) else ""


def _table(text: str, found: re.Match[str]) -> Table:
    lines = list(_cells(found[0], found.start()))
    heads = list(takewhile(lambda line: not any(_counts(c.text) for c in line), lines))
    columns = range(max(map(len, lines)))
    by_column = tuple(tuple(h[n] for h in heads if n < len(h)) for n in columns)
    above = _ABOVE.search(text[: found.start()])
    rows = tuple(lines[len(heads) :])
    return Table(tuple(lines), rows, by_column, above.span() if above else (0, 0))


def _counts(text: str) -> bool:
    return bool(BARE.fullmatch(text)) or is_quantity(text)


def _cells(block: str, at: int) -> Iterator[tuple[Cell, ...]]:
    for line in block.splitlines(keepends=True):
        row, start = [], at
        for cell in line.rstrip("\n").split("\t"):
            bare = cell.strip()
            row.append(Cell(bare, start + cell.find(bare)))
            start += len(cell) + 1
        at += len(line)
        yield tuple(row)
