"""Sums that are offset by what is left over, shared among parties, spread over months."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.steps import Calculation
from tests.calculation.composed.papers import ALL, FORESTRY, INSURANCE, RICE
from tests.calculation.composed.reckoning import reckoned, result, total

OFFSET = [
    ("应缴8万，结余3万只准用一半，还要筹多少", "65000.00"),
    ("应缴9万6，去年剩2万4，还要筹多少", "72000.00"),
    ("应缴9万6，去年剩2万4，留下4000不动，还要筹多少", "76000.00"),
    ("应缴9万6，去年剩2万4，有三成不能动，还要筹多少", "79200.00"),
    ("应缴3万，结余5万，还要筹多少", "0.00"),
]


@pytest.mark.parametrize(("question", "value"), OFFSET)
def test_what_is_still_to_be_raised(question: str, value: str) -> None:
    assert total(question, *ALL) == value


def test_a_part_of_what_the_row_states_to_be_left() -> None:
    # 178200 − 38049.30 ÷ 2 and, for a quarter, 178200 − 9512.325.
    assert total("枫林镇结余只用一半，还要筹多少", INSURANCE) == "159175.35"
    assert total("枫林镇结余只用四分之一，助困险还要筹多少", INSURANCE) == "168687.68"


SHARED = [
    (
        "缺口15万6，县里六成乡镇四成，各出多少",
        {"县": "93600.00", "乡镇": "62400.00"},
    ),
    (
        "总共52万，省里出四成，市里出三成，其余县里出，各出多少",
        {"省": "208000.00", "市": "156000.00", "县": "156000.00"},
    ),
    (
        "经费8万元，县、乡、村各承担三分之一，各出多少",
        {"县": "26666.67", "乡": "26666.67", "村": "26666.66"},
    ),
    (
        "缺口100元，三个村平摊，各多少",
        {"第1个村": "33.34", "第2个村": "33.33", "第3个村": "33.33"},
    ),
    (
        "40个人，每人每年240元，县里七成乡里三成，各出多少",
        {"县": "6720.00", "乡": "2880.00"},
    ),
]


@pytest.mark.parametrize(("question", "shares"), SHARED)
def test_the_askers_sum_is_shared(question: str, shares: dict[str, str]) -> None:
    assert result(question, *ALL) == shares


def test_a_stated_sum_is_shared_as_its_clause_says() -> None:
    # 1864000 at 60%, at 15% and the rest.
    assert result("种粮补贴资金省、市、县各承担多少", RICE) == {
        "省": "1118400.00", "市": "279600.00", "县": "466000.00",
    }  # fmt: skip
    # 412050.30 at 7 to 3.
    assert result("全县需筹集的助困险保费由县级和乡镇各承担多少", INSURANCE) == {
        "县": "288435.21", "乡镇": "123615.09",
    }  # fmt: skip


def test_the_town_whose_sum_it_is_does_not_change_the_order_of_the_parties() -> None:
    question = "石塘镇巡山员全年工资县里和镇里6:4，各出多少"  # 33 × 760 × 12 = 300960
    assert result(question, FORESTRY) == {"县": "180576.00", "镇": "120384.00"}


def test_the_sum_of_all_towns_is_not_shared_for_one() -> None:
    question = "石塘镇尚需筹集的助困险保费县里出多少"
    assert not isinstance(reckoned(question, INSURANCE), Calculation)


SPREAD = [
    ("41万6千块分8个月发，每月发多少", 52_000),
    ("36万元分四个季度拨，每季度多少", 90_000),
    ("枫林镇助困险应缴保费分10个月，每月多少", 17_820),
]


@pytest.mark.parametrize(("question", "value"), SPREAD)
def test_a_sum_is_spread(question: str, value: int) -> None:
    assert float(total(question, *ALL)) == value


@given(
    st.integers(1, 10**10),
    st.integers(1, 99),
    st.sampled_from(["缺口{0}元，县里承担{1}%、乡镇承担{2}%，各出多少",
                     "资金{0}元，由县级和乡镇按{1}:{2}分担，各承担多少"]),
)  # fmt: skip
def test_shares_sum_to_the_total(cents: int, part: int, wording: str) -> None:
    money = Decimal(cents) / 100
    done = reckoned(wording.format(f"{money:.2f}", part, 100 - part))
    assert isinstance(done, Calculation)
    assert sum(done.result.values()) == money
    assert abs(next(iter(done.result.values())) - money * part / 100) <= Decimal("0.01")


@given(st.integers(1, 10**9), st.sampled_from("三四五六七八九"))
def test_equal_shares_sum_to_the_total_and_differ_by_a_cent(cents: int, count: str) -> None:
    money = Decimal(cents) / 100
    done = reckoned(f"缺口{money:.2f}元，{count}个村平摊，各多少")
    assert isinstance(done, Calculation)
    shares = list(done.result.values())
    assert len(shares) == "一二三四五六七八九".index(count) + 1
    assert sum(shares) == money
    assert max(shares) - min(shares) <= Decimal("0.01")
