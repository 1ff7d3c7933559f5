"""Pieces of print that stand on one line, put together from the left to the right."""

import itertools
import re
from collections.abc import Sequence

from assistant.documents.readers.page.printed import PrintedLine

_CLOSE = 0.6
"""Pieces overlap by this share of the lower one's height when they stand on one line."""
_TALL = 2.5
"""What is so much higher than what stands beside it runs down the page, or is a stamp."""
_BLANK, _WORDS = 0.7, 0.2
"""A gap in a line this wide, in characters, is a blank that was typed; between Latin words."""
_ASCII = re.compile(r"[!-~]")


def rows_of(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Put the pieces that stand on one line together, from the top of the page down."""
    rows: list[list[PrintedLine]] = []
    for piece in sorted((p for p in pieces if p.text.strip()), key=lambda p: (p.top, p.left)):
        row = next((r for r in reversed(rows[-3:]) if _level(r[-1], piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return sorted((_row(row) for row in rows), key=lambda row: row.top)


def _level(one: PrintedLine, other: PrintedLine) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    low, high = sorted((one.height, other.height))
    return shared > _CLOSE * low and high < _TALL * low


def _row(pieces: list[PrintedLine]) -> PrintedLine:
    ordered = sorted(pieces, key=lambda piece: piece.left)
    pairs = list(itertools.pairwise(ordered))
    gaps = [(b.left - a.right) / max(min(a.height, b.height), 1) for a, b in pairs]
    set_wide = len(gaps) > 1 and all(len(piece.text) == 1 for piece in ordered)
    usual = min(gaps) if set_wide else 0.0
    text = ordered[0].text
    for (before, after), gap in zip(pairs, gaps, strict=True):
        text += _space(before.text[-1:] + after.text[:1], gap - usual) + after.text
    return PrintedLine(
        text.strip(" "), ordered[0].left, min(p.top for p in ordered), ordered[-1].right,
        max(p.bottom for p in ordered),
    )  # fmt: skip


def _space(beside: str, gap: float) -> str:
    """Return the blank in a gap of so many characters between the two characters beside it."""
    if gap > _BLANK:
        return "\u3000" * min(round(gap), 2)
    return " " if gap > _WORDS and _is_latin(beside) else ""


def _is_latin(characters: str) -> bool:
    return len(characters) > 1 and all(_ASCII.match(c) for c in characters)
