"""Sums of the user's own figures: worked out where the units fit, and never guessed where not."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.composed.composed_sum import composed_sum
from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.reading import said


def reckoned(question: str) -> Calculation | MissingInput | None:
    """Return what is made of a question where there is no document."""
    return composed_sum(said(question), lambda: (), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("question", "total", "expression"),
    [
        ("请了9个巡河员，每人每月1100，干7个月要多少钱", "69300.00", "1100元/人·月×9人×7月"),
        ("给53户监测户每户发300块，一共多少", "15900.00", "300元/户×53户"),
        ("每亩补贴62.5元，840亩合计多少", "52500.00", "62.5元/亩×840亩"),
        ("聘用保安12名，每人每月1600元，聘期半年，请测算所需经费", "115200.00", "×12人×6月"),
        ("80到89岁老人310个，一人一月六十块，一年共需多少", "223200.00", "60元/人·月×310人×12月"),
        ("2025年给25人发补贴，每人每季度900元，4个季度总共多少", "90000.00", "×25人×4季度"),
        ("12个看山的，一个月给八百，干满一年统共多少", "115200.00", "800元/人·月×12月×12人"),
        ("每人每月800元，5个人，10个月，再加2000元一共多少", "42000.00", "＋2000.00元"),
    ],
)
def test_what_is_stated_in_full_is_reckoned(question: str, total: str, expression: str) -> None:
    found = reckoned(question)
    assert isinstance(found, Calculation)
    assert found.result["合计"] == Decimal(total)
    assert expression in found.steps[-1].expression
    assert {figure.source for figure in found.figures} == {"用户"}


@pytest.mark.parametrize(
    "question",
    [
        "每人每月800元，5个人多少钱",
        "5个人发10个月多少钱",
        "每户补助12000元，15户，最高不超过10万元，一共多少",
        "每人每月几百元，5个人发10个月一共多少",
        "每人每月800元，5人6人，10个月一共多少",
        "每人每天50元，30人，2个月一共多少",
        "水管每米38元",
    ],
)
def test_what_is_missing_left_over_or_of_another_kind_is_not_guessed(question: str) -> None:
    assert not isinstance(reckoned(question), Calculation)


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 36), st.permutations(range(3)))
def test_the_order_of_what_is_said_does_not_matter(
    people: int, price: int, months: int, order: list[int]
) -> None:
    parts = [f"{people}人", f"每人每月{price}元", f"发{months}个月"]
    found = reckoned("，".join(parts[i] for i in order) + "，一共多少钱")
    assert isinstance(found, Calculation)
    assert found.result["合计"] == Decimal(people) * price * months


@pytest.mark.parametrize(
    "question",
    [
        "意外险一人交三十，我家5口人，财政补多少",
        "养老保险每人一年交两百，我家3口人，政府一共补多少",
        "牛只保险一头缴一百，20头能补贴多少",
    ],
)
def test_what_is_paid_in_is_not_told_for_what_is_given(question: str) -> None:
    assert not isinstance(reckoned(question), Calculation)


def test_what_is_paid_in_or_given_by_the_question_itself_is_told() -> None:
    paid, given_ = reckoned("一人交三十，400人一共交多少"), reckoned("每人补三十，400人一共补多少")
    assert isinstance(paid, Calculation)
    assert isinstance(given_, Calculation)
    assert [*paid.result.values()] == [*given_.result.values()] == [Decimal(12000)]
