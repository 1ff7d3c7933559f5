"""What is drawn on a PDF page besides its characters: rules, and pictures that fill the paper.

One pass over the objects of the page and of the forms on it. A page that is a picture is a scan;
text that cannot be seen on it, or lies below it, was recognised by whoever scanned it.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_MOST_PATHS = 20_001
"""A map has no end of them; how many more there are, nobody needs to know."""
_FILLS = 0.7
"""The part of the paper that the picture of a scan covers at least; its edges may be cut."""
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_HIDDEN = 0.9
"""The part of the text that cannot be seen where the text is that of a scan; a stamp can be."""
_Object = Any
"""A page object as pdfium hands it out; pypdfium2 has no types."""


@dataclass(slots=True)
class Drawings:
    """What is drawn: paths, whether there is anything but text, what part pictures cover.

    `texts` counts the pieces of text, `hidden` those that cannot be seen or lie under a picture.
    """

    paths: int = 0
    other: bool = False
    covered: float = 0.0
    texts: int = 0
    hidden: int = 0

    @property
    def is_scan(self) -> bool:
        """Say whether pictures fill the paper."""
        return self.covered >= _FILLS

    @property
    def is_layer(self) -> bool:
        """Say whether the text is a layer that cannot be seen on the picture of a scan."""
        return self.is_scan and self.hidden >= _HIDDEN * max(self.texts, 1)


def drawings_of(page: pypdfium2.PdfPage) -> Drawings:
    """Return what is drawn on a page."""
    found = Drawings()
    paper = page.get_width() * page.get_height() or 1.0
    for each in _objects(page.raw):
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts += 1
            found.hidden += pdfium.FPDFTextObj_GetTextRenderMode(each) in _UNSEEN
            continue
        found.other = True
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.paths += 1
            if found.paths >= _MOST_PATHS:
                break
        else:
            _cover(found, each, paper)
    return found


def _cover(found: Drawings, each: _Object, paper: float) -> None:
    """Count what a picture or a form covers; in a form the pictures and the text are counted."""
    if pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_IMAGE:
        _lay(found, each, _area(each) / paper)
        return
    for inner in _objects_of_form(each):
        kind = pdfium.FPDFPageObj_GetType(inner)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.paths += 1
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts += 1
            found.hidden += pdfium.FPDFTextObj_GetTextRenderMode(inner) in _UNSEEN
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _lay(found, inner, _area(each) / paper)


def _lay(found: Drawings, picture: _Object, share: float) -> None:
    """Lay a picture on what has been drawn; one that fills the paper hides the text below it."""
    found.covered = min(1.0, found.covered + share)
    if share >= _FILLS and not pdfium.FPDFPageObj_HasTransparency(picture):
        found.hidden = found.texts


def _objects(page: _Object) -> Iterator[_Object]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdfium.FPDFPage_GetObject(page, index)


def _objects_of_form(form: _Object) -> Iterator[_Object]:
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, index)


def _area(each: _Object) -> float:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(each, *map(ctypes.byref, sides)):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    return max(0.0, right - left) * max(0.0, top - bottom)
