"""Traditional characters are read as simplified ones; simplified text is left as it is."""

import pytest
from opencc import OpenCC

from assistant.question.traditional import simplified
from tests.question.test_spelling import SENTENCES


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("農村最低生活保障標準怎麼申請？", "农村最低生活保障标准怎么申请？"),
        ("什麼是控輟保學", "什么是控辍保学"),
        ("臺灣、香港衞生", "台湾、香港卫生"),
        ("瞭解乾隆", "了解乾隆"),
    ],
)
def test_traditional_is_read_as_simplified(typed: str, read: str) -> None:
    assert simplified(typed) == read


def test_no_sentence_of_the_corpus_is_changed() -> None:
    assert [s for s in SENTENCES if simplified(s) != s] == []


@pytest.mark.parametrize("text", ["破坏土地", "着重了解", "", "🙂", "policy", "𠮷", "ｶﾅ"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert simplified(text) == text


def test_no_other_character_of_the_simplified_set_is_converted() -> None:
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    codes = (bytes([row, cell]).decode("gb2312", "ignore") for row in rows for cell in cells)
    converter = OpenCC("hk2s")
    for character in filter(None, codes):
        assert simplified(character) == converter.convert(character)
