"""The quotation check of a whole draft."""

from datetime import date

from assistant.errors import QuestionError
from assistant.library.library import Library
from assistant.library.wording import letters_of
from assistant.quotations.absent_sources import of_absent_sources
from assistant.quotations.checked import RIGHT, Checked, Quotation, QuotationStatus
from assistant.quotations.context import Context, context_of, with_what_is_quoted
from assistant.quotations.corrections import sparing
from assistant.quotations.draft_day import day_of
from assistant.quotations.draft_text import read_draft
from assistant.quotations.excerpts import excerpts
from assistant.quotations.marked import marked
from assistant.quotations.misnamed import check_names
from assistant.quotations.replaced_papers import of_the_meant
from assistant.quotations.table_figures import table_figures
from assistant.quotations.table_words import table_words
from assistant.quotations.told_as_former import told_as_former
from assistant.quotations.told_cells import told_cells
from assistant.quotations.told_figures import with_told_figures
from assistant.quotations.told_otherwise import with_told_otherwise
from assistant.quotations.unmarked import pasted, unmarked
from assistant.quotations.whereabouts import Whereabouts

LONGEST = 1_000_000
"""Characters of a draft: some 1,500 pages."""


def check_quotations(
    text: str, library: Library, today: date, *, of_its_day: bool = True
) -> Checked:
    """Return every quotation of a draft, laid beside what the documents print.

    What was in its 有效期 on the day that the draft bears, and no longer is today, is no fault of a
    draft `of_its_day`.

    Raises:
        QuestionError: the draft has no text, or too much of it, or the library is empty.
        LibraryError: the index of the library cannot be written.
    """
    _refuse_unfit(text, library)
    written = day_of(text) if of_its_day else None
    context = context_of(read_draft(text, library), library, today, written)
    found = [q for run in context.draft.runs for q in marked(context, run)]
    found += [*table_figures(context), *table_words(context)]
    found += excerpts(context, [q.span for q in found])
    found += unmarked(context, [q.span for q in found])
    beside = with_what_is_quoted(context, found)
    found = of_the_meant(context, with_told_figures(beside, found))
    found += told_cells(beside, [q.span for q in found])
    found = with_told_otherwise(beside, found)
    found += of_absent_sources(context, [q.span for q in found])
    found = _or_pasted(context, found)
    names = check_names(context.attribution, context.own)
    named = [(n.start, n.end) for n in context.attribution.everything]
    found = [told_as_former(context, sparing(q, text, named)) for q in found]
    where = Whereabouts(text, context.attribution)
    placed = map(where.placed, sorted(found, key=lambda q: q.span))
    return Checked(tuple(placed), names, context.draft.warnings)


def _or_pasted(context: Context, found: list[Quotation]) -> list[Quotation]:
    """Return what is found, or a text that was pasted by itself, and names nothing, as a whole.

    Nobody tells anything in it: each word put for another counts, where its parts show none.
    """
    if any(q.status not in RIGHT for q in found):
        return found
    whole = list(pasted(context)) if not found or not context.attribution.everything else []
    altered = [q for q in whole if q.status is QuotationStatus.ALTERED]
    changed = any(d.source and d.quoted for q in altered for d in q.differences)
    return whole if changed or not found else found


def _refuse_unfit(text: str, library: Library) -> None:
    if len(text) > LONGEST:
        raise QuestionError(
            f"草稿太长：{len(text)} 字，一次最多核对 {LONGEST} 字。", "请分成几份再核对。"
        )
    if not letters_of(text):
        raise QuestionError("草稿里没有可以核对的文字。", "请换一份有文字的草稿。")
    if not library.documents:
        raise QuestionError("库里还没有文件，没有可以核对的原文。", "请先运行 youju ingest 建库。")
