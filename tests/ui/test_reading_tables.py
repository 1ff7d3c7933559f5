"""Tables on the page of a document: each under its own columns, with its title and its groups."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant import Assistant, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.service.people.entrance import Entrance
from tests.library.fakes import CharacterEmbedder
from youju_ui.document_pages import DocumentPages

TEXT = (
    "某县两表\n某政发〔2025〕3号\n各乡镇：\n　　一、标准如下：\n"
    "单位：元\t\t\n年龄\t标准\t说明\n80岁\t60\t按月\n90岁\t100\t按月\n\n"
    "乡镇\t户数\t人数\n（一）山区\t\t\n东镇\t5\t6\n\t7\t8\n（二）沿海\t\t\n西镇\t9\t10\n"
    "某县人民政府\n2025年2月1日\n"
)


@pytest.fixture(scope="module")
def tables(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[str]]:
    """The tables of the page, as HTML."""
    folder: Path = tmp_path_factory.mktemp("tables")
    (folder / "两表.txt").write_text(TEXT, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    settings = Settings(library=folder / "library", today=date(2026, 1, 5))
    with Assistant(settings, library) as assistant:
        assistant.ingest([folder / "两表.txt"])
        app = FastAPI()
        app.state.entrance = Entrance(settings)
        app.include_router(DocumentPages(assistant).router())
        with TestClient(app) as client:
            page = client.get("/d/某政发-2025-3").text
            yield re.findall(r"<table>.*?</table>", page, re.DOTALL)


def said(table: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", table).split()


def test_two_tables_of_one_part_stay_two(tables: list[str]) -> None:
    ages, towns = tables
    assert re.findall(r'<th scope="col">(.*?)</th>', ages) == ["年龄", "标准", "说明"]
    assert re.findall(r'<th scope="col">(.*?)</th>', towns) == ["乡镇", "户数", "人数"]
    assert "80岁" in ages
    assert "东镇" not in ages


def test_a_table_has_its_title_and_its_groups(tables: list[str]) -> None:
    """A cell that is merged downwards begins no table of its own."""
    ages, towns = tables
    assert re.search(r"<caption>.*单位：元.*</caption>", ages)
    assert " ".join(said(towns)[3:]) == "（一）山区 东镇 5 6 7 8 （二）沿海 西镇 9 10"
    assert re.search(r'<tr id="表2第1组"><th colspan="3" scope="rowgroup">（一）山区</th>', towns)
