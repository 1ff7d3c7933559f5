"""Taken over: which words without marks are those of a document, as they are or with a fault.

What documents of a kind all say, and what stands in a title, is quoted from none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.document_number import find_document_numbers
from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.library.wording import letters_of
from assistant.quotations.as_printed import Difference
from assistant.quotations.checked import RIGHT, QuotationStatus
from assistant.quotations.context import Context
from assistant.quotations.counted_amounts import amounts_of
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.judged import Judged
from assistant.quotations.kinds import all_tell_otherwise, has_other_figure, sets_another
from assistant.quotations.likeness import is_of
from assistant.quotations.marks import PAIRS
from assistant.quotations.named import Named
from assistant.quotations.placing import Placed
from assistant.quotations.retold import faults

SHORTEST_CLAIMED = 10
"""Letters of a run for which a source is named."""
_SHORTEST, _SHORTEST_ALTERED, _SHORTEST_STATED = 16, 24, 6
"""The same of any run word for word; of one that is changed; of a statement beside others."""
_ALIKE, _ALIKE_BUT, _ALIKE_PART = 0.85, 0.7, 0.6
"""How like a document changed words are; words that differ only in what tells otherwise; a part of
what a named clause is said to say."""
_FORMULA = 3
"""Documents that say the same: then it is how such documents are written."""
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》)+》?")
_CLAUSES = re.compile(r"(?:第[^，。；\s]{1,6}[条款项])+(?:规定)?")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Says which words are taken over from a document, for which `named` may be given."""

    context: Context
    named: Named | None
    claimed: bool

    def over(self, span: DraftSpan, verdict: Judged) -> bool:
        """Say whether words are those of a document, as they are or with a fault in them."""
        words = self.context.draft.text[slice(*span)]
        leads_on = _leads_on(self.context.draft.text, span, verdict)
        if verdict.status is QuotationStatus.ALTERED:
            wrong = faults(verdict, words, leads_on=leads_on, said=self._said(span))
            if not wrong or self._is_other_rule(span, verdict, wrong):
                return bool(wrong)
        gone = verdict.status is QuotationStatus.SUPERSEDED and bool(amounts_of(words))
        claimed = (gone and self.named is not None) or (self.claimed and not leads_on)
        of_clause = self.claimed and self.named is not None and is_of(verdict, self.named)
        least = _ALIKE_BUT if of_clause and self.named and self.named.places else _ALIKE
        if not _is_taken_over(verdict, len(letters_of(words)), claimed=claimed, least=least):
            return False
        return claimed or not _is_formula(self.context, verdict)

    def _said(self, span: DraftSpan) -> str:
        """Return what the draft says in the sentence before words."""
        return self.context.own[self.context.attribution.sentence(span[0])[0] : span[0]]

    @property
    def _named_documents(self) -> tuple[PolicyDocument, ...]:
        return self.named.documents if self.named else ()

    def _is_other_rule(self, span: DraftSpan, verdict: Judged, wrong: Sequence[Difference]) -> bool:
        """Say whether words are those of a document that is meant, but for what they rule."""
        placed, words = verdict.placed, self.context.draft.text[slice(*span)]
        if placed is None or not _is_text(placed) or not _has(verdict, words, SHORTEST_CLAIMED):
            return False
        if placed.stretch.document in self._named_documents:
            return self._tell(wrong, verdict)
        return self._is_of_section(span, placed) and all(map(sets_another, wrong))

    def _is_of_section(self, span: DraftSpan, placed: Placed) -> bool:
        """Say whether words stand in a text that the section is about, and no other replaces."""
        document, about = placed.stretch.document, self.context.sections.documents(span[0])
        row = any(c.kind is ClauseKind.ROW for c in placed.clauses)
        gone = any(self.context.judge.replaces(d, document) for d in about)
        return document in about and not row and not gone

    def _tell(self, wrong: Sequence[Difference], verdict: Judged) -> bool:
        """Say whether changes tell another rule than the source's.

        Of the clause that is named words may also be left out beside another figure.
        """
        return all_tell_otherwise(wrong, verdict) or self._is_other_figure(wrong, verdict)

    def _is_other_figure(self, wrong: Sequence[Difference], verdict: Judged) -> bool:
        """Say whether words claimed to be those of a clause give a figure that it has nowhere."""
        placed, named = verdict.placed, self.named
        if placed is None or named is None or not (self.claimed and wrong):
            return False
        reach = {p.clause.id: p.clause for n in (named, *named.others) for p in n.reach}
        inside = all(c.id in reach for c in placed.clauses)
        return inside and has_other_figure(wrong, verdict, reach.values())

    def beside_others(self, span: DraftSpan, verdict: Judged, *, sure: bool) -> bool:
        """Say whether a statement is to be told, where those beside it are quoted.

        It is not `sure` that all of them are: then only one that rules something else is.
        """
        words = self.context.draft.text[slice(*span)]
        if verdict.status is not QuotationStatus.ALTERED:
            return len(letters_of(words)) >= _SHORTEST_STATED
        leads_on = _leads_on(self.context.draft.text, span, verdict)
        wrong = faults(verdict, words, leads_on=leads_on)
        told = bool(wrong) and (sure or self._tell(wrong, verdict))
        return told and _has(verdict, words, _SHORTEST_STATED)

    def has_other_figure(self, span: DraftSpan, verdict: Judged) -> bool:
        """Say whether a part of what a clause is said to say has another figure than it."""
        words = self.context.draft.text[slice(*span)]
        told = self._is_other_figure(faults(verdict, words), verdict)
        return told and _has(verdict, words, _SHORTEST_STATED, _ALIKE_PART)


def _has(verdict: Judged, words: str, letters: int, alike: float = _ALIKE_BUT) -> bool:
    """Say whether words are so many letters beside names of clauses, and like their source."""
    placed = verdict.placed
    enough = len(letters_of(_CLAUSES.sub("", words))) >= letters
    return enough and placed is not None and placed.alignment.likeness >= alike


def _leads_on(text: str, span: DraftSpan, verdict: Judged) -> bool:
    """Say whether words lead on to what is quoted behind them, in the draft's own way.

    规定，不符合条件的，“处…罚款”: what is said before the marks may be put otherwise.
    """
    end = text.find("\n", span[1])
    rest = text[span[1] : end if end >= 0 else len(text)].lstrip()
    if verdict.status in RIGHT:
        return rest[:1] in PAIRS
    return rest.lstrip("的者，,：:、")[:1] in PAIRS


def _is_taken_over(verdict: Judged, letters: int, *, claimed: bool, least: float) -> bool:
    """Say whether so many letters are those of a document beyond doubt: `least` as like them."""
    if verdict.placed is None or not _is_text(verdict.placed):
        return False
    likeness = 1 if verdict.changes_nothing else verdict.placed.alignment.likeness
    shortest = _SHORTEST if likeness == 1 else _SHORTEST_ALTERED
    return letters >= (SHORTEST_CLAIMED if claimed else shortest) and likeness >= least


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
    title = is_title(printed, origins[found.start], origins[found.end - 1] + 1)
    return not title and placed.letters_in_elements * 2 < found.end - found.start


def is_title(text: str, start: int, end: int) -> bool:
    """Say whether most of `text` from `start` to `end` is a title or a number: no quotation."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    titles = _TITLE.finditer(text, first, last if last >= 0 else len(text))
    names = [m.span() for m in titles]
    names += [(start + n.start, start + n.end) for n in find_document_numbers(text[start:end])]
    return 2 * sum(max(0, min(end, e) - max(start, s)) for s, e in names) > end - start
