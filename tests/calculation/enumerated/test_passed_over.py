"""What a cadre is asked, and not told, where a sum would pass something over that is said."""

from fractions import Fraction

import pytest

from assistant.calculation.composed.composed_sum import in_scope
from assistant.calculation.enumerated.ranking import ranked, weighed_sums
from assistant.calculation.enumerated.sum_features import Weighing
from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from tests.calculation.composed.reckoning import TODAY, parsed, reckoned, total
from tests.calculation.reading import said

PAPER = """枫江县民政局文件

枫民〔2026〕11号

枫江县困难群众和护林管水人员补助办法

一、护林管水人员
（一）管水员基本报酬每人每月620元，按12个月发放。
（二）管水员绩效报酬按月考核，优秀的每人每月140元，合格的每人每月90元。
（三）5月至9月发放防汛补贴，每人每月110元。

二、住院救助
住院自付费用超过起付线的部分按比例救助，标准见下表。

住院救助标准
对象	起付线（元）	救助比例	年度限额（元）
特困人员	0	90%	50000
低保对象	600	75%	40000
低保边缘家庭成员	1800	60%	30000

三、旧房拆除
（一）主动拆除旧房的，土木结构每平方米25元，砖木结构每平方米35元。
（二）旧房拆除奖补每户最高2800元。

四、水稻保险
保费由上级资金负担60%，县财政负担25%，农户负担15%。

水稻保险标准
作物	每亩保额（元）	每亩保费（元）
早稻	800	40
晚稻	900	45

五、附则
本办法自2026年1月1日起施行。2025年12月31日前出院的，仍按原办法执行，其中低保对象起付线1000元、救助比例65%、每人年度限额2万元。

枫江县民政局
2025年12月20日
"""
AGES = """枫江县民政局文件

枫民〔2026〕15号

关于调整高龄津贴标准的通知

一、高龄津贴
（一）标准见下表。
（二）高龄老人属低保对象的，在所在年龄段标准基础上上浮10%。

高龄津贴标准（元/人·月）
年龄段	原标准	2026年7月1日起
80—89周岁	60	90
90—99周岁	110	150

枫江县民政局
2026年6月5日

附件 各乡镇高龄老人情况（人，2026年5月底）
乡镇	80—89周岁	90—99周岁
清潭镇	320	45
坞石乡	180	22
"""
ASKING = """坞石乡人民政府文件

坞政〔2026〕6号

关于提高食堂厨工报酬的请示

县人民政府：
我乡拟从2026年7月起将食堂厨工报酬提高到每人每月2600元，妥否，请批示。

坞石乡人民政府
2026年3月5日
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (
            "一名管水员全年十二个月都是优秀，基本报酬、绩效报酬和防汛补贴合计多少元",
            "9670.00",
        ),
        ("拆了100平的砖木旧房，奖补多少", "2800.00"),
        ("拆了60平的土木旧房，奖补多少", "1500.00"),
    ],
)
def test_nothing_that_is_stated_is_passed_over(question: str, value: str) -> None:
    assert total(question, PAPER) == value


def test_who_pays_is_told_by_what_the_money_is_called() -> None:
    done = reckoned("早稻600亩投保，上级、县、农户各负担保费多少", PAPER)
    assert isinstance(done, Calculation)
    assert [str(v) for v in done.result.values()][:3] == ["14400.00", "6000.00", "3600.00"]


def _closest(question: str, paper: str) -> Fraction:
    """Return what the closest of the sums comes to that units allow, be it told or asked about."""
    scope = in_scope(said(question, ()), (parsed(paper),), TODAY)
    assert scope is not None
    return ranked(weighed_sums(Weighing(scope, {})))[0].sum.value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("我家吃低保，住院自付了21000元，能救助多少", 15300),
        ("低保边缘户住院自付了21000元，能救助多少", 11520),
        ("低保对象2025年11月6日出院，住院自付费用21000元，救助多少", 13000),
    ],
)
def test_it_is_of_those_who_are_named_and_of_their_day(question: str, value: int) -> None:
    assert _closest(question, PAPER) == value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("老丈人九十三了，吃低保的，高龄津贴现在一个月多少", 165),
        ("隔壁大爷92，今年一年到头高龄津贴总共能领多少", 1560),
    ],
)
def test_ages_are_heard_without_their_unit(question: str, value: int) -> None:
    assert _closest(question, AGES) == value


def test_what_is_only_asked_for_is_not_reckoned_with() -> None:
    done = reckoned("坞石乡3名食堂厨工一年报酬要多少", ASKING)
    assert done is None or isinstance(done, MissingInput)


TO_COME = """枫江县民政局文件

枫民〔2026〕21号

枫江县护理员和困难学生补助办法

一、护理员
（一）护理员岗位补贴每人每月240元。
（二）护理补贴每人每月150元，2027年以后的护理补贴标准由县民政局另行制定。
二、困难学生
（一）困难学生资助标准为每生每年1300元，2027年起的标准另文下达。
（二）校服补助每生每年280元。

枫江县民政局
2026年1月20日
"""
ALL_TO_COME = TO_COME.replace(
    "（二）校服补助", "（三）2027年及以后年度标准另行公布。\n（二）校服补助"
)


@pytest.mark.parametrize(
    "question",
    [
        "2027年护理补贴12个人一年多少",
        "明年护理补贴8个人一年要多少",
        "2028年资助困难学生30人要多少钱",
    ],
)
def test_the_standard_of_a_year_that_is_made_known_later_is_not_told(question: str) -> None:
    asked = reckoned(question, TO_COME)
    assert isinstance(asked, MissingInput), asked
    assert "以后另定" in asked.question


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2026年护理补贴12个人一年多少", "21600.00"),
        ("2027年护理员岗位补贴12个人一年多少", "34560.00"),
        ("2027年校服补助20个学生要多少钱", "5600.00"),
    ],
)
def test_what_holds_in_the_year_asked_or_is_not_left_open_is_told(
    question: str, value: str
) -> None:
    assert total(question, TO_COME) == value


def test_where_no_standard_is_named_all_of_the_document_is_made_known_later() -> None:
    asked = reckoned("2027年校服补助20个学生要多少钱", ALL_TO_COME)
    assert isinstance(asked, MissingInput)
    texts = {clause.id: clause.text for clause in parsed(ALL_TO_COME).clauses}
    assert any("另行公布" in texts[each] for each in asked.clause_ids)
