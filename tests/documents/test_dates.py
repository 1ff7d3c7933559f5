"""Dates as documents print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.dates import print_date, read_date

DIGITS = "〇一二三四五六七八九"
COUNTS = ("", *"一二三四五六七八九")


def chinese(day: date) -> str:
    """Write a date in Chinese numerals, as documents before 2012 do."""
    year = "".join(DIGITS[int(d)] for d in str(day.year))
    return f"{year}年{count(day.month)}月{count(day.day)}日"


def count(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{COUNTS[tens] if tens > 1 else ''}{'十' if tens else ''}{COUNTS[ones]}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年5月14日", date(2021, 5, 14)),
        ("2021年05月04日", date(2021, 5, 4)),
        ("２０２１年５月１４日", date(2021, 5, 14)),
        ("2021 年 5 月 14 日", date(2021, 5, 14)),
        ("二〇〇四年三月二日", date(2004, 3, 2)),
        ("二○○四年三月二日", date(2004, 3, 2)),
        ("二零二一年十二月三十一日", date(2021, 12, 31)),
        ("自2024年7月1日起施行。", date(2024, 7, 1)),
    ],
)
def test_a_printed_date_is_read(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "2021年2月30日",
        "2021年13月1日",
        "2021年5月",
        "2021年",
        "0000年1月1日",
        "二〇二一年二月三十日",
        "",
    ],
)
def test_an_impossible_or_partial_date_is_none(text: str) -> None:
    assert read_date(text) is None


days = st.dates(date(1949, 10, 1), date(2099, 12, 31))


@given(days)
def test_a_date_survives_printing(day: date) -> None:
    assert read_date(print_date(day)) == day


@given(days)
def test_a_date_in_chinese_numerals_is_read(day: date) -> None:
    assert read_date(chinese(day)) == day


def test_a_date_is_printed_without_leading_zeros() -> None:
    assert print_date(date(2021, 5, 4)) == "2021年5月4日"
