"""Ruled tables on an OFD's page: the strokes that make one, and what stands in its cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.documents.readers.ofd.ofd_graphics import Graphic
from assistant.documents.readers.ofd.ofd_lines import line_text, rows
from assistant.documents.readers.ofd.ofd_numbers import number
from assistant.documents.readers.ofd.ofd_text import Glyph
from assistant.documents.readers.ofd.ofd_xml import child, text_of
from assistant.documents.readers.page.printed import PrintedTable

NEAR = 2.0
"""Points within which two strokes are one, or meet."""
_SHORTEST = 5.0
"""Points; what is shorter is part of a sign, not a rule."""
_LONGEST_PATH, _MOST_SIDES = 20_000, 20_000
"""Characters in which a path is written, and sides on a page: with more, it is a drawing."""
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""How many numbers follow each command of a path (GB/T 33190 9.1)."""

Point = tuple[float, float]
_MOST_STROKES = 1_500
"""A page with more is a drawing."""
_MIDDLE = 0.36
"""How far above its baseline the middle of a character is, in its own height."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke: where it lies on one axis, from where to where on the other, in points."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Say whether the stroke passes `place`."""
        return self.start - NEAR <= place <= self.end + NEAR


def strokes(paths: Iterable[Graphic]) -> tuple[list[Stroke], list[Stroke]]:
    """Return the level strokes of a page and the upright ones, each whole."""
    level: list[Stroke] = []
    upright: list[Stroke] = []
    sides = [side for path in paths for side in _drawn(path)]
    if len(sides) > _MOST_SIDES:
        return [], []
    for (x1, y1), (x2, y2) in sides:
        if abs(y1 - y2) <= NEAR and abs(x1 - x2) >= _SHORTEST:
            level.append(Stroke((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) <= NEAR and abs(y1 - y2) >= _SHORTEST:
            upright.append(Stroke((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return _whole(level), _whole(upright)


def _drawn(path: Graphic) -> list[tuple[Point, Point]]:
    """Return the straight sides of a path that are drawn as lines; a filled area has none."""
    data = text_of(child(path.element, "AbbreviatedData"))
    if len(data) > _LONGEST_PATH:
        return []
    sides = [(path.matrix.at(*a), path.matrix.at(*b)) for a, b in _sides(data)]
    if path.element.get("Stroke", "true").strip().lower() in ("true", "1"):
        return sides
    points = [point for side in sides for point in side]
    thin = points and min(_extent(points, 0), _extent(points, 1)) <= NEAR
    return sides if thin else []


def _extent(points: list[Point], axis: int) -> float:
    return max(p[axis] for p in points) - min(p[axis] for p in points)


def _sides(data: str) -> Iterator[tuple[Point, Point]]:
    """Yield the straight sides of a path written as `M 0 0 L 9 0 C`."""
    tokens = iter(data.split())
    first = here = (0.0, 0.0)
    for token in tokens:
        operands = [number(next(tokens, None)) for _ in range(_OPERANDS.get(token, 0))]
        if token == "C":  # noqa: S105  a command of the format, as below
            yield here, first
            here = first
        elif operands:
            there = (operands[-2], operands[-1])
            if token == "L":  # noqa: S105
                yield here, there
            elif token in ("S", "M"):
                first = there
            here = there


def _whole(found: list[Stroke]) -> list[Stroke]:
    """Join the strokes that continue one another."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(found, key=lambda s: s.at):
        if lines and stroke.at - lines[-1][0].at <= NEAR:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    return [stroke for line in lines for stroke in _joined(line)]


def _joined(line: list[Stroke]) -> list[Stroke]:
    at = line[0].at
    ordered = sorted(line, key=lambda s: s.start)
    joined = [Stroke(at, ordered[0].start, ordered[0].end)]
    for _, stroke in pairwise(ordered):
        last = joined[-1]
        if stroke.start <= last.end + NEAR:
            joined[-1] = Stroke(at, last.start, max(last.end, stroke.end))
        else:
            joined.append(Stroke(at, stroke.start, stroke.end))
    return joined


@dataclass(frozen=True, slots=True)
class RuledTable:
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


def ruled_tables(level: list[Stroke], upright: list[Stroke]) -> list[RuledTable]:
    """Return the tables: strokes that meet and make two columns at least.

    Rules alone, such as those of a letterhead, and a frame around a text are no tables.
    """
    if len(level) + len(upright) > _MOST_STROKES:
        return []
    found = [_ruled(*group) for group in _groups(level, upright)]
    return [ruled for ruled in found if len(ruled.tops) >= 2 and len(ruled.lefts) >= 3]


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


def _ruled(level: list[Stroke], upright: list[Stroke]) -> RuledTable:
    tops, lefts = sorted({s.at for s in level}), sorted({s.at for s in upright})
    return RuledTable(tuple(level), tuple(upright), tuple(tops), tuple(lefts))


def _meet(level: Stroke, upright: Stroke) -> bool:
    return level.covers(upright.at) and upright.covers(level.at)


def fill(ruled: RuledTable, glyphs: Iterable[Glyph]) -> tuple[PrintedTable | None, list[Glyph]]:
    """Return the table with the text of its cells, and the characters that are not in it.

    The text of a cell that spans several stands in the first of them; rows and columns without
    any text are left out.
    """
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    outside = []
    for glyph in glyphs:
        place = ruled.cell(glyph)
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
    tops, lefts = ruled.tops, ruled.lefts
    return PrintedTable(table, lefts[0], tops[0], lefts[-1], tops[-1]), outside


def _text(glyphs: list[Glyph]) -> str:
    """Return the text of a cell in one line; Latin words that were on two stay apart."""
    text = ""
    for row in sorted(rows(glyphs), key=lambda row: row[0].y):
        line = line_text(row).strip()
        apart = text[-1:].isascii() and line[:1].isascii() and text and line
        text += f" {line}" if apart else line
    return text
