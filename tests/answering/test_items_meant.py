"""The one item that is meant: printed in a line, struck out, beside another, of a floor."""

from collections.abc import Callable

import pytest

from assistant import Outcome
from tests.answering.asking import Ask, cited

DAMS = """临江县小型水库安全管理办法
临政发〔2021〕7号

一、巡查要求
（一）日常巡查。每周不少于一次。内容包括：（1）坝体有无裂缝；（2）溢洪道是否畅通；（3）放水设施是否完好。
（二）特别巡查。遇强降雨时每两小时一次。
二、经费
（一）县级补助。按规模补助：1.小（1）型水库每座每年2万元；2.小（2）型水库每座每年1万元。
（二）乡镇配套。乡镇按不低于县级补助的30%配套。

临江县人民政府
2021年5月6日
"""
SIGNS = """临江县户外广告设置管理条例

第一条 为加强户外广告管理，制定本条例。
第二条 违反本条例的，按下列规定处罚：
（一）遮挡交通标志的：1.限期拆除；2.逾期不拆的，处二千元罚款；
（二）影响消防通道的，处五千元罚款。
第三条 本条例自2020年1月1日起施行。
"""
BURIAL = """南岭县困难群众殡葬救助办法
南政办发〔2020〕18号

第一条 下列人员死亡后，免除基本殡葬费用：
（一）城乡低保对象；
（二）特困供养人员；
（三）在校大学生。
第二条 有下列情形之一的，不予救助：
（一）已由单位承担费用的；
（二）土葬的；
（三）户籍不在本县的。
第三条 由丧属向乡镇民政办申请。

南岭县人民政府办公室
2020年6月6日
"""
STRUCK = """南岭县人民政府办公室关于修改《南岭县困难群众殡葬救助办法》的通知
南政办发〔2024〕30号

各乡镇人民政府：
现对《南岭县困难群众殡葬救助办法》（南政办发〔2020〕18号）作如下修改，自2024年12月1日起施行：
一、删去第二条第（三）项。

南岭县人民政府办公室
2024年11月8日
"""
LIFTS = """望海区既有住宅加装电梯补贴办法
望建发〔2024〕12号

一、补贴对象
四层以上的既有多层住宅。
二、各楼层出资补贴
各楼层住户补贴标准如下表：
楼层	每户补贴金额（元）
2	2000
3	4000
4	6000
5	8000
6	10000

望海区住房和城乡建设局
2024年5月5日
"""
FIRES = """长湖县森林防火预警响应规程
长林发〔2024〕11号

第一条 森林火险预警由低到高分为蓝色、黄色、橙色、红色。
第二条 发布黄色预警时，乡镇应当加强野外用火管理，护林员每日巡山不少于两次。
第三条 发布橙色、红色预警时，由县人民政府发布禁火令。
第四条 发布红色预警时，护林员全天在岗，半专业扑火队集中待命。

长湖县林业局
2024年4月4日
"""
CATTLE = """长湖县肉牛养殖补贴实施方案
长农发〔2026〕5号

一、补贴标准
每新增1头能繁母牛补贴800元。
二、资金发放
补贴资金于每年12月15日前发放到农户一卡通。

长湖县农业农村局
2026年3月3日
"""
FIELDS = """长湖县耕地地力保护补贴通知
长农发〔2026〕9号

一、补贴标准每亩105元。
二、补贴资金于6月30日前发放到一卡通。
三、农户于4月10日前到村委会登记种植面积。

长湖县农业农村局
2026年3月20日
"""
REPORTS = """长湖县突发事件信息报送规定
长政办发〔2022〕2号

一、发生死亡事故的，事发地乡镇应当在30分钟内电话报告、1小时内书面报告。
二、发生一般火灾未造成伤亡的，应当在2小时内报告。

长湖县人民政府办公室
2022年1月8日
"""


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("7号文一（一）第（2）目", "（2）溢洪道是否畅通；"),
        ("7号文一、（一）（3）是什么", "（3）放水设施是否完好。"),
        ("临政发〔2021〕7号第二条第（一）项第2目", "2.小（2）型水库每座每年1万元。"),
        ("户外广告设置管理条例第二条第（一）项第2目", "2.逾期不拆的，处二千元罚款；"),
    ],
)
def test_an_item_printed_in_a_line_is_quoted_by_itself(
    asking_about: Callable[..., Ask], asked: str, words: str
) -> None:
    assert [c.quote for c in asking_about(DAMS, SIGNS)(asked).citations] == [words]


def test_an_item_that_a_line_does_not_have_is_said_to_be_none(
    asking_about: Callable[..., Ask],
) -> None:
    assert "共 3 目，从第（1）目到第（3）目" in asking_about(DAMS)("7号文一（一）第（4）目").text


@pytest.mark.model
def test_an_item_that_was_struck_out_governs_no_case(asking_about: Callable[..., Ask]) -> None:
    asked = "有个外地户籍的人在县里去世，家属来申请殡葬救助。该不该给，依据哪一条？"
    answer = asking_about(BURIAL, STRUCK)(asked)
    assert "户籍不在本县 —— 您说了" not in answer.text
    before, _, _ = answer.text.partition("（改后的整条")
    assert "（二）土葬的。" in before
    assert "户籍不在本县" not in before


@pytest.mark.model
@pytest.mark.parametrize(
    ("asked", "row"),
    [
        pytest.param(
            "六楼装电梯补多少",
            "6\t10000",
            marks=pytest.mark.xfail(strict=True, reason="the reader sees too little in bare rows"),
        ),
        ("我家住三楼，加装电梯能补多少钱", "3\t4000"),
    ],
)
def test_a_row_is_found_by_the_floor_that_people_say(
    asking_about: Callable[..., Ask], asked: str, row: str
) -> None:
    assert asking_about(LIFTS)(asked).citations[0].quote == row


@pytest.mark.model
def test_no_row_answers_for_a_floor_of_which_the_table_has_none(
    asking_about: Callable[..., Ask],
) -> None:
    assert asking_about(LIFTS)("一楼装电梯补多少").outcome is Outcome.NOT_FOUND


@pytest.mark.model
def test_another_colour_is_looked_for_in_the_same_words(asking_about: Callable[..., Ask]) -> None:
    answer = asking_about(FIRES)("森林防火黄色预警护林员一天巡几次", "红色呢")
    assert cited(answer) == ["长林发〔2024〕11号第四条"]


@pytest.mark.model
def test_a_turn_is_of_the_paper_that_was_spoken_of_last(asking_about: Callable[..., Ask]) -> None:
    ask = asking_about(CATTLE, FIELDS)
    answer = ask("母牛补多少钱一头", "耕地补贴呢", "几号到账")
    assert "6月30日前" in answer.citations[0].quote


@pytest.mark.model
def test_a_word_is_read_as_these_documents_call_it(asking_about: Callable[..., Ask]) -> None:
    answer = asking_about(REPORTS)("出人命几分钟报")
    assert answer.outcome is Outcome.ANSWERED
    assert "30分钟内" in answer.citations[0].quote
