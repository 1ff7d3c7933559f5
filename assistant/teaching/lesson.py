"""A lesson: the clauses that items are made of, and all that holds beside them in the library.

What is repealed, replaced or not yet in force is taught by nobody, and makes no choice true.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.question.places import Place
from assistant.teaching.reading_alone import pairs_of
from assistant.teaching.statement import TaughtSentence, statements_of, tells_facts
from assistant.validity.clause_standing import clause_status

_ALIKE = 0.5
"""Share of the words of a stem in a sentence from which on the sentence speaks of the same."""


@dataclass(frozen=True)
class Lesson:
    """What is taught: clauses of `documents`, as they stand on `day`, by their ids `wanted`.

    `wanted` empty means all of them. `seed` is what lots are drawn with.
    """

    library: Library
    day: date
    documents: tuple[PolicyDocument, ...]
    wanted: frozenset[str] = frozenset()
    seed: int = 0
    _standing: dict[str, bool] = field(default_factory=dict)

    def holds(self, document: PolicyDocument, clause: Clause) -> bool:
        """Say whether nothing is known that speaks against relying on a clause."""
        key = f"{document.id}/{clause.id}"
        if key not in self._standing:
            known = document.publication.orders
            found = known and clause_status(document, clause, self.library, self.day).holds
            self._standing[key] = found
        return self._standing[key]

    def teaches(self, document: PolicyDocument, clause: Clause) -> bool:
        """Say whether items may be made of a clause."""
        return (not self.wanted or clause.id in self.wanted) and self.holds(document, clause)

    @cached_property
    def every(self) -> tuple[TaughtSentence, ...]:
        """The sentences of the whole library that hold, of which choices are taken."""
        return tuple(
            s for d in self.library.documents for s in statements_of(d) if self.holds(d, s.clause)
        )

    @cached_property
    def statements(self) -> tuple[TaughtSentence, ...]:
        """The sentences that are taught and are understood alone.

        How many houses a report counted nobody is taught; a rule is.
        """
        chosen = {d.id for d in self.documents}
        return tuple(
            s for s in self.every
            if s.alone and s.document.id in chosen and self.teaches(s.document, s.clause)
            and not tells_facts(s.document, s.clause)
        )  # fmt: skip

    @cached_property
    def clauses(self) -> tuple[tuple[PolicyDocument, Clause], ...]:
        """The clauses that are taught, elements and headings too, with their documents."""
        return tuple(
            (d, c) for d in self.documents for c in d.clauses
            if self.teaches(d, c) and not tells_facts(d, c)
        )  # fmt: skip

    @cached_property
    def _by_id(self) -> dict[str, Place]:
        return {c.id: Place(d, c) for d in self.library.documents for c in d.clauses}

    def place_of(self, clause_id: str) -> Place | None:
        """Return a clause of the library as it is now with its document, None where it is gone."""
        return self._by_id.get(clause_id)

    @cached_property
    def rows(self) -> tuple[tuple[PolicyDocument, Clause], ...]:
        """The rows of tables that are taught."""
        return tuple((d, c) for d, c in self.clauses if c.kind is ClauseKind.ROW and c.columns)

    @cached_property
    def _compared(self) -> tuple[tuple[str, frozenset[str]], ...]:
        return tuple((fold(s.text), pairs_of(s.text)) for s in self.every)

    def also_true(self, choice: str, said: str) -> bool:
        """Say whether a sentence that holds says of `choice` about what `said` says."""
        words, wanted = fold(choice), pairs_of(said) - pairs_of(choice)
        return bool(wanted) and any(
            _stands(words, text) and len(wanted & pairs) >= _ALIKE * len(wanted)
            for text, pairs in self._compared
        )

    @cached_property
    def _of_document(self) -> dict[str, list[TaughtSentence]]:
        found: dict[str, list[TaughtSentence]] = defaultdict(list)
        for sentence in self.every:
            found[sentence.document.id].append(sentence)
        return found

    def near(self, statement: TaughtSentence) -> Sequence[TaughtSentence]:
        """Return the other sentences of the same clause: they speak of the same."""
        return [s for s in self.beside(statement) if s.clause.id == statement.clause.id]

    def beside(self, statement: TaughtSentence) -> Sequence[TaughtSentence]:
        """Return the other sentences of the same document."""
        own = self._of_document[statement.document.id]
        return [s for s in own if s.text != statement.text]


def _stands(words: str, text: str) -> bool:
    """Say whether words stand in a text; a figure only where no other goes on with it."""
    at = text.find(words)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        cut = words[:1].isdigit() and (before.isdigit() or before == ".")
        if not cut and not (words[-1:].isdigit() and after.isdigit()):
            return True
        at = text.find(words, at + 1)
    return False
