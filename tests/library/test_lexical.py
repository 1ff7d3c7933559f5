"""BM25 scores: what a word is worth."""

from collections import Counter
from pathlib import Path

import bm25s
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.snapshot.lexical import LexicalIndex, Vocabulary, write_lexical

PASSAGES = [["防贫", "保费", "标准"], ["公路", "建设"], ["保费", "结余"], ["养老"]]
WORDS = ("防贫", "保费", "标准", "公路", "建设", "结余", "养老")


def indexed(passages: list[list[str]], folder: Path) -> LexicalIndex:
    vocabulary = Vocabulary()
    rows = [vocabulary.row(words) for words in passages]
    write_lexical(folder, rows, list(vocabulary.numbers))
    return LexicalIndex(folder, len(rows))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    return indexed(PASSAGES, tmp_path_factory.mktemp("lexical"))


def test_only_passages_with_the_word_score(index: LexicalIndex) -> None:
    scores = index.scores(["保费"])
    assert [score > 0 for score in scores] == [True, False, True, False]


@pytest.mark.parametrize("words", [[], ["火箭"], ["火箭", "卫星"]])
def test_unknown_words_score_nothing(index: LexicalIndex, words: list[str]) -> None:
    assert index.scores(words).tolist() == [0.0] * 4


def test_an_unknown_word_takes_nothing_from_a_known_one(index: LexicalIndex) -> None:
    assert index.scores(["保费", "火箭"]).tolist() == index.scores(["保费"]).tolist()


def test_the_rarer_a_word_the_more_it_weighs(index: LexicalIndex) -> None:
    assert index.weight("火箭") > index.weight("养老") > index.weight("保费") > 0


@given(words=st.lists(st.sampled_from(WORDS), unique=True))
def test_no_passage_scores_more_than_its_words_weigh(index: LexicalIndex, words: list[str]) -> None:
    most = sum(index.weight(word) for word in words)
    assert all(0 <= score <= most + 1e-5 for score in index.scores(words))


@pytest.mark.parametrize("passages", [[], [[]], [[], []]])
def test_a_library_without_words_scores_nothing(passages: list[list[str]], tmp_path: Path) -> None:
    index = indexed(passages, tmp_path)
    assert index.scores(["保费"]).tolist() == [0.0] * len(passages)
    assert index.weight("保费") > 0


@given(passages=st.lists(st.lists(st.sampled_from(WORDS)), min_size=1, max_size=6))
def test_what_is_mapped_counts_each_word_once_a_passage(
    passages: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    index = indexed(passages, tmp_path_factory.mktemp("counted"))
    assert index.frequency == Counter(word for words in passages for word in set(words))
    for word in WORDS:
        assert [s > 0 for s in index.scores([word])] == [word in words for words in passages]


@given(
    passages=st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=6),
    asked=st.lists(st.sampled_from(WORDS), min_size=1),
)
def test_scores_are_those_of_bm25s(
    passages: list[list[str]], asked: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    index, whole = indexed(passages, tmp_path_factory.mktemp("scored")), bm25s.BM25()
    asked = [word for word in asked if word in index.frequency]
    if asked:
        whole.index(passages, create_empty_token=False, show_progress=False)
        assert index.scores(asked).tolist() == whole.get_scores(asked).tolist()
