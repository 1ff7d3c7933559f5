"""A red head that is drawn: 发文机关标志 as curves, of which the text layer has no character.

Offices that print a head in a font of their own send it as red shapes. They stand above the first
line of text, each as high as a large character.
"""

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from assistant.documents.readers.page.printed import PrintedLine

_FEWEST = 4
"""Shapes that may be characters: fewer are a rule, a star or a mark."""
_LOW, _HIGH = 12.0, 100.0
"""Points: the height of the characters of a head (GB/T 9704 7.2.4 leaves it to the office)."""
_RED, _OTHER = 150, 100
"""The least of red and the most of green and blue in the colour of a head, of 255 each."""


def drawn_head(page: pypdfium2.PdfPage, lines: Sequence[PrintedLine]) -> float | None:
    """Return how far down the page a drawn head reaches, in points; None where there is none."""
    height = page.get_height()
    first = min((line.top for line in lines), default=height)
    if not lines or first < height / 8:
        return None
    shapes = [bottom for bottom in _red_shapes(page, height) if bottom <= first]
    return max(shapes) if len(shapes) >= _FEWEST else None


def _red_shapes(page: pypdfium2.PdfPage, height: float) -> Iterator[float]:
    """Yield how far down each red shape reaches that is as high as a character."""
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        each = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(each) != pdfium.FPDF_PAGEOBJ_PATH or not _is_red(each):
            continue
        sides = [ctypes.c_float() for _ in range(4)]
        if pdfium.FPDFPageObj_GetBounds(each, *map(ctypes.byref, sides)):
            _, bottom, _, top = (side.value for side in sides)
            if _LOW <= top - bottom <= _HIGH:
                yield height - bottom


def _is_red(each: object) -> bool:
    shades = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(each, *map(ctypes.byref, shades)):
        return False
    red, green, blue, _ = (shade.value for shade in shades)
    return red >= _RED and max(green, blue) <= _OTHER
