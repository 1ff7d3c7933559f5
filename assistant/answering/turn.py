"""A turn: one question with what is found for it, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.shelf import read_shelf
from assistant.library.library import Library
from assistant.question.asked import Question
from assistant.retrieval.evidence import Evidence, Reason, evidence_of
from assistant.retrieval.retriever import PolicyRetriever, Search
from assistant.validity.clause_standing import in_force_first

if TYPE_CHECKING:
    from assistant.model.clause_reader import ClauseReader, ClauseReading


@dataclass(frozen=True)
class Turn:
    """A question under way: what was read of it, what is found for it, the day it is asked.

    `shelf` is the folder of formulas, None where there is none to reckon with; `reader` reads the
    clauses found, None where words alone are to tell whether they answer.
    """

    question: Question
    found: Search
    today: date
    shelf: Path | None = None
    reader: "ClauseReader | None" = None
    _made: "dict[tuple[str, str], ClauseReading]" = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(
        cls,
        question: Question,
        retriever: PolicyRetriever,
        today: date,
        shelf: Path | None = None,
        reader: "ClauseReader | None" = None,
    ) -> "Turn":
        """Return the turn of a question; nothing is searched for yet."""
        return cls(question, Search(retriever, question), today, shelf, reader)

    @property
    def day(self) -> date:
        """The day as of which documents are judged: the one that the question names, or today."""
        as_of = self.question.as_of
        return (as_of.day if as_of else None) or self.today

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas of the folder as they are now; a file with a mistake is left out."""
        return read_shelf(self.shelf).formulas if self.shelf else ()

    @property
    def retriever(self) -> PolicyRetriever:
        """What finds clauses for other words than those of the whole question."""
        return self.found.retriever

    @property
    def library(self) -> Library:
        """The library that answers."""
        return self.retriever.library

    def readings(self, asked: str, texts: Sequence[str]) -> "tuple[ClauseReading, ...]":
        """Return what the reader makes of texts beside a question; of each it does so once.

        Several ways of answering look at the same clauses. Without a reader there are none.

        Raises:
            ModelError: the reader cannot be loaded.
        """
        if self.reader is None:
            return ()
        new = [text for text in dict.fromkeys(texts) if (asked, text) not in self._made]
        if new:
            made = zip(new, self.reader.read(asked, new), strict=True)
            self._made.update(((asked, text), reading) for text, reading in made)
        return tuple(self._made[asked, text] for text in texts)

    def evidence(self, k: int = 5) -> list[Evidence]:
        """Return the evidence for the complete question, the places of the last answer first."""
        inherited = evidence_of(self.question.before, Reason.CONTEXT)
        found = self.found.evidence(k + len(inherited))
        known = {e.clause.id for e in inherited}
        kept = [e for e in found if e.clause.id in known]
        others = [e for e in found if e.clause.id not in known]
        if not self.question.named:
            others = in_force_first(others, self.library, self.day)
        return [*kept, *others][:k]
