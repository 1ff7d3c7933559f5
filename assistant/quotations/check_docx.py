"""The check as a Word file to attach: every quotation beside its source, the changes marked.

Left out is red and struck through, put in is blue and underlined, so that a copy in black and
white still tells them apart.
"""

from datetime import date
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from assistant.documents.dates import print_date
from assistant.notice import MAKER, NOTICE
from assistant.quotations.check_text import CLOSING, counted, headed
from assistant.quotations.checked import Checked, Quotation
from assistant.quotations.redline import Mark, redline

_FONT = "仿宋"
_RED, _BLUE = RGBColor(0xB0, 0x24, 0x18), RGBColor(0x1F, 0x4E, 0x9E)
_LEGEND = "标记：删除线是原文有而草稿没有的，下划线是草稿多出来的。"


def report_docx(checked: Checked, name: str, day: date) -> bytes:
    """Return the report on the draft called `name` as the bytes of a .docx file."""
    document = docx.Document()
    _prepare(document)
    document.add_heading(f"引文核对：{name}", level=1)
    document.add_paragraph(f"{print_date(day)}核对。{counted(checked)}{_LEGEND}")
    for warning in checked.warnings:
        document.add_paragraph(f"注意：{warning}")
    for number, quotation in enumerate(checked.worst_first, start=1):
        _write(document, number, quotation)
    if checked.namings:
        document.add_heading("文件名称和条款号", level=2)
        for naming in checked.namings:
            document.add_paragraph(f"{naming.text}：{naming.note}", style="List Bullet")
    document.add_paragraph(CLOSING)
    document.add_paragraph(NOTICE).runs[0].italic = True
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    document.core_properties.author = MAKER
    document.core_properties.comments = NOTICE


def _write(document: Document, number: int, quotation: Quotation) -> None:
    document.add_heading(f"{number}. {headed(quotation)}", level=2)
    if quotation.named:
        document.add_paragraph(f"草稿所写出处：{quotation.named}")
    if quotation.source:
        document.add_paragraph(f"库内出处：{quotation.source.name}")
    _marked(document.add_paragraph(), quotation)
    if quotation.sentence and quotation.sentence != quotation.text:
        document.add_paragraph(f"所在句：{quotation.sentence}")
    if quotation.note:
        document.add_paragraph(f"说明：{quotation.note}。")


def _marked(paragraph: Paragraph, quotation: Quotation) -> None:
    shown = redline(quotation) if quotation.source else ()
    if not shown:
        paragraph.add_run(f"“{quotation.text}”")
    for piece in shown:
        run = paragraph.add_run(piece.text)
        run.font.strike = piece.mark is Mark.OUT or None
        run.font.underline = piece.mark is Mark.IN or None
        if piece.mark is not Mark.SAME:
            run.font.color.rgb = _RED if piece.mark is Mark.OUT else _BLUE
