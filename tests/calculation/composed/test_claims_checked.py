"""Sums that somebody reports, worked out again."""

import pytest

from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned

CLAIMS = [
    ("85个垃圾桶，单价136元，合计11650元，这数对吗", "不对，应为11560.00元", "多90.00元"),
    ("85个垃圾桶，单价136元，合计11560元，这数对吗", "对，应为11560.00元", "对得上"),
    ("23人，每人每月650元，干6个月，报了89000元，对不对", "不对，应为89700.00元", "少700.00元"),
]


@pytest.mark.parametrize(("question", "begins", "ends"), CLAIMS)
def test_a_reported_sum_is_compared(question: str, begins: str, ends: str) -> None:
    found = reckoned(question)
    assert isinstance(found, Calculation)
    assert found.summary.startswith(begins)
    assert ends in found.summary
