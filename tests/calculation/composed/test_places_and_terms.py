"""Nothing is borrowed from another county, and nothing told of a notice that another follows."""

from datetime import date
from decimal import Decimal

import pytest

from assistant.calculation.steps import Calculation
from tests.calculation.composed.items_papers import (
    ANOTHER_COUNTY,
    NOTICE_OF_2025,
    NOTICE_OF_2026,
    TREATMENT,
)
from tests.calculation.composed.reckoning import reckoned, total

TWO_COUNTIES = (NOTICE_OF_2025, NOTICE_OF_2026, ANOTHER_COUNTY)


@pytest.mark.parametrize(
    "place", ["赵家镇", "五里乡", "三河镇", "八一镇", "泰和镇", "两河乡", "桥下乡"]
)
def test_a_town_that_no_document_knows_has_no_standard(place: str) -> None:
    assert not isinstance(reckoned(f"{place}油菜20亩补多少钱", *TWO_COUNTIES), Calculation)


@pytest.mark.parametrize("place", ["赵家村", "有余村", "石井村"])
def test_a_village_is_not_put_into_one_of_two_counties(place: str) -> None:
    assert not isinstance(reckoned(f"{place}大豆20亩补多少钱", *TWO_COUNTIES), Calculation)


def test_a_village_lies_in_the_one_county_at_hand() -> None:
    assert total("石井村大豆20亩补多少钱", ANOTHER_COUNTY) == "2600.00"


def test_a_town_of_one_county_is_not_paid_by_another() -> None:
    question = "青石镇个人自付住院费用3万元，补助多少"
    assert not isinstance(reckoned(question, NOTICE_OF_2025, ANOTHER_COUNTY), Calculation)
    assert total("个人自付住院费用3万元，补助多少", ANOTHER_COUNTY) == "7500.00"


def test_the_name_of_the_whole_county_chooses_no_standard() -> None:
    paper = TREATMENT.replace(
        "1.8万元。", "1.8万元。\n四、其他\n（四）沐川县特困老人每人每月75元。"
    )
    assert total("沐川县甲类危房27万够几户", paper) == "15"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("75岁老人20个，营养补贴一个月多少", 20 * 42),
        ("72岁老人10个一个月营养补贴多少钱", 10 * 42),
        ("护林员9人一年多少", 9 * 560 * 12),
        ("青石镇护林员6人一年多少", 6 * 560 * 12),
        ("巡河员9人一年多少", 9 * 450 * 12),
        ("2025年75岁老人20个，营养补贴一年多少", 20 * 35 * 12),
    ],
)
def test_a_notice_that_has_expired_gives_way_to_the_one_that_follows(
    question: str, value: int
) -> None:
    assert Decimal(total(question, NOTICE_OF_2025, NOTICE_OF_2026)) == value


def test_before_it_expires_it_holds() -> None:
    day = date(2025, 11, 30)
    done = total("75岁老人20个，营养补贴一年多少", NOTICE_OF_2025, NOTICE_OF_2026, today=day)
    assert Decimal(done) == 20 * 35 * 12


def test_both_standards_of_a_comparison_are_cited() -> None:
    question = "2026年比2025年75岁老人20个，营养补贴一个月多发多少"
    done = reckoned(question, NOTICE_OF_2025, NOTICE_OF_2026)
    assert isinstance(done, Calculation)
    sources = {f.source for f in done.figures if f.unit.startswith("元")}
    assert sources == {"沐民发〔2025〕3号 （一）", "沐民发〔2026〕2号 （一）"}
