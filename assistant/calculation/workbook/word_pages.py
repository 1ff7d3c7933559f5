"""Word pages as offices print them: A4, black, the type of GB/T 9704, tables as wide as the text.

GB/T 9704 asks for a text of 156 mm by 225 mm in 仿宋 of size 3 (16 points), headings in 黑体; a
table is set smaller (5号, 10.5 points), so that its rows stay on one line where they can.
"""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from assistant.notice import MAKER, NOTICE

_BODY, _HEADING, _TITLE = "仿宋", "黑体", "方正小标宋简体"
_BLACK = RGBColor(0, 0, 0)
_SHORT, _LONG = 210, 297
_MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
_CHARACTER, _PADDING = 2, 7
"""Millimetres that half a Chinese character of a table takes, and the sides of a cell."""
_CELL = Pt(21) // 2
"""5号, 10.5 points."""


class WordPages:
    """One document that is written from top to bottom."""

    def __init__(self, title: str, *, wide: bool = False) -> None:
        """Set the page, upright or `wide`, and the type of text, headings and tables."""
        self._document = docx.Document()
        section = self._document.sections[0]
        width, height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        for side, size in _MARGINS.items():
            setattr(section, f"{side}_margin", Mm(size))
        self._width = width - _MARGINS["left"] - _MARGINS["right"]
        self._set_type("Normal", _BODY, 16)
        self._set_type("Heading 1", _TITLE, 22)
        self._set_type("Heading 2", _HEADING, 16)
        for name in ("Heading 1", "Heading 2", "Normal"):
            spacing = self._document.styles[name].paragraph_format
            spacing.space_before = spacing.space_after = Pt(0)
            spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(28)
        properties = self._document.core_properties
        properties.title, properties.author, properties.last_modified_by = title, MAKER, MAKER
        properties.comments, properties.keywords = NOTICE, "AI 辅助生成"
        section.footer.paragraphs[0].add_run(NOTICE).font.size = _CELL
        heading = self._document.add_heading(title, level=1)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _set_type(self, name: str, font: str, points: int) -> None:
        style = self._document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(points), _BLACK
        style.font.bold = style.font.italic = False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)

    def heading(self, text: str) -> None:
        """Add a heading."""
        self._indent(self._document.add_heading(text, level=2))

    def text(self, text: str, *, bold: bool = False) -> None:
        """Add a paragraph, its first line indented by two characters."""
        paragraph = self._document.add_paragraph()
        paragraph.add_run(text).bold = bold
        self._indent(paragraph)

    @staticmethod
    def _indent(paragraph: Paragraph) -> None:
        paragraph.paragraph_format.first_line_indent = Pt(32)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table as wide as the text; a column of much text is given more of it.

        The headings stand again on each page, and no row is broken over two.
        """
        table = self._document.add_table(rows=1, cols=len(headings), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        widths = _widths(headings, rows, self._width)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        _fill(table.rows[0], headings, widths, bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        if rows:
            _add_rows(table, rows, widths)

    def saved(self) -> bytes:
        """Return the bytes of the .docx file."""
        out = BytesIO()
        self._document.save(out)
        return out.getvalue()


def _add_rows(table: Table, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """Add rows as copies of one: setting the type of each of a thousand takes half a minute."""
    model = table.add_row()  # type: ignore[no-untyped-call]
    _fill(model, [""] * len(widths), widths, bold=False)
    for row in rows:
        copied = deepcopy(model._tr)
        for cell, text in zip(_Row(copied, table).cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.runs[0].text = text
            if _is_number(text):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        table._tbl.append(copied)
    table._tbl.remove(model._tr)


def _fill(row: _Row, texts: Sequence[str], widths: Sequence[int], *, bold: bool) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        spacing = paragraph.paragraph_format
        spacing.line_spacing_rule = WD_LINE_SPACING.SINGLE
        spacing.space_before = spacing.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, _CELL
        if bold:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _is_number(text: str) -> bool:
    return text[:1].isdigit() and len(text) < 20


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]], whole: int) -> list[int]:
    """Return the widths (mm) of columns: what the longest text asks for, the widest give way."""
    needed = [
        _PADDING + _CHARACTER * max(_length(row[n]) for row in (headings, *rows))
        for n in range(len(headings))
    ]
    while sum(needed) > whole:
        needed[needed.index(max(needed))] -= 1
    return [each * whole // sum(needed) for each in needed]


def _length(text: str) -> int:
    return sum(1 if character < "\u2000" else 2 for character in text)
