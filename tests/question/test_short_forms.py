"""A short form is found by the one word of the library that it is made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.segment import Segmenter
from assistant.question.spelling import Speller
from tests.question.test_spelling import ASKED, SENTENCES


@pytest.mark.parametrize(
    ("asked", "long"),
    [
        ("科特派是啥", "科技特派员"),
        ("四好路修到哪了", "四好农村路"),
        ("控保学怎么抓", "控辍保学"),
    ],
)
def test_a_short_form_leads_to_its_word(speller: Speller, asked: str, long: str) -> None:
    assert speller.long_forms(asked) == (long,)
    assert speller.corrections(asked) == ()


def test_a_beginning_leads_to_the_whole(segmenter: Segmenter) -> None:
    speller = Speller(["两不丢三保障"], segmenter)
    assert speller.long_forms("什么叫两不丢") == ("两不丢三保障",)


def test_what_may_be_short_for_two_words_is_not_guessed(segmenter: Segmenter) -> None:
    seldom = [f"{one}{other}" for one in "保费结余" for other in "监测帮扶"]
    speller = Speller(["科技特派员", "科学特派团", *seldom], segmenter)
    assert speller.long_forms("科特派是啥") == ()


def test_a_word_and_its_extensions_are_one(segmenter: Segmenter) -> None:
    speller = Speller(["科技特派员制度", "科技特派员"], segmenter)
    assert speller.long_forms("科特派是啥") == ("科技特派员",)


@pytest.mark.parametrize(
    "question", ["谁来担任监护人", "致人损害谁赔", "农合", "我家孩子上学有补助吗", "欠钱不还怎么办"]
)
def test_a_plain_question_shortens_nothing(speller: Speller, question: str) -> None:
    assert speller.long_forms(question) == ()


@given(sentence=st.sampled_from(SENTENCES), form=st.sampled_from(ASKED))
def test_what_a_sentence_shortens_stands_not_in_it(
    speller: Speller, sentence: str, form: str
) -> None:
    asked = form.format(sentence)
    assert not [word for word in speller.long_forms(asked) if word in asked]
