"""What is printed on a page: lines with their places on the paper, tables, and the page itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line, or a piece of one, and its box, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the line, which is the size of its characters."""
        return self.bottom - self.top

    def scaled(self, scale: float) -> "PrintedLine":
        """Return the line with its box in other units."""
        box = (self.left, self.top, self.right, self.bottom)
        return PrintedLine(self.text, *(scale * side for side in box))


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table: its box on the page, and the text of its cells row by row."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, its lines, and its tables (whose lines are not in `lines`)."""

    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    tables: tuple[PrintedTable, ...] = ()
