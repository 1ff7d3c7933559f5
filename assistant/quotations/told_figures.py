"""Figures that a draft tells of documents in sentences of its own, or in a list.

三级医院：700元，70%. 小杨庄村34720元. Their section names the document; the words around a figure
name the row of a table there, or are a statement of a clause. What fits nothing, and what fits
several, is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.documents.model import PolicyDocument
from assistant.quotations.checked import RIGHT, Manner, Quotation, QuotationStatus
from assistant.quotations.context import Context, quotation
from assistant.quotations.counted_amounts import BARE, Amount, amounts_and_days, amounts_of
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.draft_sections import DraftSections
from assistant.quotations.equal_quantities import kind, measure, written_otherwise
from assistant.quotations.forerunners import comes_before
from assistant.quotations.judged import Judged
from assistant.quotations.quoted_quantities import laid_beside
from assistant.quotations.raised import raised
from assistant.quotations.statements import statement_spans
from assistant.quotations.tellings import sentences, statements
from assistant.quotations.told_rows import Telling, in_rows
from assistant.quotations.told_statements import (
    MeantFigure,
    agreed,
    are_worded_in,
    in_clauses,
    is_told_in,
)

_PART = re.compile(r"[，,、]")
_FORMER = re.compile(r"(?:[由从]|原[来先]?|以前|此前|过去)[^，,。；;\n]*$")
_CHANGED = re.compile(
    r"[^，,。；;\n]{0,4}(?:提高|增加|调[整高低到为]|上调|下调|降低?|减少?|改)[到至为成]?"
)
_NEAR = 14
"""Letters between 由 and the figure that was before."""
Told = dict[int, tuple[Amount, list[MeantFigure]]]
"""The figures of a draft by where they stand, with those of documents that they may be."""
_WAS = "{0}里这是原来的数，现在是“{1}”"
_OVER = "{0}已被后来的文件代替"
_NOW = "{0}此处写的是“{1}”"


def with_told_figures(context: Context, found: Sequence[Quotation]) -> list[Quotation]:
    """Return quotations with the figures that are told outside of them.

    A copy that is changed is told by its figures where some are right and others are not.
    """
    changed = [q for q in found if _is_changed_copy(q)]
    told = list(_told_figures(context, [q for q in found if q not in changed]))
    parted = [q for q in changed if len({f.status in RIGHT for f in _inside(q, told)}) > 1]
    kept = [q for q in changed if q not in parted]
    told = [f for f in told if not any(f in _inside(q, told) for q in kept)]
    return [*(q for q in found if q not in parted), *told]


def _is_changed_copy(found: Quotation) -> bool:
    return found.manner is Manner.UNMARKED and found.status is QuotationStatus.ALTERED


def _inside(whole: Quotation, told: Sequence[Quotation]) -> list[Quotation]:
    (start, end) = whole.span
    return [f for f in told if start <= f.span[0] and f.span[1] <= end]


def _told_figures(context: Context, taken: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield the figures told of the documents that their section names, none that is `taken`.

    Another figure in a short statement counts where others of its clause are told rightly.
    """
    spans = [q.span for q in taken]
    found = [
        (span, meant)
        for span, meant in _meant(context)
        if not any(span[0] < last and first < span[1] for first, last in spans)
    ]
    right = {m.place.clause.id for _, m in found if m.same}
    right |= {q.source.clause_id for q in taken if q.source and q.status in RIGHT}
    for span, meant in found:
        sure = meant.same or meant.sure or meant.place.clause.id in right
        if sure or _goes_on(context, span, meant):
            yield _quotation(context, span, meant)


def _goes_on(context: Context, span: DraftSpan, meant: MeantFigure) -> bool:
    """Say whether what is told before in the sentence is of the same clause, as it has it."""
    first, last = context.attribution.sentence(span[0])
    words = context.own[first:last]
    told = (words[a:b] for a, b in statement_spans(words) if first + b <= span[0])
    clauses = (c for each in told for c in is_told_in(meant.place.document, each))
    return any(c.id == meant.place.clause.id for c in clauses)


def _meant(context: Context) -> Iterator[tuple[DraftSpan, MeantFigure]]:
    """Yield the figures of a draft with those of documents that are meant by them."""
    for sentence in sentences(context):
        words, documents = context.own[slice(*sentence)], context.sections.documents(sentence[0])
        if not documents or not amounts_and_days(words):
            continue
        found = _of_statements(context, documents, sentence)
        for told in _tellings(context.sections, words, sentence[0]):
            amount = _moved(told.amount, sentence[0])
            if amount.start not in found:
                found[amount.start] = amount, list(in_rows(documents, told))
        for _, (amount, several) in sorted(found.items()):
            meant = agreed(several)
            meant = _amended(context, meant, several) if meant else None
            if meant and not (meant.replaced and _was(context.own, amount)):
                yield (amount.start, amount.end), meant


def _was(own: str, amount: Amount) -> bool:
    """Say whether a draft tells of a figure that it was before: 由每月50元提高到80元."""
    before = _FORMER.search(own, max(0, amount.start - _NEAR), amount.start)
    return bool(before or _CHANGED.match(own, amount.end))


def _of_statements(
    context: Context, documents: Sequence[PolicyDocument], sentence: DraftSpan
) -> Told:
    """Return the figures of the statements of a sentence with those of clauses they may be."""
    found = Told()
    for span in statements(context, sentence):
        words = context.own[slice(*span)]
        for amount, meant in _of_statement(context, documents, words):
            own = _moved(amount, span[0])
            several = found.setdefault(own.start, (own, []))[1]
            several += [meant] if meant else []
    return found


def _of_statement(
    context: Context, documents: Sequence[PolicyDocument], words: str
) -> Iterator[tuple[Amount, MeantFigure | None]]:
    """Yield the figures of a statement with those of clauses that they may be."""
    for document in documents:
        found = list(in_clauses(document, words))
        for amount, meant in found:
            yield amount, _replaced(context, meant, words) if meant else None
        if not found:
            yield from _raised(document, words)
            yield from _of_older(context, document, words)


def _of_older(
    context: Context, document: PolicyDocument, words: str
) -> Iterator[tuple[Amount, MeantFigure]]:
    """Yield the figures of a statement that a document does not make, but the one it replaced."""
    for older in context.places.documents:
        if context.judge.replaces(document, older):
            for amount, meant in in_clauses(older, words):
                if meant and meant.same:
                    yield amount, replace(meant, replaced=True)


def _raised(document: PolicyDocument, words: str) -> Iterator[tuple[Amount, MeantFigure]]:
    """Yield the figures of a statement of which its document says that they were before."""
    for each in raised(document, words):
        own = [a for a in amounts_of(words) if each.was and measure(a) == measure(each.was)]
        if own and each.was and are_worded_in(words, each.place.clause):
            yield (
                own[0],
                MeantFigure(each.place, each.was, same=True, replaced=True, printed=each.now),
            )


def _replaced(context: Context, meant: MeantFigure, words: str) -> MeantFigure:
    """Return a figure as one of before, where a paper before that one has what the draft says."""
    document = meant.place.document
    if meant.same:
        return meant
    for older in context.places.documents:
        if comes_before(older, document) or context.judge.replaces(document, older):
            same = (m for _, m in in_clauses(older, words) if m and m.same)
            for was in same:
                return replace(was, replaced=True, printed=meant.printed_there)
    before = next((r for r in raised(document, words) if r.was), None)
    if before and before.was:
        return MeantFigure(before.place, before.was, same=True, replaced=True, printed=before.now)
    return meant


def _amended(context: Context, meant: MeantFigure, several: Sequence[MeantFigure]) -> MeantFigure:
    """Return a figure as one of before, where a paper that amends its document has another."""
    for other in several:
        amends = context.judge.replaces(other.place.document, meant.place.document)
        if meant.same and not other.same and other.sure and amends:
            return replace(meant, replaced=True, printed=other.printed_there)
    return meant


def _moved(amount: Amount, by: int) -> Amount:
    return replace(amount, start=amount.start + by, end=amount.end + by)


def _tellings(sections: DraftSections, words: str, at: int) -> Iterator[Telling]:
    """Yield the figures of the sentence at a place, each with what stands before it."""
    lead = sections.lead(at)
    amounts = amounts_of(words)
    for each in amounts:
        before = max((m.end() for m in _PART.finditer(words, 0, each.start)), default=0)
        behind = _PART.search(words, each.end)
        end = behind.start() if behind else len(words)
        like = [a for a in amounts if before <= a.start < end and kind(a) == kind(each)]
        shown = f"{lead}\n{words[: each.start]}"
        yield Telling(each, _with_name(shown, sections.own_name), len(like), like.index(each))


def _with_name(words: str, name: str) -> str:
    """Return words in which 我镇 is called by its name."""
    return re.sub(rf"[我本全]{name[-1]}", name, words) if name else words


def _quotation(context: Context, span: DraftSpan, meant: MeantFigure) -> Quotation:
    words = context.draft.text[slice(*span)]
    printed = meant.printed_there
    bare = BARE.match(words) if BARE.fullmatch(printed) else None
    if bare:
        words, span = bare[0], (span[0], span[0] + bare.end())
    verdict = _judged(context, words, printed, meant)
    named = context.sections.named(meant.place.document, span[0])
    return quotation(words, span, Manner.UNMARKED, verdict, named)


def _judged(context: Context, words: str, printed: str, meant: MeantFigure) -> Judged:
    """Return the verdict on a figure beside the one that is meant."""
    verdict = laid_beside(context.judge, words, meant.place, (meant.amount,))
    label = f"{meant.place.document.name}{meant.place.label}"
    if not meant.same:
        return replace(verdict, note=_NOW.format(label, printed))
    if verdict.status not in RIGHT and verdict.laid:
        forms = tuple(replace(d, layout=True) for d in verdict.laid.differences)
        laid, note = replace(verdict.laid, differences=forms), written_otherwise(printed, words)
        verdict = replace(verdict, status=QuotationStatus.LAYOUT_ONLY, laid=laid, note=note)
    if not meant.replaced:
        return verdict
    note = _WAS.format(label, meant.printed) if meant.printed else _OVER.format(label)
    return replace(verdict, status=QuotationStatus.SUPERSEDED, note=note)
