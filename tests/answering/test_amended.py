"""A clause that a later document changed: the change comes with it, by number, figure or name."""

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited


@pytest.mark.parametrize(
    ("question", "new", "old"),
    [
        ("现在因病救助起付线是多少", "由6000元调整为4000元", "起付线6000元"),
        ("防贫保因学救助每名学生每年最高多少钱", "由6000元调整为8000元", "最高不超过6000元"),
    ],
)
def test_the_change_comes_before_what_it_changed(
    county: Ask, question: str, new: str, old: str
) -> None:
    answer = county(question)
    assert new in answer.citations[0].quote
    assert any(old in c.quote for c in answer.citations[1:])


def test_a_change_is_said_to_be_one(county: Ask) -> None:
    assert "修改（2025年4月1日起）" in county("现在因病救助起付线是多少").text


def test_a_clause_that_is_named_comes_first_and_its_change_behind(county: Ask) -> None:
    answer = county("某政办发〔2023〕22号第四条怎么说")
    assert cited(answer) == ["某政办发〔2023〕22号第四条", "某政办发〔2025〕9号二、"]


def test_a_clause_that_nothing_changed_stands_alone(county: Ask) -> None:
    answer = county("某政办发〔2023〕22号第六条怎么说")
    assert cited(answer) == ["某政办发〔2023〕22号第六条"]


def test_an_extended_term_is_judged_by_its_new_last_day(county: Ask) -> None:
    answer = county("某政办发〔2023〕22号还有效吗")
    assert answer.outcome is Outcome.ANSWERED
    assert "现行有效" in answer.text
    assert "2027年6月30日" in answer.citations[0].quote
