"""The retriever: references first, search for the rest, as one LangChain `BaseRetriever`."""

from collections.abc import Sequence

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.retrieval.evidence import Evidence, Reason
from assistant.retrieval.question import Analyst
from assistant.retrieval.reference import find_references, named_documents
from assistant.retrieval.search import search
from assistant.retrieval.spelling import Speller


class PolicyRetriever(BaseRetriever):
    """Finds the clauses for a question: those it names, then those that fit."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    analyst: Analyst
    k: int = 8

    @classmethod
    def over(cls, library: Library, k: int = 8) -> "PolicyRetriever":
        """Return a retriever over `library` that gives `k` clauses."""
        words = [*library.lexical.frequency, *(w.split()[0] for w in library.lexicon.words)]
        speller = Speller(words, library.segmenter)
        analyst = Analyst(library.lexicon, library.segmenter, speller)
        return cls(library=library, analyst=analyst, k=k)

    def find(self, question: str, k: int | None = None) -> list[Evidence]:
        """Return evidence, best first: named clauses, then clauses of named documents, then all."""
        named = self.named(question)
        documents = named_documents(question, self.library.documents)
        found = search(self.library, self.analyst.analyse(question), max(k or self.k, 30))
        seen = {e.clause.id for e in named}
        rest = [e for e in found if e.clause.id not in seen]
        if documents:
            chosen = {d.id for d in documents}
            rest.sort(key=lambda e: e.document.id not in chosen)
        return [*named, *rest][: k or self.k]

    def named(self, question: str, inherited: Sequence[PolicyDocument] = ()) -> list[Evidence]:
        """Return the clauses that `question` names, without search."""
        references = find_references(question, self.library.documents, inherited)
        pairs = {c.id: (d, c) for r in references for d, c in r.clauses}
        return [Evidence(d, c, Reason.REFERENCE, 1.0, 1.0, 1.0) for d, c in pairs.values()]

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        return [_as_document(e) for e in self.find(query)]


def _as_document(evidence: Evidence) -> Document:
    document, clause = evidence.document, evidence.clause
    return Document(
        id=clause.id,
        page_content=clause.text,
        metadata={
            "document_number": document.document_number,
            "title": document.title,
            "clause": clause.label,
            "path": list(clause.path),
            "reason": evidence.reason.value,
            "score": evidence.score,
        },
    )
