"""What a clause says in its own words for what people say counts for it, by what that weighs."""

import pytest

from assistant.library.library import Library
from assistant.retrieval.explained import explained
from assistant.retrieval.retriever import PolicyRetriever


def _shares(retriever: PolicyRetriever, question: str, *labels: str) -> list[float]:
    clauses = [
        c for label in labels for d in retriever.library.documents for c in d.clauses
        if c.label == label
    ]  # fmt: skip
    return explained(retriever.library, retriever.reader.words(question), clauses)


def test_the_clause_that_has_the_documents_word_explains_the_spoken_one(
    retriever: PolicyRetriever,
) -> None:
    with_orphans, without = _shares(retriever, "没爹没娘的小孩", "（九）", "（十八）")
    assert with_orphans > 0.4
    assert without == 0


def test_a_word_that_every_clause_has_explains_less_than_a_rare_one(
    retriever: PolicyRetriever,
) -> None:
    (common,) = _shares(retriever, "庄上", "（九）")
    (rare,) = _shares(retriever, "没爹没娘", "（九）")
    assert common < 0.5 * rare


@pytest.mark.parametrize("question", ["孤儿的保障", "", "zzzz"])
def test_what_documents_write_themselves_needs_no_explaining(
    retriever: PolicyRetriever, question: str
) -> None:
    assert _shares(retriever, question, "（九）") == [0.0]


def test_search_puts_what_is_explained_before_what_is_not(real_library: Library) -> None:
    retriever = PolicyRetriever(real_library)
    found = retriever.search(retriever.read("娃儿读书交不起学费咋整").sought, 5)
    assert found[0].clause.label == "（九）"
    assert found[0].explained > max(e.explained for e in found[1:])
