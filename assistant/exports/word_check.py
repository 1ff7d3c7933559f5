"""The check of a draft as a Word file to attach: each quotation beside its source, changes marked.

Struck through is what the source has and the draft has not, underlined what the draft has put in.
"""

from datetime import date

from assistant.documents.dates import print_date
from assistant.exports.export_pages import ExportPages, Making
from assistant.exports.export_source import ExportSource, source_of_clause
from assistant.exports.exported import CheckedDraft
from assistant.library.library import Library
from assistant.papers.word_pages import WordPiece
from assistant.quotations.check_text import CLOSING, counted, headed
from assistant.quotations.checked import Quotation, QuotationSource
from assistant.quotations.redline import Mark, redline

_LEGEND = "标记：删除线是原文有而草稿没有的，下划线是草稿多出来的。"


def word_check(found: CheckedDraft, making: Making) -> bytes:
    """Return a check as the bytes of a .docx file."""
    checked = found.checked
    pages = ExportPages(f"引文核对：{found.name}", making)
    pages.pages.text(f"{print_date(making.day)}核对。{counted(checked)}{_LEGEND}")
    for warning in checked.warnings:
        pages.pages.text(f"注意：{warning}")
    day = checked.as_of or making.day
    for number, quotation in enumerate(checked.worst_first, start=1):
        _write(pages, number, quotation, day)
    pages.headed("文件名称和条款号", (f"{each.text}：{each.note}" for each in checked.namings))
    pages.pages.text(CLOSING)
    return pages.saved()


def _write(pages: ExportPages, number: int, quotation: Quotation, day: date) -> None:
    pages.pages.heading(f"{number}．{headed(quotation)}")
    pages.pages.quoted_pieces(_marked(quotation))
    if quotation.named:
        pages.pages.text(f"草稿所写出处：{quotation.named}")
    if quotation.source:
        pages.source(_source(quotation.source, pages.making.library, day), numbered="库内出处：")
    if quotation.sentence and quotation.sentence != quotation.text:
        pages.pages.text(f"所在句：{quotation.sentence}")
    if quotation.remark:
        pages.pages.text(f"说明：{quotation.remark}。")


def _source(found: QuotationSource, library: Library, day: date) -> ExportSource:
    """Return where the words stand, as of a day; of several clauses the first has the address."""
    document, clause = library.clause(found.clause_id)
    placed = source_of_clause(library, document, clause, day)
    return placed.with_clause(found.place)


def _marked(quotation: Quotation) -> list[WordPiece]:
    if quotation.source is None:
        return [WordPiece(f"“{quotation.text}”")]
    return [
        WordPiece(piece.text, left_out=piece.mark is Mark.OUT, put_in=piece.mark is Mark.IN)
        for piece in redline(quotation)
    ]
