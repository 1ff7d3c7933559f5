"""Greetings, thanks and questions about the assistant: one friendly sentence, no citation."""

import pytest

from assistant import Outcome
from tests.answering.asking import WITHHELD, Ask


@pytest.mark.parametrize(
    "greeting", ["您好呀", "早上好，有人在吗", "师傅好，打扰了", "喂，在不在", "你好小助手"]
)
def test_greeting_is_returned_with_what_can_be_asked(ask: Ask, greeting: str) -> None:
    answer = ask(greeting)
    assert answer.outcome is Outcome.SMALLTALK
    assert answer.text.startswith("您好")
    assert "政策文件" in answer.text
    assert not answer.citations


@pytest.mark.parametrize(
    "greeting",
    [
        pytest.param(
            "哈喽",
        ),
        pytest.param(
            "嘿，有据",
        ),
    ],
)
def test_every_greeting_of_the_word_list_is_greeted_back(ask: Ask, greeting: str) -> None:
    assert ask(greeting).text.startswith("您好")


@pytest.mark.parametrize(
    "thanks", ["嗯，明白了，多谢您", "辛苦啦", "太感谢了，帮大忙了", "谢谢老师，再见", "有劳有劳"]
)
def test_thanks_are_answered_in_a_word(ask: Ask, thanks: str) -> None:
    answer = ask("36号文第八条", thanks)
    assert answer.outcome is Outcome.SMALLTALK
    assert answer.text == "不客气，有需要再问我。"


@pytest.mark.parametrize("closing", ["好的知道了", "行，清楚了", "嗯嗯", "没问题，先这样"])
def test_acknowledgement_starts_no_search(ask: Ask, closing: str) -> None:
    answer = ask("防贫保每人多少钱", closing)
    assert answer.outcome is Outcome.SMALLTALK
    assert not answer.citations


@pytest.mark.parametrize(
    "question", ["你都会干些什么", "你是真人还是机器", "你叫什么", "怎么用你", "您能帮我查什么"]
)
def test_asked_about_itself_it_says_what_it_answers(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.SMALLTALK
    assert "只依据库内的政策文件作答" in answer.text
    assert not answer.citations


@pytest.mark.parametrize("question", ["你都会干些什么", "你是真人还是机器", "你叫什么"])
def test_asked_about_itself_it_says_its_name(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "有据" in answer.text
    assert WITHHELD not in answer.text


@pytest.mark.parametrize(
    "question",
    ["你说的算数吗，会不会答错", "你的回答能当依据用吗", "您给的内容靠谱不", "你答的准不准"],
)
def test_asked_whether_it_can_be_relied_on_it_says_no(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.SMALLTALK
    assert "可能出错" in answer.text
    assert "不作办理依据" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "您好，样板村要建几个",
        "谢谢，那第八条讲什么",
        "老师好，36号文的文号是多少",
        "打扰了，请示批没批",
    ],
)
def test_courtesy_around_a_question_does_not_swallow_it(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is not Outcome.SMALLTALK
    assert answer.citations


@pytest.mark.parametrize(
    "question", ["果子卖不掉，有没有人帮着买", "没有人管咋办", "行不行，文件让不让"]
)
def test_a_question_in_plain_words_is_no_courtesy(ask: Ask, question: str) -> None:
    assert ask(question).outcome is not Outcome.SMALLTALK
