"""Quotations without marks: runs of the draft's text that a document says, word for word or nearly.

What documents of a kind all say, and what stands in a title, is quoted from none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.documents.document_number import find_document_numbers
from assistant.documents.numbering import opening
from assistant.library.wording import letters_of, worded
from assistant.quotations.as_printed import Difference
from assistant.quotations.checked import RIGHT, Manner, Quotation, QuotationStatus
from assistant.quotations.claimed import colons
from assistant.quotations.context import Context, quotation
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.draft_sections import LIST_ITEM
from assistant.quotations.judged import Judged
from assistant.quotations.marks import PAIRS, Run, outside
from assistant.quotations.named import Named
from assistant.quotations.placing import Placed
from assistant.quotations.retold import all_tell_otherwise, faults
from assistant.quotations.runs import candidates
from assistant.quotations.statements import Stated, in_the_draft, stated

_SHORTEST, _SHORTEST_CLAIMED, _SHORTEST_ALTERED = 16, 10, 24
"""Letters of a run: word for word; where a source is named for it; changed."""
_SHORTEST_STATED = 6
"""The same of a statement beside others that are quoted."""
_ALIKE, _ALIKE_BUT = 0.85, 0.7
"""How like a document changed words are, and words that differ only in what tells otherwise."""
_FORMULA = 3
"""Documents that say the same: then it is how such documents are written."""
_PASTED = 400
"""Characters of a text without any marks that is taken for one quotation as a whole."""
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》)+》?")
_LINE = re.compile(r"[^\n\t]+")
"""A line, or a cell of a table."""
_SENTENCE = re.compile(r"[^。；;\n]+")
_ENDS = "。；;\n "
_CLAUSES = re.compile(r"(?:第[^，。；\s]{1,6}[条款项])+(?:规定)?")
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
    taken: list[DraftSpan] = []
    for run in candidates(line, context.places):
        if run.letters < _SHORTEST_CLAIMED or _overlaps(run.narrow, taken):
            continue
        found = _best_of(context, at, [run.wide, run.narrow])
        taken += [(q.span[0] - at, q.span[1] - at) for q in found]
        yield from found


def _overlaps(span: DraftSpan, taken: Sequence[DraftSpan]) -> bool:
    return any(span[0] < last and first < span[1] for first, last in taken)


def _best_of(context: Context, at: int, spans: Sequence[DraftSpan]) -> list[Quotation]:
    """Return what a document says, or nearly, of the first of these spans of the line at `at`.

    Only the first, which goes from mark to mark, may be changed.
    """
    for number, (first, last) in enumerate(spans):
        span = at + first, at + last
        if _is_title(context.draft.text, *span):
            break
        found = _run(context, span, parted=number == 0)
        if found and (number == 0 or not any(q.differences for q in found)):
            return found
    return list(_in_parts(context, at + spans[0][0], at + spans[0][1]))


def _in_parts(context: Context, start: int, end: int) -> Iterator[Quotation]:
    """Yield what is quoted in the parts of a run that is not quoted as a whole.

    They go from one end of a sentence, or of the name of a source, to the next.
    """
    ends = {m.end() for m in _SENTENCE.finditer(context.draft.text, start, end)}
    ends |= {n.end for n in context.attribution.everything if start < n.end < end}
    for first, last in pairwise(sorted({start, *ends})) if len(ends) > 1 else ():
        yield from _in_line(context, context.draft.text[first:last], first)


def _run(context: Context, span: DraftSpan, *, parted: bool) -> list[Quotation]:
    """Return a run that is quoted; where it is changed it may be `parted` in its statements."""
    text = context.draft.text
    named, claimed = context.named(text[slice(*span)], span)
    if named and not named.documents:
        named, claimed = None, False
    verdict = context.judge.judge(text[slice(*span)], named)
    if verdict.own_ends != (0, 0):
        span = _trimmed(text, span, verdict.own_ends)
        verdict = context.judge.judge(text[slice(*span)], named)
    if _is_told(context, span, verdict):
        return []
    taken = _Taken(context, named, claimed=claimed)
    found: list[Stated] = [(span, verdict)] if taken.over(span, verdict) else []
    if verdict.status is QuotationStatus.ALTERED and parted:
        parts = _statements(context, span, verdict)
        sure = bool(found)
        found = [s for s in parts if taken.beside_others(*s, sure=sure)] if parts else found
    return [quotation(text[slice(*s)], s, Manner.UNMARKED, v, named) for s, v in found]


def _statements(context: Context, span: DraftSpan, verdict: Judged) -> list[Stated]:
    """Return the statements of a changed run, where some are right and others are not."""
    words = context.draft.text[slice(*span)]
    return list(in_the_draft(stated(context.judge, words, verdict), span[0]))


@dataclass(frozen=True, slots=True)
class _Taken:
    """Says which words are taken over from a document, for which `named` may be given."""

    context: Context
    named: Named | None
    claimed: bool

    def over(self, span: DraftSpan, verdict: Judged) -> bool:
        """Say whether words are those of a document, as they are or with a fault in them."""
        words = self.context.draft.text[slice(*span)]
        leads_on = _leads_on(self.context.draft.text, span, verdict)
        if verdict.status is QuotationStatus.ALTERED:
            wrong = faults(verdict, words, leads_on=leads_on)
            if not wrong or self._is_other_rule(verdict, words, wrong):
                return bool(wrong)
        claimed = self.claimed and not leads_on
        if not _is_taken_over(verdict, len(letters_of(words)), claimed=claimed):
            return False
        return claimed or not _is_formula(self.context, verdict)

    def _is_other_rule(self, verdict: Judged, words: str, wrong: Sequence[Difference]) -> bool:
        """Say whether words are those of the document that is meant, but for what they rule."""
        meant = self.named.documents if self.named else ()
        placed = verdict.placed
        if placed is None or placed.stretch.document not in meant or not _is_text(placed):
            return False
        return _has(verdict, words, _SHORTEST_CLAIMED) and all_tell_otherwise(wrong, verdict)

    def beside_others(self, span: DraftSpan, verdict: Judged, *, sure: bool) -> bool:
        """Say whether a statement is to be told, where those beside it are quoted.

        It is not `sure` that all of them are: then only one that rules something else is.
        """
        words = self.context.draft.text[slice(*span)]
        if verdict.status is not QuotationStatus.ALTERED:
            return len(letters_of(words)) >= _SHORTEST_STATED
        leads_on = _leads_on(self.context.draft.text, span, verdict)
        wrong = faults(verdict, words, leads_on=leads_on)
        told = bool(wrong) and (sure or all_tell_otherwise(wrong, verdict))
        return told and _has(verdict, words, _SHORTEST_STATED)


def _has(verdict: Judged, words: str, letters: int) -> bool:
    """Say whether words are so many letters beside names of clauses, and like their source."""
    placed = verdict.placed
    enough = len(letters_of(_CLAUSES.sub("", words))) >= letters
    return enough and placed is not None and placed.alignment.likeness >= _ALIKE_BUT


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
        if not own or len(letters_of(words)) < _SHORTEST_CLAIMED:
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


def _leads_on(text: str, span: DraftSpan, verdict: Judged) -> bool:
    """Say whether words lead on to what is quoted behind them, in the draft's own way.

    规定，不符合条件的，“处…罚款”: what is said before the marks may be put otherwise.
    """
    end = text.find("\n", span[1])
    rest = text[span[1] : end if end >= 0 else len(text)].lstrip()
    if verdict.status in RIGHT:
        return rest[:1] in PAIRS
    return rest.lstrip("的者，,：:、")[:1] in PAIRS


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


def _is_taken_over(verdict: Judged, letters: int, *, claimed: bool) -> bool:
    """Say whether so many letters are those of a document beyond doubt."""
    if verdict.placed is None or not _is_text(verdict.placed):
        return False
    likeness = 1 if verdict.changes_nothing else verdict.placed.alignment.likeness
    shortest = _SHORTEST if likeness == 1 else _SHORTEST_ALTERED
    return letters >= (_SHORTEST_CLAIMED if claimed else shortest) and likeness >= _ALIKE


def _is_formula(context: Context, verdict: Judged) -> bool:
    """Say whether what is common to the draft and a document stands in other ones, too."""
    if verdict.placed is None:
        return False
    found = context.places.find(verdict.placed.unchanged)
    return len({p.stretch.document.id for p in found if p.alignment.likeness == 1}) >= _FORMULA


def _is_text(placed: Placed) -> bool:
    """Say whether words stand in a clause, and not in a title, a number or a heading."""
    printed, origins = placed.stretch.wording.printed, placed.stretch.wording.origins
    found = placed.alignment
    title = _is_title(printed, origins[found.start], origins[found.end - 1] + 1)
    return not title and placed.letters_in_elements * 2 < found.end - found.start


def _is_title(text: str, start: int, end: int) -> bool:
    """Say whether most of `text` from `start` to `end` is a title or a number: no quotation."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    titles = _TITLE.finditer(text, first, last if last >= 0 else len(text))
    names = [m.span() for m in titles]
    names += [(start + n.start, start + n.end) for n in find_document_numbers(text[start:end])]
    return 2 * sum(max(0, min(end, e) - max(start, s)) for s, e in names) > end - start
