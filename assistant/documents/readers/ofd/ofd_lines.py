"""Lines of print from the characters of an OFD's page, which come in pieces of any length.

A program may write a line as one piece, word by word, or character by character, in any order:
what makes a line is where the characters stand.
"""

import statistics
from collections.abc import Iterable
from itertools import pairwise

from assistant.documents.readers.ofd.ofd_rows import ABOVE, BELOW, rows
from assistant.documents.readers.ofd.ofd_text import Glyph, Piece
from assistant.documents.readers.page.printed import PrintedLine, width_of

_WIDE_GAP, _WORD_GAP, _INNER_GAP = 0.6, 0.2, 2.0
"""From which gap on, in characters, a blank was meant: between Chinese, between Latin words, and
inside of one piece, whose own blanks are written in it."""
_MOST_BLANKS = 4


def compose(glyphs: Iterable[Glyph]) -> tuple[PrintedLine, ...]:
    """Return the lines that level text stands in, from the top of the page."""
    lines = (_line(row) for row in rows(glyphs))
    return tuple(sorted((line for line in lines if line), key=lambda line: (line.top, line.left)))


def _line(row: list[Glyph]) -> PrintedLine | None:
    while row and row[0].text.isspace():
        row = row[1:]
    while row and row[-1].text.isspace():
        row = row[:-1]
    return bounded(written(row), row) if row else None


def written(row: list[Glyph]) -> str:
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


def standing(piece: Piece) -> Glyph | None:
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
