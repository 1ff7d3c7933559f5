"""Reading what a form field holds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.amounts import parse_money, parse_population, parse_ratio
from assistant.errors import CalculationError


@given(st.integers(min_value=1, max_value=9_999_999))
def test_a_number_in_wan_is_read_back(number: int) -> None:
    assert parse_population(f"{Decimal(number) / 10_000:f}万").value == number


@pytest.mark.parametrize("text", ["10", "120%", "0", "-5%", "很多", "", "10%和20%"])
def test_a_ratio_that_is_unclear_or_out_of_range_is_asked_about(text: str) -> None:
    with pytest.raises(CalculationError) as caught:
        parse_ratio(text)
    assert caught.value.next_step


def test_a_bare_ten_is_said_to_be_ambiguous() -> None:
    with pytest.raises(CalculationError, match="10%"):
        parse_ratio("10")


@pytest.mark.parametrize("text", ["-100", "0", "100 200", "一些", "负三百元"])
def test_money_that_is_no_positive_amount_is_refused(text: str) -> None:
    with pytest.raises(CalculationError):
        parse_money(text)


def test_single_fields_read_the_usual_forms() -> None:
    assert parse_population("2.678万").value == 26780
    assert parse_ratio("百分之十").value == Decimal("0.1")
    assert parse_money("每人一百").value == 100
    assert parse_money("172686.63").value == Decimal("172686.63")


@pytest.mark.parametrize(
    "text", [".5万", "．5万", ".5", "5万.", "·5万", "5000-", "5000−", "结余-5万", "5 - "]
)
def test_a_point_or_a_minus_beside_a_figure_is_not_passed_over(text: str) -> None:
    for parse in (parse_money, parse_population):
        with pytest.raises(CalculationError, match="读不成一个数"):
            parse(text)


@pytest.mark.parametrize("text", ["100元/人·年", "100元/人.年", "100/年", "标准：100 元整。"])
def test_words_of_the_unit_beside_a_figure_are_no_matter(text: str) -> None:
    assert parse_money(text).value == 100
