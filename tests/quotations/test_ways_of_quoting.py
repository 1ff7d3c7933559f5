"""Ways in which officials quote: after other verbs, in short, from tables, a sentence later."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

RULES = """岚溪县河湖保洁办法
第一条　为了加强河湖保洁，制定本办法。
第二条　保洁单位应当每日巡河一次，巡河台账至少保存3年。
保洁单位不得转包保洁作业。
任何单位和个人不得向河道倾倒垃圾和渣土。
第三条　河湖管理范围内不得堆放物料，防汛抢险需要的除外。
第四条　倾倒垃圾的，对单位处1万元以上5万元以下的罚款，对个人处500元以上3000元以下的罚款。
第五条　保洁员的补贴按照附表发放；保洁员误工的，其补贴由村民委员会代领。
保洁站应当常备铁锹30把、雨衣120副、编织袋600张；台账的保管年限，村级为三年，乡镇级为五年。
保洁作业不得有下列情形：
（一）向农户收取费用；
（二）雇用未成年人下水作业；
（三）挪用打捞设备从事经营活动。
第六条　本办法自2024年1月1日起施行。

附表

表一　保洁员补贴标准
类别\t补贴标准（元/月）\t巡河次数（次）
干流保洁员\t900\t30
支流保洁员\t650\t20
水库保洁员\t750\t20

表二　打捞补助标准（单位：元/次）
船型\t枯水期\t汛期
机动船（大）\t200\t300
机动船（小）\t120\t180
"""
NOTICE = """岚溪县水务局关于申报保洁项目的通知

岚水发〔2025〕6号

各乡镇人民政府：

现就申报保洁项目通知如下。

一、各乡镇应当于每年3月底前申报。

二、保洁项目经费由县财政承担七成。

附件：1.项目清单
2.申报须知

岚溪县水务局

2025年2月1日

附件1

项目清单

一、干流保洁项目由县水务局直接组织。

附件2

申报须知

一、每个乡镇每年申报不超过2个项目，逾期不予受理。

二、县水务局自受理之日起15个工作日内完成评审，公示不少于7日。
"""


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder: Path = tmp_path_factory.mktemp("ways")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    for name, text in (("办法", RULES), ("通知", NOTICE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library.add([folder / "办法.txt", folder / "通知.txt"])
    return library


def told(library: Library, draft: str) -> list[tuple[str, str]]:
    found = check_quotations(draft, library, TODAY).quotations
    return [(q.text, q.status.value) for q in found]


NAMED = "《岚溪县河湖保洁办法》"
ABOVE = f"{NAMED}大家都学过。\n第二，处罚要硬。"
UNDER = "岚水发〔2025〕6号附件2《申报须知》规定：“每个乡镇每年申报不超过2个项目，逾期不予受理。”"


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # a verb that is no verb of saying
        (f"{NAMED}第三条禁止“向河道倾倒垃圾和渣土”。", ["misattributed"]),
        (f"{NAMED}第二条不许“向河道倾倒垃圾和渣土”。", ["exact"]),
        (f"{NAMED}第二条要求留痕，台账“至少保存2年”。", ["altered"]),
        (f"{NAMED}第二条要求留痕，台账“至少保存3年”。", ["exact"]),
        # the document is named in a paragraph above
        (f"{ABOVE}第四条对单位是罚“1万元以上3万元以下”。", ["altered"]),
        (f"{ABOVE}第四条对单位是罚“1万元以上5万元以下”。", ["exact"]),
        # the last paragraph of an article
        (
            f"{NAMED}第二条第一款规定“保洁单位应当每日巡河一次”，"
            "最后一款强调：“任何单位和个人不得向河道倾倒垃圾和渣土。”",
            ["exact", "exact"],
        ),
        # an exception that is left out where the sentence is closed
        (f"{NAMED}第三条规定：“河湖管理范围内不得堆放物料。”", ["altered"]),
        (f"{NAMED}第三条规定，“河湖管理范围内不得堆放物料”。", ["exact"]),
        (f"{NAMED}第三条规定：“河湖管理范围内不得堆放物料，防汛抢险需要的除外。”", ["exact"]),
        # a figure of a table by the names of its row and its column
        (f"{NAMED}附表列明，支流保洁员补贴标准为“900元”。", ["altered"]),
        (f"{NAMED}附表列明，支流保洁员补贴标准为“650元”。", ["exact"]),
        (
            f"{NAMED}附表一中，干流保洁员补贴标准为“900元”，水库保洁员为“650元”。",
            ["exact", "altered"],
        ),
        # a quantity in the sentence behind the one that names the clause
        (f"{UNDER}评审时限为“15个工作日”，公示不少于“5日”。", ["exact", "exact", "altered"]),
        (f"{UNDER}我镇今年另行安排“3个村”试点。", ["exact"]),
        # what goes on behind a semicolon
        (
            f"{NAMED}第五条第二款规定，村级台账保管“三年”；乡镇级为“六年”。",
            ["exact", "altered"],
        ),
        (
            f"{NAMED}第二条讲，“保洁单位应当每日巡河一次”；还要做到“不得转包、分包保洁作业”。",
            ["exact", "altered"],
        ),
        # a unit that no calculation is about
        (f"{NAMED}第五条规定常备雨衣“100副”。", ["altered"]),
        # a row told from another by what it has in brackets; a unit above the table; its column
        (f"{NAMED}表二规定，机动船（小）汛期每次“180元”。", ["exact"]),
        (f"{NAMED}表二规定，机动船（小）汛期每次“300元”。", ["altered"]),
        (f"{NAMED}表二规定，机动船（小）汛期每次“120元”。", ["altered"]),
        # one list of quotations
        (
            f"{NAMED}第五条第三款所列“向农户收取费用”“雇用未成年人下水捕捞”的情形。",
            ["exact", "altered"],
        ),
        (f"有的以{NAMED}第三条“河湖管理范围内不得堆物”为由推脱。", ["altered"]),
        # the only attachment, a clause in brackets that close the sentence
        ("干流项目“由县水务局直接组织”，乡镇配合（岚水发〔2025〕6号附件1第一条）。", ["exact"]),
        # a source that is not held, behind the words
        ("来函所引“保洁员每月补贴500元”系岚水发〔2019〕3号的规定。", ["source_absent"]),
    ],
)  # fmt: skip
def test_what_is_quoted_is_laid_beside_what_is_meant(
    held: Library, draft: str, expected: list[str]
) -> None:
    assert [status for _, status in told(held, draft)] == expected


@pytest.mark.parametrize(
    "draft",
    [
        f"{NAMED}已经印发。\n第一条，是建强“三支队伍、两个平台”。",
        f"{NAMED}第二条开展“清河护岸、净水惠民”专项行动。",
        f"{NAMED}第四条已对某公司罚款“3万元”。",
    ],
)
def test_what_is_the_drafts_own_claims_nothing(held: Library, draft: str) -> None:
    assert told(held, draft) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("第二条　保洁单位应当每日巡河一次，巡河台账至少保存3年。", ["exact"]),
        ("第二条第二款　保洁单位不得转包、分包保洁作业。", ["altered"]),
        ("第三条　各乡镇应当于每季度末上报保洁情况。", []),
    ],
)
def test_lines_below_a_document_that_begin_with_its_articles_are_excerpts(
    held: Library, line: str, expected: list[str]
) -> None:
    draft = f"保洁政策摘编\n\n一、{NAMED}（县政府令第3号）\n{line}\n"
    assert [status for _, status in told(held, draft)] == expected


def test_words_behind_the_number_of_a_line_are_compared_without_it(held: Library) -> None:
    line = "第九条　县水务局自受理之日起15个工作日内完成评审，公示不少于7日。"
    assert [status for _, status in told(held, f"一、申报\n{line}\n请照办。")] == ["exact"]


def test_the_row_that_is_meant_is_shown(held: Library) -> None:
    (found,) = check_quotations(
        f"{NAMED}附表列明，支流保洁员补贴标准为“900元”。", held, TODAY
    ).quotations
    assert found.source
    assert [(d.source, d.quoted) for d in found.differences] == [("650", "900")]


def test_an_exception_left_out_is_told(held: Library) -> None:
    (found,) = check_quotations(
        f"{NAMED}第三条规定：“河湖管理范围内不得堆放物料。”", held, TODAY
    ).quotations
    assert [(d.source, d.quoted) for d in found.differences] == [("，防汛抢险需要的除外", "")]
