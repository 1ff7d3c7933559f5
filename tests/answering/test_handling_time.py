"""How long an office may take (办理时限): the sentence that gives it, or that no document does."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited

LIMIT = "自受理之日起10个工作日内办结"
PROCEDURE = f"""某县民政局文件
某民发〔2024〕8号
某县民政局关于印发《某县临时救助办理规程》的通知
各乡镇人民政府：
现将《某县临时救助办理规程》印发给你们，请认真组织实施。
某县民政局
2024年3月5日
某县临时救助办理规程
第一条 为规范临时救助工作，制定本规程。
第二条 申请人应当自事件发生之日起30日内向乡镇人民政府提出书面申请。
第三条 乡镇人民政府收到申请后，应当在5个工作日内进行入户调查。
第四条 县民政局对临时救助申请进行审批，{LIMIT}。
第五条 临时救助金按季度发放，救助期限最长为6个月。
第六条 本规程自2024年4月1日起施行，有效期3年。
"""
QUESTIONS = [
    "临时救助多久办结",
    "临时救助申请多久能办完",
    "临时救助几天办结",
    "临时救助几天能办好",
    "临时救助多少个工作日办结",
    "临时救助多久能批下来",
    "临时救助什么时候能办完",
    "临时救助审批要多少天",
    "办理临时救助需要多久",
    "临时救助的办理时限是多少",
    "临时救助的办结时限",
]


@pytest.fixture(scope="module")
def about(asking_about: Callable[[str], Ask]) -> dict[bool, Ask]:
    """Return who is asked about the 规程, by whether it gives the time of handling."""
    return {
        True: asking_about(PROCEDURE),
        False: asking_about(PROCEDURE.replace(f"，{LIMIT}", "")),
    }


@pytest.mark.model
@pytest.mark.parametrize("question", QUESTIONS)
def test_how_long_an_office_may_take_is_answered_with_the_sentence_that_says_it(
    about: dict[bool, Ask], question: str
) -> None:
    answer = about[True](question)
    assert answer.outcome is Outcome.ANSWERED
    assert cited(answer) == ["某民发〔2024〕8号第四条"]
    assert LIMIT in answer.citations[0].quote


@pytest.mark.model
@pytest.mark.parametrize("question", QUESTIONS)
def test_how_long_others_may_take_or_help_lasts_does_not_stand_in(
    about: dict[bool, Ask], question: str
) -> None:
    answer = about[False](question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.text.startswith("库内文件未载明办理时限")


@pytest.mark.model
@pytest.mark.parametrize("question", ["防贫保多久能办完", "公益性岗位几天办结"])
def test_over_the_corpus_no_time_of_handling_is_stated(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.text.startswith("库内文件未载明办理时限")


@pytest.mark.model
def test_how_long_help_lasts_is_no_question_of_handling(about: dict[bool, Ask]) -> None:
    answer = about[True]("临时救助的救助期限是多久")
    assert cited(answer)[0] == "某民发〔2024〕8号第五条"


@pytest.mark.model
def test_a_claimed_time_of_handling_is_set_against_the_document(about: dict[bool, Ask]) -> None:
    answer = about[True]("临时救助20个工作日内办结，对吗")
    assert answer.text.startswith("请对照原文")
    assert LIMIT in answer.citations[0].quote
