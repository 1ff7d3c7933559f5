"""One calculation as a Word file: the result, the figures, the steps, the notes, the clauses."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from assistant.calculation.calculation_text import USER_FIGURES_NOTE, source_text, value_text
from assistant.calculation.steps import Calculation
from assistant.calculation.workbook.basis import Basis
from assistant.notice import MAKER, NOTICE

_FONT = "仿宋"


def record_word(calculation: Calculation, found: Basis) -> bytes:
    """Return the calculation as the bytes of a .docx file."""
    document = docx.Document()
    _prepare(document, calculation.title)
    document.add_heading(calculation.title, level=1)
    document.add_paragraph(NOTICE).runs[0].italic = True
    if calculation.summary:
        document.add_paragraph().add_run(f"结果：{calculation.summary}").bold = True
    document.add_heading("所用的数", level=2)
    figures = ((f.label, value_text(f), f.text, source_text(f)) for f in calculation.figures)
    _add_table(document, ("项目", "数值", "原话", "来源"), figures)
    document.add_heading("计算步骤", level=2)
    steps = ((s.label, s.expression, s.value) for s in calculation.steps)
    _add_table(document, ("步骤", "算式", "结果"), steps)
    document.add_heading("说明", level=2)
    for note in (*calculation.notes, USER_FIGURES_NOTE):
        document.add_paragraph(note, style="List Bullet")
    _add_basis(document, found)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Document, title: str) -> None:
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    document.styles["Normal"].font.size = Pt(12)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, MAKER, MAKER
    properties.comments, properties.keywords = NOTICE, "AI 辅助生成"
    document.sections[0].footer.paragraphs[0].text = NOTICE


def _add_table(document: Document, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(headings), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _add_basis(document: Document, found: Basis) -> None:
    document.add_heading("依据", level=2)
    for remark in (*found.remarks, found.made):
        document.add_paragraph(remark)
    for source in found.sources:
        day = f"，{source.day}" if source.day else ""
        place = f"{source.document}《{source.title}》{day}，{source.clause}（{source.why}）"
        document.add_paragraph().add_run(place.replace(f"《{source.title}》《", "《")).bold = True
        document.add_paragraph(source.text).paragraph_format.left_indent = Pt(24)
