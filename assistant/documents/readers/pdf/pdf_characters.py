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
_NO_CODE = frozenset("\x00\ufffe\uffff")
_UNPRINTED = _NO_CODE | frozenset("\xad\u200b\u200c\u200d\ufeff\r\n\t\x02")
_MOST = 200_000
"""Characters on one page; more is not a page of print."""
_SURROGATES = range(0xD800, 0xE000)
_LOST = "\ufffd"
"""What stands for a character that is printed and whose code says nothing."""
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_font = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p).value or 0
)
"""The same functions, giving addresses: that two characters have one font is all that is asked."""


@dataclass(slots=True)
class Character:
    """A character: its left edge and base line, its size and width, in points from the top left.

    `font` tells the fonts of one page apart, and nothing else.
    """

    text: str
    left: float
    base: float
    size: float
    width: float
    font: int = 0

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
        if not self.quarters:
            return x - self.left, self.top - y
        ways = (
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )
        return ways[self.quarters - 1]


@dataclass(frozen=True, slots=True)
class Characters:
    """The upright characters of a page, the text that stands otherwise, and the page's turn.

    `lost` counts what is printed and has no code.
    """

    upright: tuple[Character, ...]
    across: str
    quarters: int
    lost: int


def characters_of(page: pypdfium2.PdfPage) -> Characters:
    """Return what is printed on a page, seen as most of its characters stand upright."""
    textpage = page.get_textpage()
    try:
        sheet = _Sheet(textpage)
        ways = list(sheet.ways())
        straight = Counter(way.quarters for way in ways if way.quarters is not None)
        quarters = straight.most_common(1)[0][0] if straight else 0
        turn = _Turn(quarters, *page.get_mediabox())
        upright = [sheet.character(way, turn) for way in ways if way.quarters == quarters]
        across = "".join(as_characters(way.text) for way in ways if way.quarters != quarters)
    finally:
        textpage.close()
    return Characters(tuple(upright), across.strip(), quarters, sheet.lost)


@dataclass(slots=True)
class _Way:
    """How a character is drawn: its size, and by how many quarters it is turned, if by whole."""

    index: int
    text: str
    size: float
    quarters: int | None
    font: int


class _Sheet:
    """The characters of one page as pdfium tells them; what it fills in is kept from call to call.

    Half of a pair that was torn apart is U+FFFD, as it is in print.
    """

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._page = textpage.raw
        self._address = ctypes.cast(textpage.raw, ctypes.c_void_p)
        self._count = min(textpage.count_chars(), _MOST)
        self._matrix, self._box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._references = [ctypes.byref(side) for side in self._sides]
        self.lost = 0

    def ways(self) -> Iterator[_Way]:
        """Yield what is printed; what is generated, as blanks are, belongs to no text object."""
        for index in range(self._count):
            drawn = _text_object(self._address, index)
            if not drawn:
                continue
            code = pdfium.FPDFText_GetUnicode(self._page, index)
            text = _LOST if code in _SURROGATES else chr(code)
            if text not in _UNPRINTED:
                yield self._way(index, text, _font(drawn) or 0)
            elif text in _NO_CODE:
                self.lost += 1

    def _way(self, index: int, text: str, font: int) -> _Way:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._page, index, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(self._page, index) * math.hypot(matrix.c, matrix.d)
        turned = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
        whole = round(turned)
        straight = abs(turned - whole) < _TURNED
        return _Way(index, text, max(size, 1.0), whole % 4 if straight else None, font)

    def character(self, way: _Way, turn: _Turn) -> Character:
        """Return a character where it stands; its width is its box and what is left free before it.

        The box of a font without measures is that of the ink, narrower than the character.
        """
        pdfium.FPDFText_GetCharOrigin(self._page, way.index, *self._references[:2])
        left, base = turn.place(self._sides[0].value, self._sides[1].value)
        begins, ends = self._extent(way.index, turn)
        text = as_characters(way.text)
        width = ends - left + max(0.0, begins - left)
        if ends <= begins:
            width = way.size / 2 if text.isascii() else way.size
        return Character(text, left, base, way.size, max(0.0, width), way.font)

    def _extent(self, index: int, turn: _Turn) -> tuple[float, float]:
        box = self._box
        upright = not turn.quarters
        if upright and pdfium.FPDFText_GetLooseCharBox(self._page, index, ctypes.byref(box)):
            return box.left - turn.left, box.right - turn.left
        left, right, bottom, top = self._ink(index)
        sides = sorted((turn.place(left, bottom)[0], turn.place(right, top)[0]))
        return sides[0], sides[1]

    def _ink(self, index: int) -> tuple[float, float, float, float]:
        """Return the left, right, lower and upper edge of what is printed of a character."""
        pdfium.FPDFText_GetCharBox(self._page, index, *self._references)
        left, right, bottom, top = (side.value for side in self._sides)
        return left, right, bottom, top
