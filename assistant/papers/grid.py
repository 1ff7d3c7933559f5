"""A table as a person sees it: rows of cells, each with its place and its words."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: its place (C7) and its text, a number with every digit that is kept.

    `trouble` says why it cannot be taken for a figure, `note` what must be said where it is used;
    `formula` that its value is the one which the file keeps of a formula; `merged` is the range
    (B4:B6) that it is a part of, each part of its first column with the text of the whole;
    `number` that the file keeps it as a number; `shown` is what a person reads in it where that is
    another text, "" where it is not known.
    """

    place: str
    text: str
    trouble: str = ""
    note: str = ""
    formula: bool = False
    merged: str = ""
    number: bool = False
    shown: str | None = None

    @property
    def words(self) -> str | None:
        """What a person reads in it; None where that is not known."""
        return self.text if self.shown is None else self.shown or None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number in the file, from 1, and its cells from column A on."""

    number: int
    cells: tuple[SheetCell, ...]
    hidden: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether nothing is written in the row."""
        return not any(cell.text or cell.trouble for cell in self.cells)


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """One sheet of a file; `remarks` are sentences about the file that the user must read."""

    name: str
    rows: tuple[SheetRow, ...]
    hidden_columns: frozenset[int] = frozenset()
    remarks: tuple[str, ...] = ()

    def without(self, mark: str) -> "SheetGrid":
        """Return the sheet up to the first column that begins with a mark: what a user wrote."""
        marked = (n for r in self.rows for n, c in enumerate(r.cells) if c.text.startswith(mark))
        end = min(marked, default=None)
        return replace(self, rows=tuple(replace(r, cells=r.cells[:end]) for r in self.rows))

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of each row on a line, its cells kept apart by spaces."""
        return tuple(" ".join(c.text for c in row.cells if c.text) for row in self.rows)


def place(row: int, column: int) -> str:
    """Return what Excel calls the cell of a row and a column, both from 1: C7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
