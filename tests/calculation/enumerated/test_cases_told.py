"""A standard of another case than the question's is asked about, never told with confidence."""

import pytest

from assistant.calculation.missing import MissingInput
from tests.calculation.composed.reckoning import reckoned, total

WATER = """石坪县水利局文件

石水〔2025〕6号

石坪县农村集中供水水价办法

一、农村集中供水实行两部制水价：每户每月基本水费6元，含用水3吨；超过3吨的，每吨2.5元。
二、牧区拉水点用水每吨4元。

石坪县水利局
2025年3月2日
"""
FODDER = """石坪县农业农村局文件

石农〔2025〕9号

石坪县饲草种植补助办法

第一条 种植饲用燕麦并签订收购合同的，每亩补助140元。自种自喂、未签订收购合同的，每亩补助70元。
第二条 养殖场新建圈舍的，每平方米补助50元，单个主体最高不超过6万元。

石坪县农业农村局
2025年3月2日
"""
VILLAGES = """石坪县民政局文件

石民〔2025〕9号

石坪县村级经费标准

一、村干部报酬
村党组织书记报酬每人每月3200元。
二、村级运转经费
每村每年7万元；户籍人口2000人以上的村，每村每年增加2万元。

石坪县民政局
2025年3月2日
"""


@pytest.mark.parametrize("question", ["农村集中供水用9吨水多少钱", "集中供水一个月用9吨水交多少钱"])
def test_a_rate_of_what_goes_beyond_an_included_amount_is_not_that_of_all(question: str) -> None:
    asked = reckoned(question, WATER)
    assert isinstance(asked, MissingInput)


def test_a_rate_of_all_is_told_still() -> None:
    assert total("牧区拉水点用水9吨多少钱", WATER) == "36.00"


def test_what_is_paid_under_a_contract_is_not_told_of_who_has_none() -> None:
    found = reckoned("饲用燕麦10亩没签合同补多少", FODDER)
    assert "1400" not in getattr(found, "summary", "")
    assert total("饲用燕麦10亩签了收购合同补多少", FODDER) == "1400.00"


def test_a_limit_of_a_whole_is_none_of_one_square_metre() -> None:
    found = reckoned("新建圈舍补多少", FODDER)
    assert all("60000" not in f"{figure.value}" for figure in getattr(found, "figures", ()))
    assert total("新建圈舍2000平方米补多少", FODDER) == "60000.00"


@pytest.mark.parametrize("question", ["2600人的村一年报酬多少", "2600人的村书记一个月报酬多少"])
def test_people_of_a_village_are_not_multiplied_by_what_one_is_paid(question: str) -> None:
    assert isinstance(reckoned(question, VILLAGES), MissingInput)


ITEMS = """石坪县农业农村局文件

石农〔2025〕11号

石坪县粮油生产补助方案

一、补助标准
（一）中稻。种植面积50亩以内的部分，每亩补助120元；超过50亩的部分，每亩补助90元。
（二）油菜。补助60元/亩。
（三）高粱大豆间作套种。每亩补助180元。

石坪县农业农村局
2025年3月2日
"""


def test_who_only_says_that_something_is_grown_is_asked_which_item() -> None:
    found = reckoned("种了60亩补多少钱", ITEMS)
    assert not hasattr(found, "result"), found
    assert total("油菜10亩补多少", ITEMS) == "600.00"
    assert total("高粱大豆套种10亩补多少", ITEMS) == "1800.00"


RELIEF = """石坪县医疗保障局文件

石医保〔2026〕3号

石坪县医疗救助细则

第一条 门诊慢性病自付费用按40%救助，每人每年最高3000元。低保对象按70%救助。
第二条 康复训练自付费用，年度起付线600元，超过600元的部分救助50%，最高1万元。重度残疾人不设起付线。
第三条 购置助行器的，按售价的60%补助，每件最高800元。

石坪县医疗保障局
2026年1月5日
"""


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("门诊慢性病自付5000元，能救助多少", "低保对象"),
        ("我娘康复训练自付4600元，能救助多少", "重度残疾人"),
    ],
)
def test_who_may_be_excepted_is_asked_whether_he_is(question: str, whom: str) -> None:
    asked = reckoned(question, RELIEF)
    assert isinstance(asked, MissingInput), asked
    assert f"“{whom}”" in asked.question


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("不是低保，门诊慢性病自付5000元，能救助多少", "2000.00"),
        ("普通家庭，康复训练自付4600元，能救助多少", "2000.00"),
        ("买助行器花了1000元，能补多少", "600.00"),
    ],
)
def test_who_says_that_he_is_not_is_told(question: str, value: str) -> None:
    assert total(question, RELIEF) == value
