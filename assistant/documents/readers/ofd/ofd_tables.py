"""Ruled tables on an OFD's page: which characters stand in which cell of which table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.documents.readers.ofd.ofd_lines import written
from assistant.documents.readers.ofd.ofd_paths import Stroke
from assistant.documents.readers.ofd.ofd_rows import rows
from assistant.documents.readers.ofd.ofd_text import Glyph
from assistant.documents.readers.page.printed import PrintedTable

_MOST_STROKES = 1_500
"""A page with more is a drawing."""
_MIDDLE = 0.36
"""How far above its baseline the middle of a character is, in its own height."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The strokes of one table, which meet one another, and the places where they lie."""

    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]
    tops: tuple[float, ...]
    lefts: tuple[float, ...]

    def cell(self, glyph: Glyph) -> tuple[int, int] | None:
        """Return the row and the column where the cell of a character begins, or None."""
        x, y = glyph.x + glyph.width / 2, glyph.y - _MIDDLE * glyph.size
        tops, lefts = self.tops, self.lefts
        if not (tops[0] <= y <= tops[-1] and lefts[0] <= x <= lefts[-1]):
            return None
        above = [s.at for s in self.level if s.at <= y and s.covers(x)]
        before = [s.at for s in self.upright if s.at <= x and s.covers(y)]
        row = tops.index(max(above, default=tops[0]))
        return row, lefts.index(max(before, default=lefts[0]))


def grids(level: list[Stroke], upright: list[Stroke]) -> list[Grid]:
    """Return the tables: strokes that meet and make two columns at least.

    Rules alone, such as those of a letterhead, and a frame around a text are no tables.
    """
    if len(level) + len(upright) > _MOST_STROKES:
        return []
    found = [_grid(*group) for group in _groups(level, upright)]
    return [grid for grid in found if len(grid.tops) >= 2 and len(grid.lefts) >= 3]


def _groups(
    level: list[Stroke], upright: list[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Yield the strokes that hang together, level and upright."""
    across, down = set(range(len(level))), set(range(len(upright)))
    while across:
        ahead = [across.pop()]
        group: tuple[list[Stroke], list[Stroke]] = ([], [])
        while ahead:
            stroke = level[ahead.pop()]
            group[0].append(stroke)
            met = [i for i in down if _meet(stroke, upright[i])]
            group[1].extend(upright[i] for i in met)
            more = [i for i in across if any(_meet(level[i], upright[j]) for j in met)]
            down -= set(met)
            across -= set(more)
            ahead += more
        yield group


def _grid(level: list[Stroke], upright: list[Stroke]) -> Grid:
    tops, lefts = sorted({s.at for s in level}), sorted({s.at for s in upright})
    return Grid(tuple(level), tuple(upright), tuple(tops), tuple(lefts))


def _meet(level: Stroke, upright: Stroke) -> bool:
    return level.covers(upright.at) and upright.covers(level.at)


def fill(grid: Grid, glyphs: Iterable[Glyph]) -> tuple[PrintedTable | None, list[Glyph]]:
    """Return the table with the text of its cells, and the characters that are not in it.

    The text of a cell that spans several stands in the first of them; rows and columns without
    any text are left out.
    """
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    outside = []
    for glyph in glyphs:
        place = grid.cell(glyph)
        if place is None:
            outside.append(glyph)
        else:
            cells[place].append(glyph)
    texts = {place: text for place, held in cells.items() if (text := _text(held))}
    columns = sorted({column for _, column in texts})
    if not texts:
        return None, outside
    table = tuple(
        tuple(texts.get((row, column), "") for column in columns)
        for row in sorted({row for row, _ in texts})
    )
    tops, lefts = grid.tops, grid.lefts
    return PrintedTable(table, lefts[0], tops[0], lefts[-1], tops[-1]), outside


def _text(glyphs: list[Glyph]) -> str:
    """Return the text of a cell in one line; Latin words that were on two stay apart."""
    text = ""
    for row in sorted(rows(glyphs), key=lambda row: row[0].y):
        line = written(row).strip()
        apart = text[-1:].isascii() and line[:1].isascii() and text and line
        text += f" {line}" if apart else line
    return text
