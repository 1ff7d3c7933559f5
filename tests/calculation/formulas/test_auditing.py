"""Figures of steps may be stated: they stand for what they need, or are checked against it."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Calculation, Calculator, Settings, in_words
from assistant.errors import CalculationError, MissingFigureError

PREMIUM = "防贫保保费"
ODD = {"人口": "26785", "比例": "12.5%", "标准": "110"}


@pytest.fixture(scope="module")
def calculator(tmp_path_factory: pytest.TempPathFactory) -> Calculator:
    return Calculator(Settings(library=Path(tmp_path_factory.mktemp("none"))))


@pytest.mark.parametrize(
    ("name", "figures", "result"),
    [
        (PREMIUM, {"参保人数": "2678", "标准": "100"}, {"应缴保费": "267800.00"}),
        (PREMIUM, {"保费": "267800", "标准": "100"}, {"参保人数": "2678"}),
        (
            PREMIUM,
            {"缺口": "95113.37", "结余": "172686.63", "标准": "100", "人口": "26780"},
            {"参保比例": "10", "参保人数": "2678", "应缴保费": "267800.00"},
        ),
        ("高龄津贴", {"应发总额": "72000", "标准": "50元", "月数": "12"}, {"人数": "120"}),
    ],
)
def test_a_step_that_is_given_stands_for_what_it_needs(
    calculator: Calculator, name: str, figures: Mapping[str, str], result: Mapping[str, str]
) -> None:
    done = calculator.formula(name, figures).result
    assert {key: str(done[key]) for key in result} == result


@pytest.mark.parametrize(
    ("figures", "asked"),
    [
        ({"标准": "100"}, "农村人口.*参保比例"),
        ({"参保人数": "2678"}, "保费标准"),
        ({"缺口": "0", "结余": "100", "标准": "100"}, "农村人口"),
    ],
)
def test_what_is_still_needed_is_asked_for(
    calculator: Calculator, figures: Mapping[str, str], asked: str
) -> None:
    with pytest.raises(MissingFigureError, match=asked):
        calculator.formula(PREMIUM, figures)


def test_heads_that_are_given_are_whole(calculator: Calculator) -> None:
    with pytest.raises(CalculationError, match="不是整数"):
        calculator.formula(PREMIUM, {"参保人数": "10.5", "标准": "100"})


def test_the_first_wrong_step_is_named_and_what_repeats_it(calculator: Calculator) -> None:
    stated = {"保费": "165000", "结余": "41230.5", "缺口": "123769.5"}
    done = calculator.formula(PREMIUM, {"人口": "15600", "比例": "10%", "标准": "100", **stated})
    assert done.summary.startswith("不对，先错在应缴保费这一步：应缴保费应为156000.00元")
    assert str(done.result["需筹集_error"]) == "9000.00"
    told = in_words(done)
    assert "疑似数字颠倒" in told
    assert "所列需筹集是用有误的应缴保费算出来的" in told


@pytest.mark.parametrize(
    ("stated", "right"),
    [
        ({"参保人数": "3348", "保费": "368280"}, "只舍不入"),
        ({"参保人数": "3349", "保费": "368390"}, "只入不舍"),
        ({"保费": "368293.75"}, ""),
    ],
)
def test_either_way_of_rounding_heads_is_right(
    calculator: Calculator, stated: Mapping[str, str], right: str
) -> None:
    done = calculator.formula(PREMIUM, {**ODD, **stated})
    assert done.summary.startswith("对，")
    assert right in "".join(done.notes)


@given(
    st.integers(1, 10**6), st.integers(1, 12), st.decimals(1, 9999, places=2), st.integers(-9, 9)
)
def test_what_was_worked_out_is_right_and_what_differs_is_wrong(
    heads: int, months: int, rate: Decimal, off: int
) -> None:
    calculator = Calculator(Settings())
    figures = {"人数": f"{heads}", "标准": f"{rate}", "月数": f"{months}"}

    def total(done: Calculation) -> int:
        return int(done.result["应发总额"] * 100)

    forward = total(calculator.formula("高龄津贴", figures)) + off
    stated = {**figures, "应发总额": f"{Decimal(max(forward, 1)) / 100}"}
    verdict = calculator.formula("高龄津贴", stated).summary
    assert verdict.startswith("对，") == (off == 0 or forward < 1)
