"""A formula with several results, inputs that may be left out, and heads that are not whole."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant import Calculator, Settings, in_words
from assistant.calculation.formulas.formula_file import read_formula
from assistant.errors import CalculationError, MissingFigureError

ACCOUNT = {"人口": "2.678万", "比例": "一成", "标准": "100"}
ODD = {"人口": "26785", "比例": "12.5%", "标准": "110"}


@pytest.fixture
def calculator(tmp_path: Path) -> Calculator:
    return Calculator(Settings(library=tmp_path / "none"))


def results(calculator: Calculator, figures: Mapping[str, str]) -> dict[str, str]:
    done = calculator.formula("防贫保保费", figures)
    return {key: str(value) for key, value in done.result.items()}


def test_what_rests_on_an_input_left_out_is_not_worked_out(calculator: Calculator) -> None:
    alone = {"参保人数": "2678", "应缴保费": "267800.00"}
    assert results(calculator, ACCOUNT) == alone
    left = {"需筹集": "95113.37", "抵缴后剩余": "0.00"}
    assert results(calculator, {**ACCOUNT, "结余": "172686.63"}) == {**alone, **left}
    paid = {"赔付率": "50", "年底结余": "133900.00"}
    assert results(calculator, {**ACCOUNT, "赔付": "133900"}) == {**alone, **paid}
    with pytest.raises(MissingFigureError, match="保费标准（元/人·年）"):
        calculator.formula("防贫保保费", {"人口": "26780", "比例": "10%"})


def test_a_carry_over_that_is_enough_leaves_no_gap(calculator: Calculator) -> None:
    done = calculator.formula("防贫保保费", {**ACCOUNT, "结余": "30万"})
    assert (str(done.result["需筹集"]), str(done.result["抵缴后剩余"])) == ("0.00", "32200.00")
    assert "-32200.00元，小于0.00元，按0.00元算" in in_words(done)
    assert "不需筹集" in "".join(done.notes)


def test_heads_that_are_not_whole_are_shown_in_three_ways(calculator: Calculator) -> None:
    done = calculator.formula("防贫保保费", ODD)
    premiums = {key: str(value) for key, value in done.result.items() if "保费" in key}
    assert premiums == {
        "应缴保费": "368293.75", "应缴保费_floor": "368280.00", "应缴保费_ceiling": "368390.00",
    }  # fmt: skip
    assert "不取整" in done.summary
    assert "只舍不入：参保人数3348人，应缴保费368280.00元" in done.summary
    assert "取整办法没有依据" in "".join(done.notes)
    assert "3348人×110元/人·年×1年＝368280.00元" in in_words(done)


def test_a_what_if_and_a_reverse_show_them_too(calculator: Calculator) -> None:
    dearer = calculator.formula("防贫保保费", ODD, change={"标准": "120"})
    assert "应缴保费（只舍不入）由368280.00元变为401760.00元，多33480.00元" in dearer.summary
    assert "不变" not in dearer.summary
    rest = {key: text for key, text in ODD.items() if key != "标准"}
    back = calculator.formula("防贫保保费", rest, solve="标准", result="应缴保费=368293.75")
    assert str(back.result["保费标准"]) == "110"
    assert "三种结果都列出" in "".join(back.notes)


def test_nothing_is_divided_by_nobody(calculator: Calculator) -> None:
    done = calculator.formula(
        "防贫保保费", {"人口": "3", "比例": "10%", "标准": "100", "赔付": "15"}
    )
    assert "赔付率_floor" not in done.result
    assert str(done.result["赔付率_ceiling"]) == "15"


def test_a_reverse_must_say_which_result(calculator: Calculator) -> None:
    known = {"比例": "10%", "标准": "100", "结余": "172686.63"}
    with pytest.raises(CalculationError, match="不知道是哪一个"):
        calculator.formula("防贫保保费", known, solve="人口", result="95113.37")
    back = calculator.formula("防贫保保费", known, solve="人口", result="需筹集=95113.37元")
    assert str(back.result["农村人口"]) == "26780"
    without = {"比例": "10%", "标准": "100"}
    with pytest.raises(MissingFigureError, match="上年结余"):
        calculator.formula("防贫保保费", without, solve="人口", result="需筹集=1")


def test_a_what_if_of_a_figure_that_was_not_given_asks_for_it(calculator: Calculator) -> None:
    with pytest.raises(MissingFigureError, match=r"上年结余.*原来的数"):
        calculator.formula("防贫保保费", ACCOUNT, change={"结余": "5万"})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('optional = "是"', "optional 只能写 true"),
        ('whole = "都列出"', "whole 只能是退回、舍去、进一、不限"),
    ],
)
def test_a_wrong_word_is_told_with_its_line(line: str, said: str) -> None:
    text = f"""name = "慰问"
purpose = "算。"
[[input]]
name = "户数"
unit = "户"
{line}
[[step]]
name = "两倍"
unit = "户"
expression = "户数 + 户数"
"""
    with pytest.raises(CalculationError, match=f"第6行：{said}"):
        read_formula(text.encode(), "慰问.toml")
