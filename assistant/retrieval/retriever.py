"""The retriever: references first, search for the rest."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from assistant.documents.model import PolicyDocument
from assistant.library.editions import editions_of, older_texts
from assistant.library.library import Library
from assistant.question.as_of import AsOf
from assistant.question.asked import Question
from assistant.question.asked_elements import best_titled, names_element
from assistant.question.reader import Reader
from assistant.question.whole_clause import whole
from assistant.question.words import Words
from assistant.retrieval.cross_references import MOST, cited_by
from assistant.retrieval.evidence import Evidence, Reason, element_evidence, evidence_of
from assistant.retrieval.exact_words import places
from assistant.retrieval.scope import Scope
from assistant.retrieval.search import search

DEPTH = 30
"""Clauses searched before those of a named document are put first."""
_DAYS = 4
"""Days for which what reads questions is kept: the names of a library are put in order once."""
_CITING = 3
"""The first hits, whose references are followed."""


class PolicyRetriever:
    """Finds the clauses for a question: those it names or quotes, then those that fit."""

    def __init__(self, library: Library, k: int = 8, reader: Reader | None = None) -> None:
        """Search `library` for `k` clauses; `reader` reads questions where one is at hand."""
        self.library = library
        self.k = k
        self.reader = reader or Reader(library)
        self._views: dict[tuple[str, ...], PolicyRetriever] = {}
        self._reader_as_of = lru_cache(maxsize=_DAYS)(self.reader.as_of)

    def read(
        self,
        typed: str,
        history: Sequence[object] = (),
        *,
        today: date | None = None,
        dated: bool = True,
        literal: bool = False,
    ) -> Question:
        """Return the question that was typed, read once for all that is done with it.

        It is read as on the day `today` if one is given: 去年的2号文 is one of the year before.
        """
        return self._reader_on(today).read(typed, history, dated=dated, literal=literal)

    def read_behind_talk(
        self, typed: str, history: Sequence[object], today: date, *, literal: bool
    ) -> Question:
        """Return a question that goes on about the talk before it, however complete it looks."""
        return self._reader_on(today).read(typed, history, literal=literal, leans=True)

    def _reader_on(self, today: date | None) -> Reader:
        return self._reader_as_of(today) if today else self.reader

    def find_within(self, question: Question, k: int, scope: Scope) -> list[Evidence]:
        """Return evidence from the documents of `scope` only, best first, as `find` does."""
        only = scope.ids(self.reader.known)
        first = [*self.named(question), *self.quoted(question)]
        named = [e for e in first if e.document.id in only]
        hits = _once([*named, *self.search(question.sought, k, only)])[:k]
        return self.with_cited(hits, only)

    def find(self, question: Question, k: int | None = None) -> list[Evidence]:
        """Return evidence, best first."""
        return Search(self, question).evidence(k or self.k)

    def search(self, words: Words, k: int, only: Collection[str] | None = None) -> list[Evidence]:
        """Return the `k` clauses that fit `words` best; `only` of these documents."""
        ids = None if only is None else self.library.edition_ids(only)
        return search(self.library, words, k, ids)

    def judging(
        self, question: Question, today: date, as_of: date | None = None
    ) -> "tuple[PolicyRetriever, Question]":
        """Return what finds the texts of the day of which a question is, and the question read so.

        `as_of` is the day of one that names none; without it that is `today`.
        """
        when = self._dated(question, today) or (AsOf("", as_of) if as_of else None)
        view = self.on((when.day if when else None) or today)
        dated, same = question.as_of is not None, view is self
        if same:
            read = question
        else:
            literal = question.literal
            read = view.read(
                question.asked, question.history, today=as_of or today, dated=dated, literal=literal
            )
        return view, replace(read, as_of=when, masked=question.masked)

    def on(self, day: date) -> "PolicyRetriever":
        """Return what finds the texts that applied on a day: this one, where they are the same."""
        older = older_texts(self.library, day)
        return self._showing(older) if older else self

    def _showing(self, older: Mapping[str, PolicyDocument]) -> "PolicyRetriever":
        """Return what finds these older texts; it is made once."""
        key = tuple(sorted(document.id for document in older.values()))
        if key not in self._views:
            library = self.library.showing(older)
            self._views[key] = PolicyRetriever(library, self.k, Reader(library, self.reader))
        return self._views[key]

    def _dated(self, question: Question, today: date) -> AsOf | None:
        """Return of which day a question is; of 旧版, the last one before the change that is meant.

        That is of the document that it names, failing that of the one that the search finds.
        """
        when = question.as_of
        if when is None or not when.older:
            return when.on(today) if when and when.is_relative else when
        changed = {e.replaced_by for e in self.library.manifest.entries} - {""}
        found = question.documents or [e.document for e in self.search(question.sought, DEPTH)]
        meant = next((d for d in found if d.id in changed), None)
        editions = editions_of(self.library, meant.id) if meant else ()
        if when.oldest and editions:
            return replace(when, day=editions[-1].begins)
        begun = editions[0].begins if editions else None
        return replace(when, day=begun - timedelta(days=1) if begun else None)

    def named(self, question: Question) -> list[Evidence]:
        """Return the clauses that `question` names, without search."""
        return evidence_of(question.places, Reason.REFERENCE)

    def named_whole(self, question: Question) -> list[Evidence]:
        """Return the clauses that `question` names with all that stands under them."""
        return evidence_of(whole(question.places), Reason.REFERENCE)

    def quoted(self, question: Question) -> list[Evidence]:
        """Return the clauses in which the question's quotations and exact sums stand."""
        return self.exactly(question.exact_words)

    def exactly(self, words: Iterable[str]) -> list[Evidence]:
        """Return the clauses in which each of `words` stands, word for word."""
        return [e for each in words for e in places(each, self.library.documents)]

    def with_cited(
        self, hits: list[Evidence], only: Collection[str] | None = None
    ) -> list[Evidence]:
        """Return the hits, and behind them what they refer to, which takes no place from a hit."""
        cited: list[Evidence] = []
        shown = {e.clause.id for e in hits}
        for hit in hits[:_CITING]:
            for found in cited_by(hit, self.reader.known):
                wanted = only is None or found.document.id in only
                if wanted and found.clause.id not in shown and len(cited) < MOST:
                    shown.add(found.clause.id)
                    cited.append(found)
        return [*hits, *cited]


@dataclass(frozen=True)
class Search:
    """What is found for one question; each search is made once, when it is first asked for.

    No `cached_property` keeps it: before Python 3.12 that has one lock for all objects, and
    people who ask at the same time would wait for each other's search.
    """

    retriever: PolicyRetriever
    question: Question
    _made: dict[frozenset[str] | None, list[Evidence]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def hits(self) -> list[Evidence]:
        """The clauses of the whole library that fit best."""
        return self._hits(None)

    def within(self, documents: Iterable[PolicyDocument]) -> list[Evidence]:
        """Return the clauses of these documents that fit best."""
        return self._hits(frozenset(document.id for document in documents))

    def _hits(self, only: frozenset[str] | None) -> list[Evidence]:
        if only not in self._made:
            found = self.retriever.search(self.question.sought, DEPTH, only)
            self._made[only] = (
                self._by_own_words(found, only) if only else self._of_its_place(found)
            )
        return self._made[only]

    def _by_own_words(self, found: list[Evidence], only: frozenset[str]) -> list[Evidence]:
        """Return what was found in the document of the talk by what this turn says of its own, too.

        A turn that has no words of its own, 原文给我, goes on about the topic alone.
        """
        question = self.question
        if not question.follows or question.only_leans:
            return found
        return both(self.retriever.search(question.subject, DEPTH, only), found)

    def _of_its_place(self, found: list[Evidence]) -> list[Evidence]:
        """Return the clauses that do not belong to other places than the question names."""
        elsewhere = self.question.elsewhere
        if not elsewhere.ids:
            return found
        kept = [e for e in found if not elsewhere.leaves_out(e.document.id, e.clause.text)]
        others = self.within(
            d for d in self.retriever.library.documents if d.id not in elsewhere.ids
        )
        return sorted(_once([*kept, *others]), key=lambda e: -e.score)[:DEPTH]

    def evidence(self, k: int) -> list[Evidence]:
        """Return evidence, best first.

        First the clauses that the question names, with the elements that it asks for, then those
        it quotes, then the result of the search; documents that it names go before all others.
        Behind these `k` come a few clauses that the first of them refer to.
        """
        question, retriever = self.question, self.retriever
        chosen = question.whole.documents or question.documents
        first = [*retriever.named(question), *self._elements()]
        first += retriever.exactly(question.all_exact_words)
        found = (
            self.hits if k <= DEPTH else self._of_its_place(retriever.search(question.sought, k))
        )
        if chosen:
            # In a large library none of them may be among the best of all.
            ids = {d.id for d in chosen}
            own = self.within(chosen) if k <= DEPTH else retriever.search(question.sought, k, ids)
            found = [*own[:k], *(e for e in found if e.document.id not in ids)]
        return retriever.with_cited(_once([*first, *found])[:k])

    def _elements(self) -> list[Evidence]:
        """Return the elements that are asked for: of the documents named, else of the likeliest."""
        question = self.question
        named = question.whole.documents or question.documents
        if not named and names_element(question.text):
            named = best_titled(question.terms_of(question.text), self.retriever.library)
        return element_evidence(question.whole, named)


def both(first: Sequence[Evidence], second: Sequence[Evidence]) -> list[Evidence]:
    """Return the clauses of two searches, best by the mean of their scores first.

    One that a search did not find has the least that it gave; its places are those of `first`. It
    says as much of the words as it does of those of either search.
    """
    scores = [{e.clause.id: e.score for e in found} for found in (first, second)]
    least = [min(each.values(), default=0.0) for each in scores]
    mean = {
        e.clause.id: sum(s.get(e.clause.id, low) for s, low in zip(scores, least, strict=True)) / 2
        for e in (*first, *second)
    }
    found: dict[str, list[Evidence]] = defaultdict(list)
    for each in (*first, *second):
        found[each.clause.id].append(each)
    merged = (
        replace(
            same[0],
            score=mean[key],
            coverage=max(e.coverage for e in same),
            explained=max(e.explained for e in same),
        )
        for key, same in found.items()
    )
    return sorted(merged, key=lambda e: -round(e.score, 4))


def _once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return each clause once, where and as it comes first."""
    seen: dict[str, Evidence] = {}
    for each in evidence:
        seen.setdefault(each.clause.id, each)
    return list(seen.values())
