"""Words told under one paper that stand only in the one before it, or in another town's."""

from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from tests.library.fakes import CharacterEmbedder
from tests.quotations.conftest import TODAY

OLD = """芦湾县水利局关于做好灌区管护工作的通知

芦水〔2021〕4号

各乡镇人民政府：

一、管护员应当每月向村民小组书面报告一次渠道情况。

二、每座泵站每年维修经费为800元。

芦湾县水利局

2021年3月8日
"""
NEW = """芦湾县水利局关于做好灌区管护工作的通知

芦水〔2025〕7号

各乡镇人民政府：

一、管护员通过手机程序报告渠道情况，不再书面报告。

二、每座泵站每年维修经费为1200元。

三、本通知自2025年4月1日起施行。芦水〔2021〕4号通知同时废止。

芦湾县水利局

2025年3月10日
"""
ADDED = """芦湾县水利局关于灌区管护工作的补充通知

芦水〔2025〕19号

各乡镇人民政府：

一、渠道巡查补贴由每人每天40元提高到55元。

芦湾县水利局

2025年9月1日
"""
PLAN = """芦湾县水利局2025年渠道巡查方案

芦水〔2025〕11号

各乡镇人民政府：

一、渠道巡查补贴为每人每天40元，由县水利局按月发放。

芦湾县水利局

2025年5月6日
"""
TOWN = """{town}人民政府关于规范文化礼堂使用的通知

{code}〔2025〕5号

各村民委员会：

一、{rule}

{town}人民政府

2025年2月3日
"""
OURS = TOWN.format(
    town="杉坪镇", code="杉政", rule="文化礼堂每周开放不少于五天，由村级文化员管理。"
)
THEIRS = TOWN.format(
    town="梧桥镇", code="梧政", rule="文化礼堂星级评定每两年一次，五星级礼堂每年奖励1.6万元。"
)


@pytest.fixture(scope="module")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder: Path = tmp_path_factory.mktemp("replaced")
    texts = {"旧": OLD, "新": NEW, "补": ADDED, "案": PLAN, "我": OURS, "他": THEIRS}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / f"{name}.txt" for name in texts])
    return library


def told(library: Library, draft: str) -> list[tuple[str, str]]:
    found = check_quotations(draft, library, TODAY).quotations
    return [(q.status.value, q.note) for q in found]


@pytest.mark.parametrize(
    ("draft", "status", "note"),
    [
        # a sentence and a figure of the paper that was repealed
        (
            "按芦水〔2025〕7号办理。各村要落实“管护员应当每月向村民小组书面报告一次渠道情况”。",
            "superseded",
            "芦水〔2021〕4号",
        ),
        ("按芦水〔2025〕7号办理。每座泵站每年维修经费为800元。", "superseded", "芦水〔2021〕4号"),
        # another paper says that it was so before
        (
            "巡查执行芦水〔2025〕19号、芦水〔2025〕11号。按要求，“渠道巡查补贴为每人每天40元”。",
            "superseded",
            "55元",
        ),
        # another town's
        (
            "礼堂管理依据杉政〔2025〕5号；考核时“五星级礼堂每年奖励1.6万元”。",
            "misattributed",
            "梧政〔2025〕5号",
        ),
    ],
)
def test_words_of_a_paper_that_is_not_meant_are_told(
    held: Library, draft: str, status: str, note: str
) -> None:
    ((found, said),) = [t for t in told(held, draft) if t[0] not in ("exact", "layout_only")]
    assert (found, note in said) == (status, True)


@pytest.mark.parametrize(
    "draft",
    [
        "按芦水〔2025〕7号办理。每座泵站每年维修经费为1200元。",
        "礼堂管理依据杉政〔2025〕5号；“文化礼堂每周开放不少于五天”。",
        "我镇文化礼堂考核时“五星级礼堂每年奖励1.6万元”。",
        "芦水〔2025〕19号把渠道巡查补贴由每人每天40元提高到55元。",
    ],
)
def test_words_of_the_paper_that_is_meant_are_right(held: Library, draft: str) -> None:
    assert {status for status, _ in told(held, draft)} <= {"exact", "layout_only"}
