"""Sums of the asker's own figures, in the order in which they are said."""

import pytest

from tests.calculation.composed.papers import ALL
from tests.calculation.composed.reckoning import reckoned, total

ORDERED = [
    ("一家42只鸡苗，5块6一只，73户，装车还要900块，一共多少钱", "18069.6"),
    ("大棚造价6.4万，财政补45%，自己掏多少", "35200"),
    ("打井花了27500元，乡里给了8000元，剩下的村里出，村里出多少", "19500"),
    ("路面硬化总价36万，省里六成，市里一成五，余下自筹多少", "90000"),
    ("树苗1300棵，每棵18元，打九折，一共多少", "21060"),
    ("水泥35吨，每吨420元，运费1500元，合计多少", "16200"),
    ("课桌64套，每套235元，税另加6%，总共多少钱", "15942.4"),
]


@pytest.mark.parametrize(("question", "value"), ORDERED)
def test_what_follows_a_cost_is_taken_in_its_order(question: str, value: str) -> None:
    assert str(float(total(question))) == str(float(value))
    assert total(question, *ALL) == total(question), "documents change nothing"


UNPLACED = [
    "农村人口2.4万，参保10%，每人90元，结余5万，标准上浮两成的话缺口是多少",
    "35只，6.8元一只，价格涨两成要多少钱，另外还有17个人",
    "三家各出多少，井钱27500元，乡里给了8000元",
]


@pytest.mark.parametrize("question", UNPLACED)
def test_a_figure_that_has_no_place_stops_the_sum(question: str) -> None:
    found = reckoned(question)
    assert "加上后" not in getattr(found, "summary", "")
