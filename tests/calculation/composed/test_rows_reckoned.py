"""What rows of a table come to: several of them, all of them, and whose they are not."""

import pytest

from assistant.calculation.steps import Calculation
from tests.calculation.composed.papers import ALL, FORESTRY, INSURANCE
from tests.calculation.composed.reckoning import reckoned, total

ADDED = [
    ("石塘镇和枫林镇应缴保费一共多少", "399600.00"),
    ("石塘镇、竹坝乡参保人数一共多少人", "3840"),
    ("石塘、枫林两个镇上年结余合计多少", "89249.70"),
    ("石塘镇三类岗位一共多少个", "58"),
    ("全县巡山员一共多少个", "106"),
    ("全县参保人数一共多少人", "5820"),
    ("全县上年结余一共多少", "111749.70"),
]


@pytest.mark.parametrize(("question", "value"), ADDED)
def test_rows_and_columns_are_added(question: str, value: str) -> None:
    assert total(question, FORESTRY, INSURANCE) == value


def test_a_row_of_totals_is_not_added_to_the_others() -> None:
    without = "\n".join(line for line in FORESTRY.splitlines() if not line.startswith("合计"))
    question = "全县防火瞭望员全年一共要多少报酬"
    assert total(question, FORESTRY) == total(question, without) == f"{12 * 940 * 7}.00"


@pytest.mark.parametrize(
    "question",
    [
        "月湖镇巡山员全年一共要多少报酬",
        "永和镇巡山员全年一共要多少报酬",
        "我们镇巡山员全年一共要多少报酬",
        "俺村巡山员全年一共要多少报酬",
        "全镇巡山员全年一共要多少报酬",
        "全市巡山员全年一共要多少报酬",
        "全镇上年结余一共多少",
        "我们乡三类岗位全年报酬合计多少",
    ],
)
def test_the_rows_of_the_county_are_no_other_places(question: str) -> None:
    assert not isinstance(reckoned(question, *ALL), Calculation)
