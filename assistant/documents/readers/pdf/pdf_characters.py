"""The characters of a PDF page, one by one, and where each stands when the page is upright.

The place is that of the character's origin on its base line, and the height its size in print:
the boxes that fonts declare differ from font to font, and some declare none.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from assistant.documents.readers.pdf.pdf_radicals import as_characters

_TURNED = 0.03
"""Quarter turns from which on a character stands aslant: a watermark."""
_UNPRINTED = frozenset("\x00\xad\u200b\u200c\u200d\ufeff\ufffe\uffff\r\n\t\x02")
_MOST = 200_000
"""Characters on one page; more is not a page of print."""


@dataclass(slots=True)
class Character:
    """A character: its left edge and base line, its size and width, in points from the top left."""

    text: str
    left: float
    base: float
    size: float
    width: float

    @property
    def right(self) -> float:
        """The right edge, where the next character may stand."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class _Turn:
    """How to turn a page so that its text stands upright: quarter turns, and its box."""

    quarters: int
    left: float
    bottom: float
    right: float
    top: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return how far right and how far down a place is, seen upright."""
        ways = (
            (x - self.left, self.top - y),
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )
        return ways[self.quarters]


@dataclass(frozen=True, slots=True)
class Characters:
    """The upright characters of a page, the text that stands otherwise, and the page's turn."""

    upright: tuple[Character, ...]
    across: str
    quarters: int


def characters_of(page: pypdfium2.PdfPage) -> Characters:
    """Return what is printed on a page, seen as most of its characters stand upright."""
    textpage = page.get_textpage()
    try:
        ways = [_way(textpage, index) for index in _printed(textpage)]
        straight = Counter(way.quarters for way in ways if way.quarters is not None)
        quarters = straight.most_common(1)[0][0] if straight else 0
        turn = _Turn(quarters, *page.get_mediabox())
        upright = [_character(textpage, way, turn) for way in ways if way.quarters == quarters]
        across = "".join(_text(textpage, way.index) for way in ways if way.quarters != quarters)
    finally:
        textpage.close()
    return Characters(tuple(upright), across.strip(), quarters)


@dataclass(slots=True)
class _Way:
    """How a character is drawn: its size, and by how many quarters it is turned, if by whole."""

    index: int
    size: float
    quarters: int | None


def _printed(textpage: pypdfium2.PdfTextPage) -> Iterator[int]:
    for index in range(min(textpage.count_chars(), _MOST)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if pdfium.FPDFText_IsGenerated(textpage, index) != 1 and chr(code) not in _UNPRINTED:
            yield index


def _way(textpage: pypdfium2.PdfTextPage, index: int) -> _Way:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    turned = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    whole = abs(turned - round(turned)) < _TURNED
    return _Way(index, max(size, 1.0), round(turned) % 4 if whole else None)


def _character(textpage: pypdfium2.PdfTextPage, way: _Way, turn: _Turn) -> Character:
    """Return a character where it stands; its width is its box and what is left free before it.

    The box of a font without measures is that of the ink, narrower than the character.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, way.index, ctypes.byref(x), ctypes.byref(y))
    left, base = turn.place(x.value, y.value)
    begins, ends = _extent(textpage, way.index, turn)
    text = _text(textpage, way.index)
    width = ends - left + max(0.0, begins - left)
    if ends <= begins:
        width = way.size / 2 if text.isascii() else way.size
    return Character(text, left, base, way.size, max(0.0, width))


def _extent(textpage: pypdfium2.PdfTextPage, index: int, turn: _Turn) -> tuple[float, float]:
    box = pdfium.FS_RECTF()
    if not turn.quarters and pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
        return box.left - turn.left, box.right - turn.left
    left, bottom, right, top = textpage.get_charbox(index)
    sides = sorted((turn.place(left, bottom)[0], turn.place(right, top)[0]))
    return sides[0], sides[1]


def _text(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    """Return a character; half of a pair that was torn apart is U+FFFD, as it is in print."""
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    return as_characters("\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code))
