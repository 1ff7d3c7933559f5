"""A share that a clause gives one group is paid to no other, and to them alone."""

from decimal import Decimal

import pytest

from assistant.calculation.missing import MissingInput
from tests.calculation.composed.items_papers import RELIEF
from tests.calculation.composed.reckoning import reckoned, total


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("一类户6户一年补多少", 6 * 420 * 12),
        ("二类户6户一年补多少", 6 * 420 * 12 * 70 // 100),
        ("村医7人一年补多少", 7 * 6000),
        ("乡村教师7人一年补多少", 7 * 6000 * 80 // 100),
        ("寄养家庭4户一年补多少", 4 * 3600),
        ("收养残疾儿童的寄养家庭4户一年补多少", 4 * 3600 * 120 // 100),
    ],
)
def test_each_group_is_paid_its_own(question: str, value: int) -> None:
    assert Decimal(total(question, RELIEF)) == value


def test_the_turn_says_whose_it_is_now() -> None:
    before = "收养残疾儿童的寄养家庭4户一年补多少"
    assert total("那没有收养残疾儿童的4户呢", RELIEF, before=[before]) == "14400.00"


@pytest.mark.parametrize(
    "question",
    [
        "轻度残疾人5人一年补多少",
        "收养孤儿的寄养家庭4户一年补多少",
        "村医7人、乡村教师3人一年一共补多少",
    ],
)
def test_where_it_is_not_sure_whose_share_is_meant_it_is_asked(question: str) -> None:
    assert isinstance(reckoned(question, RELIEF), MissingInput)
