"""Another county's documents: replies, conditions, applications, what is repealed elsewhere."""

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited


@pytest.mark.parametrize("question", ["请示批了没有", "这笔钱批了多少，上面同意了吗"])
def test_a_reply_is_shown_with_what_it_grants(county: Ask, question: str) -> None:
    answer = county(question)
    assert answer.outcome is Outcome.ANSWERED
    assert "同意安排配套资金110万元" in answer.text


def test_a_clause_of_a_reply_is_looked_up_like_any_other(county: Ask) -> None:
    answer = county("批复第二条写的啥")
    assert cited(answer) == ["某政复〔2023〕41号二、"]


@pytest.mark.parametrize(
    "question", ["某政办发〔2019〕31号现在还用吗", "某政办发〔2019〕31号停了没"]
)
def test_what_repealed_a_document_is_told_however_it_is_asked(county: Ask, question: str) -> None:
    answer = county(question)
    assert answer.outcome is Outcome.ANSWERED
    assert "同时废止" in answer.citations[0].quote


def test_what_a_document_that_is_named_gives_need_not_repeat_its_name(county: Ask) -> None:
    answer = county("批复给了多少钱")
    assert answer.outcome is Outcome.ANSWERED
    assert "110万元" in answer.text


def test_a_reply_to_one_request_is_not_shown_for_another_matter(county: Ask) -> None:
    answer = county("孤儿的钱批了没有")
    assert answer.outcome is Outcome.NOT_FOUND
    assert "同意" not in answer.text.splitlines()[0]


def test_an_application_is_handed_in_where_the_measure_says(county: Ask) -> None:
    answer = county("防贫保的申请材料交给谁")
    assert "村民委员会" in answer.text


def test_who_issued_a_notice_together(county: Ask) -> None:
    answer = county("某民发〔2024〕8号是哪几个单位联合发的")
    assert cited(answer) == ["某民发〔2024〕8号署名"]


@pytest.mark.model
def test_conditions_are_shown_with_their_list(county: Ask) -> None:
    answer = county("哪些条件下防贫保不予救助")
    assert "酗酒" in answer.text
    assert "隐瞒收入" in answer.text


def test_where_to_apply_need_not_repeat_what_the_document_is_about(county: Ask) -> None:
    answer = county("防贫保在哪儿申请，要交什么材料")
    assert answer.outcome is Outcome.ANSWERED
    assert "村民委员会" in answer.text
    assert "户口簿" in answer.text


@pytest.mark.parametrize("question", ["雨露计划补助标准是多少", "丧葬费补助多少钱"])
def test_a_benefit_that_no_document_has_is_not_answered_by_another(
    county: Ask, question: str
) -> None:
    assert county(question).outcome is Outcome.NOT_FOUND
