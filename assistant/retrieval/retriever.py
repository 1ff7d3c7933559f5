"""The retriever: references first, search for the rest."""

from collections.abc import Collection, Sequence
from functools import cached_property

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question import quoted
from assistant.question.analysis import Analyst
from assistant.question.asked_elements import best_titled, names_element
from assistant.question.document_names import named_documents
from assistant.question.references import find_references, without_references
from assistant.question.spelling import Speller
from assistant.retrieval.cross_references import MOST, cited_by
from assistant.retrieval.evidence import Evidence, Reason, element_evidence, evidence_of
from assistant.retrieval.exact_words import places
from assistant.retrieval.scope import Scope
from assistant.retrieval.search import search

_DEPTH = 30
"""Clauses searched before those of a named document are put first."""
_CITING = 3
"""The first hits, whose references are followed."""


class PolicyRetriever:
    """Finds the clauses for a question: those it names or quotes, then those that fit."""

    def __init__(self, library: Library, k: int = 8) -> None:
        """Search `library` for `k` clauses."""
        self.library = library
        self.k = k

    @cached_property
    def analyst(self) -> Analyst:
        """What reads a question; a clause that is named is found without."""
        library = self.library
        often = (word for word, _ in library.lexical.frequency.most_common())
        words = [*often, *(w.split()[0] for w in library.lexicon.words)]
        speller = Speller(words, library.segmenter, library.lexicon.stopwords)
        return Analyst(library.lexicon, library.segmenter, speller)

    def find_within(self, question: str, k: int, scope: Scope) -> list[Evidence]:
        """Return evidence from the documents of `scope` only, best first, as `find` does."""
        only = scope.ids(self.library)
        first = [*self.named(question), *self.quoted(question)]
        named = [e for e in first if e.document.id in only]
        hits = _once([*named, *self.search(question, k, only)])[:k]
        return self._with_cited(hits, only)

    def find(
        self, question: str, k: int | None = None, within: Sequence[PolicyDocument] = ()
    ) -> list[Evidence]:
        """Return evidence, best first.

        First the clauses that `question` names, with the elements that it asks for, then those it
        quotes, then the result of the search; documents that it names (or `within`) go before all
        others. Behind these `k` come a few clauses that the first of them refer to.
        """
        count = k or self.k
        chosen = named_documents(question, self.library.documents) or tuple(within)
        named = [*self.named(question, within), *self._elements(question, chosen)]
        first = [*named, *self.quoted(question)]
        found = self.search(question, max(count, _DEPTH))
        if chosen:
            # In a large library none of them may be among the best of all.
            ids = {d.id for d in chosen}
            own = self.search(question, count, ids)
            found = [*own, *(e for e in found if e.document.id not in ids)]
        return self._with_cited(_once([*first, *found])[:count])

    def _elements(self, question: str, named: Sequence[PolicyDocument]) -> list[Evidence]:
        """Return the elements that are asked for: of the documents named, else of the likeliest."""
        if not named and names_element(question):
            named = best_titled(question, self.library, self.analyst)
        return element_evidence(question, named)

    def _with_cited(
        self, hits: list[Evidence], only: Collection[str] | None = None
    ) -> list[Evidence]:
        """Return the hits, and behind them what they refer to, which takes no place from a hit."""
        cited: list[Evidence] = []
        shown = {e.clause.id for e in hits}
        for hit in hits[:_CITING]:
            for found in cited_by(hit, self.library.documents):
                wanted = only is None or found.document.id in only
                if wanted and found.clause.id not in shown and len(cited) < MOST:
                    shown.add(found.clause.id)
                    cited.append(found)
        return [*hits, *cited]

    def search(self, question: str, k: int, only: Collection[str] | None = None) -> list[Evidence]:
        """Return the clauses that fit what `question` asks about, without the places it names."""
        about = without_references(question) or question
        return search(self.library, self.analyst.analyse(about), k, only)

    def named(self, question: str, inherited: Sequence[PolicyDocument] = ()) -> list[Evidence]:
        """Return the clauses that `question` names, without search."""
        references = find_references(question, self.library.documents, inherited)
        return evidence_of([p for r in references for p in r.places], Reason.REFERENCE)

    def quoted(self, question: str) -> list[Evidence]:
        """Return the clauses in which the question's quotations and exact sums stand."""
        words = [q for q in quoted.quotations(question) if len(q) >= quoted.SHORTEST]
        words += [f for f in quoted.figures(question) if len(f) > quoted.SHORTEST]
        return [e for each in words for e in places(each, self.library.documents)]


def _once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return each clause once, where and as it comes first."""
    seen: dict[str, Evidence] = {}
    for each in evidence:
        seen.setdefault(each.clause.id, each)
    return list(seen.values())
