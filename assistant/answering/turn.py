"""A turn: one question with what is found for it, as of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question.asked import Question
from assistant.question.places import Place
from assistant.question.references import Reference
from assistant.retrieval.evidence import Evidence, Reason, evidence_of
from assistant.retrieval.retriever import PolicyRetriever, Search


@dataclass(frozen=True)
class Turn:
    """A question under way: what was read of it, what is searched for it, the day it is asked."""

    read: Question
    found: Search
    today: date

    @classmethod
    def of(cls, question: Question, retriever: PolicyRetriever, today: date) -> "Turn":
        """Return the turn of a question; nothing is searched for yet."""
        return cls(question, Search(retriever, question), today)

    @property
    def retriever(self) -> PolicyRetriever:
        return self.found.retriever

    @property
    def library(self) -> Library:
        """The library that answers."""
        return self.retriever.library

    @property
    def asked(self) -> str:
        return self.read.asked

    @property
    def question(self) -> str:
        return self.read.plain

    @property
    def text(self) -> str:
        return self.read.text

    @property
    def about(self) -> str:
        return self.read.about

    @property
    def follows(self) -> bool:
        return self.read.follows

    @property
    def history(self) -> tuple[Mapping[str, str], ...]:
        return self.read.history

    @property
    def named(self) -> tuple[PolicyDocument, ...]:
        return self.read.named

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        return self.read.documents

    @property
    def references(self) -> tuple[Reference, ...]:
        return self.read.references

    @property
    def loose(self) -> tuple[Reference, ...]:
        return self.read.loose

    @property
    def before(self) -> tuple[Place, ...]:
        return self.read.before

    def evidence(self, k: int = 5) -> list[Evidence]:
        """Return the evidence for the complete question, the places of the last answer first."""
        inherited = evidence_of(self.before, Reason.CONTEXT)
        found = self.found.evidence(k + len(inherited))
        known = {e.clause.id for e in inherited}
        kept = [e for e in found if e.clause.id in known]
        return [*kept, *(e for e in found if e.clause.id not in known)][:k]
