"""The sum of one account never answers for another place or fee, or for what is to be reckoned."""

import pytest

from assistant import Outcome
from tests.answering.asking import Ask

SUMS = ("267800", "95113.37", "172686.63")


@pytest.mark.parametrize(
    "question",
    [
        "石桥镇的保费要交多少",
        "东海县今年防贫保缺口多少",
        "青龙乡结余有多少",
        "灌云县2021年防贫保保费合计",
        "我们镇保费一共多少",
        "俺村今年要交多少保费",
        "保费的三成由村民自己交，区里还要筹多少",
        "担保费顶多收几个钱",
    ],
)
def test_another_places_or_fees_sum_is_asked_or_not_stated(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome in {Outcome.CLARIFY, Outcome.NOT_FOUND}
    assert not any(total in answer.text for total in SUMS)


def test_the_place_goes_on_from_the_question_before(ask: Ask) -> None:
    answer = ask("2021年防贫保还要筹多少", "那石桥镇呢")
    assert answer.outcome is Outcome.CLARIFY
    assert "石桥镇" in answer.text


@pytest.mark.parametrize(
    "question",
    ["车辆保费多少钱", "农业保险保费一共多少", "结余率是多少", "保费26.78万，每月要拨多少"],
)
def test_the_stated_sum_does_not_answer_what_is_another(ask: Ask, question: str) -> None:
    assert ask(question).trace.way not in {"stated_sum", "sums"}


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("2021年全区保费一共多少", "267800"),
        ("2021年防贫保还要筹多少钱", "95113.37"),
        ("上一年度保费结余多少", "172686.63"),
    ],
)
def test_the_sum_that_is_meant_is_quoted(ask: Ask, question: str, total: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert any(total in citation.quote for citation in answer.citations)
