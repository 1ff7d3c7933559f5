"""What a thing cost limits what is paid for it, and is never paid out itself."""

from decimal import Decimal

import pytest

from assistant.calculation.steps import Calculation
from tests.calculation.composed.items_papers import SITES
from tests.calculation.composed.reckoning import reckoned, total


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("水窖改造8座，每座造价4000元，补多少", 8 * 1500),
        ("水窖改造8座，造价每座2000元，补助多少钱", 8 * 1200),
        ("水窖改造1座，花了2000元，能补多少", 1200),
        ("畜圈改造5户，每户费用1300元，补多少", 5 * 900),
        ("畜圈改造5户，每户实际花了650元，补多少", 5 * 650),
        ("水窖改造8座，每座补助1300元，一共补多少", 8 * 1300),
        ("水窖改造8座，每座造价4000元，一共要花多少", 8 * 4000),
    ],
)
def test_the_cost_is_a_limit_where_help_is_asked_for(question: str, value: int) -> None:
    assert Decimal(total(question, SITES)) == value


def test_a_limit_by_a_cost_that_is_not_given_is_told() -> None:
    done = reckoned("水窖改造8座补多少", SITES)
    assert isinstance(done, Calculation)
    assert [*done.result.values()] == [12000]
    assert any("实际造价的60%" in note for note in done.notes)


def test_a_cost_that_limits_nothing_is_not_paid_out() -> None:
    done = reckoned("围墙改造3户，每户花了5000元，能补多少", SITES)
    paid = [*done.result.values()] if isinstance(done, Calculation) else []
    assert paid in ([], [Decimal(2100)])
