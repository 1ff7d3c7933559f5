"""The lines that the characters of a PDF page stand in.

What stands on one base line close together is a piece of a line; a gap in it is a blank only
between Latin words, since Chinese is often set wide.
"""

import itertools
import math
from collections.abc import Iterable, Iterator

from assistant.documents.readers.page.printed import PrintedLine
from assistant.documents.readers.pdf.pdf_characters import Character
from assistant.documents.readers.pdf.pdf_gaps import with_gaps_filled

_LEVEL, _WORD_GAP, _PIECE_GAP, _BACK = 0.5, 0.18, 0.7, 0.5
"""In sizes of a character: how far apart two may stand to be on one line, in one word, in one
piece; and how far back the next one may begin."""
_ABOVE = 0.88
"""The part of a character that is above its base line, whatever its font says."""
_SAME, _CELL = 0.15, 4.0
"""How near the same character is printed again to look bold: in its size, and in points at most,
for which a page is cut into rows."""
_ASCII = range(0x21, 0x7F)


def lines_of(characters: Iterable[Character]) -> tuple[PrintedLine, ...]:
    """Return the pieces of printed lines, in the order in which they are drawn."""
    lines = (_line(piece) for piece in with_gaps_filled(_pieces(_once(characters))))
    return tuple(line for line in lines if line.text)


def _once(characters: Iterable[Character]) -> Iterator[Character]:
    """Leave out what is printed again on the same place to look bold."""
    seen: dict[tuple[str, int], list[Character]] = {}
    for character in characters:
        text, down = character.text, round(character.base / _CELL)
        near = [c for row in (down - 1, down, down + 1) for c in seen.get((text, row), ())]
        if text.isspace() or not any(_covers(other, character) for other in near):
            yield character
            seen.setdefault((text, down), []).append(character)


def _covers(one: Character, other: Character) -> bool:
    apart = math.hypot(one.left - other.left, one.base - other.base)
    return apart < _SAME * min(one.size, other.size)


def _pieces(characters: Iterable[Character]) -> Iterator[list[Character]]:
    piece: list[Character] = []
    for character in characters:
        if piece and not goes_on(piece[-1], character):
            yield piece
            piece = []
        piece.append(character)
    if piece:
        yield piece


def goes_on(before: Character, after: Character) -> bool:
    """Say whether a character stands close behind another, on its base line."""
    size = min(before.size, after.size)
    gap = after.left - before.right
    return abs(before.base - after.base) < _LEVEL * size and -_BACK * size < gap < _PIECE_GAP * size


def _line(piece: list[Character]) -> PrintedLine:
    text = piece[0].text
    for before, after in itertools.pairwise(piece):
        latin = ord(before.text[-1]) in _ASCII and ord(after.text[0]) in _ASCII
        gap = after.left - before.right
        text += (" " if latin and gap > _WORD_GAP * after.size else "") + after.text
    inked = [character for character in piece if not character.text.isspace()] or piece
    return PrintedLine(
        text.strip(), inked[0].left, min(c.base - _ABOVE * c.size for c in inked),
        inked[-1].right, max(c.base + (1 - _ABOVE) * c.size for c in inked),
    )  # fmt: skip
