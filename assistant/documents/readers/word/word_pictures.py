"""Pictures in a Word file: which attachment each stands in, and if it is as large as a page's text.

A line, a dot or an icon is no picture that one would read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from assistant.documents.readers.unread_pictures import attachment_before
from assistant.documents.readers.word.word_xml import TEXTS, VML, WordElement, blocks

_BLIP, _EXTENT = qn("a:blip"), qn("wp:extent")
_DRAWINGS = (qn("wp:inline"), qn("wp:anchor"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CENTIMETRE = 360_000
"""What `wp:extent` counts in (ECMA-376 part 1, 20.4.2.7: EMU)."""
_LEAST, _LARGE = 0.8, 5.0
"""Centimetres of the shorter side: what may show text, and what may be a page."""


@dataclass(frozen=True, slots=True)
class WordPicture:
    """One picture; `attachment` is the one it stands in (附件1), or ""."""

    attachment: str
    large: bool


def pictures_of(document: WordElement) -> list[WordPicture]:
    """Return the pictures of the main document in their order."""
    found: list[WordPicture] = []
    texts: list[str] = []
    body = document.find(qn("w:body"))
    for block in blocks(body) if body is not None else ():
        found += [WordPicture(attachment_before(texts), side >= _LARGE) for side in _sides(block)]
        texts.append("".join(t.text or "" for t in block.iter(*TEXTS)))
    return found


def _sides(block: WordElement) -> Iterator[float]:
    """Yield the shorter side of each picture, in centimetres; of one without a size, the least."""
    for picture in block.iter(_BLIP, VML + "imagedata"):
        if next(picture.iterancestors(_FALLBACK), None) is None:
            drawing = next(picture.iterancestors(*_DRAWINGS), None)
            extent = None if drawing is None else drawing.find(_EXTENT)
            side = _LEAST if extent is None else _shorter(extent)
            if side >= _LEAST:
                yield side


def _shorter(extent: WordElement) -> float:
    sizes = (extent.get("cx", ""), extent.get("cy", ""))
    return min((int(size) / _CENTIMETRE for size in sizes if size.isdecimal()), default=_LEAST)
