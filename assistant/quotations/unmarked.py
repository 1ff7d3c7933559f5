"""Quotations without marks: runs of the draft's text that a document says, or nearly."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.documents.numbering import opening
from assistant.library.wording import letters_of, worded
from assistant.quotations.checked import RIGHT, Manner, Quotation, QuotationStatus
from assistant.quotations.claimed import colons
from assistant.quotations.context import Context, quotation
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.draft_sections import LIST_ITEM
from assistant.quotations.judged import Judged
from assistant.quotations.marks import Run, outside
from assistant.quotations.named import Named, goes_by
from assistant.quotations.retold import faults
from assistant.quotations.runs import candidates
from assistant.quotations.statements import Stated, counted_parts, in_the_draft, stated
from assistant.quotations.taken_over import SHORTEST_CLAIMED, TakenOver, is_title

_PASTED = 400
"""Characters of a text without any marks that is taken for one quotation as a whole."""
_LINE = re.compile(r"[^\n\t]+")
"""A line, or a cell of a table."""
_SENTENCE = re.compile(r"[^。；;\n]+")
_ENDS = "。；;\n "
_TOLD = 3
"""Letters that are left out to tell something in short."""


def unmarked(context: Context, taken: Sequence[DraftSpan]) -> list[Quotation]:
    """Return the quotations outside of what is `taken`, behind a colon or anywhere."""
    text = context.draft.text
    found = [
        each
        for first, last in outside(text, tuple(Run(*span) for span in sorted(taken)))
        for line in _LINE.finditer(text, first, last)
        for begun, done in pairwise((_behind_label(line), *context.begun(*line.span()), line.end()))
        for each in _in_line(context, text[begun:done], begun)
    ]
    return [*found, *_behind_colons(context, [*taken, *(q.span for q in found)])]


def _behind_label(line: re.Match[str]) -> int:
    """Return where the words of a line begin: behind its own 第九条."""
    label = (
        opening(line[0]) if line.start() == line.string.rfind("\n", 0, line.start()) + 1 else None
    )
    first = len(line[0]) - len(line[0].lstrip())
    return line.start() + first + len(label.label) if label else line.start()


def pasted(context: Context) -> Iterator[Quotation]:
    """Yield a sentence that was put in by itself, to learn whether it stands anywhere."""
    words = context.draft.text.strip()
    if context.draft.runs or len(words) > _PASTED or "\n" in words:
        return
    start = context.draft.text.index(words)
    verdict = context.judge.judge(words, None)
    yield quotation(words, (start, start + len(words)), Manner.UNMARKED, verdict, None)


def _in_line(context: Context, line: str, at: int) -> Iterator[Quotation]:
    """Yield what is quoted in a line: runs of it, then runs of its parts where those are none."""
    left: list[DraftSpan] = []
    found = list(_runs_in(context, line, at, left))
    yield from found
    for first, last in _parts(context, at, at + len(line)) if left else ():
        if _overlaps((first, last), left) and not _overlaps((first, last), [q.span for q in found]):
            yield from _runs_in(context, context.draft.text[first:last], first, [])


def _runs_in(context: Context, line: str, at: int, left: list[DraftSpan]) -> Iterator[Quotation]:
    """Yield the runs of a line that are quoted; those that are not are `left`."""
    taken: list[DraftSpan] = []
    for run in candidates(line, context.places):
        if run.letters < SHORTEST_CLAIMED or _overlaps(run.narrow, taken):
            continue
        found = _best_of(context, at, [run.wide, run.narrow])
        taken += [(q.span[0] - at, q.span[1] - at) for q in found]
        left += [] if found else [(at + run.wide[0], at + run.wide[1])]
        yield from found


def _parts(context: Context, start: int, end: int) -> list[DraftSpan]:
    """Return the parts of a line from one end of a sentence, or of a source's name, to the next."""
    ends = {m.end() for m in _SENTENCE.finditer(context.draft.text, start, end)}
    ends |= set(context.sections.ends(start, end))
    return list(pairwise(sorted({start, *ends}))) if len(ends) > 1 else []


def _overlaps(span: DraftSpan, taken: Sequence[DraftSpan]) -> bool:
    return any(span[0] < last and first < span[1] for first, last in taken)


def _best_of(context: Context, at: int, spans: Sequence[DraftSpan]) -> list[Quotation]:
    """Return what a document says, or nearly, of the first of these spans of the line at `at`.

    Only the first, which goes from mark to mark, may be changed.
    """
    for number, (first, last) in enumerate(spans):
        span = at + first, at + last
        if is_title(context.draft.text, *span):
            break
        found = _run(context, span, parted=number == 0)
        if found and (number == 0 or not any(q.differences for q in found)):
            return found
    return []


def _run(context: Context, span: DraftSpan, *, parted: bool) -> list[Quotation]:
    """Return a run that is quoted; where it is changed it may be `parted` in its statements."""
    text = context.draft.text
    named, claimed = _named(context, span)
    verdict = context.judge.judge(text[slice(*span)], named)
    if verdict.own_ends != (0, 0):
        span = _trimmed(text, span, verdict.own_ends)
        named, claimed = _named(context, span)
        verdict = context.judge.judge(text[slice(*span)], named)
    if _is_told(context, span, verdict):
        return []
    taken = TakenOver(context, named, claimed=claimed)
    found: list[Stated] = [(span, verdict)] if taken.over(span, verdict) else []
    if verdict.status is QuotationStatus.ALTERED and parted:
        parts = _statements(context, span, verdict)
        sure = bool(found)
        found = [s for s in parts if taken.beside_others(*s, sure=sure)] if parts else found
        found = found or [s for s in _counted(context, span, verdict) if taken.has_other_figure(*s)]
    return [_told(context, s, v, named) for s, v in found]


def _told(context: Context, span: DraftSpan, verdict: Judged, named: Named | None) -> Quotation:
    """Return a run as a quotation: what a document has that is not the one given is wrongly given.

    Of words that are changed it is not sure whether they are those of the one that is not held.
    """
    words = context.draft.text[slice(*span)]
    given = named or context.named(words, span)[0]
    right = verdict.status in RIGHT and verdict.placed
    if given and given.is_absent and right and not goes_by(given, right.stretch.document):
        named, verdict = given, context.judge.judge(words, given)
    return quotation(words, span, Manner.UNMARKED, verdict, named)


def _named(context: Context, span: DraftSpan) -> tuple[Named | None, bool]:
    """Return what is named for a run, when the library holds it, and whether it is its words."""
    named, claimed = context.named(context.draft.text[slice(*span)], span)
    return (named, claimed) if named and named.documents else (None, False)


def _statements(context: Context, span: DraftSpan, verdict: Judged) -> list[Stated]:
    """Return the statements of a changed run, where some are right and others are not."""
    words = context.draft.text[slice(*span)]
    return list(in_the_draft(stated(context.judge, words, verdict), span[0]))


def _counted(context: Context, span: DraftSpan, verdict: Judged) -> list[Stated]:
    """Return the parts of a changed run, from mark to mark, that have a figure."""
    words = context.draft.text[slice(*span)]
    return list(in_the_draft(counted_parts(context.judge, words, verdict), span[0]))


def _behind_colons(context: Context, taken: Sequence[DraftSpan]) -> Iterator[Quotation]:
    """Yield what is given behind a colon as the words of a document, and is not taken yet.

    The items of a list that it leads to may be told in short.
    """
    text = context.draft.text
    for start in colons(context.own):
        if LIST_ITEM.match(text, start):
            continue
        end = context.attribution.sentence(start)[1]
        words = text[start:end].rstrip(_ENDS)
        span = start, start + len(words)
        own = context.own[start:end] == text[start:end] and not _overlaps(span, taken)
        if not own or len(letters_of(words)) < SHORTEST_CLAIMED:
            continue
        named, claimed = context.named(words, span)
        if claimed and named and named.documents and named.end <= start:
            verdict = context.judge.judge(words, named)
            if verdict.status is not QuotationStatus.ALTERED or faults(verdict, words):
                yield quotation(words, span, Manner.UNMARKED, verdict, named)


def _trimmed(text: str, span: DraftSpan, own: tuple[int, int]) -> DraftSpan:
    """Return a span without so many letters at its ends."""
    origins = worded(text[slice(*span)]).origins
    return span[0] + origins[own[0]], span[0] + origins[len(origins) - own[1] - 1] + 1


def _is_told(context: Context, span: DraftSpan, verdict: Judged) -> bool:
    """Say whether words are told around what is quoted: 对违法者“利剑高悬”，对守法者“…”.

    The draft sets in marks what it quotes. Around that it leaves out, more than a 不, or begins or
    ends in its own way.
    """
    if verdict.placed is None or context.own[slice(*span)] == context.draft.text[slice(*span)]:
        return False
    letters = len(letters_of(context.draft.text[slice(*span)]))
    edits = verdict.placed.alignment.edits
    return bool(edits) and all(
        e.first == 0 or e.last == letters or (e.first == e.last and e.end - e.start >= _TOLD)
        for e in edits
    )
