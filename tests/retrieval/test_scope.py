"""A search that keeps to some documents finds nothing elsewhere."""

from datetime import date

import pytest

from assistant.documents.model import DocumentType
from assistant.library.library import Library
from assistant.question.document_names import KnownNames
from assistant.retrieval.retriever import PolicyRetriever
from assistant.retrieval.scope import Scope

OPINION, APPLICATION = "连委办发〔2021〕36号", "连区扶办(2021)2号"
BOTH = {OPINION, APPLICATION}


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        (Scope(), BOTH),
        (Scope(document="36号文"), {OPINION}),
        (Scope(document=APPLICATION), {APPLICATION}),
        (Scope(document="没有这份"), set()),
        (Scope(type=DocumentType.GONGWEN), BOTH),
        (Scope(type=DocumentType.LAW), set()),
        (Scope(issuer="扶贫工作委员会"), {APPLICATION}),
        (Scope(since=date(2021, 5, 20)), {APPLICATION}),
        (Scope(until=date(2021, 5, 14)), {OPINION}),
        (Scope(since=date(2021, 5, 14), until=date(2021, 5, 25)), BOTH),
        (Scope(since=date(2022, 1, 1)), set()),
    ],
)
def test_a_scope_is_the_documents_that_it_describes(
    real_library: Library, scope: Scope, numbers: set[str]
) -> None:
    ids = scope.ids(KnownNames(real_library.documents))
    assert {d.document_number for d in real_library.documents if d.id in ids} == numbers


def test_an_id_names_a_document_and_may_be_left_out(real_library: Library) -> None:
    document, known = real_library.documents[0], KnownNames(real_library.documents)
    assert Scope(document=document.id).ids(known) == {document.id}
    assert document.id not in Scope(without=frozenset({document.id})).ids(known)


@pytest.mark.parametrize("number", sorted(BOTH))
@pytest.mark.parametrize("question", ["防贫保保费标准", "36号文第九条", "到2025年的目标"])
def test_a_search_within_a_scope_finds_only_its_documents(
    real_library: Library, question: str, number: str
) -> None:
    retriever = PolicyRetriever(real_library)
    found = retriever.find_within(retriever.read(question), 5, Scope(document=number))
    assert {e.document.document_number for e in found} == {number}


def test_a_scope_without_documents_finds_nothing(real_library: Library) -> None:
    retriever, scope = PolicyRetriever(real_library), Scope(type=DocumentType.LAW)
    assert retriever.find_within(retriever.read("防贫保"), 5, scope) == []


def test_the_clause_that_is_named_comes_first_though_the_search_finds_it_too(
    real_library: Library,
) -> None:
    retriever, scope = PolicyRetriever(real_library), Scope(document=OPINION)
    question = "36号文第九条的保费标准"
    found = [e.clause.label for e in retriever.find_within(retriever.read(question), 5, scope)]
    assert found[0] == retriever.named(retriever.read(question))[0].clause.label == "（九）"
    assert len(set(found)) == len(found)
