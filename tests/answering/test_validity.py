"""Deadlines in a text: which words, the last day, and what is no deadline."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.validity.deadlines import deadlines

ISSUED = date(2021, 5, 14)


@pytest.mark.parametrize(
    ("text", "last_day", "assumed"),
    [
        ("到2025年，明显增强", date(2025, 12, 31), False),
        ("到 2021 年底，启动", date(2021, 12, 31), False),
        ("至2024年末前完成", date(2024, 12, 31), False),
        ("力争2030年实现", date(2030, 12, 31), False),
        ("“十四五”时期开展", date(2025, 12, 31), False),
        ("设立5年过渡期", date(2026, 5, 14), True),
        ("设立五年过渡期", date(2026, 5, 14), True),
        ("用2—3年时间", date(2024, 5, 14), True),
        ("用2-3年时间", date(2024, 5, 14), True),
        ("用2至3年时间", date(2024, 5, 14), True),
        ("三年内完成", date(2024, 5, 14), True),
        ("用３年时间", date(2024, 5, 14), True),
    ],
)
def test_deadline_and_its_last_day(text: str, last_day: date, assumed: bool) -> None:
    (found,) = deadlines(text, ISSUED)
    assert found.last_day == last_day
    assert found.assumed is assumed
    assert found.words == text[found.start : found.end].strip()


@pytest.mark.parametrize(
    ("plan", "year"),
    [("“十三五”期间", 2020), ("“十五五”规划期", 2030), ("“一五”时期", 1957), ("“二五”期间", 1962),
     ("“三五”时期", 1970)],
)  # fmt: skip
def test_a_five_year_plan_is_a_deadline_where_it_states_a_target(plan: str, year: int) -> None:
    (found,) = deadlines(f"{plan}，完成改造", None)
    assert (found.words, found.last_day) == (plan, date(year, 12, 31))
    assert deadlines(f"{plan}，每年安排资金", None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "2021年全区按照农村人口测算",
        "172686.63元为2020年度结余保费",
        "连委办发〔2021〕36号",
        "自2021年起执行",
        "2021年5月14日",
        "每人每年100元",
        "100元/人·年",
        "“一二三四”管理模式",
        "有效期18年",
        "近5年来的收入",
        "",
    ],
)
def test_ordinary_years_are_no_deadline(text: str) -> None:
    assert deadlines(text, ISSUED) == ()


@pytest.mark.parametrize(
    "text", ["该办法于2021年印发", "项目已于2019年建成", "截至2020年底已有12个村脱贫"]
)
def test_year_of_the_past_is_no_deadline(text: str) -> None:
    assert deadlines(text, ISSUED) == ()


@pytest.mark.parametrize(
    ("text", "last_day"),
    [("到2025年6月30日", date(2025, 6, 30)), ("到2025年6月底", date(2025, 6, 30))],
)
def test_month_and_day_are_read(text: str, last_day: date) -> None:
    assert [d.last_day for d in deadlines(text, ISSUED)] == [last_day]


@pytest.mark.parametrize("text", ["2026年6月底前完成", "十四五时期在全市开展", "到二〇二五年"])
def test_other_forms_are_read(text: str) -> None:
    assert deadlines(text, ISSUED)


def test_period_from_a_leap_day_ends_on_the_last_of_february() -> None:
    (found,) = deadlines("设立5年过渡期", date(2020, 2, 29))
    assert found.last_day == date(2025, 2, 28)
    (leap,) = deadlines("用4年时间", date(2020, 2, 29))
    assert leap.last_day == date(2024, 2, 29)


def test_period_without_a_date_of_issue_has_no_last_day() -> None:
    assert deadlines("设立5年过渡期", None) == ()
    assert len(deadlines("到2025年，设立5年过渡期", None)) == 1


def test_deadlines_come_in_the_order_of_the_text() -> None:
    found = deadlines("用2—3年时间，到2035年，“十四五”时期完成，到2021年底", ISSUED)
    assert [d.start for d in found] == sorted(d.start for d in found)
    assert [d.last_day.year for d in found] == [2024, 2035, 2025, 2021]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 50))
def test_period_ends_so_many_years_later(issued: date, years: int) -> None:
    (found,) = deadlines(f"用{years}年时间", issued)
    assert found.last_day.year == issued.year + years
    assert not found.passed(found.last_day)
    assert found.last_day.month == issued.month


@given(st.text("到至“”十四五时期年底前—0123456789两三", max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    for found in deadlines(text, ISSUED):
        assert found.words == text[found.start : found.end].strip()
