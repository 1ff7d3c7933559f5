"""Word pages as offices print them: A4, black, the type of GB/T 9704, tables as wide as the text.

GB/T 9704 asks for a text of 156 mm by 225 mm in 仿宋 of size 3 (16 points), headings in 黑体; a
table is set smaller (5号, 10.5 points), so that its rows stay on one line where they can. What a
document says is set in 楷体, so that it is told at a glance from what the program says.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.parfmt import ParagraphFormat
from docx.text.run import Run

from assistant.notice import MAKER, NOTICE
from assistant.papers.clean_text import clean_text

_BODY, _HEADING, _TITLE = "仿宋", "黑体", "方正小标宋简体"
_QUOTED, _PLACED = "引用原文", "出处"
"""The styles of what a document says, and of where it says it."""
_BLACK = RGBColor(0, 0, 0)
_RED, _BLUE = RGBColor(0xB0, 0x24, 0x18), RGBColor(0x1F, 0x4E, 0x9E)
_SHORT, _LONG = 210, 297
_MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
_CHARACTER, _PADDING = 2, 7
"""Millimetres that half a Chinese character of a table takes, and the sides of a cell."""
_CELL, _NUMBER = Pt(21) // 2, Pt(14)
"""5号, 10.5 points, and 4号, of which the numbers of pages are."""
_PROPERTY = 255
"""Characters that a property of a Word file may have."""


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Some words of a paragraph: plain, bold, left out (struck through) or put in (underlined).

    Left out is red and put in is blue besides, but a copy in black and white tells them apart too.
    """

    text: str
    bold: bool = False
    left_out: bool = False
    put_in: bool = False


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
        self._add_style(_QUOTED, "楷体", 16)
        self._add_style(_PLACED, _BODY, 12)
        title = clean_text(title).strip()
        properties = self._document.core_properties
        properties.title, properties.author = title[:_PROPERTY], MAKER
        properties.last_modified_by = MAKER
        properties.comments, properties.keywords = NOTICE, "AI 辅助生成"
        _set_foot(section.footer.paragraphs[0], section.footer.add_paragraph())
        heading = self._document.add_heading(title, level=1)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _add_style(self, name: str, font: str, points: int, indent: int = 2) -> ParagraphFormat:
        """Add a style whose first line is indented by so many characters; return its spacing."""
        style = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self._document.styles["Normal"]
        self._set_type(name, font, points)
        spacing: ParagraphFormat = style.paragraph_format
        spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        spacing.line_spacing = Pt(points + 10)
        if indent:
            spacing.first_line_indent = Pt(points * indent)
        return spacing

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
        self._indent(self._document.add_heading(clean_text(text), level=2))

    def text(self, text: str, *, bold: bool = False) -> None:
        """Add a paragraph, its first line indented by two characters."""
        self.pieces([WordPiece(text, bold=bold)])

    def pieces(self, pieces: Iterable[WordPiece]) -> None:
        """Add a paragraph of pieces, its first line indented by two characters."""
        paragraph = self._document.add_paragraph()
        self._indent(paragraph)
        _write_pieces(paragraph, pieces)

    def quote(self, text: str) -> None:
        """Add what a document says, a paragraph for each of its lines."""
        for line in filter(None, map(str.strip, text.splitlines())):
            self.quoted_pieces([WordPiece(line)])

    def quoted_pieces(self, pieces: Iterable[WordPiece]) -> None:
        """Add a paragraph of what a document says, with marks in it."""
        _write_pieces(self._document.add_paragraph(style=_QUOTED), pieces)

    def place(self, text: str, link: str = "", target: str = "") -> None:
        """Add where something stands, in smaller type; `link` are its last words.

        They open `target` where that is a whole address.
        """
        paragraph = self._document.add_paragraph(style=_PLACED)
        paragraph.add_run(clean_text(text))
        run = paragraph.add_run(clean_text(link))
        if target.startswith(("http://", "https://")):
            _link(paragraph, run, target)

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


def _set_foot(notice: Paragraph, number: Paragraph) -> None:
    """Put the notice and the number of the page at the foot: — 1 —."""
    notice.add_run(NOTICE).font.size = _CELL
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number.add_run("— ").font.size = _NUMBER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    shown = Run(OxmlElement("w:r"), number)
    shown.text, shown.font.size = "1", _NUMBER
    field.append(shown._r)
    number._p.append(field)
    number.add_run(" —").font.size = _NUMBER


def _write_pieces(paragraph: Paragraph, pieces: Iterable[WordPiece]) -> None:
    for piece in pieces:
        run = paragraph.add_run(clean_text(piece.text))
        run.bold = piece.bold
        if piece.left_out:
            run.font.strike, run.font.color.rgb = True, _RED
        elif piece.put_in:
            run.font.underline, run.font.color.rgb = True, _BLUE


def _link(paragraph: Paragraph, run: Run, target: str) -> None:
    """Make a run open an address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(target, RT.HYPERLINK, is_external=True))
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _add_rows(table: Table, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """Add rows as copies of one: setting the type of each of a thousand takes half a minute."""
    model = table.add_row()  # type: ignore[no-untyped-call]
    _fill(model, [""] * len(widths), widths, bold=False)
    for row in rows:
        copied = deepcopy(model._tr)
        for cell, text in zip(_Row(copied, table).cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.runs[0].text = clean_text(text)
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
        run = paragraph.add_run(clean_text(text))
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
