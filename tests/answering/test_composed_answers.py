"""Whole answers to what is to be reckoned: the result first, its sources, no other place's sum."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited
from tests.calculation.composed.papers import FORESTRY, INSURANCE, MEDICAL


@pytest.fixture(scope="module")
def forestry(asking_about: Callable[[str], Ask]) -> Ask:
    return asking_about(FORESTRY)


@pytest.fixture(scope="module")
def insurance(asking_about: Callable[[str], Ask]) -> Ask:
    return asking_about(INSURANCE)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("石塘镇巡山员全年一共要多少报酬", "300960.00元"),
        ("防火瞭望员3人全年一共要发多少钱", "19740.00元"),
        ("俺村十八个扫街的，一个月给五百二，干满一年统共要多少钱", "112320.00元"),
    ],
)
def test_the_result_stands_first(forestry: Ask, question: str, value: str) -> None:
    answer = forestry(question)
    assert answer.outcome is Outcome.ANSWERED
    assert value in answer.text.splitlines()[0]


def test_the_standard_and_the_row_are_cited(forestry: Ask) -> None:
    places = cited(forestry("石塘镇巡山员全年一共要多少报酬"))
    assert any("（二）" in place for place in places)
    assert any("附件" in place for place in places)


def test_the_askers_own_figures_need_no_citation(forestry: Ask) -> None:
    assert not cited(forestry("9户人家每户补贴4500元，合计多少"))


@pytest.mark.parametrize(
    "question",
    [
        "月湖镇巡山员全年一共要多少报酬",
        "我们镇巡山员全年一共要多少报酬",
        "宁江县巡山员全年一共要多少报酬",
        "2019年石塘镇巡山员全年一共要多少报酬",
    ],
)
def test_no_other_places_or_years_sum_is_told(forestry: Ask, question: str) -> None:
    answer = forestry(question)
    assert answer.calculation is None
    assert "966720" not in answer.text
    assert "300960" not in answer.text


def test_a_place_of_its_own_is_put_for_the_one_before(forestry: Ask) -> None:
    first = "石塘镇巡山员全年一共要多少报酬"
    assert "419520.00元" in forestry(first, "那竹坝乡呢").text
    assert "300960" not in forestry(first, "那月湖镇呢").text


def test_a_request_is_reckoned_on_by_its_own_towns(insurance: Ask) -> None:
    answer = insurance("石塘镇和枫林镇应缴保费一共多少")
    assert "399600.00元" in answer.text.splitlines()[0]
    assert "523800" not in answer.text


def test_bands_are_told_with_their_steps(asking_about: Callable[[str], Ask]) -> None:
    answer = asking_about(MEDICAL)("孤儿自付36000元，未备案，补助多少")
    assert "20125.00元" in answer.text.splitlines()[0]
    assert all(figure in answer.text for figure in ("80%", "85%", "70%", "1000"))
