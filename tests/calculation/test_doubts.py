"""What a calculation would leave out of the question is asked about before a sum is shown."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.premium_question import premium_question
from assistant.calculation.steps import Calculation
from tests.calculation.reading import said


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("应缴保费30万，结余5万，企业捐了4万，还差多少", "4万"),
        ("2500人参保，每人110元，结余3万，另外5万元，还要筹多少", "5万元"),
        ("1500人参保，其中200人免费，每人100元，一共多少", "200人"),
        ("2000人参保，每人100元，利率3%，一共多少保费", "3%"),
        ("保费30万，个人出三成，缺口是多少，没有结余", "三成"),
        ("2000人参保，每人100元，参保两年，保费一共多少", "两年"),
        ("人口2万，参保10%，每人每月10元，一年保费多少", "每人每月"),
        ("2000人参保，每户120元，一共多少保费", "每户"),
        ("2000人参保，每人100元，困难户免交，一共多少保费", "免交"),
        ("2000人参保，每人100元，每季要交多少保费", "每季"),
    ],
)
def test_what_is_left_out_is_named_and_asked(question: str, left: str) -> None:
    answer = premium_question(said(question), ())
    assert isinstance(answer, MissingInput), answer
    assert f"“{left}”" in answer.question
    assert answer.calculation is None


@pytest.mark.parametrize(
    ("question", "key", "value"),
    [
        ("全县6个乡镇，农村人口2万，参保10%，每人100元，保费一共多少", "premium", 200000),
        ("我们镇有5个村，农村人口2万，参保10%，每人100元，保费一共多少", "premium", 200000),
        ("财政给5万，农村人口1万，10%参保，每人100元，能保多少人", "insured", 500),
        ("农村人口1.6万，参保10%，每人90元，结余2万，我算着还差12.4万，对不对", "gap", 124000),
    ],
)
def test_what_is_only_told_along_hinders_nothing(question: str, key: str, value: int) -> None:
    answer = premium_question(said(question), ())
    assert isinstance(answer, Calculation), answer
    assert answer.result[key] == value


def test_figures_not_needed_for_how_far_money_reaches_are_told() -> None:
    answer = premium_question(said("财政给5万，农村人口1万，10%参保，每人100元，能保多少人"), ())
    assert isinstance(answer, Calculation)
    assert any("没有用到" in note for note in answer.notes)
