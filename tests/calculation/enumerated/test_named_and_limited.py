"""What a sum must be of: the whole name that is said, its own case, its own line and limits."""

from decimal import Decimal

import pytest

from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import reckoned, total

CROPS = """石梁县农业农村局文件

石农〔2026〕9号

石梁县粮油规模经营补贴办法

第一条 为鼓励多种粮油，制定本办法。

第二条 种植冬油菜20亩至100亩的，每亩每年补贴110元；100亩以上的，每亩每年补贴140元。

第三条 春油菜每亩补贴70元，杂粮每亩补贴90元，每户最高补贴1.5万元。

第四条 每个村农技站按服务人口每人每年5元补助，每个农技站全年不低于6000元。

第五条 参加互助的职工每人每年缴费90元，其中单位承担60元，个人承担30元。

第六条 村级测报员每人每月补助600元（2025年为每人每月480元）。

石梁县农业农村局
2026年2月8日
"""

CARE = """石梁县医疗保障局文件

石医保〔2026〕4号

石梁县互助医疗和救助办法

一、互助医疗
（一）参保人住院，个人自付的合规费用按医院等级报销，标准见表1。

表1 住院互助报销标准
医院等级	起付线（元）	报销比例	每人每年封顶（元）
乡镇卫生院	200	80%	20000
县级医院	600	70%	30000

（二）一个年度内第二次及以后住院的，起付线减半。

二、医疗救助
（一）孤儿：不设起付线，按自付费用的80%救助，年度最高救助60000元。
（二）监测户：起付线3000元，自付费用超过起付线的部分按65%救助，年度最高救助50000元。
（三）重病患者：起付线7000元。自付费用7000元以上至20000元（含）的部分救助50%，20000元以上的部分救助60%，年度最高救助40000元。

石梁县医疗保障局
2026年1月15日
"""

INSURED = """石梁县农业农村局文件

石农〔2026〕12号

石梁县养殖保险实施方案

一、保险金额和保费见附表。
二、死亡的，按保险金额的一定比例赔付，比例由承保机构在合同中写明。

附表 险种、保险金额和保费
险种	单位	保险金额（元）	保费（元）
能繁母羊	头	800	40
育肥羊	头	500	25

石梁县农业农村局
2026年3月8日
"""

PREMIUMS = """石梁县人民政府办公室文件

石政办发〔2026〕6号

石梁县防贫保实施办法

第一条 为防范因病返贫，制定本办法。

第二条 因病赔付。一个年度内全家累计自付的合规费用，起付线为6000元。起付线以上的部分分段赔付：
（一）6000元以上至20000元的部分，赔付40%；
（二）20000元以上的部分，赔付60%。
监测对象家庭的起付线降为3000元，3000元以上至20000元的部分赔付40%，其余各段比例不变。

第三条 本办法自2026年2月1日起施行。

石梁县人民政府办公室
2026年1月15日
"""

ROADS = """石梁县交通运输局文件

石交〔2026〕2号

关于下达2026年农村公路养护资金的通知

一、定额标准
2026年农村公路养护资金按里程和下列定额核定：县道每公里每年16000元，乡道每公里每年8000元，村道每公里每年4000元。

附表 各镇养护里程
镇	县道（公里）	乡道（公里）	村道（公里）
东岭镇	20	30	50
西岭镇	10	25	40

石梁县交通运输局
2026年3月5日
"""

SCHOOL = """石梁县教育局文件

石教〔2026〕8号

石梁县学生资助办法

一、学前教育
一档每生每学年900元，二档每生每学年500元。

二、新入学大学生
2026年考入全日制本科院校的，一次性资助4000元；考入全日制专科院校的，一次性资助2000元。

石梁县教育局
2026年8月1日
"""


def test_a_name_that_is_shared_in_part_is_not_the_one_that_is_said() -> None:
    done = reckoned("合作社冬油菜260亩 补贴", CROPS)
    assert not isinstance(done, Calculation) or done.result["合计"] == 260 * 140
    assert total("春油菜40亩补贴多少", CROPS) == "2800.00"


def test_a_case_that_halves_the_line_is_asked_about() -> None:
    asked = reckoned("今年第二次住院，在县级医院，自付1.2万元，互助报销多少", CARE)
    assert isinstance(asked, MissingInput)
    assert "第二次" in asked.question
    assert total("在县级医院住院自付1.2万元，互助报销多少", CARE) == "7980.00"


def test_what_is_insured_is_not_what_is_paid_of_it() -> None:
    done = reckoned("死了4头母羊，保险赔多少", INSURED)
    assert not isinstance(done, Calculation) or done.result["合计"] != 4 * 800


def test_from_which_line_on_is_asked_where_all_bands_are_paid() -> None:
    asked = reckoned("我们全家今年自付合规的三万块防贫保能赔多少", PREMIUMS)
    assert isinstance(asked, MissingInput)
    assert [("6000元" in c.label, "3000元" in c.label) for c in asked.choices] == [
        (True, False),
        (False, True),
    ]


def test_bands_have_the_line_and_the_cap_of_their_own_item() -> None:
    question = "一名重病患者自付45000元，按医疗救助可救助多少"
    assert total(question, CARE) == f"{(20000 - 7000) * 50 // 100 + 25000 * 60 // 100}.00"


@pytest.mark.parametrize(
    "question", ["核算东岭镇2026年农村公路养护资金总额", "东岭镇的农村公路养护资金全算上多少钱"]
)
def test_a_total_of_a_place_is_never_that_of_one_kind(question: str) -> None:
    done = reckoned(question, ROADS)
    whole = 20 * 16000 + 30 * 8000 + 50 * 4000
    assert not isinstance(done, Calculation) or done.result["合计"] == whole


def test_what_is_paid_at_least_is_paid() -> None:
    assert Decimal(total("村农技站管900人，服务补助一年多少", CROPS)) == 6000
    assert Decimal(total("村农技站管1500人，服务补助一年多少", CROPS)) == 7500


def test_heads_are_not_what_a_person_bears() -> None:
    assert total("我们单位45个人参加互助，单位一年要缴多少", CROPS) == f"{45 * 60}.00"


def test_what_a_parenthesis_says_of_last_year_is_the_old_standard() -> None:
    question = "测报员补助一年比去年多发多少，我们乡8个人"
    assert total(question, CROPS) == f"{8 * 120 * 12}.00"


def test_a_standard_is_not_asked_about_for_another_matter() -> None:
    question = "孩子今年考上本科了，认定了是困难学生，教育局一次性给多少钱"
    asked = reckoned(question, SCHOOL)
    assert not isinstance(asked, MissingInput) or "一档" not in asked.question
