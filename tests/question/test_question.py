"""Question analysis: what is searched for when somebody asks in their own words."""

import pytest

from assistant.errors import YoujuError
from assistant.library.lexicon import Lexicon
from assistant.question.words import Analyst


def test_words_that_carry_nothing_are_left_out(analyst: Analyst, lexicon: Lexicon) -> None:
    terms = analyst.analyse("请问防贫保的保费是多少？").terms
    assert {"防贫保", "保费"} <= set(terms)
    assert not lexicon.stopwords & set(terms)


def test_each_word_is_searched_once(analyst: Analyst) -> None:
    terms = analyst.analyse("保费保费，保费是多少").terms
    assert terms.count("保费") == 1


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("茅房咋改", "厕所革命"),
        ("村支书一个人兼行不", "一肩挑"),
        ("没爹没娘的谁管", "孤儿"),
        ("快递到不到村", "快递进村"),
        ("种地保险有没有", "农业保险"),
        ("防贫险多少钱", "防贫保"),
    ],
)
def test_what_people_say_leads_to_what_documents_write(
    analyst: Analyst, question: str, written: str
) -> None:
    assert written in analyst.analyse(question).expansions


@pytest.mark.parametrize(
    ("question", "unwanted"),
    [
        ("怎样缩小区域差距", "物业"),
        ("如何缩小区域发展差距", "业主"),
        ("大棚户主是谁", "温室"),
    ],
)
def test_a_spoken_word_inside_other_words_leads_nowhere(
    analyst: Analyst, question: str, unwanted: str
) -> None:
    expansions = analyst.analyse(question).expansions
    assert not [word for word in expansions if unwanted in word]


def test_a_spoken_word_of_its_own_does_lead_there(analyst: Analyst) -> None:
    assert any("物业" in word for word in analyst.analyse("小区归谁管").expansions)


def test_no_word_is_both_asked_and_added(analyst: Analyst) -> None:
    question = analyst.analyse("快递进村是什么，快递能到吗")
    assert not set(question.terms) & set(question.expansions)


def test_a_misspelt_word_is_searched_as_meant(analyst: Analyst) -> None:
    question = analyst.analyse("厕所各命补多少钱")
    assert question.text == "厕所革命补多少钱"
    assert "厕所革命" in question.terms
    assert [c.written for c in question.corrections] == ["厕所各命"]


def test_spaced_pinyin_is_searched_as_meant(analyst: Analyst) -> None:
    question = analyst.analyse("kong chuo bao xue 是什么")
    assert "控辍保学" in question.terms


def test_a_correction_changes_its_own_place_alone(analyst: Analyst) -> None:
    asked = "今年的保废谁出，环保废物归谁管"
    assert analyst.analyse(asked).text == "今年的保费谁出，环保废物归谁管"


def test_pinyin_is_replaced_where_it_stands(analyst: Analyst) -> None:
    assert analyst.analyse("Xiaoe Xindai 怎么申请").text == "小额信贷 怎么申请"


def test_a_traditional_question_is_searched_in_simplified(analyst: Analyst) -> None:
    question = analyst.analyse("農村低保標準是多少")
    assert question.text == "农村低保标准是多少"
    assert "低保标准" in question.terms
    assert question.corrections == ()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("参保的是百分之十吗", {"10%"}),
        ("是不是一成人口参保", {"10%"}),
        ("五年过渡期", {"5"}),
        ("两三年建成样板村", {"2", "3"}),
        ("人口是26780人", {"2.678"}),
        ("科特派是啥", {"科技特派员"}),
    ],
)
def test_numbers_and_short_forms_are_searched_as_printed(
    analyst: Analyst, asked: str, words: set[str]
) -> None:
    assert words <= set(analyst.analyse(asked).expansions)


@pytest.mark.parametrize("asked", ["全市死了多少人", "交不起养老保险怎么办"])
def test_what_people_say_is_no_name_that_they_shorten(analyst: Analyst, asked: str) -> None:
    assert not {"多少人参保", "学费", "交不起学费"} & set(analyst.analyse(asked).expansions)


_LONG = 20_000
"""Ten times what a question may have."""


@pytest.mark.parametrize(
    "unit", ["贪", "qz", "fangpinbao", "🙂", "农村", "百分之十、", "農", "1", "the ", "\u0e2a"]
)
@pytest.mark.slow
def test_a_long_question_is_read_to_its_end(analyst: Analyst, unit: str) -> None:
    text = unit * (_LONG // len(unit))
    assert analyst.analyse(text).corrections == ()


def test_a_question_that_is_right_is_embedded_as_it_stands(analyst: Analyst) -> None:
    assert analyst.analyse("防贫保一年多少钱？").text == "防贫保一年多少钱？"


@pytest.mark.parametrize("text", ["", " ", "？？？", "的了吗", "🙂"])
def test_a_question_that_says_nothing_has_no_words(analyst: Analyst, text: str) -> None:
    try:
        question = analyst.analyse(text)
    except YoujuError:
        return
    assert question.expansions == ()
    assert question.corrections == ()
