"""Figures of a document, another place or another year enter only where the question is of them."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.nouns import other_fee
from assistant.calculation.premium_question import premium_question
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
from tests.calculation.conftest import document_with
from tests.calculation.reading import said

ELSEWHERE = (
    "2023年东云区按照31200农村人口的10%为参保基数、每人每年110元测算,共需保费343200元。"
    "其中120345.50元为2022年度结余保费,2023年保费仍需筹集222854.50元。"
)


@pytest.fixture
def other_request() -> PolicyDocument:
    """Return another district's request of another year."""
    document = document_with(ELSEWHERE)
    (clause,) = document.clauses
    return replace(
        document,
        id="other",
        title="东云区农业农村局关于申请拨付防贫保资金的请示",
        document_number="东农发〔2023〕5号",
        number_key="东农发|2023|5",
        date=date(2023, 4, 1),
        clauses=(replace(clause, id="other-2"),),
    )


def asked(question: str, *documents: PolicyDocument, before: str = "") -> str:
    turns = [{"role": "user", "content": before}] if before else []
    answer = premium_question(said(question, turns), documents)
    assert isinstance(answer, MissingInput), answer
    return answer.question


def calculated(question: str, *documents: PolicyDocument, before: str = "") -> Calculation:
    turns = [{"role": "user", "content": before}] if before else []
    answer = premium_question(said(question, turns), documents)
    assert isinstance(answer, Calculation), answer
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "标准调到130元，缺口是多少",
        "结余只能用一半，还要筹多少",
        "比例提到15%，总保费多少",
        "总保费摊到每个月多少",
        "照请示，标准改成90元，其余不变，缺口多少",
    ],
)
def test_of_two_accounts_it_is_asked_which(
    question: str, request_document: PolicyDocument, other_request: PolicyDocument
) -> None:
    told = asked(question, request_document, other_request)
    assert "2份" in told
    assert "连区扶办(2021)2号" in told
    assert "东农发〔2023〕5号" in told


@pytest.mark.parametrize(
    ("question", "before", "gap"),
    [
        ("东云区标准调到130元，缺口是多少", "", "285254.50"),
        ("2023年标准调到130元，缺口是多少", "", "285254.50"),
        ("2021年标准调到130元，缺口是多少", "", "175453.37"),
        ("东农发〔2023〕5号的标准调到130元，缺口是多少", "", "285254.50"),
        ("标准调到130呢", "东云区防贫保缺口多少", "285254.50"),
    ],
)
def test_a_place_a_year_or_a_number_says_which(
    question: str,
    before: str,
    gap: str,
    request_document: PolicyDocument,
    other_request: PolicyDocument,
) -> None:
    done = calculated(question, request_document, other_request, before=before)
    assert str(done.result["gap"]) == gap


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("石桥镇标准提到130，缺口是多少", "石桥镇"),
        ("青龙乡结余只能用三成，还要筹多少", "青龙乡"),
        ("2024年标准提到130，缺口是多少", "2024年"),
        ("明年标准涨到140，缺口多少", "明年"),
    ],
)
def test_another_place_or_year_is_lent_nothing(
    question: str, what: str, request_document: PolicyDocument
) -> None:
    assert f"没有一处写明{what}的" in asked(question, request_document)


def test_terms_may_be_taken_over_on_purpose(request_document: PolicyDocument) -> None:
    own = "宋庄镇农村人口1.5万人，结余2万，标准和比例照2号文，缺口多少"
    assert calculated(own, request_document).result["gap"] == 130000
    assert "上年结余" in asked("宋庄镇1.5万人，其余照请示，缺口多少", request_document)


def test_figures_of_another_place_do_not_go_along() -> None:
    before = "我们村2500人，参保10%，每人100元，没有结余，还差多少"
    assert "农村人口" in asked("那宋庄镇呢", before=before)


def test_ones_own_figures_are_not_mixed_with_a_document(request_document: PolicyDocument) -> None:
    before = "1300人参保，每人110，结余2万5，还差多少"
    done = calculated("结余换成3万8呢", request_document, before=before)
    assert done.result["gap"] == 105000
    assert {figure.source for figure in done.figures} == {"用户"}


def test_a_figure_that_happens_to_equal_the_documents_is_the_users(
    request_document: PolicyDocument,
) -> None:
    question = "农村人口1.4万，参保10%，每人100元，结余95113.37元，还要筹多少？"
    done = calculated(question, request_document)
    assert {figure.source for figure in done.figures} == {"用户"}


@pytest.mark.parametrize(
    "text",
    ["担保费顶多收几个钱", "服务费要多少", "评审费总共多少钱", "律师费多少", "路灯电费一共要多少"],
)
def test_another_fee_is_no_premium(text: str, request_document: PolicyDocument) -> None:
    assert other_fee(text)
    assert premium_question(said(text), (request_document,)) is None


@pytest.mark.parametrize("text", ["保费多少", "防贫保险费一共多少", "缴费标准是多少", "还要交费吗"])
def test_the_premium_is_no_other_fee(text: str) -> None:
    assert not other_fee(text)
