"""The retriever over the corpus with the default model, and the tools that need no model."""

import pytest

from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.retrieval.retriever import PolicyRetriever

Documents = tuple[PolicyDocument, ...]


@pytest.fixture(scope="session")
def library_documents(opinion: PolicyDocument, application: PolicyDocument) -> Documents:
    return (opinion, application)


@pytest.fixture(scope="session")
def retriever(real_library: Library) -> PolicyRetriever:
    return PolicyRetriever(real_library)
