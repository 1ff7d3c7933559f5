"""Parties are whole: 县和乡镇 are two, and each keeps its own share."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.premium_question import premium_question
from assistant.calculation.steps import Calculation
from tests.calculation.reading import said

SHARED = [
    ("缺口2879000元，由县和乡镇按6:4分担", "县1727400.00元，乡镇1151600.00元"),
    ("缺口2879000元，县、乡镇六四开", "县1727400.00元，乡镇1151600.00元"),
    ("缺口2879000元，由县财政与乡镇财政按7:3分担", "县2015300.00元，乡镇863700.00元"),
    (
        "缺口50万元，市、县、乡镇按2:5:3分担，各多少",
        "市100000.00元，县250000.00元，乡镇150000.00元",
    ),
    ("保费80万元，县跟街道三七开，各出多少", "县240000.00元，街道560000.00元"),
    ("缺口30万，县乡镇5:3:2，各多少", "县150000.00元，乡90000.00元，镇60000.00元"),
    ("缺口30万，县里和乡镇各拿一半，各多少", "县150000.00元，乡镇150000.00元"),
    ("缺口30万，六四开，区里和镇里各多少", "区180000.00元，镇120000.00元"),
    ("95113.37元由区和镇按七三分担，各多少？", "区66579.36元，镇28534.01元"),
    ("缺口287.9万元，县承担60%，其余由乡镇承担", "县1727400.00元，乡镇1151600.00元"),
    ("缺口287345.67元 县和乡镇7:3", "县201141.97元，乡镇86203.70元"),
    ("缺口42.5万七三开，县里出多少，乡里出多少", "县297500.00元，乡127500.00元"),
    ("缺口10万，区财政局和街道办按1:4分担", "区财政局20000.00元，街道办80000.00元"),
]


@pytest.mark.parametrize(("question", "shares"), SHARED)
def test_each_party_gets_its_own_share(question: str, shares: str) -> None:
    answer = premium_question(said(question), ())
    assert isinstance(answer, Calculation), answer
    assert shares in answer.summary


@pytest.mark.parametrize(
    "question",
    [
        "缺口287345.67元，三七分担，县级应承担多少元？",
        "缺口12万，乡镇六四开，各多少",
        "缺口12万，省、市、县按6:4分担，各多少",
    ],
)
def test_names_that_do_not_match_the_shares_are_asked_about(question: str) -> None:
    answer = premium_question(said(question), ())
    assert isinstance(answer, MissingInput)
    assert answer.question


def test_parties_without_a_name_are_numbered() -> None:
    answer = premium_question(said("缺口10万，两家三七开，各多少"), ())
    assert isinstance(answer, Calculation)
    assert "第1方30000.00元，第2方70000.00元" in answer.summary
