"""A small library for tests of the bank, and what is made of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.teaching.item import Item, ItemKind, Proof
from assistant.teaching.lesson import Lesson
from tests.library.fakes import CharacterEmbedder

TODAY = date(2026, 11, 30)
NOTICE = """青塘县人民政府文件

青政发〔2024〕8号

青塘县人民政府关于加强护林员管理的通知

各镇人民政府，县政府各部门：

现就护林员管理通知如下：

一、选聘条件

护林员年龄不得超过60周岁。护林员由镇人民政府负责选聘，每年签订劳务协议。

二、补助标准

护林员补助标准提高至每人每月800元。新聘护林员试用期为3个月，试用期内补助不得低于标准的80%。

三、日常管理

护林员每月巡护不少于20天。任何单位不得安排护林员从事其他工作。林业站要建立“一人一册”管理台账。

四、考核奖惩

县林业局负责年度考核。考核结果分为优秀、合格、基本合格、不合格。建立“红黄绿”三色预警机制。

本通知自2024年7月1日起施行。

青塘县人民政府

2024年6月12日
"""
LATER = """青塘县人民政府文件

青政发〔2026〕3号

青塘县人民政府关于废止青政发〔2024〕8号文件的通知

各镇人民政府，县政府各部门：

《青塘县人民政府关于加强护林员管理的通知》（青政发〔2024〕8号）自2026年3月1日起废止。

青塘县人民政府

2026年2月20日
"""
Shelf = Callable[..., Assistant]
"""Opens an assistant over a library of the texts that are given, each under its file's name."""


@pytest.fixture
def shelf(tmp_path: Path, lexicon: Lexicon, segmenter: Segmenter) -> Shelf:
    """Return a function that puts texts into one library, which needs no model."""

    def of(**texts: str) -> Assistant:
        folder = tmp_path / "shelf"
        library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
        files = [folder / f"{name}.txt" for name in texts]
        for file in files:
            file.write_text(texts[file.stem], encoding="utf-8")
        library.add(files)
        return Assistant(Settings(library=library.folder, today=TODAY), library)

    return of


def lesson_of(library: Library, seed: int = 0) -> Lesson:
    """Return a lesson over a whole library."""
    return Lesson(library, TODAY, library.documents, seed=seed)


PROOF = Proof(
    document_id="0123456789ab",
    document_number="青政发〔2024〕8号",
    title="青塘县人民政府关于加强护林员管理的通知",
    clause_id="青政发|2024|8/二、",
    clause="二、",
    date="2024-06-12",
    quote="护林员补助标准提高至每人每月800元。试用期内补助不得低于标准的80%。",
    address="/d/x#二、",
)
ITEM = Item(
    id="a1",
    kind=ItemKind.SINGLE,
    stem="根据《青塘县人民政府关于加强护林员管理的通知》，护林员补助标准提高至每人每月多少元？",
    choices=("600元", "700元", "800元", "900元"),
    key=("C",),
    proof=PROOF,
)


def changed(**fields: object) -> Item:
    """Return the sample item with other fields."""
    return replace(ITEM, **fields)  # type: ignore[arg-type]
