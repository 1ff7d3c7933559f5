"""Figures that a draft tells of a document's tables and lists in sentences of its own."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

NOTICE = """栗川县民政局关于调整养老服务补贴标准的通知

栗民〔2025〕9号

各乡镇人民政府：

现将养老服务补贴标准通知如下。

一、初级护理员每月300元，中级护理员每月450元，高级护理员每月600元。

二、连续入住不满3年的，一次性安置补贴最高为800元；连续入住满3年不满6年的，一次性安置补贴最高为1500元。

三、机构停业的，自停业次月起停发运营补贴，并应当自作出停业决定之日起20日内报告。

四、巡访员误餐补贴由每人每天15元提高到22元。

五、床位补贴和助餐补贴见附件。

附件：养老服务补贴标准表

栗川县民政局

2025年6月2日

附件

养老服务补贴标准表

机构等级\t床位补贴（元/床·月）\t助餐补贴比例
一星级机构\t120\t40%
二星级机构\t180\t45%
三星级机构\t260\t50%

年龄段\t原标准（元/人·月）\t新标准（元/人·月）
70—79周岁\t30\t45
80周岁及以上\t60\t90

乡镇\t床位数（张）\t运营补贴（元）
乌柏镇\t140\t33600
松塘镇\t95\t22800
"""


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder: Path = tmp_path_factory.mktemp("told")
    (folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / "通知.txt"])
    return library


def told(library: Library, draft: str) -> list[tuple[str, str]]:
    found = check_quotations(f"各养老机构：\n{draft}", library, TODAY).quotations
    return [(q.text, q.status.value) for q in found]


NAMED = "按栗民〔2025〕9号执行："


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        # the row by its name, the column by its unit or in its turn
        (f"{NAMED}二星级机构每床每月180元，三星级机构：260元，50%。", ["exact"] * 3),
        (f"{NAMED}二星级机构每床每月260元。", ["altered"]),
        (f"{NAMED}一星级机构：120元，45%。", ["exact", "altered"]),
        # a list below a line that names the document
        (f"{NAMED}\n——一星级机构120元\n——二星级机构150元", ["exact", "altered"]),
        # a range, and what was before
        (f"{NAMED}70周岁以上79周岁以下每人每月45元。", ["exact"]),
        (f"{NAMED}80周岁及以上每人每月60元。", ["superseded"]),
        (f"{NAMED}80周岁及以上每人每月100元。", ["altered"]),
        # the column that is named; the town that the draft is of
        (f"{NAMED}乌柏镇床位数140张、运营补贴22800元。", ["exact", "altered"]),
        (f"乌柏镇人民政府工作汇报\n{NAMED}下达我镇运营补贴33600元。", ["exact"]),
        # statements of a clause, with as many words of it
        (f"{NAMED}中级护理员每月450元，高级护理员每月700元。", ["exact", "altered"]),
        (f"{NAMED}满3年不满6年的，一次性安置补贴最高为800元。", ["altered"]),
        (f"{NAMED}满3年不满6年的，一次性安置补贴最高为1500元。", ["exact"]),
        (f"{NAMED}巡访员误餐补贴每人每天15元。", ["superseded"]),
    ],
)
def test_a_figure_is_laid_beside_the_row_or_statement_that_it_is_told_of(
    held: Library, draft: str, expected: list[str]
) -> None:
    assert [status for _, status in told(held, draft)] == expected


@pytest.mark.parametrize(
    "draft",
    [
        "二星级机构每床每月200元。",
        f"{NAMED}二星级机构投入200元购置药箱。",
        f"{NAMED}松塘镇实际发放运营补贴20000元。",
        f"{NAMED}四星级机构每床每月400元。",
        f"{NAMED}80周岁及以上每人每月由60元提高到90元。",
        f"{NAMED}二、县图书馆经费\n二星级机构每床每月200元。".replace("二、", "\n二、"),
    ],
)
def test_figures_of_ones_own_and_of_no_row_are_left_alone(held: Library, draft: str) -> None:
    assert [q for q in told(held, draft) if q[1] not in ("exact", "layout_only")] == []


def test_what_the_row_says_is_told(held: Library) -> None:
    draft = f"{NAMED}二星级机构每床每月260元。"
    (found,) = check_quotations(draft, held, TODAY).quotations
    assert (found.text, found.source and found.source.quote) == ("260", "180")
    assert "此处写的是“180”" in found.note
    assert found.named == "栗民〔2025〕9号"
