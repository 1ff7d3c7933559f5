"""Which characters of a page stand in one line, by where they stand and how tall they are."""

import math
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from assistant.documents.readers.ofd.ofd_text import Glyph

ABOVE, BELOW = 0.86, 0.14
"""Of a character's height, how much stands above its baseline and below it."""
_OVERLAP = 0.5
_MUCH_SMALLER, _LEVEL, _CLINGS = 0.7, 0.3, 0.5
_SAME_PLACE = 0.2
_LONGEST = 400
"""Characters of a line among which the one is looked for that a small mark clings to."""
_STEP = math.log(1.4)

Row = list[Glyph]


def rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return the characters of each line, from left to right.

    The tallest come first, so that a small raised mark joins the line that it belongs to.
    """
    found = _Rows()
    for glyph in sorted(glyphs, key=lambda g: (-round(g.size, 1), g.y, g.x)):
        found.put(glyph)
    return [_printed_once(sorted(row, key=lambda g: g.x)) for row in found.rows]


class _Rows:
    """The lines so far, by how tall they are and then by baseline.

    Lines about equally tall lie apart from one another, so few can be near any baseline; that
    keeps a page quick to read however many lines a broken file puts on it.
    """

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._baselines: dict[int, list[tuple[float, int]]] = defaultdict(list)

    def put(self, glyph: Glyph) -> None:
        row = next((row for row in self._near(glyph) if _belongs(glyph, row)), None)
        if row is not None:
            row.append(glyph)
            return
        insort(self._baselines[_tallness(glyph)], (glyph.y, len(self.rows)))
        self.rows.append([glyph])

    def _near(self, glyph: Glyph) -> Iterable[Row]:
        """Yield the lines whose tallest character may reach beside `glyph`, the lowest first."""
        for tallness in sorted(self._baselines):
            reach = math.exp((tallness + 2) * _STEP) + glyph.size
            baselines = self._baselines[tallness]
            at = bisect_left(baselines, (glyph.y - reach, -1))
            while at < len(baselines) and baselines[at][0] <= glyph.y + reach:
                yield self.rows[baselines[at][1]]
                at += 1


def _tallness(glyph: Glyph) -> int:
    """Return which of the classes of about equal height a character belongs to."""
    return math.floor(math.log(max(glyph.size, 0.1)) / _STEP)


def _belongs(glyph: Glyph, row: list[Glyph]) -> bool:
    """Say whether a character stands in a line that begins with its tallest one.

    One that is much smaller stands on the same baseline, or clings to another as a note's mark
    does: several lines of small print may stand beside one of large print.
    """
    tall = row[0]
    if not _overlaps(glyph, tall):
        return False
    if glyph.size >= _MUCH_SMALLER * tall.size:
        return True
    level = abs(glyph.y - tall.y) <= _LEVEL * glyph.size
    return level or any(
        abs(glyph.x - g.x - g.width) <= _CLINGS * glyph.size
        for g in islice(reversed(row), _LONGEST)
    )


def _overlaps(glyph: Glyph, tall: Glyph) -> bool:
    top = max(tall.y - ABOVE * tall.size, glyph.y - ABOVE * glyph.size)
    bottom = min(tall.y + BELOW * tall.size, glyph.y + BELOW * glyph.size)
    return bottom - top >= _OVERLAP * glyph.size


def _printed_once(row: list[Glyph]) -> list[Glyph]:
    """Leave out a character printed twice in one place, as programs do to make it bold."""
    kept: list[Glyph] = []
    for glyph in row:
        near = (g for g in kept[-3:] if abs(glyph.x - g.x) < _SAME_PLACE * glyph.size)
        if not any(g.text == glyph.text and g.piece != glyph.piece for g in near):
            kept.append(glyph)
    return kept
