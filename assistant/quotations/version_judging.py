"""Words laid beside the versions of the document that is named for them, where it has several."""

from collections.abc import Callable

from assistant.documents.model import PolicyDocument
from assistant.library.wording import Wording
from assistant.quotations.as_printed import Laid
from assistant.quotations.checked import QuotationStatus
from assistant.quotations.judged import Judged
from assistant.quotations.likeness import is_its_own
from assistant.quotations.named import Named
from assistant.quotations.placing import Placed, PlaceFinder, stretch_of
from assistant.quotations.quote_search import QuoteSearch
from assistant.quotations.superseding import Superseding, dated

_BRIEF = 120
"""Characters of a clause that are shown where its words are not those that were quoted."""


class VersionJudge:
    """Judges words by the present and by the earlier versions of documents."""

    def __init__(
        self,
        places: PlaceFinder,
        superseding: Superseding,
        laid: Callable[[Placed, Wording], Laid],
    ) -> None:
        """Tell with `laid` what a version prints."""
        self._places, self._superseding, self._laid = places, superseding, laid

    def judge(self, search: QuoteSearch, named: Named, own: Placed | None) -> Judged | None:
        """Judge words by the versions of the named documents, where more than one is held.

        None when they are as the version has them that is searched, or as none has them.
        """
        exact = own is not None and own.alignment.likeness == 1
        for document in named.documents:
            present = self._superseding.present(document)
            if present.id != document.id:
                found = self._exactly_in(present, search, named)
                if found:
                    return self._of_present(found, search, named)
            elif exact:
                continue
            for version in self._superseding.earlier(document):
                found = self._exactly_in(version, search, named)
                moved = present.id == document.id and search.has(self._places.extent(document))
                if found and not moved:
                    return self._replaced(found, present, search)
        return None

    def _exactly_in(
        self, version: PolicyDocument, search: QuoteSearch, named: Named
    ) -> Placed | None:
        """Return where a version has the very words, rather in the clauses that are named."""
        labels = {p.clause.label for p in named.places}
        clauses = [c for c in version.clauses if c.label in labels]
        stretches = [stretch_of(version, clauses)] if clauses else []
        for stretch in (*stretches, self._superseding.whole(version.id)):
            found = search.laid_beside(stretch)
            if found and found.alignment.likeness == 1:
                return found
        return None

    def _of_present(self, found: Placed, search: QuoteSearch, named: Named) -> Judged:
        """Return the verdict on words of the version that was amended last."""
        laid, clause = self._laid(found, search.quoted), found.clauses[0]
        note = f"与{dated(found.stretch.document)}一致"
        labels = {p.clause.label for p in named.places}
        if named.names_clause and clause.label not in labels and clause.label not in named.written:
            return Judged(QuotationStatus.MISATTRIBUTED, found, laid, f"{note}，在{clause.label}")
        status = QuotationStatus.LAYOUT_ONLY if laid.differences else QuotationStatus.EXACT
        return Judged(status, found, laid, note)

    def _replaced(self, found: Placed, present: PolicyDocument, search: QuoteSearch) -> Judged:
        """Return the verdict on words of an earlier version, with what stands there now."""
        clause, version = found.clauses[0], found.stretch.document
        now = search.laid_beside(self._superseding.whole(present.id))
        told = f"现行文本没有{clause.label}"
        same = next((c for c in present.clauses if c.label == clause.label), None)
        if now and is_its_own(now, search.quoted):
            labels = "、".join(c.label for c in now.clauses)
            told = f"现行{labels}为“{self._laid(now, search.quoted).quote}”"
        elif same:
            told = f"现行{clause.label}为“{_brief(same.text)}”"
        note = f"所引是{present.name}{dated(version)}，{told}"
        return Judged(QuotationStatus.SUPERSEDED, found, self._laid(found, search.quoted), note)


def _brief(text: str) -> str:
    return text if len(text) <= _BRIEF else f"{text[:_BRIEF]}……"
