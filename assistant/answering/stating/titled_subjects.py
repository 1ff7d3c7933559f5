"""Subjects that only a title says: 关于调整高龄津贴标准的通知, of which a clause says 每月50元.

What a short document is about need not stand in its clauses. Where it is named, or is the only one
of the library that has the subject of the question in its title, its title is said with each of
them; but then title and clause must say every word of the question that tells something.
"""

from collections.abc import Collection
from functools import cached_property

from assistant.answering.stating.deeds import says_deeds
from assistant.answering.stating.measuring_words import only_measures
from assistant.answering.turn import Turn
from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.retrieval.evidence import Evidence

_MOST_CLAUSES = 40
"""Clauses of a document that is short enough to be about its title throughout."""


class TitledSubjects:
    """For one question: whether the title of a clause's document says what the clause leaves out.

    `heads` are the weightiest words of the question.
    """

    def __init__(self, turn: Turn, heads: frozenset[str]) -> None:
        """Read what the question of `turn` tells."""
        self._turn = turn
        self._heads = heads

    def says_rest(self, found: Evidence, title: Collection[str], words: Collection[str]) -> bool:
        """Say whether the words of a title say all that a sentence of these `words` does not."""
        if found.document.id not in self._documents:
            return False
        said = {*title, *words}
        told = self._telling <= said if self._telling else bool(self._heads & said)
        return told and says_deeds(self._turn.question.about, "".join(said))

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The words of the question that an answer must say; chance cuts of words are none.

        Of a question that only measures (收费上限) there are none: then a head must be said.
        """
        library = self._turn.library
        known = (t for t in self._turn.question.subject.terms if not only_measures(t))
        return frozenset(t for t in known if library.segmenter.knows(t) or library.says(t))

    @cached_property
    def _documents(self) -> frozenset[str]:
        """The documents that are named, or the only one whose title has the heads."""
        question = self._turn.question
        meant = question.named or (question.documents if question.follows else ())
        meant = meant or self._only_titled()
        return frozenset(d.id for d in meant if len(d.clauses) <= _MOST_CLAUSES)

    def _only_titled(self) -> tuple[PolicyDocument, ...]:
        aside = self._turn.question.elsewhere.ids
        titled = tuple(
            d
            for d in self._turn.library.documents
            if self._heads and d.publication.is_paper and d.id not in aside
            if all(head in fold(d.title) for head in self._heads)
        )
        return titled if len(titled) == 1 else ()
