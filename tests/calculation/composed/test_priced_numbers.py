"""Prices times the numbers that their units ask for."""

import pytest

from tests.calculation.composed.reckoning import total

PRICED = [
    ("每户35只鸡，一只12元，48户，一共多少钱", 35 * 12 * 48),
    ("47个人，每人35元，5个人免交，一共收多少", 42 * 35),
    ("甲村14户、乙村19户、丙村23户，每户12元，一共多少", 56 * 12),
    ("每车拉4吨，拉了9车，每吨65元，一共多少", 4 * 9 * 65),
]


@pytest.mark.parametrize(("question", "value"), PRICED)
def test_units_say_what_is_multiplied(question: str, value: int) -> None:
    assert float(total(question)) == value
