"""jieba's dictionary, opened where a text needs it: every cut is jieba's own."""

import json
import logging
from collections.abc import Callable
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.library.dictionary import Dictionary
from assistant.library.lexicon import Lexicon
from assistant.library.own_words import TOTAL, own_words
from assistant.library.segment import Segmenter

Cut = Callable[[str], list[str]]
_WORD_PIECES = ("防贫保", "中华人民共和国", "一九九八年", "王小明", "控辍保学", "龘靐齉", "AT&T")


@pytest.fixture(scope="module")
def whole(lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    """Return jieba's tokenizer as it is when it loads all, with the lexicon's words added."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    assert tokenizer.total == TOTAL
    for line in lexicon.words:
        word, *rest = line.split()
        tokenizer.add_word(fold(word), *(int(r) for r in rest[:1] if r.isdigit()))
    return tokenizer


@pytest.fixture(scope="module")
def opened(lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    return Dictionary(own_words(lexicon.words, tmp_path_factory.mktemp("words")))


def same_cut(whole: jieba.Tokenizer, opened: Dictionary, text: str) -> None:
    opened.open_at(text)
    tokenizer = opened.tokenizer()
    for guess in (True, False):
        assert tokenizer.lcut(text, HMM=guess) == whole.lcut(text, HMM=guess)


def test_a_text_opens_only_what_begins_with_its_characters(lexicon: Lexicon) -> None:
    few = Dictionary()
    few.open_at("防贫保")
    assert {word[0] for word in few.frequencies} == set("防贫保")


@pytest.mark.slow
def test_the_documents_are_cut_as_jieba_cuts_them(
    whole: jieba.Tokenizer,
    opened: Dictionary,
    opinion: PolicyDocument,
    application: PolicyDocument,
) -> None:
    for document in (opinion, application):
        for line in (document.source, fold(document.source)):
            same_cut(whole, opened, line)


@given(data=st.data())
def test_any_mixture_is_cut_as_jieba_cuts_it(
    whole: jieba.Tokenizer, opened: Dictionary, opinion: PolicyDocument, data: st.DataObject
) -> None:
    pieces = st.one_of(
        st.sampled_from(_WORD_PIECES),
        st.sampled_from(list(whole.FREQ)),
        st.sampled_from([clause.text[:9] for clause in opinion.clauses]),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
        st.text(max_size=3),
    )
    same_cut(whole, opened, "".join(data.draw(st.lists(pieces, max_size=12))))


@pytest.mark.slow
def test_opened_everywhere_it_is_what_jieba_loads(
    whole: jieba.Tokenizer, lexicon: Lexicon, tmp_path: Path
) -> None:
    everywhere = Dictionary(own_words(lexicon.words, tmp_path))
    everywhere.open_at("".join({word[0] for word in whole.FREQ}))
    assert everywhere.frequencies == whole.FREQ
    assert everywhere.total == whole.total


def test_a_word_that_is_never_to_be_stays_apart(tmp_path: Path) -> None:
    assert Segmenter((), tmp_path).words("魏嬿婉") == ["魏嬿婉"]
    for _ in ("reckoned", "kept"):
        assert Segmenter(("魏嬿婉 0",), tmp_path).words("魏嬿婉") == ["魏", "嬿", "婉"]


@pytest.mark.parametrize("damage", ["", "[1]", "{}", '[["防贫保", null]]', '[["别的", null, 3]]'])
def test_counts_that_are_damaged_are_reckoned_again(tmp_path: Path, damage: str) -> None:
    first = own_words(("防贫保", "低保户 12"), tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_text(damage, encoding="utf-8")
    assert own_words(("防贫保", "低保户 12"), tmp_path) == first
    assert [word for word, _, _ in json.loads(kept.read_text("utf-8"))] == ["防贫保", "低保户"]


def test_counts_are_given_where_they_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert own_words(("低保户 12",), tmp_path / "file" / "inside") == [("低保户", 12)]
