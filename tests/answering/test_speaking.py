"""Cutting a model's words: the same sentences however they arrive, and all of them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.chat.speaking import Cutter, Sentence

WORDS = st.text(alphabet="补助标准一百元。！？；\n“”[1]（） 、2【】", max_size=80)


def cut(*pieces: str) -> list[Sentence]:
    """Return the sentences of a text that arrives in pieces."""
    cutter = Cutter()
    return [s for piece in pieces for s in cutter.feed(piece)] + list(cutter.finish())


def unmarked(text: str) -> str:
    """Return a text without the numbers of sources."""
    return re.sub(r"[\[【［] *\d{1,2}(?: *[,，、] *\d{1,2})* *[\]】］]", "", text)


@given(WORDS)
def test_however_it_arrives_the_sentences_are_the_same(text: str) -> None:
    assert cut(text) == cut(*text)


@given(WORDS)
def test_no_character_is_lost(text: str) -> None:
    assert "".join(s.text for s in cut(*text)) == unmarked(text)


def test_a_sentence_comes_as_soon_as_it_is_certain() -> None:
    cutter = Cutter()
    assert list(cutter.feed("每人100元。")) == []
    assert list(cutter.feed("[1]")) == []
    assert list(cutter.feed("另")) == [Sentence("每人100元。", (1,))]


def test_numbers_before_and_after_the_end_belong_to_the_sentence() -> None:
    assert cut("标准见[1][3]。第二句。[2，4]第三句") == [
        Sentence("标准见。", (1, 3)),
        Sentence("第二句。", (2, 4)),
        Sentence("第三句"),
    ]


def test_a_quotation_is_not_cut_inside() -> None:
    assert [s.text for s in cut("写的是“提高标准。扩大受助面。”另见。")] == [
        "写的是“提高标准。扩大受助面。”",
        "另见。",
    ]


def test_a_thought_is_not_heard_even_when_it_never_ends() -> None:
    assert cut(*"<think>先想想。\n再想想。</think>\n答案。") == [Sentence("\n"), Sentence("答案。")]
    assert cut(*"<think>想个没完。") == []


def test_a_figure_in_brackets_is_no_number_of_a_source() -> None:
    assert cut("每人[73]元。") == [Sentence("每人[73]元。")]
    assert cut("第[12]条。") == [Sentence("第[12]条。")]
    assert cut("提交许可证件[2]。") == [Sentence("提交许可证件。", (2,))]


def test_an_entity_is_not_cut() -> None:
    assert cut(*"每人&#55;&#51;元。") == [Sentence("每人&#55;&#51;元。")]
