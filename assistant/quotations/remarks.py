"""What the comments of a returned draft say: the verdict, the source, the source's words."""

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.documents.dates import print_date
from assistant.notice import NOTICE
from assistant.quotations.check_text import CLOSING, counted, differences, named_status, on_one_line
from assistant.quotations.checked import (
    Checked,
    Manner,
    Misnaming,
    Quotation,
    QuotationSource,
)

CORRECTED = "改动已作成修订：接受，就是原文的字；拒绝，就是草稿原样。"
_LEFT = "没有作修订：{0}。"


def of_quotation(quotation: Quotation, left: str, *, corrected: bool) -> tuple[str, ...]:
    """Return the lines on a quotation; `left` says why its words were not corrected, if so."""
    return tuple(_on_quotation(quotation, left, corrected=corrected))


def of_naming(naming: Misnaming) -> tuple[str, ...]:
    """Return the lines on a document or clause that is named wrongly."""
    return (f"文件名称和条款号：{naming.note}",)


def of_draft(checked: Checked, notices: Sequence[str]) -> tuple[str, ...]:
    """Return the lines on the draft as a whole."""
    told = counted(checked) if checked.quotations else "没有找到可以核对的引文。"
    return (f"引文核对：{told}", *checked.warnings, *notices, CLOSING, NOTICE)


def _on_quotation(quotation: Quotation, left: str, *, corrected: bool) -> Iterator[str]:
    manner = "（没有加引号）" if quotation.manner is Manner.UNMARKED else ""
    yield f"{named_status(quotation)}{manner}"
    if quotation.named:
        yield f"草稿所写出处：{quotation.named}"
    if quotation.source:
        yield f"库内出处：{_place(quotation.source)}"
        yield f"原文：{on_one_line(quotation.source.quote)}"
    if quotation.differences:
        yield f"差异：{differences(quotation)}"
    if quotation.note:
        yield f"说明：{quotation.note}。"
    if corrected:
        yield CORRECTED
    elif left:
        yield _LEFT.format(left)


def _place(source: QuotationSource) -> str:
    """Return the document with its number, the clause and the day, as one cites them."""
    number = f"（{source.document_number}）" if source.document_number else ""
    day = f"（{print_date(date.fromisoformat(source.date))}）" if source.date else ""
    return f"《{source.title}》{number}{source.place}{day}"
