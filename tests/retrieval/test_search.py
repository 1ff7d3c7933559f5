"""Search with the default model: the clause that answers comes first."""

import pytest

from assistant.library.library import Library
from assistant.retrieval.evidence import Reason
from assistant.retrieval.retriever import PolicyRetriever
from assistant.retrieval.search import search


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("村里的厕所和垃圾怎么治理", "（十三）"),
        ("快递什么时候能通到村里", "（十六）"),
        ("村书记和主任能不能一个人当", "（十四）"),
        ("期货期权怎么帮农民", "（十九）"),
        ("用地指标怎么安排", "（二十）"),
        ("干部考核和这项工作挂不挂钩", "（二十三）"),
        ("低收入人口怎么监测", "（五）"),
        ("保费还要筹集多少钱", "正文第2段"),
        ("孤儿和留守儿童有什么保障", "（九）"),
        ("到2035年要达到什么目标", "（四）"),
    ],
)
@pytest.mark.model
def test_the_clause_that_answers_comes_first(
    retriever: PolicyRetriever, question: str, clause: str
) -> None:
    assert retriever.find(retriever.read(question), 1)[0].clause.label == clause


def test_a_misspelt_question_finds_the_same(retriever: PolicyRetriever) -> None:
    assert retriever.find(retriever.read("厕所各命怎么搞"), 1)[0].clause.label == "（十三）"
    assert retriever.find(retriever.read("kongchuobaoxue"), 1)[0].clause.label == "（九）"


def test_evidence_comes_best_first_each_clause_once(retriever: PolicyRetriever) -> None:
    found = retriever.find(retriever.read("防贫保保费标准"), 20)
    scores = [round(e.score, 4) for e in found]
    assert scores == sorted(scores, reverse=True)
    assert len({e.clause.id for e in found}) == len(found)
    assert {e.reason for e in found} == {Reason.SEARCH}


def test_evidence_says_how_well_it_fits_and_where(retriever: PolicyRetriever) -> None:
    for evidence in retriever.find(retriever.read("防贫保保费标准"), 20):
        assert -1 <= evidence.similarity <= 1
        assert 0 <= evidence.coverage <= 1
        assert evidence.spans
        assert all(0 <= a < b <= len(evidence.clause.text) for a, b in evidence.spans)


def test_the_part_that_matches_best_is_told_first(retriever: PolicyRetriever) -> None:
    best = next(
        e for e in retriever.find(retriever.read("残疾人之家"), 3) if e.clause.label == "（九）"
    )
    start, end = best.spans[0]
    assert "残疾人之家" in best.clause.text[start:end]


def test_words_that_no_document_has_cover_nothing(retriever: PolicyRetriever) -> None:
    assert {e.coverage for e in retriever.find(retriever.read("zzzz qqqq"), 5)} == {0.0}


@pytest.mark.parametrize("k", [1, 3, 8])
def test_as_many_clauses_as_wanted(
    retriever: PolicyRetriever, real_library: Library, k: int
) -> None:
    question = retriever.reader.words("养老")
    assert len(search(real_library, question, k)) == k
    assert len(retriever.find(retriever.read("养老"), k)) == k
