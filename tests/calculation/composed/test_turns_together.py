"""A turn that goes on with the sum before it: what it says is replaced, the rest stays."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.papers import ALL, FORESTRY
from tests.calculation.composed.reckoning import reckoned, result, total

HIRED = "聘请23名网格员，每人每月1340元，聘期8个月，要多少经费"
WATCHED = "石塘镇巡山员全年一共要多少报酬"
FALLEN_ILL = "孤儿自付36000元，补助多少"

GOES_ON = [
    ([HIRED], "要是每人每月1500呢", 23 * 1500 * 8),
    ([HIRED], "那改成30人呢", 30 * 1340 * 8),
    ([HIRED, "那改成30人呢"], "只干5个月呢", 30 * 1340 * 5),
    ([HIRED], "要是涨10%呢", 23 * 1474 * 8),
    ([WATCHED], "那竹坝乡呢", 46 * 760 * 12),
    ([WATCHED], "那竹坝呢", 46 * 760 * 12),
    ([WATCHED], "那发9个月呢", 33 * 760 * 9),
    ([FALLEN_ILL], "要是重残人员呢", 11000 + 13500 * 0.65),
    ([FALLEN_ILL], "那自付6万呢", 16000 + 25500 + 8100),
    ([FALLEN_ILL], "那没备案呢", 28750 * 0.7),
    (["17户一类改厕一共补多少"], "那二类呢", 17 * 2600),
    (["农村低保4口人一年多少钱"], "那5口人呢", 5 * 655 * 12),
    (["农村低保4口人一年多少钱"], "那城市呢", 4 * 805 * 12),
    (["43万2千块分12个月发，每月发多少"], "那分9个月呢", 48_000),
    (["应缴8万，结余3万，还要筹多少"], "要是结余只用一半呢", 65_000),
    (["应缴8万，结余3万，还要筹多少"], "要是结余5万呢", 30_000),
]


@pytest.mark.parametrize(("before", "question", "value"), GOES_ON)
def test_what_is_said_anew_replaces(before: list[str], question: str, value: float) -> None:
    assert float(total(question, *ALL, before=before)) == value


@pytest.mark.parametrize(
    ("before", "question", "shares"),
    [
        ("缺口9万，县里和乡镇按6:4分担，各出多少", "如改为7:3呢", ["63000.00", "27000.00"]),
        ("缺口9万，县里六成乡镇四成，各出多少", "那12万呢", ["72000.00", "48000.00"]),
        (
            "拨9万，县里六成乡镇四成，各出多少",
            "如果县里七成乡镇三成呢",
            ["63000.00", "27000.00"],
        ),
        ("缺口9万，三个村平摊，各多少", "那五个村平摊呢", ["18000.00"] * 5),
    ],
)
def test_shares_and_the_sum_are_replaced_apart(
    before: str, question: str, shares: list[str]
) -> None:
    for texts in ((), ALL):
        assert [*result(question, *texts, before=[before]).values()] == shares


@pytest.mark.parametrize("question", ["那月湖镇呢", "那永和镇呢", "那我们村呢", "那宁江县呢"])
def test_another_place_does_not_get_the_town_of_the_turn_before(question: str) -> None:
    assert not isinstance(reckoned(question, *ALL, before=[WATCHED]), Calculation)


def test_a_turn_of_its_own_hears_nothing_of_the_turn_before() -> None:
    own = "河道保洁员7个人干10个月，共要多少钱"
    assert total(own, FORESTRY, before=[HIRED]) == f"{7 * 580 * 10}.00"


def test_another_year_is_told_to_be_missing() -> None:
    asked = reckoned("2022年石塘镇应缴保费是多少", *ALL)
    assert isinstance(asked, MissingInput)
    assert "2022年" in asked.question
