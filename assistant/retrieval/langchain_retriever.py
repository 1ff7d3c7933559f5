"""The retriever for other LangChain programs; importing LangChain takes a second, so by itself."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.retrieval.evidence import Evidence
from assistant.retrieval.retriever import PolicyRetriever


class LangChainRetriever(BaseRetriever):
    """Gives what a `PolicyRetriever` finds as LangChain documents."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    policy: PolicyRetriever

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del run_manager
        return [_as_document(e) for e in self.policy.find(self.policy.read(query))]


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
