"""A figure of the question is set only against bounds of what was asked about."""

from types import SimpleNamespace
from typing import cast

import pytest

from assistant.answering.draft import cite
from assistant.answering.stating.bounds import bounds_shown
from assistant.answering.turn import Turn
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.question.reader import Reader
from tests.answering.greenfield import AID
from tests.library.fakes import CharacterEmbedder

BANDS = """青禾县养老补贴办法
青民〔2025〕12号
第一条 年满80周岁不满90周岁并且户籍在本县而且连续居住又没有其他收入的老年人，每月60元；年满100周岁的老年人，每月500元。
青禾县民政局
2025年1月20日
"""  # noqa: E501  a clause is one line


@pytest.fixture(scope="module")
def library(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("bounds")
    for name, text in {"aid": AID, "bands": BANDS}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    held = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    held.add([folder / "aid.txt", folder / "bands.txt"])
    return held


def shown(library: Library, question: str, title: str, label: str) -> list[str]:
    document = next(d for d in library.documents if title in d.title)
    clause = next(c for c in document.clauses if c.label == label)
    turn = cast("Turn", SimpleNamespace(question=Reader(library).read(question), library=library))
    return [bound.words for bound in bounds_shown(turn, cite(document, clause))]


def test_a_bound_of_what_is_asked_is_shown(library: Library) -> None:
    assert shown(library, "58岁的独居老人能不能申请照料", "救助", "第一条") == [
        "年满60周岁的独居老人"
    ]


def test_a_bound_of_another_subject_is_not(library: Library) -> None:
    assert shown(library, "58岁的独居老人能不能申请照料", "救助", "第二条") == []


def test_one_of_several_bounds_is_not_shown_alone(library: Library) -> None:
    assert shown(library, "75岁能不能领养老补贴", "养老补贴", "第一条") == []
