"""The characters of a PDF page and the lines that they stand in.

A PDF draws characters one by one. What stands on one base line close together is a piece of a
line; a gap in it is a blank only between Latin words, since Chinese is often set wide.
"""

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from assistant.documents.readers.pages import PrintedLine
from assistant.documents.readers.radicals import as_characters

_LEVEL, _WORD_GAP, _PIECE_GAP, _BACK = 0.5, 0.25, 1.0, 0.5
"""In heights of a character: how far apart two may stand to be on one line, in one word, in one
piece; and how far back the next one may begin."""
_TURNED = 0.05
"""Radians from which on a character is turned: a watermark."""
_UNPRINTED = frozenset("\x00\xad\u200b\u200c\u200d\ufeff\ufffe\uffff\r\n\t\x02")
_ASCII = range(0x21, 0x7F)
_MOST_CHARACTERS = 200_000
"""On one page; more is not a page of print."""


@dataclass(slots=True)
class _Character:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


def page_lines(page: pypdfium2.PdfPage) -> tuple[list[PrintedLine], list[str]]:
    """Return the printed lines of a page, and what is printed across it (a watermark)."""
    level: list[_Character] = []
    turned: list[str] = []
    textpage = page.get_textpage()
    try:
        for character, angle in _characters(textpage, page.get_height()):
            straight = angle < _TURNED or angle > 2 * math.pi - _TURNED
            level.append(character) if straight else turned.append(character.text)
    finally:
        textpage.close()
    lines = [_line(piece) for piece in _pieces(_once(level))]
    across = "".join(turned).strip()
    return [line for line in lines if line.text], [across] if across else []


def _characters(
    textpage: pypdfium2.PdfTextPage, height: float
) -> Iterator[tuple[_Character, float]]:
    box = pdfium.FS_RECTF()
    for index in range(min(textpage.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1 or chr(code) in _UNPRINTED:
            continue
        if pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            text = as_characters(_printable(code))
            character = _Character(text, box.left, height - box.top, box.right, height - box.bottom)
            yield character, pdfium.FPDFText_GetCharAngle(textpage, index)


def _printable(code: int) -> str:
    """Return a character; half of a pair that was torn apart is U+FFFD, as it is in print."""
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def _once(characters: list[_Character]) -> Iterator[_Character]:
    """Leave out what is printed again on the same place to look bold."""
    seen: set[tuple[str, int, int]] = set()
    for character in characters:
        across, down = round(character.left), round(character.top)
        near = [(character.text, across + x, down + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        if character.text.isspace() or seen.isdisjoint(near):
            yield character
        seen.add(near[4])


def _pieces(characters: Iterator[_Character]) -> Iterator[list[_Character]]:
    piece: list[_Character] = []
    for character in characters:
        if piece and not _goes_on(piece[-1], character):
            yield piece
            piece = []
        piece.append(character)
    if piece:
        yield piece


def _goes_on(before: _Character, after: _Character) -> bool:
    size = min(before.height, after.height)
    down = abs((before.top + before.bottom) - (after.top + after.bottom)) / 2
    gap = after.left - before.right
    return down < _LEVEL * size and -_BACK * size < gap < _PIECE_GAP * size


def _line(piece: list[_Character]) -> PrintedLine:
    text = piece[0].text
    for before, after in itertools.pairwise(piece):
        gap = after.left - before.right
        latin = ord(before.text[-1]) in _ASCII and ord(after.text[0]) in _ASCII
        text += (" " if latin and gap > _WORD_GAP * after.height else "") + after.text
    return PrintedLine(
        text.strip(), _first(piece).left, min(c.top for c in piece), _last(piece).right,
        max(c.bottom for c in piece),
    )  # fmt: skip


def _first(piece: list[_Character]) -> _Character:
    return next((c for c in piece if not c.text.isspace()), piece[0])


def _last(piece: list[_Character]) -> _Character:
    return next((c for c in reversed(piece) if not c.text.isspace()), piece[-1])
