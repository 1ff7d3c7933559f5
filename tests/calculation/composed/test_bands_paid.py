"""What is paid by bands, above a line and up to a cap."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.steps import Calculation
from tests.calculation.composed.items_papers import (
    STANDARD_LINE,
    TREATMENT,
    UNREAD_FIRST_BAND,
)
from tests.calculation.composed.papers import ALL, MEDICAL, ORCHARD
from tests.calculation.composed.reckoning import reckoned, total

ROWS = [
    ("孤儿自付36000元，补助多少", 20000 * 80 + 15000 * 85),
    ("孤儿自付三万六，能补多少钱", 20000 * 80 + 15000 * 85),
    ("孤儿自付三万六，未备案，能补多少", (20000 * 80 + 15000 * 85) * 70 // 100),
    ("孤儿自付21000元，补助多少", 20000 * 80),
    ("重残人员自付2500，补多少", 0),
    ("重残人员自付1800元，补多少", 0),
    (
        "重残人员自付88000元，没有备案，补多少",
        (20000 * 55 + 30000 * 65 + 35500 * 70) * 70 // 100,
    ),
    ("重残人员自付88000元，办了异地备案，补多少", 50000 * 100),
    ("重残人员自付20万，补多少", 50000 * 100),
]


@pytest.mark.parametrize(("question", "cents"), ROWS)
def test_the_row_of_the_kind_of_person(question: str, cents: int) -> None:
    assert Decimal(total(question, MEDICAL)) == Decimal(cents) / 100
    assert total(question, MEDICAL) == total(question, *ALL)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("果园改造12亩，奖补多少", 12 * 240),
        ("改造果园30亩，奖补多少钱", 30 * 240),
        ("果园改造80亩奖补多少", 30 * 240 + 50 * 180),
        ("改造果园130亩，奖补多少钱", 30 * 240 + 70 * 180 + 30 * 90),
    ],
)
def test_bands_of_area_in_sentences(question: str, value: int) -> None:
    assert Decimal(total(question, ORCHARD)) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (
            "个人自付超过5000元的部分给予补偿，超过部分中1万元以内按30%、1万元以上按45%，"
            "年度封顶6万元。自付38200元，补多少",
            "13440.00",  # 10000 at 30% and 23200 at 45%
        ),
        (
            "个人自付超过5000元的部分给予补偿，超过部分中1万元以内按30%、1万元以上按45%，"
            "年度封顶6万元。自付30万元，补多少",
            "60000.00",
        ),
    ],
)
def test_the_rule_of_the_question_itself(question: str, value: str) -> None:
    assert total(question) == value


@pytest.mark.parametrize(
    "question", ["自付36000元，补多少", "村医自付36000元，补多少", "孤儿和重残人员自付多少"]
)
def test_who_it_is_is_not_guessed(question: str) -> None:
    assert not isinstance(reckoned(question, MEDICAL), Calculation)


def _paid(cents: int, line: int, rates: tuple[int, int, int], cap: int) -> Decimal:
    """Return what is paid of so many cents, reckoned band by band."""
    paid, below = Decimal(0), Decimal(0)
    above = max(Decimal(cents) / 100 - line, Decimal(0))
    for high, rate in zip((Decimal(20000), Decimal(50000), above), rates, strict=True):
        paid += max(min(above, high) - below, Decimal(0)) * rate / 100
        below = high
    return min(paid, Decimal(cap)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(
    st.integers(100_000, 30_000_000),
    st.sampled_from([("孤儿", 1000, (80, 85, 90), 90000), ("重残人员", 2500, (55, 65, 70), 50000)]),
)
def test_every_sum_is_paid_as_the_bands_say(
    cents: int, who: tuple[str, int, tuple[int, int, int], int]
) -> None:
    name, line, rates, cap = who
    question = f"{name}自付{cents // 100}.{cents % 100:02}元，补助多少"
    assert Decimal(total(question, MEDICAL)) == _paid(cents, line, rates, cap)


@given(st.integers(1, 4000))
def test_every_area_is_paid_as_the_bands_say(area: int) -> None:
    value = sum(240 if mu <= 30 else 180 if mu <= 100 else 90 for mu in range(1, area + 1))
    assert Decimal(total(f"果园改造{area}亩奖补多少", ORCHARD)) == value


def _treated(spent: int) -> Decimal:
    """Return what TREATMENT pays of so much: from the line of 4000元 on, to the cap."""
    bands = ((4000, 15000, 30), (15000, 60000, 45), (60000, 10**9, 55))
    paid = sum(max(min(spent, high) - low, 0) * rate for low, high, rate in bands)
    return min(Decimal(paid) / 100, Decimal(35000))


@pytest.mark.parametrize("spent", [3000, 4000, 9000, 15000, 41000, 72000, 300000])
@pytest.mark.parametrize("paper", [TREATMENT, STANDARD_LINE])
def test_a_band_that_begins_at_the_line_is_the_first(spent: int, paper: str) -> None:
    assert Decimal(total(f"个人自付{spent}元，医疗救助多少", paper)) == _treated(spent)


def test_bands_are_measured_alike_however_it_is_asked() -> None:
    paper = TREATMENT.replace("救助", "报销")
    assert Decimal(total("看病花了4.1万能报多少", paper)) == _treated(41000)


def test_no_sum_is_told_where_the_first_band_is_not_read() -> None:
    assert not isinstance(reckoned("个人自付2万元，医疗救助多少", UNREAD_FIRST_BAND), Calculation)


@pytest.mark.parametrize(("spent", "paid"), [(6000, 2400), (12000, 4800), (20000, 7000)])
def test_a_share_of_a_cost_has_the_cap_of_its_own_clause_and_no_line(spent: int, paid: int) -> None:
    assert Decimal(total(f"房屋加固花了{spent}元，补多少", TREATMENT)) == paid


@pytest.mark.parametrize(
    "question", ["甲类危房补助27万是几户", "甲类危房27万够几户", "甲类危房补助27万能补多少户"]
)
def test_how_far_money_reaches_is_no_reimbursement(question: str) -> None:
    assert total(question, TREATMENT) == "15"


def test_money_of_another_item_is_not_reimbursed() -> None:
    done = reckoned("甲类危房补助27万能补多少", TREATMENT)
    assert not isinstance(done, Calculation)


def test_where_a_band_ends_is_cited_from_its_clause() -> None:
    done = reckoned("个人自付4万元，医疗救助多少", TREATMENT)
    assert isinstance(done, Calculation)
    ends = [f for f in done.figures if f.label.startswith("分段处")]
    assert [f.text for f in ends] == ["1.5万元", "6万元"]
    assert all("沐医保发〔2026〕9号" in f.source for f in ends)
