"""What one gets of a formula: the result first, each step, where it came from, what is said."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest

from assistant import Calculation, Calculator, Settings, in_words
from assistant.calculation.formulas.formula_workings import worked
from assistant.calculation.formulas.given_figures import read_given
from assistant.calculation.formulas.shelf import read_shelf
from assistant.errors import CalculationError, MissingFigureError
from assistant.settings import PROJECT
from tests.calculation.test_no_float import floats

ELDERLY = {"人数": "120", "标准": "每人每月50元", "月数": "1年"}
HOUSES = {
    "C级户数": "12户", "C级标准": "8000", "C级上限": "7500元",
    "D级户数": "3", "D级标准": "2万", "D级上限": "2.1万",
}  # fmt: skip
COSTS = {
    "费用": "45000", "起付线": "500", "第一段上限": "1万", "第一段比例": "60%",
    "第二段上限": "3万", "第二段比例": "七成", "第三段比例": "80%", "封顶线": "20万",
}  # fmt: skip
LEVELS = {"总额": "100", "中央": "33.33%", "省": "33.33%", "市": "33.33%", "县": "0.01%"}


@pytest.fixture
def calculator(tmp_path: Path) -> Calculator:
    return Calculator(Settings(library=tmp_path / "none"))


@pytest.mark.parametrize(
    ("name", "figures", "result"),
    [
        ("高龄津贴", ELDERLY, {"应发总额": "72000.00"}),
        (
            "公益性岗位补贴",
            {"公益岗": "7", "标准": "1333.33", "月数": "9"},
            {"补贴总额": "83999.79"},
        ),
        ("危房改造补助", HOUSES, {"补助总额": "150000.00"}),
        ("分段报销", COSTS, {"报销金额": "31700.00"}),
        ("分段报销", {**COSTS, "费用": "400"}, {"报销金额": "0.00"}),
        ("分段报销", {**COSTS, "费用": "99万"}, {"报销金额": "200000.00"}),
        (
            "配套资金分担",
            LEVELS,
            {"中央": "33.33", "省级": "33.33", "市级": "33.33", "县级": "0.01"},
        ),
    ],
)
def test_the_result_is_exact(
    calculator: Calculator, name: str, figures: Mapping[str, str], result: Mapping[str, str]
) -> None:
    done = calculator.formula(name, figures)
    assert {key: str(value) for key, value in done.result.items()} == result
    assert list(floats(done)) == []
    first = in_words(done).splitlines()[0]
    assert all(value in first for value in result.values())


def test_each_step_shows_its_figures(calculator: Calculator) -> None:
    told = in_words(calculator.formula("高龄津贴", ELDERLY))
    assert "120人×50元/人·月×12月＝72000.00元" in told
    assert "| 标准 | 50元/人·月 | 每人每月50元 | 用户提供 |" in told
    bands = in_words(calculator.formula("分段报销", COSTS))
    assert "20000.00元×70%＝14000.00元" in bands


def test_what_must_be_known_is_said(calculator: Calculator) -> None:
    assert "按上限算" in in_words(calculator.formula("危房改造补助", HOUSES))
    about = calculator.formula("高龄津贴", {**ELDERLY, "人数": "约120人"})
    assert "约数" in "".join(about.notes)
    partly = calculator.formula("高龄津贴", {**ELDERLY, "标准": "50元/月"})
    assert "没有写全单位，这里按50元/人·月计算" in "".join(partly.notes)


@pytest.mark.parametrize(
    ("name", "figures", "error", "said"),
    [
        ("高龄津贴", {"人数": "3"}, MissingFigureError, "还缺：标准（元/人·月）、月数"),
        ("高龄津贴", {**ELDERLY, "人数": "12.5"}, CalculationError, "不是整数"),
        ("高龄津贴", {**ELDERLY, "人数": "-3"}, CalculationError, "小于1人"),
        ("高龄津贴", {**ELDERLY, "人数": "3户"}, CalculationError, "应以人计"),
        ("高龄津贴", {**ELDERLY, "老人": "3"}, CalculationError, "给了两个数"),
        ("高龄津贴", {**ELDERLY, "岁数": "3"}, CalculationError, "没有“岁数”这一项"),
        ("配套资金分担", {**LEVELS, "县": "1%"}, CalculationError, "不是100%"),
        ("配套资金分担", {**LEVELS, "县": "101%"}, CalculationError, "超过了100%"),
        (
            "分段报销",
            {**COSTS, "第一段上限": "4万"},
            CalculationError,
            "现在是40000.00元和30000.00元",
        ),
    ],
)
def test_bad_figures_are_refused_with_a_sentence(
    calculator: Calculator,
    name: str,
    figures: Mapping[str, str],
    error: type[CalculationError],
    said: str,
) -> None:
    with pytest.raises(error, match=said):
        calculator.formula(name, figures)


Asked = tuple[str, Mapping[str, str], str, str]
"""A formula, its figures, the input that is looked for, and the result it is to give."""


def solved(calculator: Calculator, asked: Asked) -> Calculation:
    """Solve for an input that is among the figures, leaving its figure out."""
    name, figures, unknown, result = asked
    rest = {key: text for key, text in figures.items() if key != unknown}
    return calculator.formula(name, rest, solve=unknown, result=result)


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (("高龄津贴", ELDERLY, "人数", "7.2万"), "120"),
        (("高龄津贴", ELDERLY, "标准", "72000元"), "50"),
        (("高龄津贴", ELDERLY, "月数", "72000"), "12"),
        (("危房改造补助", HOUSES, "D级户数", "15万"), "3"),
        (("危房改造补助", HOUSES, "D级标准", "15万"), "20000"),
        (("分段报销", COSTS, "费用", "31700"), "45000"),
        (("分段报销", COSTS, "第二段比例", "31700"), "70"),
    ],
)
def test_reverse_finds_the_figure_and_proves_it(
    calculator: Calculator, asked: Asked, value: str
) -> None:
    done, unknown = solved(calculator, asked), asked[2]
    assert done.result[unknown] == Decimal(value)
    assert unknown in done.summary
    assert any(step.label.startswith("验算") for step in done.steps)


def test_what_must_be_whole_is_shown_both_ways(calculator: Calculator) -> None:
    done = solved(calculator, ("高龄津贴", ELDERLY, "月数", "100000元"))
    assert done.result["月数_floor"] == 16
    assert done.result["月数_ceiling"] == 17
    assert "取16月，应发总额96000.00元，少4000.00元" in done.summary
    assert "取17月，应发总额102000.00元，多2000.00元" in done.summary


def test_what_is_noted_of_one_of_two_says_of_which(calculator: Calculator) -> None:
    done = solved(calculator, ("高龄津贴", ELDERLY, "月数", "7.4万"))
    assert [note for note in done.notes if "跨了年度" in note] == [
        "取13月时，月数超过12个月，跨了年度，请核对各年的标准是不是一样。"
    ]


def test_the_way_back_over_a_linear_sum_is_shown(calculator: Calculator) -> None:
    done = solved(calculator, ("分段报销", COSTS, "第二段比例", "31700"))
    (step,) = [step for step in done.steps if step.label == "第二段比例"]
    assert step.expression == "（31700.00元−17700.00元）÷20000.00元＝70%"


def test_a_standard_is_found_to_the_cent(calculator: Calculator) -> None:
    done = solved(calculator, ("高龄津贴", ELDERLY, "标准", "10万"))
    assert "取69.44元/人·月" in done.summary
    assert "取69.45元/人·月" in done.summary


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("危房改造补助", HOUSES, "D级标准", "20万"), "都得不到"),
        (("分段报销", COSTS, "费用", "20万"), "没有唯一的答案"),
        (("分段报销", COSTS, "费用", "0"), "没有唯一的答案"),
        (("分段报销", COSTS, "起付线", "31700"), "不止一处"),
        (("配套资金分担", LEVELS, "总额", "31700"), "不止一个"),
        (("高龄津贴", ELDERLY, "人数", "100人"), "应以元计"),
        (("高龄津贴", ELDERLY, "人数", "0元"), "不在合理的范围"),
        (("高龄津贴", ELDERLY, "岁数", "100元"), "没有“岁数”"),
        (("高龄津贴", ELDERLY, "", "100元"), "反算要写两样"),
        (("高龄津贴", ELDERLY, "人数", ""), "反算要写两样"),
    ],
)
def test_what_cannot_be_found_is_said(calculator: Calculator, asked: Asked, said: str) -> None:
    with pytest.raises(CalculationError, match=said):
        solved(calculator, asked)


def test_a_figure_is_not_both_given_and_asked_for(calculator: Calculator) -> None:
    with pytest.raises(CalculationError, match="既给了数"):
        calculator.formula("高龄津贴", ELDERLY, solve="人数", result="1万")
    with pytest.raises(CalculationError, match="一次只能做一样"):
        calculator.formula("高龄津贴", ELDERLY, solve="人数", result="1万", change={"月数": "3"})


def test_a_what_if_tells_the_difference(calculator: Calculator) -> None:
    done = calculator.formula("高龄津贴", ELDERLY, change={"标准": "60元", "月数": "10"})
    assert {key: str(value) for key, value in done.result.items()} == {
        "应发总额": "72000.00",
        "应发总额_changed": "72000.00",
        "应发总额_difference": "0.00",
    }
    assert "不变" in done.summary
    assert [f.source for f in done.figures] == ["用户"] * 3 + ["假设"] * 2
    less = calculator.formula("高龄津贴", ELDERLY, change={"标准": "40"})
    assert "由72000.00元变为57600.00元，少14400.00元" in less.summary


def test_a_figure_of_a_clause_keeps_its_source() -> None:
    formula = read_shelf(PROJECT / "corpus" / "formulas").find("高龄津贴")
    people, rate, months = formula.inputs
    source = "某办发〔2021〕3号 第二条"
    givens = {
        people.name: read_given(people, "120"),
        rate.name: read_given(rate, "每人每月50元", source, "doc-2"),
        months.name: read_given(months, "12"),
    }
    done = worked(formula, givens)
    assert done.clause_ids == ("doc-2",)
    assert [f.source for f in done.figures] == ["用户", source, "用户"]
    assert f"| 每人每月50元 | {source} |" in in_words(done)


@pytest.mark.parametrize("name", ["测算.docx", "测算.xlsx"])
def test_it_can_be_taken_as_a_record(calculator: Calculator, name: str) -> None:
    record = calculator.record(calculator.formula("配套资金分担", LEVELS), name)
    if name.endswith("docx"):
        tables = docx.Document(BytesIO(record)).tables
        assert "33.33%" in [cell.text for cell in tables[0].columns[1].cells]
    assert record.startswith(b"PK")
