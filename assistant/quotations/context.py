"""What every way of finding quotations works with: the draft, the library, the draft's names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.library.wording import letters_of
from assistant.quotations.attribution import Attribution
from assistant.quotations.checked import RIGHT, Manner, Quotation
from assistant.quotations.claimed import (
    Setting,
    behind_comma,
    behind_lead,
    claims,
    is_by,
    measures,
)
from assistant.quotations.counted_amounts import amounts_of, is_quantity, unit_behind
from assistant.quotations.draft_names import DraftSpan
from assistant.quotations.draft_sections import DraftSections
from assistant.quotations.draft_text import DraftText
from assistant.quotations.judged import Judged
from assistant.quotations.judging import Judge
from assistant.quotations.loose_ends import LOOSE
from assistant.quotations.marks import blanked
from assistant.quotations.named import Named
from assistant.quotations.placing import PlaceFinder
from assistant.quotations.quoted_quantities import DECIDING, TELLING, QuotedQuantity
from assistant.quotations.superseding import Superseding
from assistant.validity.standing import Standing, status


@dataclass(frozen=True, slots=True)
class Context:
    """One draft and one library; `own` is the draft with what stands in marks as blanks."""

    draft: DraftText
    own: str
    places: PlaceFinder
    judge: Judge
    attribution: Attribution
    sections: DraftSections

    def named(self, words: str, around: DraftSpan) -> tuple[Named | None, bool]:
        """Return the source that is named for words, and whether they claim to be quoted.

        `around` is where the words stand, with the marks around them. A source for which they
        make no claim is only looked at first.
        """
        found = self.attribution.of(*around)
        claimed = claims(self._setting(words, found, around))
        return (found if claimed or found is None else replace(found, firm=False)), claimed

    def quantity(self, words: str, around: DraftSpan) -> tuple[QuotedQuantity, Named] | None:
        """Return a quantity for which a clause is named, with that clause; None for other words.

        The unit may stand behind the marks: 每人每月“900”元.
        """
        unit = unit_behind(words, self.own[around[1] :])
        counted = words + unit
        named = self.attribution.of(*around) if is_quantity(counted) else None
        carried = is_quantity(counted) and not (named and named.firm)
        named = self.attribution.carried(around[0]) if carried else named
        if named is None or not named.firm or not named.names_clause:
            return None
        setting = self._setting(words, named, around)
        if carried:
            first = self.attribution.sentence(around[0])[0]
            setting = replace(setting, between=self.own[first : around[0]])
        if not measures(setting):
            return None
        text, (start, end) = self.draft.text, around
        before = text[start - len(setting.between) : start]
        behind = text[end : end + len(setting.behind)].lstrip('”」』"').removeprefix(unit)
        least = 0
        if carried:
            least = TELLING if self.attribution.goes_on(around[0]) else DECIDING
        return QuotedQuantity(counted, before, behind, least), named

    def gone_on(self, around: DraftSpan) -> Named | None:
        """Return the clause that what stands before a semicolon names, where nothing else is."""
        start = around[0]
        return self.attribution.carried(start) if self.attribution.goes_on(start) else None

    def begun(self, start: int, end: int) -> list[int]:
        """Return where in a line words begin that a source is said to say: 第七条规定，….

        What is quoted before it ends where the sentence that names that source begins. Behind a
        clause with which a sentence begins, a comma is enough: 根据甲办法第七条第一款，….
        """
        sources = [n for n in self.attribution.everything if start < n.end < end]
        cuts = {at for n in sources if (at := self.led_to(n)) is not None}
        cuts |= {self.attribution.sentence(n.end - 1)[0] for n in sources}
        return sorted(at for at in cuts if start < at < end)

    def led_to(self, source: Named) -> int | None:
        """Return where the words begin that a source is said to say, right behind it."""
        said = behind_lead(self.own, source.end)
        if said is not None or not source.names_clause:
            return said
        before = self.own[self.attribution.sentence(source.start)[0] : source.start]
        return behind_comma(self.own, source.end) if is_by(before) else None

    def _setting(self, words: str, named: Named | None, around: DraftSpan) -> Setting:
        start, end = around
        first = self.attribution.sentence(start)[0]
        last = self.attribution.sentence(max(start, min(end, len(self.own)) - 1))[1]
        firm = named if named and named.firm else None
        since = firm.end if firm and firm.end <= start else first
        return Setting(
            words,
            len(letters_of(words)),
            self.own[since:start],
            self.own[end:last],
            named=firm is not None,
            bracketed=firm is not None and firm.start >= end,
            clause=firm is not None and firm.names_clause,
            counted=bool(amounts_of(words)),
        )


def context_of(
    draft: DraftText, library: Library, today: date, written: date | None = None
) -> Context:
    """Put together what a draft is checked with that was `written` on a day.

    Raises:
        LibraryError: the index of the library cannot be written.
    """
    places = PlaceFinder(library, {d.id for d in draft.itself})
    own = blanked(draft.text, draft.runs)
    prefer = _preferring(library, today)
    judge = Judge(places, library.segmenter.bounds, prefer, Superseding(library, today, written))
    attribution = Attribution(draft.text, own, places.documents)
    sections = DraftSections(
        own, attribution.everything, places.documents, lambda document: prefer(document)[0]
    )
    return Context(draft, own, places, judge, attribution, sections)


_SURE = 12
"""Letters of a quotation that can be of no other document."""


def with_what_is_quoted(context: Context, found: Iterable[Quotation]) -> Context:
    """Return a context in which a paragraph is about the documents that it quotes from."""
    by_clause = {c.id: d for d in context.places.documents for c in d.clauses}
    sure = [
        q
        for q in found
        if (q.manner is Manner.MARKED or q.status in RIGHT) and len(letters_of(q.text)) >= _SURE
    ]
    quoted = [
        (q.span[0], by_clause[q.source.clause_id])
        for q in sure
        if q.source and q.source.clause_id in by_clause
    ]
    return replace(context, sections=context.sections.with_quoted(quoted))


def _preferring(library: Library, today: date) -> Callable[[PolicyDocument], tuple[bool, str]]:
    """Return what orders documents that say the same: those in force first, the newest first."""
    documents = {d.id: d for d in library.documents}

    @cache
    def order(document_id: str) -> tuple[bool, str]:
        document = documents[document_id]
        standing = status(document, library.links, today).standing
        return standing is not Standing.REPEALED, str(document.date or "")

    return lambda document: order(document.id)


def quotation(
    words: str, span: DraftSpan, manner: Manner, verdict: Judged, named: Named | None
) -> Quotation:
    """Return words of a draft with the verdict on them."""
    loose = verdict.has_loose_end and not is_quantity(words)
    return Quotation(
        words, span, manner, verdict.status, verdict.source,
        verdict.laid.differences if verdict.laid else (),
        named.written if named and named.firm else "", verdict.note, by_hand=LOOSE if loose else "",
    )  # fmt: skip
