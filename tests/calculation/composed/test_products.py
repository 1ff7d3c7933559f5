"""So many at a price for so long, be the figures the asker's own or the document's."""

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.papers import (
    ALL,
    AMENDED,
    ELDERLY,
    FORESTRY,
    INSURANCE,
    LOWINCOME,
    RICE,
    TOILETS,
)
from tests.calculation.composed.reckoning import reckoned, total

TYPED = [
    ("俺村十八个扫街的，一个月给五百二，干满一年统共要多少钱", 18 * 520 * 12),
    ("聘请23名网格员，每人每月1340元，聘期8个月，要多少经费", 23 * 1340 * 8),
    ("聘期8个月，每人每月1340元，网格员23名，共需多少经费", 23 * 1340 * 8),
    ("雇14个人，每人每天120元，干25天，一共多少钱", 14 * 120 * 25),
    ("9户人家每户补贴4500元，合计多少", 9 * 4500),
    ("补了7户，一户两千六，总共多少钱", 7 * 2600),
    ("216亩地，每亩补三十五块，一共多少钱", 216 * 35),
    ("雇6个人，每人每月800，干半年，一共多少", 6 * 800 * 6),
    ("雇6个人，每人每月800，干两年半，一共多少", 6 * 800 * 30),
    ("雇6个人，每人每月800，干3个半月，一共多少", 6 * 400 * 7),
    ("25人每人90元，打八折，一共多少", 25 * 72),
    ("甲村12人，乙村5人，每人每月800元，干3个月，一共多少钱", 17 * 800 * 3),
    ("22人，每人每月760元，每人每月扣50元，干3个月，一共发多少钱", 22 * 710 * 3),
    ("22人，每人每月760元，1月到5月，一共多少钱", 22 * 760 * 5),
    ("每亩46元，37亩，另加200元，一共多少", 37 * 46 + 200),
    ("6个村每个村1000元，一共多少钱", 6 * 1000),
    ("31名学生每人每月补400元，两个季度合计多少", 31 * 400 * 6),
]


@pytest.mark.parametrize(("question", "value"), TYPED)
def test_all_figures_are_the_askers(question: str, value: int) -> None:
    assert float(total(question)) == value
    assert float(total(question, *ALL)) == value, "documents change nothing"


POSTS = [
    ("防火瞭望员3人全年一共要发多少钱", 3 * 940 * 7),
    ("禾川县巡山员5个人，干6个月，一共多少", 5 * 760 * 6),
    ("全县巡山员干满一年一共要多少报酬", 106 * 760 * 12),
    ("石塘镇防火瞭望员全年报酬合计多少", 4 * 940 * 7),
    ("竹坝乡河道保洁员8个月要发多少", 12 * 580 * 8),
    ("石塘镇巡山员一个月要发多少钱", 33 * 760),
    ("石塘镇三类岗位全年报酬合计多少", 33 * 760 * 12 + 21 * 580 * 12 + 4 * 940 * 7),
]


@pytest.mark.parametrize(("question", "value"), POSTS)
def test_posts_at_the_stated_price(question: str, value: int) -> None:
    assert float(total(question, FORESTRY)) == value
    assert float(total(question, *ALL)) == value


LAND = [
    ("早稻种了37亩补多少钱", 37 * 46),
    ("玉米种了15亩半补多少钱", 434),
    ("15亩玉米补贴多少钱", 15 * 28),
]


@pytest.mark.parametrize(("question", "value"), LAND)
def test_land_at_the_stated_price(question: str, value: int) -> None:
    assert float(total(question, RICE)) == value


AGES = [
    ("我们村有27个88岁的老人，全年长寿补助金一共多少", 27 * 110 * 12),
    ("我们村有27个88岁的老人，2024年全年长寿补助金一共多少", 27 * 85 * 12),
    ("5个81岁到90岁的老人长寿补助金一年一共多少", 5 * 110 * 12),
    ("我们村有6个73岁的老人，全年长寿补助金一共多少", 6 * 35 * 12),
    ("石塘镇95周岁以上的长寿补助金一年要发多少", 6 * 260 * 12),
    ("我娘96岁，长寿补助金一年能领多少", 260 * 12),
    ("枫林镇80—94周岁长寿补助金每月发多少", 198 * 110),
    ("枫林镇80—94周岁2024年长寿补助金每月发多少", 198 * 85),
]


@pytest.mark.parametrize(("question", "value"), AGES)
def test_the_band_of_the_age_and_the_standard_of_the_day(question: str, value: int) -> None:
    assert float(total(question, ELDERLY, AMENDED)) == value
    assert float(total(question, AMENDED, ELDERLY)) == value


def test_a_list_has_the_amended_standard() -> None:
    first = "石塘镇三个年龄段长寿补助金每月合计发多少"
    assert float(total(first, ELDERLY)) == 812 * 35 + 240 * 85 + 6 * 260
    assert float(total(first, ELDERLY, AMENDED)) == 812 * 35 + 240 * 110 + 6 * 260


def test_an_age_below_all_bands_is_paid_nothing_of_another() -> None:
    assert not isinstance(reckoned("我娘60岁，一年能领多少", ELDERLY), Calculation)


HOUSES = [
    ("17户一类改厕一共补多少", 17 * 1800),
    ("脱贫户二类改厕，不在水源保护区，造价5000元，能补多少", 2600 + 700),
    ("脱贫户一类改厕，在水源保护区，造价5000元，补多少", 2300),
    ("脱贫户一类改厕，在水源保护区，造价2100元，补多少", 2100),
    ("不是脱贫户，二类改厕，造价6000元，一户能补多少", 2600),
    ("不是脱贫户，二类改厕，位于水源保护区，一户能补多少", 2600 + 300),
    ("石塘镇一类改厕任务全部完成要补助多少钱", 120 * 1800),
    ("竹坝乡一类和二类改厕任务合计补多少", 71 * 1800 + 52 * 2600),
]


@pytest.mark.parametrize(("question", "value"), HOUSES)
def test_grades_additions_ceilings_and_the_cost(question: str, value: int) -> None:
    assert float(total(question, TOILETS)) == value


YEARS = [
    ("农村低保2024年4口人一年多少钱", 610 * 4 * 12),
    ("2025年城市低保3个人6个月多少钱", 805 * 3 * 6),
    ("农村低保4口人一年多少钱", 655 * 4 * 12),
]


@pytest.mark.parametrize(("question", "value"), YEARS)
def test_the_column_of_the_year(question: str, value: int) -> None:
    assert float(total(question, LOWINCOME)) == value


PREMIUM = [
    ("助困险保费标准提高到每人105元，枫林镇应缴多少", 1980 * 105),
    ("助困险按12%参保，石塘镇要交多少保费", 24600 * 12 * 90 // 100),
]


@pytest.mark.parametrize(("question", "value"), PREMIUM)
def test_a_price_or_share_put_for_the_documents(question: str, value: int) -> None:
    assert float(total(question, INSURANCE)) == value


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("6户改厕一共能补多少", "一类改厕|补助1800元；二类改厕|补助2600元"),
        ("雇6个人，每人每月800，干一个半月，一共多少", "算几个月"),
        ("雇6个人，又说9个人，每人每月800，干3个月，要多少钱", "不知道用哪一个"),
        ("12名护工，其中5人是党员，每人每月800元，干3个月，一共多少钱", "不知道用哪一个"),
        ("原来12人，现在15人，每人每月800元，干3个月，一共多少钱", "不知道用哪一个"),
        ("护工21人，男的12人女的9人，每人每月800元，干3个月，一共多少钱", "不知道用哪一个"),
        ("3个88岁和2个96岁的老人，全年长寿补助金一共多少", "请说明是哪一种"),
        ("工资要涨10，15个巡山员全年一共多少", "没有写单位"),
    ],
)
def test_what_is_not_certain_is_asked(question: str, lacks: str) -> None:
    asked = reckoned(question, TOILETS, FORESTRY, ELDERLY)
    assert isinstance(asked, MissingInput)
    assert lacks in asked.question


@pytest.mark.parametrize(
    "question",
    [
        "永和镇巡山员全年要多少钱",
        "2019年石塘镇巡山员全年一共要多少报酬",
        "2019年农村低保4口人一年多少钱",
        "永和镇80到94岁长寿补助金一个月发多少钱",
        "永和镇一类改厕任务全部完成要补助多少钱",
        "2022年石塘镇应缴保费是多少",
        "宁江县巡山员8人全年一共多少钱",
        "23名网格员，每人每月1340元，每人每月1500元，8个月，要多少经费",
        "护路员4人全年一共要发多少钱",
        "石塘镇巡山员有5人没到岗，其余的全年要多少报酬",
        "枫林镇参保人数增加100人，保费多多少",
        "我爹82岁我娘79岁，一年一共领多少",
        "88岁和96岁的老人各一个，一个月一共领多少",
    ],
)
def test_nothing_is_borrowed_from_another_place_year_or_kind(question: str) -> None:
    assert not isinstance(reckoned(question, *ALL), Calculation)
