"""Which provision is meant: of the subject, the place, the year and the day of a question."""

from datetime import date

import pytest

from assistant.calculation.composed.money_asked import read_money
from assistant.calculation.stated.provision import Provision
from assistant.calculation.stated.stated_figures import Sought, StatedFigures
from tests.calculation.composed.papers import AMENDED, ELDERLY, FORESTRY, LOWINCOME, TOILETS
from tests.calculation.composed.reckoning import parsed
from tests.calculation.stated.stating import written

TODAY = date(2026, 11, 30)


def _stated(question: str, *texts: str, today: date = TODAY) -> StatedFigures:
    asked = read_money(question)
    sought = Sought(asked.uniform, asked.bare, asked.years, asked.day(today))
    return StatedFigures(tuple(map(parsed, texts)), sought)


def _rates(stated: StatedFigures) -> list[str]:
    return [written(p) for p in stated.closest(lambda p: p.is_rate)]


def _counts(stated: StatedFigures) -> list[str]:
    def counts(each: Provision) -> bool:
        return bool(each.row) and not each.is_rate and not each.is_total

    return [written(p) for p in stated.closest(counts)]


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("巡山员的报酬", "760元/人·月"),
        ("请问防火瞭望的标准", "940元/人·月"),
        ("保洁员工资", "580元/人·月"),
    ],
)
def test_the_subject_chooses(question: str, rate: str) -> None:
    assert _rates(_stated(question, FORESTRY)) == [rate]


@pytest.mark.parametrize(
    ("age", "rate"),
    [(70, "35元/人·月"), (79, "35元/人·月"), (86, "85元/人·月"), (103, "260元/人·月")],
)
def test_the_age_chooses_the_band(age: int, rate: str) -> None:
    assert _rates(_stated(f"{age}岁老人的长寿补助金", ELDERLY)) == [rate]


def test_no_band_no_standard() -> None:
    assert not _rates(_stated("61岁老人的长寿补助金", ELDERLY))


@pytest.mark.parametrize(
    ("question", "count"),
    [("石塘镇巡山员", "33个"), ("竹坝的防火瞭望员", "5个"), ("枫林镇河道保洁员", "16个")],
)
def test_the_place_chooses_the_row_and_the_subject_the_column(question: str, count: str) -> None:
    assert _counts(_stated(question, FORESTRY)) == [count]


@pytest.mark.parametrize("place", ["宁江县", "南桥镇", "东湾乡"])
def test_another_place_has_no_row(place: str) -> None:
    assert not _counts(_stated(f"{place}巡山员", FORESTRY))


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("2023年农村低保标准", "560元/人·月"),
        ("24年城市低保标准", "760元/人·月"),
        ("农村低保标准", "655元/人·月"),
    ],
)
def test_the_year_chooses_the_column(question: str, rate: str) -> None:
    assert _rates(_stated(question, LOWINCOME)) == [rate]


def test_a_year_without_a_column_has_none() -> None:
    assert not _rates(_stated("2019年农村低保标准", LOWINCOME))


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2024, 5, 1), "85元/人·月"),
        (date(2025, 3, 31), "85元/人·月"),
        (date(2025, 4, 1), "110元/人·月"),
        (TODAY, "110元/人·月"),
    ],
)
def test_an_amendment_holds_from_its_day_on(day: date, rate: str) -> None:
    for texts in ((ELDERLY, AMENDED), (AMENDED, ELDERLY)):
        stated = _stated("88岁老人的长寿补助金", *texts, today=day)
        meant = {written(p) for p in stated.closest(lambda p: p.is_rate and p.kind == "amount")}
        assert meant == {rate}


def test_before_it_takes_effect_a_standard_is_none() -> None:
    assert not _rates(_stated("88岁老人的长寿补助金", ELDERLY, today=date(2023, 12, 31)))


@pytest.mark.parametrize(
    ("question", "rate"), [("一类改厕补助", "1800元/户"), ("二类改厕补助", "2600元/户")]
)
def test_the_grade_chooses(question: str, rate: str) -> None:
    stated = _stated(question, TOILETS)
    assert [written(p) for p in stated.closest(lambda p: p.is_rate and p.kind == "amount")] == [
        rate
    ]
