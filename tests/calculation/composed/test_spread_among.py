"""A sum that is spread among those who bear it, for each of them."""

import pytest

from tests.calculation.composed.reckoning import total

SPREAD = [
    ("电费一年8640元，36户分摊，每户每月多少", "20"),
    ("修渠花了52800元，按660亩摊，每亩摊多少", "80"),
    ("修渠花了52800元，按660亩摊，我家7.5亩摊多少", "600"),
    ("清淤19200元，64户平摊，一户多少钱", "300"),
]


@pytest.mark.parametrize(("question", "value"), SPREAD)
def test_each_bears_its_part(question: str, value: str) -> None:
    assert float(total(question)) == float(value)
