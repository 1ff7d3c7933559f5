"""What an amendment takes out, what it puts in, and the day of a case that is told."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited

WATCH = """临渠县人民政府办公室文件

临政办规〔2022〕11号

临渠县人民政府办公室关于印发《临渠县护水员管理办法》的通知

各乡镇人民政府：

《临渠县护水员管理办法》已经县政府同意，现印发给你们，请认真贯彻执行。

临渠县人民政府办公室
2022年3月8日

临渠县护水员管理办法

第一条 为加强河道渠系管护，制定本办法。

第二条 每个行政村设护水员不超过3名。

第三条 护水员应当年满18周岁、未满65周岁，身体健康。

第四条 护水员岗位补助每人每月500元。

第五条 有下列情形之一的，应当解聘：
（一）连续缺勤7天以上的；
（二）弄虚作假领取补助的；
（三）季度考核两次不合格的；
（四）外出务工超过3个月的。

第六条 护水员由村民委员会选聘，报乡镇备案。

第七条 本办法自2022年4月1日起施行，有效期至2032年3月31日。
"""
AMENDS = """临渠县人民政府办公室文件

临政办规〔2025〕4号

临渠县人民政府办公室关于修改《临渠县护水员管理办法》的通知

各乡镇人民政府：

经县政府同意，现对《临渠县护水员管理办法》（临政办规〔2022〕11号）作如下修改：

一、将第四条中的“500元”修改为“650元”。

二、删去第五条第三项。

三、增加一条，作为第七条：“县水利局应当每半年组织护水员培训一次，每次不少于2天。”原第七条改为第八条。

本通知自2025年3月1日起施行。

临渠县人民政府办公室
2025年2月10日
"""
TRIAL = """临渠县人民政府办公室文件

临政办规〔2018〕6号

临渠县人民政府办公室关于印发临渠县村级公益事业奖补办法（试行）的通知

各乡镇人民政府：

《临渠县村级公益事业奖补办法（试行）》已经县政府同意，现印发给你们。

临渠县人民政府办公室
2018年4月2日

临渠县村级公益事业奖补办法（试行）

第一条 为鼓励村民筹资筹劳兴办公益事业，制定本办法。

第二条 村内道路、桥涵、路灯、文化广场建设，适用本办法。

第三条 奖补比例为项目投资的40%，单个项目最高奖补20万元。

第四条 项目申报由村民委员会于每年3月31日前提出，乡镇在15日内审核。

第五条 骗取奖补资金的，追回资金，3年内不得申报。

第六条 本办法自2018年5月1日起试行，试行期五年。
"""
FORMAL = """临渠县人民政府文件

临政规〔2023〕4号

临渠县人民政府关于印发《临渠县村级公益事业奖补办法》的通知

各乡镇人民政府：

《临渠县村级公益事业奖补办法》已经县政府常务会议审议通过，现印发给你们。

临渠县人民政府
2023年4月18日

临渠县村级公益事业奖补办法

第一条 为规范村级公益事业建设奖补，制定本办法。

第二条 村内道路、桥涵、路灯、文化广场、公共厕所建设，适用本办法。

第三条 县农业农村局负责奖补项目的审核和监督。

第四条 奖补比例为项目投资的50%，单个项目最高奖补30万元。

第五条 项目申报由村民委员会于每年2月底前提出，乡镇在10日内审核。

第六条 骗取奖补资金的，追回资金，5年内不得申报；情节严重的，移送司法机关。

第七条 本办法自2023年5月1日起施行，有效期至2033年4月30日。《临渠县村级公益事业奖补办法（试行）》（临政办规〔2018〕6号）同时废止。
"""


@pytest.fixture(scope="module")
def amended(asking_about: Callable[..., Ask]) -> Ask:
    return asking_about(WATCH, AMENDS, TRIAL, FORMAL)


def test_an_item_that_was_struck_is_told_to_be_gone(amended: Ask) -> None:
    standing = amended("临政办规〔2022〕11号第五条第（三）项").citations[0].standing
    assert standing is not None
    assert standing.told == "已被临政办规〔2025〕4号第二条删去（2025年3月1日起）"


def test_the_notice_is_of_the_item_and_not_of_its_document(amended: Ask) -> None:
    text = amended("临政办规〔2022〕11号第五条第（三）项").text
    assert "临政办规〔2022〕11号 第五条第（三）项 已被临政办规〔2025〕4号第二条删去" in text


def test_the_items_beside_it_still_hold(amended: Ask) -> None:
    standing = amended("临政办规〔2022〕11号第五条第（四）项").citations[0].standing
    assert standing is not None
    assert not standing.warns


def test_a_number_that_an_amendment_gave_to_another_clause_is_told_of(amended: Ask) -> None:
    answer = amended("护水员管理办法第七条")
    assert "每半年组织护水员培训一次" in answer.text
    assert "原第七条现为第八条" in answer.text
    assert "临政办规〔2025〕4号三、" in cited(answer)


def test_a_clause_is_found_by_the_number_that_it_has_now(amended: Ask) -> None:
    answer = amended("护水员管理办法第八条")
    assert "原第七条现为第八条" in answer.text
    assert cited(answer)[0] == "临政办规〔2022〕11号第七条"
    assert "没有第九条" in amended("护水员管理办法第九条").text


@pytest.mark.parametrize(
    "asked",
    [
        "护水员每半年培训一次是从哪天起的要求",
        "护水员管理办法增加的第七条什么时候开始执行",
    ],
)
def test_what_was_added_holds_from_the_day_of_the_amendment(amended: Ask, asked: str) -> None:
    answer = amended(asked)
    assert "自2025年3月1日起适用" in answer.text
    assert "临政办规〔2025〕4号结语" in cited(answer)


def test_a_document_that_is_named_begins_as_it_says(amended: Ask) -> None:
    assert "2022年4月1日" in amended("护水员管理办法从什么时候起施行").citations[0].quote


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2021年3月有村骗取奖补资金，按当时的规定几年内不得申报", "3年内"),
        ("2021年10月骗取奖补资金被查到，那时候规定几年内不得申报", "3年内"),
        ("2024年7月临政规〔2023〕4号第四条", "50%"),
    ],
)
def test_then_is_the_day_that_the_case_tells(amended: Ask, asked: str, said: str) -> None:
    answer = amended(asked)
    assert answer.outcome is Outcome.ANSWERED
    assert said in answer.citations[0].quote
    assert answer.text.startswith("按202")
