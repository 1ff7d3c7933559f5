"""Two documents beside each other: dates, what may serve as a basis, whether it was granted."""

import pytest

from assistant import Outcome
from tests.answering.asking import APPLICATION, OPINION, Ask, application, cited, opinion


@pytest.mark.parametrize(
    "question",
    [
        "请示和36号文隔了多少天",
        "两份文件相差几天",
        "2号文比实施意见晚几天",
        "36号文比请示早了多少天",
        pytest.param(
            "36号文发出之后多少天才有的请示",
        ),
    ],
)
def test_days_between_the_documents_are_counted(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert f"{APPLICATION} 比 {OPINION} 晚 11 天" in answer.text
    assert {c.quote for c in answer.citations} == {"2021年5月14日", "2021年5月25日"}


@pytest.mark.parametrize(
    "question", ["2号文能不能当政策依据", "这份请示有效力吗", "拿2号文作依据去报账行不行"]
)
def test_request_is_no_basis(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "不能当政策依据" in answer.text
    assert "不等于已经批准" in answer.text
    assert application("标题")[0] in cited(answer)


@pytest.mark.parametrize(
    "question", ["36号文和2号文哪个能作为依据", "两份文件哪份是上级下发、哪份是往上报送的"]
)
def test_opinion_is_a_basis_and_the_request_is_not(ask: Ask, question: str) -> None:
    lines = ask(question).text.splitlines()
    assert any(OPINION in line and "可以作为依据" in line for line in lines)
    assert any(APPLICATION in line and "不能当政策依据" in line for line in lines)


@pytest.mark.parametrize("question", ["36号文是上级下发的吗", "36号文能不能当依据"])
def test_opinion_alone_is_said_to_be_a_basis(ask: Ask, question: str) -> None:
    assert "可以作为依据" in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "区政府同意了没有",
        "那笔钱批下来了吗",
        "申请的资金拨付了没",
        "请示批没批",
        "95113.37元的款到账了吗",
    ],
)
def test_nothing_is_said_to_be_granted(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "未载明是否批准" in answer.text
    assert "库内没有对它的批复" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "请示附件写的名称与36号文的标题一样吗",
        "2号文附件的题目和实施意见名称是否一致",
        pytest.param(
            "附件说明里的名称跟36号文题目一致吗",
        ),
    ],
)
def test_name_in_the_attachment_note_agrees_with_the_title(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("对得上")
    assert application("附件说明")[0] in cited(answer)


@pytest.mark.parametrize("question", ["哪份文件先出的", "两份哪个早一点", "哪份文件在后"])
def test_which_document_is_earlier_is_told_with_both_dates(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert "晚 11 天" in answer.text
    assert {c.quote for c in answer.citations} == {"2021年5月14日", "2021年5月25日"}


def test_reporting_upwards_asks_not_what_the_documents_are(ask: Ask) -> None:
    answer = ask("村里想搞个小产业园往上报，行不行")
    assert "由上往下印发" not in answer.text
    assert opinion("（十）")[0] in cited(answer)
