"""A stated account of a place with something put for something else."""

import pytest

from tests.calculation.composed.papers import INSURANCE
from tests.calculation.composed.reckoning import reckoned, total

CHANGED = [
    ("石塘镇标准涨到110元，要多交多少保费", "49200.00"),
    ("枫林镇结余只能用一半，还要筹多少", "159175.35"),
]


@pytest.mark.parametrize(("question", "value"), CHANGED)
def test_what_is_not_changed_stands(question: str, value: str) -> None:
    assert total(question, INSURANCE) == value


def test_another_place_has_no_account() -> None:
    assert reckoned("泉口镇结余只能用一半，还要筹多少", INSURANCE) is None
