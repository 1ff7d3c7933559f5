"""The account forwards, backwards, checked, shared and added up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.audit import audit
from assistant.calculation.calculation_text import markdown
from assistant.calculation.entries import Entry
from assistant.calculation.form import Form, calculate
from assistant.calculation.formulas.shares import split
from assistant.calculation.reverse import people_covered
from assistant.calculation.roles import Role
from assistant.calculation.sharing import share_evenly
from assistant.errors import CalculationError

CENTS = st.integers(min_value=0, max_value=10**11).map(lambda n: Decimal(n) / 100)


def entries(**figures: str) -> dict[Role, Entry]:
    return {Role(name): Entry(Role(name), Decimal(v), v) for name, v in figures.items()}


def test_the_account_of_the_request() -> None:
    result = calculate(Form("2.678万", "10%", "100", "172686.63")).result
    assert result["insured"] == 2678
    assert str(result["premium"]) == "267800.00"
    assert str(result["gap"]) == "95113.37"
    assert str(result["surplus"]) == "0.00"


def test_a_rounded_population_is_said_to_be_approximate() -> None:
    notes = "".join(calculate(Form("2.678万", "10%", "100", "172686.63")).notes)
    assert "近似数" in notes
    assert "267750.00至267850.00元" in notes
    assert "近似数" not in "".join(calculate(Form("26780", "10%", "100", "172686.63")).notes)


def test_a_carry_over_that_is_more_than_enough_leaves_a_surplus() -> None:
    result = calculate(Form("1.8万", "10%", "100", "200000")).result
    assert result["gap"] == 0
    assert result["surplus"] == 20000


def test_without_a_carry_over_no_gap_is_stated() -> None:
    calculation = calculate(Form("1.8万", "一成", "每人一百"))
    assert calculation.result["premium"] == 180000
    assert "gap" not in calculation.result


def test_a_part_of_a_person_shows_every_rounding_and_chooses_none() -> None:
    calculation = calculate(Form("26780", "8%", "110", "172686.63"))
    text = markdown(calculation)
    for figure in (
        "2142.4",
        "235620.00",
        "62933.37",
        "235730.00",
        "63043.37",
        "235664.00",
        "62977.37",
    ):
        assert figure in text
    assert "不是整数" in text


@pytest.mark.parametrize(
    "texts",
    [("0", "10%", "100"), ("2万", "10", "100"), ("2万", "110%", "100"), ("2万", "10%", "-1")],
)
def test_a_figure_out_of_range_is_refused(texts: tuple[str, str, str]) -> None:
    with pytest.raises(CalculationError):
        calculate(Form(*texts))


def test_a_fractional_head_count_as_input_is_refused() -> None:
    with pytest.raises(CalculationError, match="整数"):
        calculate(Form("26780.5", "10%", "100"))


@given(
    st.integers(min_value=1, max_value=10**7),
    st.integers(min_value=1, max_value=100),
    st.integers(min_value=1, max_value=50_000),
    CENTS,
)
def test_gap_and_surplus_balance_the_premium(
    people: int, percent: int, rate: int, left: Decimal
) -> None:
    result = calculate(Form(str(people), f"{percent}%", f"{Decimal(rate) / 100}", f"{left}")).result
    assert result["gap"] + result["carry_over"] - result["surplus"] == result["premium"]
    assert min(result["gap"], result["surplus"]) == 0


@given(CENTS, st.lists(st.integers(min_value=1, max_value=10**6), min_size=1, max_size=40))
def test_shares_sum_to_the_total(total: Decimal, weights: list[int]) -> None:
    shares = split(total, [Decimal(weight) for weight in weights])
    assert sum(shares) == total
    whole = sum(weights)
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - total * weight / whole) < Decimal("0.01")


def test_even_shares_say_how_many_get_which() -> None:
    total = Entry(Role.PREMIUM, Decimal("267800"), "267800元")
    calculation = share_evenly(total, 7, "个街道")
    assert "2个街道各38257.15元" in calculation.summary
    assert "5个街道各38257.14元" in calculation.summary


@given(
    CENTS.filter(bool), st.integers(min_value=1, max_value=10**5).map(lambda n: Decimal(n) / 100)
)
def test_what_a_budget_covers_can_be_paid_and_one_more_cannot(
    budget: Decimal, rate: Decimal
) -> None:
    result = people_covered(entries(budget=str(budget), rate=str(rate))).result
    assert result["insured"] * rate + result["remainder"] == budget
    assert 0 <= result["remainder"] < rate


def test_an_audit_finds_the_first_wrong_step_and_what_follows_from_it() -> None:
    account = entries(
        population="15600",
        ratio="0.1",
        rate="100",
        premium="165000",
        carry_over="41230.5",
        gap="123769.5",
    )
    calculation = audit(account)
    text = markdown(calculation)
    assert calculation.result["premium"] == 156000
    assert calculation.result["gap"] == Decimal("114769.50")
    assert calculation.result["gap_error"] == 9000
    assert "先错在应缴保费" in text
    assert "疑似数字颠倒" in text


def test_an_audit_says_plainly_that_a_right_account_is_right() -> None:
    account = entries(
        population="10500", ratio="0.12", rate="100", carry_over="25000", gap="101000"
    )
    assert audit(account).summary.startswith("对，")


def test_json_holds_numbers_as_text() -> None:
    exported = calculate(Form("2.678万", "10%", "100", "172686.63")).to_json()
    assert exported["inputs"]["population"]["value"] == "26780"
    assert exported["inputs"]["population"]["source"] == "用户"
    assert exported["result"]["gap"] == "95113.37"
    assert exported["steps"][1]["expression"] == "参保人数×保费标准＝2678×100＝267800.00元"
