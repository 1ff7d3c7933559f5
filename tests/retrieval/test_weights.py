"""A word of a question that no document has weighs by what it tells in the language at large."""

import pytest

from assistant.retrieval.retriever import PolicyRetriever
from assistant.retrieval.weights import total, weight


@pytest.mark.parametrize(("trivial", "telling"), [("买", "起付线"), ("开", "担保人")])
def test_an_everyday_verb_weighs_less_than_a_term_of_art_though_no_document_has_either(
    retriever: PolicyRetriever, trivial: str, telling: str
) -> None:
    index, question = retriever.library.lexical, retriever.reader.words(trivial + telling)
    assert not {trivial, telling} & set(index.frequency)
    assert weight(index, question, trivial) < 0.5 * weight(index, question, telling)


def test_a_word_that_the_library_has_weighs_by_its_rarity_there(
    retriever: PolicyRetriever,
) -> None:
    index, question = retriever.library.lexical, retriever.reader.words("农村的孤儿")
    assert weight(index, question, "孤儿") == index.weight("孤儿") > index.weight("农村")
    assert total(index, question) == sum(index.weight(t) for t in question.terms)


def test_words_that_say_nothing_do_not_hide_those_that_the_documents_have(
    retriever: PolicyRetriever,
) -> None:
    (plain,) = retriever.search(retriever.reader.words("科技特派员"), 1)
    (wordy,) = retriever.search(retriever.reader.words("来买个科技特派员"), 1)
    assert wordy.clause.id == plain.clause.id
    assert wordy.coverage > 0.6 * plain.coverage


def test_a_count_is_no_misspelling_of_another(retriever: PolicyRetriever) -> None:
    assert retriever.reader.words("一个局能开几个账号").corrections == ()
