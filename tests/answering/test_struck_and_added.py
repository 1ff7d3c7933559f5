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

第七条 本办法自2023年5月1日起施行，有效期至2033年4月30日。

第八条 《临渠县村级公益事业奖补办法（试行）》（临政办规〔2018〕6号）同时废止。
"""


LEVIES = [
    f"""临渠县水务局公告

{year}年第{serial}号

关于公布{year}年度灌溉水费标准的公告

现将{year}年度农业灌溉水费标准公布如下。

1. 收费对象。使用国有灌区水源的农户和合作社。

2. 收费标准。水稻每亩{price}元。

3. 缴费时间。{year}年11月30日前缴清。

临渠县水务局
{year}年3月6日
"""
    for year, serial, price in ((2023, 2, 28), (2024, 1, 32))
]
OLD_AGE = """临渠县民政局文件

临民〔2020〕8号

临渠县民政局关于做好高龄津贴发放工作的通知

各乡镇人民政府：

一、发放范围。具有本县户籍、年满80周岁的老年人，均可申请高龄津贴。

二、申请和审核。老人于年满80周岁的前1个月向村委会提出，提交照片和存折复印件。

三、资金来源。县财政负担70%、乡镇财政负担30%。

本通知自2020年7月1日起执行。

临渠县民政局
2020年6月13日
"""
OLD_AGE_ANEW = """临渠县民政局文件

临民〔2025〕9号

临渠县民政局关于做好高龄津贴发放工作的通知

各乡镇人民政府：

经县政府研究，现通知如下。

一、办理。实行“免申即享”，乡镇按月核对名单，不再要求提交材料。

二、对象。具有本县户籍、年满80周岁的老年人。

三、认证。取消每年3月上门认证，改为数据比对。境外居住的老人，每年9月30日前认证1次。

四、资金。县财政负担80%、乡镇财政负担20%。

五、施行。本通知自2025年10月1日起施行。临民〔2020〕8号同时废止。

临渠县民政局
2025年8月26日
"""


@pytest.fixture(scope="module")
def amended(asking_about: Callable[..., Ask]) -> Ask:
    return asking_about(WATCH, AMENDS, TRIAL, FORMAL, *LEVIES, OLD_AGE, OLD_AGE_ANEW)


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


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("村级公益事业奖补办法试行版第四条", "临政办规〔2018〕6号第四条"),
        ("村级公益事业奖补办法正式版第四条", "临政规〔2023〕4号第四条"),
        ("村级公益事业奖补办法旧版第三条", "临政办规〔2018〕6号第三条"),
        ("村级公益事业奖补办法2018年那版第三条", "临政办规〔2018〕6号第三条"),
    ],
)
def test_a_version_is_meant_by_the_words_behind_the_name(
    amended: Ask, asked: str, place: str
) -> None:
    assert cited(amended(asked)) == [place]


@pytest.mark.parametrize(
    ("asked", "price"), [("2023年第2号公告第2项", "28元"), ("水务局2024年第1号公告第2项", "32元")]
)
def test_an_announcement_is_meant_by_its_year_and_serial(
    amended: Ask, asked: str, price: str
) -> None:
    (quoted,) = amended(asked).citations
    assert price in quoted.quote


def test_the_trial_and_the_formal_version_are_compared_on_what_is_asked(amended: Ask) -> None:
    answer = amended("村级公益事业奖补办法试行版和正式版的奖补比例有什么不同")
    assert cited(answer) == ["临政办规〔2018〕6号第三条", "临政规〔2023〕4号第四条"]
    assert "“40%”改为“50%”" in answer.text


def test_what_was_left_alone_is_listed(amended: Ask) -> None:
    text = amended("临政办规〔2022〕11号哪些条没改").text
    assert "文字未改的有" in text
    assert "第三条" in text
    assert "第四条" not in text


def test_papers_on_other_matters_are_not(amended: Ask) -> None:
    text = amended("临民〔2020〕8号和临政规〔2023〕4号有什么不同").text
    assert "没有相同或者相近的条款" in text


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("村级公益事业奖补项目下一次申报截止是哪天", "2027年2月28日"),
        ("高龄津贴下一次认证最迟哪天", "2027年9月30日"),
    ],
)
def test_the_next_day_of_a_yearly_duty_is_reckoned(amended: Ask, asked: str, day: str) -> None:
    assert f"下一次是{day}" in amended(asked).text
