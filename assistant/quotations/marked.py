"""Quotations between marks: as a whole, or in the sentences that were put together in them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.library.wording import letters_of
from assistant.quotations.checked import Manner, Quotation, QuotationStatus
from assistant.quotations.claimed import FIGURE, SHORT, TERM
from assistant.quotations.context import Context, quotation
from assistant.quotations.counted_amounts import every_amount
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.figure_forms import is_figure
from assistant.quotations.judged import Judged
from assistant.quotations.likeness import is_of
from assistant.quotations.marks import Run
from assistant.quotations.named import Named
from assistant.quotations.quoted_quantities import judge_quantity

_ALIKE, _ALIKE_LETTERS, _ALIKE_BUT, _LETTERS_BUT = 0.85, 14, 0.7, 10
"""How like a source words must be, and how long, that do not claim to be quoted from it; the same
of one that their section is about."""
_SENTENCE = re.compile(r"[^。；！？;!?…\n]+[。；！？;!?…\n]*")
_SHORTEST = 8
"""Letters of a sentence that is looked for by itself."""
_PRACTICE = re.compile(
    r"审计|指出|发现|查[实出明]|反映|部分|有的|个别|违规|擅自|自行|存在|举报|投诉"
)
"""What tells that another figure is one of a practice that was found."""
_IN_PARTS = "引号里的话不是连在一起的，逐句核对"


def marked(context: Context, run: Run) -> Iterator[Quotation]:
    """Yield what stands between two marks, when it is a quotation: as a whole, or in parts."""
    words, around = context.draft.text[run.start : run.end], (run.start - 1, run.end + 1)
    quantity = context.quantity(words, around)
    if quantity is None:
        yield from _of_words(context, run, words)
        return
    verdict = judge_quantity(context.judge, *quantity)
    if verdict:
        yield quotation(words, (run.start, run.end), Manner.MARKED, verdict, quantity[1])


def _of_words(context: Context, run: Run, words: str) -> Iterator[Quotation]:
    """Yield words between marks that are more than a quantity, when they are a quotation."""
    letters, around = len(letters_of(words)), (run.start - 1, run.end + 1)
    if letters < FIGURE:
        return
    named, claimed = context.named(words, around)
    if letters < TERM and not (named and named.places and is_figure(words)):
        return
    if not claimed and letters < SHORT:
        return
    gone_on = None if claimed else _gone_on(context, run, words)
    verdict = context.judge.judge(words, named)
    whole = quotation(words, (run.start, run.end), Manner.MARKED, verdict, named)
    if gone_on or _is_sure(verdict, letters) or _is_of_section(context, whole, verdict):
        yield gone_on or whole
    elif claimed:
        yield from _in_parts(context, whole, named)


def _gone_on(context: Context, run: Run, words: str) -> Quotation | None:
    """Return words of the clause that what stands before a semicolon names, when they are its."""
    named = context.gone_on((run.start - 1, run.end + 1))
    verdict = context.judge.judge(words, named) if named else None
    if named is None or verdict is None or not is_of(verdict, named):
        return None
    return quotation(words, (run.start, run.end), Manner.MARKED, verdict, named)


def _is_sure(verdict: Judged, letters: int) -> bool:
    """Say whether words are without doubt those of a document, though they may claim nothing."""
    if verdict.placed is None:
        return False
    likeness = verdict.placed.alignment.likeness
    return likeness == 1 or (likeness >= _ALIKE and letters >= _ALIKE_LETTERS)


def _is_of_section(context: Context, whole: Quotation, verdict: Judged) -> bool:
    """Say whether words are those of a document that their section is about, but for a part."""
    placed = verdict.placed
    if placed is None or len(letters_of(whole.text)) < _LETTERS_BUT:
        return False
    meant = placed.stretch.document in context.sections.documents(whole.span[0])
    figures = any(every_amount(d.source) and every_amount(d.quoted) for d in whole.differences)
    first, last = context.attribution.sentence(whole.span[0])
    practice = figures and _PRACTICE.search(context.own[first:last])
    return meant and placed.alignment.likeness >= _ALIKE_BUT and not practice


def _in_parts(context: Context, whole: Quotation, named: Named | None) -> Iterator[Quotation]:
    """Yield the sentences of a quotation that was put together from several places, else itself.

    Of one that is changed they must all be as the library has them, of one that is not there some
    sentence must be.
    """
    parts = [
        quotation(words, span, whole.manner, context.judge.judge(words, named), named)
        for words, span in _sentences(whole.text, whole.span[0])
    ]
    there = [p for p in parts if p.status is not QuotationStatus.NOT_FOUND]
    if whole.status is not QuotationStatus.NOT_FOUND:
        there = there if parts and all(p.source and not p.differences for p in parts) else []
    yield from (replace(p, note=p.note or _IN_PARTS) for p in parts) if there else (whole,)


def _sentences(words: str, at: int) -> Iterator[tuple[str, DraftSpan]]:
    """Yield the sentences of `words`, which stand at `at`, with their spans; none of a single.

    A short one goes with the next, the last with the one before it: none is left unchecked.
    """
    found: list[DraftSpan] = []
    start = 0
    for match in _SENTENCE.finditer(words):
        if len(letters_of(words[start : match.end()])) >= _SHORTEST:
            found.append((start, match.end()))
            start = match.end()
    if len(found) < 2:
        return
    found[-1] = found[-1][0], len(words)
    for first, last in found:
        yield words[first:last].strip(), (at + first, at + last)
