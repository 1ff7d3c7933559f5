"""Lines of print from the characters of an OFD's page, which come in pieces of any length.

A program may write a line as one piece, word by word, or character by character, in any order:
what makes a line is where the characters stand and how tall they are.
"""

import math
import statistics
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice, pairwise

from assistant.documents.readers.ofd.ofd_text import Glyph, TextPiece
from assistant.documents.readers.page.printed import PrintedLine, width_of

ABOVE, BELOW = 0.86, 0.14
"""Of a character's height, how much stands above its baseline and below it."""
_OVERLAP = 0.5
_MUCH_SMALLER, _LEVEL, _CLINGS = 0.7, 0.3, 0.5
_SAME_PLACE = 0.2
"""In sizes of a character: how far it reaches beside the tallest one of its line; below which size
it must also share the baseline (within `_LEVEL`) or touch another one (within `_CLINGS`); within
what distance the same character twice is one, printed again to look bold."""
_LONGEST = 400
"""Characters of a line among which the one is looked for that a small mark clings to."""
_STEP = math.log(1.4)
"""Lines of print whose sizes differ by less than this factor (its logarithm) are one class."""

_Row = list[Glyph]
_WIDE_GAP, _WORD_GAP, _INNER_GAP = 0.6, 0.2, 2.0
"""From which gap on, in characters, a blank was meant: between Chinese, between Latin words, and
inside of one piece, whose own blanks are written in it."""
_MOST_BLANKS = 4
"""Blanks that stand for one gap at most."""


def rows(glyphs: Iterable[Glyph]) -> list[_Row]:
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
        self.rows: list[_Row] = []
        self._baselines: dict[int, list[tuple[float, int]]] = defaultdict(list)

    def put(self, glyph: Glyph) -> None:
        row = next((row for row in self._near(glyph) if _belongs(glyph, row)), None)
        if row is not None:
            row.append(glyph)
            return
        insort(self._baselines[_tallness(glyph)], (glyph.y, len(self.rows)))
        self.rows.append([glyph])

    def _near(self, glyph: Glyph) -> Iterable[_Row]:
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


def compose(glyphs: Iterable[Glyph]) -> tuple[PrintedLine, ...]:
    """Return the lines that level text stands in, from the top of the page."""
    lines = (_line(row) for row in rows(glyphs))
    return tuple(sorted((line for line in lines if line), key=lambda line: (line.top, line.left)))


def _line(row: list[Glyph]) -> PrintedLine | None:
    while row and row[0].text.isspace():
        row = row[1:]
    while row and row[-1].text.isspace():
        row = row[:-1]
    return bounded(line_text(row), row) if row else None


def line_text(row: list[Glyph]) -> str:
    """Return the text of a line, with a blank wherever one can be seen on the paper."""
    gaps = [(b.x - a.x - a.width) / max(a.size, b.size, 0.1) for a, b in pairwise(row)]
    usual = max(0.0, statistics.median(gaps)) if gaps else 0.0
    blanks = [_blanks(a, b, gap, usual) for (a, b), gap in zip(pairwise(row), gaps, strict=True)]
    return "".join(b + g.text for g, b in zip(row, ["", *blanks], strict=True))


def _blanks(before: Glyph, after: Glyph, gap: float, usual: float) -> str:
    """Return what stands between two characters; `usual` is how far apart the line is set."""
    if before.text.isspace() or after.text.isspace():
        return ""
    if before.piece == after.piece:
        least = _INNER_GAP
    elif before.text.isascii() and after.text.isascii():
        return " " if gap > _WORD_GAP else ""
    else:
        least = _WIDE_GAP
    if gap - usual <= least:
        return ""
    wide = width_of(before.text[-1]) == width_of(after.text[0]) == 1.0
    return "\u3000" * min(max(1, round(gap)), _MOST_BLANKS) if wide else " "


def upright_glyph(piece: TextPiece) -> Glyph | None:
    """Return text that runs down the page, or is turned, as one tall character."""
    text = "".join(g.text for g in piece.glyphs).strip()
    if not text:
        return None
    box = bounded(text, piece.glyphs)
    size = box.bottom - box.top
    return Glyph(text, box.left, box.bottom - BELOW * size, box.right - box.left, size)


def bounded(text: str, glyphs: Iterable[Glyph]) -> PrintedLine:
    """Return a line with this text, in the box of these characters."""
    held = list(glyphs)
    return PrintedLine(
        text,
        left=min(g.x for g in held),
        top=min(g.y - ABOVE * g.size for g in held),
        right=max(g.x + g.width for g in held),
        bottom=max(g.y + BELOW * g.size for g in held),
    )
