"""Days and years as a question or a paper tells them: the lead-in of a change, 去年的2号文."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant import Assistant, Outcome, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from tests.answering.asking import Ask

RELIEF = """青原县农村困难家庭临时救助办法
青政发〔2023〕14号

第一条 本办法适用于户籍在本县的困难家庭。
第二条 因火灾造成住房全毁的，一次性救助5000元。
第三条 申请人应当在事情发生后30日内向村民委员会提出申请。
第四条 本办法自2023年5月1日起施行。

青原县人民政府
2023年4月10日
"""
AMENDS = """青原县人民政府关于修改《青原县农村困难家庭临时救助办法》的决定
青政发〔2025〕8号

各乡镇人民政府，县政府各部门：
经县政府研究，决定自2026年3月1日起对《青原县农村困难家庭临时救助办法》（青政发〔2023〕14号）作如下修改：
一、将第二条中的“5000元”修改为“8000元”。
二、将第三条中的“30日”修改为“60日”。

青原县人民政府
2025年12月20日
"""
NOTICE = "平川县教育局关于{}的通知\n平教发〔{}〕2号\n\n一、{}\n\n平川县教育局\n{}年2月2日\n"
MEALS = NOTICE.format("营养餐", 2018, "每名学生每天补助5元。", 2018)
BUSES = NOTICE.format("校车", 2020, "校车每学期检验一次。", 2020)
ROADS = """石桥市“十三五”农村公路建设规划
石政发〔2016〕20号

一、建设目标
到2020年，新改建农村公路600公里。
二、补助标准
县道改造每公里补助40万元，乡道改造每公里补助25万元，村道硬化每公里补助12万元。

石桥市人民政府
2016年8月3日
"""
NEWER = """石桥市人民政府办公室关于进一步做好农村公路建设养护工作的通知
石政办发〔2024〕9号

一、建设补助
县道改造每公里补助60万元，乡道改造每公里补助38万元，村道硬化每公里补助18万元。
二、资金拨付
补助资金于每年11月底前拨付到乡镇。

石桥市人民政府办公室
2024年3月6日
"""


@pytest.fixture(scope="module")
def relief(asking_about: Callable[..., Ask]) -> Ask:
    return asking_about(RELIEF, AMENDS)


def test_a_change_holds_from_the_day_that_its_lead_in_gives(relief: Ask) -> None:
    text = relief("青政发〔2023〕14号第二条").text
    assert "修改（2026年3月1日起）" in text
    assert "5000元" in relief("2026年1月15日，住房全毁救助多少").citations[0].quote


@pytest.mark.parametrize(
    "asked", ["住房全毁救助8000元的标准从哪天起执行", "临时救助申请期限60日是什么时候开始的"]
)
def test_since_when_a_changed_figure_holds_is_told_by_what_changed_it(
    relief: Ask, asked: str
) -> None:
    answer = relief(asked)
    assert "自2026年3月1日起适用" in answer.text
    assert all(c.document_number == "青政发〔2025〕8号" for c in answer.citations)


@pytest.mark.model
@pytest.mark.parametrize("asked", ["乡道改造补助标准", "县道改造每公里多少万"])
def test_a_newer_paper_goes_before_a_plan_whose_years_are_over(
    asking_about: Callable[..., Ask], asked: str
) -> None:
    first = asking_about(ROADS, NEWER)(asked).citations[0]
    assert first.document_number == "石政办发〔2024〕9号"


@pytest.fixture(scope="module")
def notices(
    lexicon: Lexicon,
    segmenter: Segmenter,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Library:
    folder = tmp_path_factory.mktemp("notices")
    files = [folder / "营养餐.txt", folder / "校车.txt"]
    for file, text in zip(files, (MEALS, BUSES), strict=True):
        file.write_text(text, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, embedder)
    library.add(files)
    return library


@pytest.mark.parametrize(
    ("today", "as_of", "number"),
    [
        (date(2021, 5, 1), None, "平教发〔2020〕2号"),
        (date(2019, 5, 1), None, "平教发〔2018〕2号"),
        (date(2026, 5, 1), date(2021, 5, 1), "平教发〔2020〕2号"),
    ],
)
def test_last_year_is_that_of_the_day_on_which_it_is_asked(
    notices: Library, today: date, as_of: date | None, number: str
) -> None:
    assistant = Assistant(Settings(library=notices.folder, today=today), notices)
    answer = assistant.ask("去年的2号文第一条", as_of=as_of)
    assert answer.outcome is Outcome.ANSWERED
    assert {c.document_number for c in answer.citations} == {number}
