"""Judging: what becomes of words once it is known where they stand and what was named for them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.numbers.quantities import read_quantities
from assistant.library.wording import Wording, worded
from assistant.question.places import Place
from assistant.quotations.as_printed import Laid
from assistant.quotations.checked import RIGHT, QuotationStatus
from assistant.quotations.dropped_exceptions import with_what_turns_it
from assistant.quotations.edits import Bounds
from assistant.quotations.figure_forms import (
    Forms,
    forms_of,
    is_figure,
    of_one_kind,
    rewritten,
    same_numbers,
)
from assistant.quotations.judged import Judged, in_other_form
from assistant.quotations.laying import laid_as_printed
from assistant.quotations.likeness import ANYWHERE, goes_before, is_its_own, is_like
from assistant.quotations.named import Named
from assistant.quotations.placing import LetterSpan, Placed, PlaceFinder, read_through
from assistant.quotations.quote_search import QuoteSearch
from assistant.quotations.spread import beyond, leads_to, read_on
from assistant.quotations.superseding import Superseding
from assistant.quotations.version_judging import VersionJudge
from assistant.quotations.whole_amounts import with_whole_amount

_BROKEN = re.compile(r"\s*\n\s*")
_LONGEST_THROUGH = 20_000
"""Characters of clauses that are read on as one text."""
_ALSO_IN = "所引的话有一部分在{0}，草稿没有写"
_RIGHTNESS = {**dict.fromkeys(RIGHT, 3.0), QuotationStatus.SUPERSEDED: 2.0}


class Judge:
    """Judges words by one library."""

    def __init__(
        self,
        places: PlaceFinder,
        bounds: Bounds,
        prefer: Callable[[PolicyDocument], tuple[bool, str]],
        superseding: Superseding,
    ) -> None:
        """Of places that are equally like the words take that whose document is `prefer`-red."""
        self.places, self._bounds, self._prefer = places, bounds, prefer
        self._superseding = superseding
        self._versions = VersionJudge(places, superseding, self.laid)
        self._forms: dict[str, Forms] = {}

    def judge(self, words: str, named: Named | None) -> Judged:
        """Return the verdict on `words`, for which `named` is given as the source.

        Of several sources that are named the one counts by which the words are most nearly right.
        """
        search = self._search(_BROKEN.sub("\n", words.strip()))
        verdict = self._by(search, named)
        if named is None or verdict.status in RIGHT:
            return verdict
        others = (self._by(search, other) for other in named.others if named.firm)
        return max([verdict, *others], key=_rightness)

    def _search(self, words: str) -> QuoteSearch:
        return QuoteSearch(self.places, self.best, worded(words))

    def _by(self, search: QuoteSearch, named: Named | None) -> Judged:
        """Judge by one source, of the documents of one title first by those in force."""
        if named is None or not named.firm:
            return self._told(self._of(search, named), named)
        if named.is_absent or named.lacks_clause:
            return self._of_nowhere(search, named)
        valid = self.in_force(named)
        verdict = self.outdated(self._of(search, valid))
        if valid is not named and verdict.status is QuotationStatus.NOT_FOUND:
            verdict = self.outdated(self._of(search, named))
        return verdict

    def _of(self, search: QuoteSearch, named: Named | None) -> Judged:
        quoted = search.quoted
        own = self._own(search, named) if named and named.documents else None
        replaced = self._versions.judge(search, named, own) if named else None
        if replaced:
            return replaced
        if own and is_its_own(own, quoted):
            return self._of_own(own, named, search)
        best = search.best(())
        if best is None or not is_like(best, quoted, ANYWHERE):
            return Judged(QuotationStatus.NOT_FOUND, note=named.problem if named else "")
        return self._elsewhere(read_on(search, best) or best, quoted, named)

    def in_force(self, named: Named) -> Named:
        """Return a source without its repealed documents, when others of its name are in force."""
        held = [d for d in named.documents if not self._superseding.repealed(d.id)]
        if len(held) in (0, len(named.documents)):
            return named
        places = tuple(p for p in named.places if p.document in held)
        if named.places and not places:
            return named
        return replace(named, documents=tuple(held), places=places)

    def present(self, named: Named) -> tuple[Place, ...]:
        """Return the named places, in the version of their document that was amended last."""
        return tuple(q for p in named.reach for q in self._superseding.in_present(p))

    def earlier(self, named: Named) -> tuple[Place, ...]:
        """Return the named clauses as the versions have them that do not apply today."""
        return tuple(q for p in named.reach for q in self._superseding.in_earlier(p))

    def outdated(self, verdict: Judged) -> Judged:
        """Return a verdict on words as printed, but say so where they no longer hold."""
        why = self._because(verdict)
        if why:
            return replace(verdict, status=QuotationStatus.SUPERSEDED, note=why)
        return replace(verdict, note=verdict.note or self._lapsed(verdict))

    def _told(self, verdict: Judged, named: Named | None) -> Judged:
        """Return the same where no source is named for the words, so that they claim nothing.

        Words of the document that was named last are said of it, whether it still holds or not.
        """
        why = self._because(verdict)
        if not why:
            return verdict
        told = replace(verdict, note=verdict.note or why)
        own = named and verdict.placed and verdict.placed.stretch.document in named.documents
        return replace(told, status=QuotationStatus.SUPERSEDED) if own else told

    def is_repealed_by(self, older: PolicyDocument, newer: PolicyDocument) -> bool:
        """Say whether a document no longer holds since another repeals it."""
        return self._superseding.is_repealed_by(older, newer)

    def replaces(self, newer: PolicyDocument, older: PolicyDocument) -> bool:
        """Say whether a document repeals another, or says that it amends it."""
        return self._superseding.replaces(newer, older)

    def _is_replaced(self, other: Placed, own: Placed) -> bool:
        """Say whether a place is one of a document that the document of another repeals."""
        return self.is_repealed_by(other.stretch.document, own.stretch.document)

    def _because(self, verdict: Judged) -> str:
        return self._asked(self._superseding.because, verdict)

    def _lapsed(self, verdict: Judged) -> str:
        return self._asked(self._superseding.lapsed, verdict)

    def _asked(self, ask: Callable[[PolicyDocument, Clause, str], str], verdict: Judged) -> str:
        placed = verdict.placed
        if verdict.status not in RIGHT or placed is None:
            return ""
        shown = verdict.laid.quote if verdict.laid else ""
        return ask(placed.stretch.document, placed.clauses[0], shown)

    def _of_nowhere(self, search: QuoteSearch, named: Named) -> Judged:
        """Judge words of a document, or of a clause, that the library does not have."""
        replaced = self._versions.judge(search, named, None)
        if replaced:
            return replace(replaced, note=f"{named.problem}；{replaced.note}")
        best = search.best(())
        if best and best.alignment.likeness == 1:
            laid = self.laid(best, search.quoted)
            note = f"{named.problem}，同样的话在{self._called(best)}"
            return Judged(QuotationStatus.MISATTRIBUTED, best, laid, note)
        absent = named.is_absent
        status = QuotationStatus.SOURCE_ABSENT if absent else QuotationStatus.NOT_FOUND
        return Judged(status, note=named.problem)

    def _called(self, placed: Placed) -> str:
        """Return what a place is called, and whether its words no longer hold."""
        document, clauses = placed.stretch.document, placed.clauses
        repealed = "（已废止）" if self._superseding.because(document, clauses[0]) else ""
        return f"{document.name}{'、'.join(c.label for c in clauses)}{repealed}"

    def _own(self, search: QuoteSearch, named: Named) -> Placed | None:
        """Return where the named documents have the words.

        In one form of a figure or another, and over clauses that are named together.
        """
        own = search.best(self._spans(named))
        if own and own.alignment.likeness == 1:
            return own
        found = [own, self._in_other_form(search.quoted, named), *self._through(search, named)]
        return max((f for f in found if f), key=lambda f: f.alignment.likeness, default=None)

    def _through(self, search: QuoteSearch, named: Named) -> list[Placed]:
        """Return where the words stand when several named clauses are read on as one text."""
        clauses = {p.clause.id: p for p in named.reach}.values()
        found = []
        for document, places in groupby(clauses, key=lambda p: p.document):
            row = [p.clause for p in places]
            if len(row) > 1 and sum(len(c.text) for c in row) <= _LONGEST_THROUGH:
                placed = search.laid_beside(read_through(document, row))
                found += [placed] if placed and len(placed.clauses) > 1 else []
        return found

    def _spans(self, named: Named) -> list[LetterSpan]:
        if named.places:
            return [self.places.span(p) for p in named.reach]
        return list(map(self.places.extent, named.documents))

    def _in_other_form(self, quoted: Wording, named: Named) -> Placed | None:
        """Return where the named documents have the words with their figures written otherwise."""
        spans = self._spans(named)
        found: list[Placed] = []
        for document in named.documents if read_quantities(quoted.printed) else ():
            if document.id not in self._forms:
                self._forms[document.id] = forms_of(document)
            text = rewritten(quoted.printed, self._forms[document.id])
            own = (
                QuoteSearch(self.places, self.best, worded(text.words)).best(spans)
                if text
                else None
            )
            alignment = text.of_the_words(own.alignment) if text and own else None
            found += [replace(own, alignment=alignment)] if own and alignment else []
        return self.best(found, quoted)

    def _of_own(self, own: Placed, named: Named | None, search: QuoteSearch) -> Judged:
        """Judge words that the named place has, as they are or changed."""
        verdict = self._placed(own, search.quoted)
        other = None if verdict.status in RIGHT else search.best(())
        if other and goes_before(other, own):
            return self._elsewhere(read_on(search, other) or other, search.quoted, named)
        others = beyond(own, named) if named else ()
        if others and verdict.status in RIGHT:
            note = _ALSO_IN.format("、".join(c.label for c in others))
            return replace(verdict, status=QuotationStatus.MISATTRIBUTED, note=note)
        note = verdict.note or (named.problem if named else "")
        elsewhere = other and other.span != own.span and other.alignment.likeness == 1
        if other and elsewhere and verdict.status is QuotationStatus.ALTERED:
            if named and not named.firm and self._is_replaced(other, own):
                return self.outdated(self._placed(other, search.quoted))
            note = note or f"一字不差的话在{self._called(other)}"
        return replace(verdict, note=note)

    def _elsewhere(self, best: Placed, quoted: Wording, named: Named | None) -> Judged:
        verdict = self._placed(best, quoted)
        if named is None or not named.firm or verdict.status is QuotationStatus.NOT_FOUND:
            return verdict
        if verdict.status in RIGHT and leads_to(best, named):
            return verdict
        gone = any(self.is_repealed_by(best.stretch.document, d) for d in named.documents)
        if verdict.status in RIGHT and gone:
            return self.outdated(verdict)
        note = named.problem or f"草稿写的是{named.written}"
        status = verdict.status
        if status is not QuotationStatus.ALTERED:
            status = QuotationStatus.MISATTRIBUTED
            note = "；".join(filter(None, (note, verdict.note)))
        return replace(verdict, status=status, note=note)

    def laid_at(self, placed: Placed, words: str) -> Judged:
        """Return the verdict on words that are known to be those of a place."""
        return self.outdated(self._placed(placed, worded(words)))

    def _placed(self, placed: Placed, quoted: Wording) -> Judged:
        placed = with_what_turns_it(with_whole_amount(placed, quoted), quoted)
        laid = self.laid(placed, quoted)
        if any(not d.layout for d in laid.differences):
            if is_figure(quoted.printed) and not of_one_kind(quoted.printed, laid.quote):
                return Judged(QuotationStatus.NOT_FOUND)
            same = in_other_form(placed, laid, quoted.printed)
            note = same_numbers(laid.differences)
            return same or Judged(QuotationStatus.ALTERED, placed, laid, note)
        return Judged(
            QuotationStatus.LAYOUT_ONLY if laid.differences else QuotationStatus.EXACT, placed, laid
        )

    def laid(self, placed: Placed, quoted: Wording) -> Laid:
        """Return what the source prints and what was changed in it."""
        return laid_as_printed(placed, quoted, self._bounds)

    def best(self, found: Sequence[Placed], quoted: Wording) -> Placed | None:
        """Return the place most like the words; of equals as printed, then in force and newest."""
        most = max((p.alignment.likeness for p in found), default=0)
        likest = [p for p in found if p.alignment.likeness == most]
        if most == 1 and len(likest) > 1:
            printed = [p for p in likest if not self.laid(p, quoted).differences]
            likest = printed or likest
        if len(likest) < 2:
            return next(iter(likest), None)
        return max(likest, key=lambda p: self._prefer(p.stretch.document))


def _rightness(verdict: Judged) -> float:
    """Return how nearly right words are by a verdict on them."""
    if verdict.status is QuotationStatus.ALTERED and verdict.placed:
        return verdict.placed.alignment.likeness
    return _RIGHTNESS.get(verdict.status, 0)
