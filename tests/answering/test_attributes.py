"""Attributes: what is asked of a thing that the documents name must be stated of it."""

import pytest

from assistant import Outcome
from tests.answering.asking import Ask

THINGS = ("公益性岗位", "帮扶车间", "劳务合作社", "特色小镇", "寄宿制学校")


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(
    ("asked", "lacking"),
    [
        ("{}谁来验收", "由谁验收"),
        ("{}归哪个科室管", "由谁主管"),
        ("{}骗补怎么处理", "未载明"),
        ("{}占地多大", "面积"),
        ("{}到期了咋办", "未载明"),
        ("{}的补助怎么发", "发放办法"),
        ("{}最多能给几万", "金额"),
    ],
)
@pytest.mark.model
def test_a_thing_is_named_but_what_is_asked_of_it_is_not_stated(
    ruled: Ask, thing: str, asked: str, lacking: str
) -> None:
    answer = ruled(asked.format(thing))
    assert answer.outcome is Outcome.NOT_FOUND
    assert lacking in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("扶贫厂房归谁", "所有权"),
        ("防贫保的救助标准涨不涨", "提高"),
        ("防贫保的结余怎么退", "退至人保公司账户"),
        ("富民强村帮促行动由谁牵头", "书记"),
        ("防贫保的缺口谁出钱", "区财政"),
    ],
)
@pytest.mark.model
def test_what_the_documents_do_state_of_it_is_answered(
    ruled: Ask, question: str, stated: str
) -> None:
    answer = ruled(question)
    assert answer.outcome is Outcome.ANSWERED
    assert any(stated in c.quote for c in answer.citations)


def test_a_deadline_of_something_else_is_none_of_the_thing_asked_about(ask: Ask) -> None:
    assert "2021年12月31日" not in ask("公益性岗位到期了没").text
    assert "2021年12月31日" in ask("产业园打造的期限过了没").text
