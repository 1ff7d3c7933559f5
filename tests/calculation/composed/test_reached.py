"""How far money reaches: for how many, for how long, at what price."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.missing import MissingInput
from tests.calculation.composed.papers import ALL
from tests.calculation.composed.reckoning import reckoned, result, total

REACHED = [
    ("手里有18万，每人每月600，20个人，能发几个月", 180_000 // (600 * 20)),
    ("有9万块，每户补4000，最多能补多少户", 90_000 // 4000),
    ("手头12万5，一户两千六，够补多少户", 125_000 // 2600),
    ("资金21万，每人每月760，能聘几个人干一年", 210_000 // (760 * 12)),
    ("有7万元，按助困险标准能保多少人", 70_000 // 90),
    ("拨了50万，能给石塘镇巡山员发几个月", 500_000 // (760 * 33)),
    ("预算36万，40个人发一年，每人每月标准最高能定多少", 360_000 // 40 // 12),
    ("预算54万，60个人，发半年，每人每月最高能定多少", 540_000 // 60 // 6),
    ("预算36万，40个人，发9个月，每人每月最高能定多少", 360_000 // 40 // 9),
    ("预算36万，40个人，每人最高能定多少", 360_000 // 40),
]


@pytest.mark.parametrize(("question", "value"), REACHED)
def test_whole_people_months_and_prices(question: str, value: int) -> None:
    assert float(total(question, *ALL)) == value


def test_a_price_is_cut_to_the_cent() -> None:
    assert total("预算10万，7个人，每人最高能定多少") == "14285.71"


def test_for_how_long_is_asked() -> None:
    asked = reckoned("预算36万，40个人，每人每月标准最高能定多少")
    assert isinstance(asked, MissingInput)
    assert "几个月" in asked.question


@given(st.integers(1, 900), st.integers(50, 3000), st.integers(10_000, 9_000_000))
def test_one_more_would_be_too_many(heads: int, price: int, money: int) -> None:
    months = int(total(f"有{money}元，每人每月{price}元，{heads}个人，能发几个月"))
    assert months * heads * price <= money < (months + 1) * heads * price


LEFT = [
    ("手里有18万，每人每月600，20个人，能发几个月，还剩多少", ("15", "0.00")),
    ("有9万块，每户补4100，最多能补多少户，余下多少钱", ("21", "3900.00")),
    ("资金21万，每人每月760，能聘几个人干一年，发完结余多少", ("23", "240.00")),
]


@pytest.mark.parametrize(("question", "told"), LEFT)
def test_what_is_left_of_the_money_is_told_where_it_is_asked(
    question: str, told: tuple[str, str]
) -> None:
    assert (*result(question).values(),) == told


@given(st.integers(50, 3000), st.integers(10_000, 9_000_000))
def test_what_is_left_pays_for_no_more(price: int, money: int) -> None:
    heads, rest = result(f"有{money}元，每户补{price}元，最多能补几户，还剩多少").values()
    assert int(heads) * price + Decimal(rest) == money
    assert Decimal(rest) < price
