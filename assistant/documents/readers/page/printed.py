"""What is printed on a page: lines with their places on the paper, tables, and the page itself."""

import unicodedata
from dataclasses import dataclass

_THIN, _BROAD = frozenset("iljtfrI.,;:'|!()[] "), frozenset("mwMW@%")
_WIDE = "“”‘’…—"


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


def width_of(character: str) -> float:
    """Return about how wide a character is, in its own height; fonts differ a little."""
    if character in _WIDE or unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character in _THIN:
        return 0.3
    if character in _BROAD:
        return 0.85
    return 0.68 if character.isupper() else 0.52
