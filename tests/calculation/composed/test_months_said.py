"""Parts of a year, as they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.composed.months_said import months_said
from tests.calculation.composed.reckoning import total

SAID = [
    ("1至5月每月500元", (1, 5)),
    ("6月起560元", (6, 12)),
    ("上半年", (1, 6)),
    ("下半年", (7, 12)),
    ("前四个月", (1, 4)),
    ("后3个月", (10, 12)),
    ("十月份以后", (10, 12)),
]


@pytest.mark.parametrize(("text", "bounds"), SAID)
def test_a_part_of_a_year_has_its_months(text: str, bounds: tuple[int, int]) -> None:
    (found,) = months_said(text)
    assert (found.first, found.last) == bounds
    assert text[found.start : found.end] == found.text


@given(st.text(alphabet="0123456789一二十月份起至到前后上下半年个-—", max_size=20))
def test_months_are_of_one_year_and_stand_where_they_say(text: str) -> None:
    for found in months_said(text):
        assert 1 <= found.first <= found.last <= 12
        assert 1 <= found.count <= 12
        assert text[found.start : found.end] == found.text


def test_a_price_counts_for_its_months() -> None:
    asked = "12个保洁员，上半年每人每月700元，下半年每人每月760元，全年一共多少钱"
    assert float(total(asked)) == 12 * 6 * (700 + 760)
