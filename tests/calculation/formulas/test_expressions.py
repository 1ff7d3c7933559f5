"""What an expression may be, and what is said of one that may not."""

from fractions import Fraction

import pytest

from assistant.calculation.formulas.dimensions import parse_unit
from assistant.calculation.formulas.expression import printed
from assistant.calculation.formulas.expression_parser import parse_expression
from assistant.calculation.formulas.inverting import inverted
from assistant.calculation.formulas.reckoning import measures, value_of
from assistant.calculation.formulas.typed_figures import read_typed
from assistant.errors import CalculationError
from tests.calculation.formulas.drawn import UNITS


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 × 3", 7),
        ("（1＋2）×3", 9),
        ("7 - 2 - 1", 4),
        ("12 ÷ 3 ÷ 2", 2),
        ("12/(3/2)", 8),
        ("取小(3, 2, 5) + 取大(3, 2, 5)", 7),
        ("舍整(7 ÷ 2) + 入整(7 ÷ 2)", 7),
        ("50% × 8", 4),
        ("1.2万 ÷ 100", 120),
    ],
)
def test_arithmetic_is_as_at_school(text: str, value: int) -> None:
    assert value_of(parse_expression(text, {}), {}) == value


def test_cents_are_rounded_half_up() -> None:
    expression = parse_expression("到分(金额)", {})
    for exact, cents in (("0.005", "0.01"), ("1.0049", "1.00"), ("-0.005", "-0.01")):
        assert value_of(expression, {"金额": Fraction(exact)}) == Fraction(cents)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("人数 +", "没有写完"),
        ("(人数", "右括号"),
        ("人数 人数", "断了"),
        ("人数 × ) ", "断了"),
        ("人数 ? 2", "看不懂"),
        ("平方(人数)", "没有“平方”这种算法"),
        ("取小(人数)", "有1个"),
        ("舍整(人数, 人数)", "有2个"),
        ("取小(100,200)", "千分号"),
        ("分段(人数, 没有的表)", "表名"),
        ("9" * 40, "太大"),
        ("+".join(["人数"] * 300), "超过500字"),
        ("(" * 60 + "人数" + ")" * 60, "超过30层"),
        ("+".join(["1"] * 200), "超过200个"),
        ("__import__('os')", "没有“__import__”|看不懂"),
    ],
)
def test_what_is_no_expression_is_told(text: str, said: str) -> None:
    with pytest.raises(CalculationError, match=said):
        parse_expression(text, {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("金额 + 人数", r"金额（元）和人数（人）单位不同，不能相加"),
        ("金额 - 0", "没有单位"),
        ("取小(标准, 单价)", "比大小"),
        ("到分(人数)", "只能用于金额"),
        ("年数 × 2", "没有这一项"),
        ("标准 × 人数 × 1年 + 金额", "单位不同"),
    ],
)
def test_units_that_do_not_fit_are_told(text: str, said: str) -> None:
    with pytest.raises(CalculationError, match=said):
        measures(parse_expression(text, {}), UNITS)


def test_numbers_that_explode_and_zero_divisors_are_refused() -> None:
    values = {"人数": Fraction(10**9), "户数": Fraction(0)}
    with pytest.raises(CalculationError, match="太大"):
        value_of(parse_expression("人数 × 人数", {}), values)
    with pytest.raises(CalculationError, match="户数是零"):
        value_of(parse_expression("人数 ÷ 户数", {}), values)


@pytest.mark.parametrize(
    ("text", "unknown", "target", "said"),
    [
        ("取小(金额, 500元)", "金额", 500, "没有唯一的答案"),
        ("取小(金额, 500元)", "金额", 501, "取什么数都得不到"),
        ("取大(金额, 500元)", "金额", 499, "取什么数都得不到"),
        ("金额 × 0%", "金额", 0, "都不影响结果"),
        ("比例 × 比例 × 100元", "比例", 25, "不止一处"),
        ("金额 - 金额 + 余额", "金额", 25, "结果都一样"),
        ("余额 × 2", "金额", 25, "没有关系"),
        ("舍整(人数 × 1.5)", "人数", Fraction("1.5"), "先取整"),
    ],
)
def test_what_cannot_be_found_is_said_and_not_guessed(
    text: str, unknown: str, target: Fraction, said: str
) -> None:
    values = {"余额": Fraction(7)}
    with pytest.raises(CalculationError, match=said):
        list(inverted(parse_expression(text, {}), unknown, Fraction(target), values))


def test_an_input_that_stands_twice_is_found_where_the_sum_is_linear_in_it() -> None:
    expression = parse_expression("户数 × 单价 + 户数 × 20元/户 - 余额", {})
    values = {"单价": Fraction(80), "余额": Fraction(7)}
    (*_, last) = inverted(expression, "户数", Fraction(993), values)
    assert last.value == 10


def test_an_expression_is_printed_with_its_figures() -> None:
    expression = parse_expression("(金额 - 余额) * 比例 / (1 + 比例)", {})
    told = printed(expression, {"金额": "500.00元", "比例": "10%"})
    assert told == "（500.00元−余额）×10%÷（1＋10%）"


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("120", "人", "120"),
        ("2.6万人", "人", "26000"),
        ("三百二十户", "户", "320"),
        ("50元", "元/人·月", "50"),
        ("每人每月50元", "元/人·月", "50"),
        ("50元/人·月", "元/人·月", "50"),
        ("每一户500元", "元/户", "500"),
        ("约1.5万元", "元", "15000"),
        ("五毛", "元", "0.5"),
        ("30", "万元", "300000"),
        ("30万", "万元", "300000"),
        ("300000元", "万元", "300000"),
        ("七成", "%", "0.7"),
        ("12.5%", "%", "0.125"),
        ("0.1", "%", "0.1"),
        ("1年", "月", "12"),
        ("一年", "月", "12"),
        ("12个月", "月", "12"),
        ("1,234.5", "元", "1234.5"),
        ("-5元", "元", "-5"),
    ],
)
def test_people_type_as_they_like(text: str, unit: str, value: str) -> None:
    assert read_typed(text, parse_unit(unit), "数").value == Fraction(value)


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("120户", "人", "应以人计"),
        ("600元/年", "元/人·月", "应以元/人·月计"),
        ("每人每年600元", "元/人·月", "应以元/人·月计"),
        ("10", "%", "没有写单位"),
        ("10%", "元", "应以元计"),
        ("2倍", "%", "应以%计"),
        ("5个百分点", "%", "应以%计"),
        ("100元和200元", "元", "读不成一个数"),
        ("很多", "元", "读不成一个数"),
        ("", "元", "读不成一个数"),
        ("剩下的一半元钱3", "元", "读不成一个数"),
        ("1年", "元/月", "应以元/月计"),
    ],
)
def test_what_does_not_fit_is_never_taken(text: str, unit: str, said: str) -> None:
    with pytest.raises(CalculationError, match=said):
        read_typed(text, parse_unit(unit), "数")
