"""A turn: one question with everything that a way of answering may look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.answering.conversation import Turns, standalone
from assistant.answering.privacy import MASK
from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.retrieval.evidence import Evidence, Reason
from assistant.retrieval.names import named_documents
from assistant.retrieval.reference import Reference, find_references
from assistant.retrieval.retriever import PolicyRetriever


@dataclass(frozen=True, slots=True)
class Turn:
    """A question under way.

    `question` is as asked (masked), `text` is complete on its own; `named` are the documents that
    it names itself, `documents` those or, failing them, those of the turn before; `references`
    the clauses it names.
    """

    question: str
    text: str
    follows: bool
    history: tuple[Mapping[str, str], ...]
    named: tuple[PolicyDocument, ...]
    documents: tuple[PolicyDocument, ...]
    references: tuple[Reference, ...]
    inherited: tuple[Evidence, ...]
    retriever: PolicyRetriever
    today: date

    @property
    def library(self) -> Library:
        """The library that answers."""
        return self.retriever.library

    def evidence(self, k: int = 5) -> list[Evidence]:
        """Return the evidence for the complete question, the places of the last answer first."""
        found = self.retriever.find(self.text, k + len(self.inherited), self.documents)
        known = {e.clause.id for e in self.inherited}
        kept = [e for e in found if e.clause.id in known]
        return [*kept, *(e for e in found if e.clause.id not in known)][:k]


def open_turn(question: str, history: Turns, retriever: PolicyRetriever, today: date) -> Turn:
    """Work out what `question` asks, and of which documents and clauses."""
    whole = standalone(question.replace(MASK, " "), history)
    documents = retriever.library.documents
    named = named_documents(question, documents)
    before = named_documents(whole.places, documents) if whole.follows else ()
    return Turn(
        question=question,
        text=whole.text,
        follows=whole.follows,
        history=tuple(history),
        named=named,
        documents=named or before,
        references=find_references(question, documents, before),
        inherited=_inherited(whole.places, retriever) if whole.follows else (),
        retriever=retriever,
        today=today,
    )


def _inherited(places: str, retriever: PolicyRetriever) -> tuple[Evidence, ...]:
    found = retriever.named(places)
    return tuple(Evidence(e.document, e.clause, Reason.CONTEXT, 1.0, 1.0, 1.0) for e in found)
