"""How tests read a Word file again: all its text, and the fonts its styles name."""

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn


def opened_word(data: bytes) -> Document:
    """Return a Word file as python-docx reads it."""
    return docx.Document(BytesIO(data))


def text_of(word: Document) -> str:
    """Return the text of the paragraphs, then that of the cells."""
    cells = [c.text for table in word.tables for row in table.rows for c in row.cells]
    return "\n".join([p.text for p in word.paragraphs] + cells)


def font_of(word: Document, style: str) -> str:
    """Return the font in which a style sets Chinese."""
    return str(word.styles[style].element.rPr.rFonts.get(qn("w:eastAsia")))
