"""The pages on which documents are read, asked over HTTP: what a reader finds there."""

import json
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import docx
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
from youju_ui.downloads import WORD

_HEAD = "某县敬老办法\n某政发〔{year}〕5号\n各乡镇：\n"
FILES = {
    "旧.txt": _HEAD.format(year=2020)
    + "第一条　年满80周岁的，每月发50元。\n第二条　本办法自2020年6月1日起施行。\n"
    + "某县人民政府\n2020年5月8日\n",
    "废止.txt": "某县关于废止敬老办法的通知\n某政发〔2024〕1号\n各乡镇：\n"
    "　　一、《某县敬老办法》（某政发〔2020〕5号）自2024年3月1日起废止。\n"
    "　　二、<script>alert(1)</script>另行规定。\n某县人民政府\n2024年2月1日\n",
    "表.txt": "某县标准表\n某政发〔2025〕2号\n各乡镇：\n　　一、标准如下：\n"
    "年龄\t标准\n80岁\t60元\n90岁\t100元\n某县人民政府\n2025年2月1日\n",
}
Kept = tuple[TestClient, Assistant, Path]
OLD, REPEALING, TABLE = "/d/某政发-2020-5", "/d/某政发-2024-1", "/d/某政发-2025-2"


@pytest.fixture(scope="module")
def reader(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    assistant = Assistant(Settings(library=folder / "library", today=date(2026, 1, 5)), library)
    assistant.ingest([folder / name for name in FILES])
    app = FastAPI()
    app.state.entrance = Entrance(assistant.settings)
    app.include_router(DocumentPages(assistant).router())
    with TestClient(app) as client:
        yield client
    assistant.close()


def read(reader: TestClient, address: str, status: int = 200) -> str:
    """Return the page at an address as it is read: no tags, white space as one blank."""
    response = reader.get(address)
    assert response.status_code == status
    text = re.sub(r"<[^>]*>", " ", response.text)
    return re.sub(r"\s+", " ", text)


def test_the_list_names_every_document_newest_first(reader: TestClient) -> None:
    listed = read(reader, "/d/")
    assert "共 3 份文件" in listed
    assert listed.index("某县标准表") < listed.index("某县关于废止") < listed.index("某县敬老办法")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=标准", "3 份文件里有 1 份"),
        ("status=已废止", "3 份文件里有 1 份"),
        ("year=2024", "3 份文件里有 1 份"),
        ("issuer=某县人民政府", "共 3 份文件"),
        ("q=没有的字", "没有符合的文件"),
        ("type=法规", "3 份文件里有 1 份"),
        ("q=某政发[2025]2号", "3 份文件里有 1 份"),
        ("q=某政发（２０２５）２号", "3 份文件里有 1 份"),
        ("q=2025　标准", "3 份文件里有 1 份"),
    ],
)
def test_the_list_is_narrowed(reader: TestClient, asked: str, found: str) -> None:
    assert found in read(reader, f"/d/?{asked}")


def test_a_repealed_document_says_so_by_whom_and_since_when(reader: TestClient) -> None:
    shown = read(reader, OLD)
    assert "已被某政发〔2024〕1号废止（2024年3月1日起）" in shown
    assert "自2024年3月1日起废止" in shown
    assert "现行" in read(reader, f"{OLD}?as-of=2023-01-01")


def test_every_clause_has_its_own_address_and_citation(reader: TestClient) -> None:
    page = reader.get(OLD).text
    assert 'id="第一条"' in page
    assert "《某县敬老办法》（某政发〔2020〕5号）第一条" in page
    assert (
        "《某县关于废止敬老办法的通知》（某政发〔2024〕1号）第二部分" in reader.get(REPEALING).text
    )


def word_at(reader: TestClient, address: str) -> str:
    """Return the text of the Word file at an address."""
    response = reader.get(address)
    assert response.headers["content-type"] == WORD
    return "\n".join(p.text for p in docx.Document(BytesIO(response.content)).paragraphs)


def test_chosen_clauses_or_all_of_them_are_taken_away_as_word(reader: TestClient) -> None:
    chosen = word_at(reader, f"{OLD}/clauses.docx?c=第一条")
    assert "每月发50元" in chosen
    assert "2020年6月1日起施行" not in chosen
    assert "已被某政发〔2024〕1号废止" in chosen
    assert "2020年6月1日起施行" in word_at(reader, f"{OLD}/clauses.docx")
    assert "<script>alert(1)</script>" in word_at(reader, f"{REPEALING}/clauses.docx")
    assert reader.get(f"{OLD}/clauses.docx?c=第九条").status_code == 404


def test_a_comparison_is_taken_away_as_word(reader: TestClient) -> None:
    assert "没有相同或者相近的条款" in word_at(reader, f"{OLD}/compare.docx?with=某政发〔2025〕2号")
    assert reader.get(f"{OLD}/compare.docx").status_code == 400


def test_the_text_of_a_document_is_text(reader: TestClient) -> None:
    page = reader.get(REPEALING).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_table_is_a_table(reader: TestClient) -> None:
    page = reader.get(TABLE).text
    assert "<td>80岁</td><td>60元</td>" in page


def test_what_refers_to_a_document_is_a_link(reader: TestClient) -> None:
    addresses = set(map(unquote, re.findall(r'href="(/d/[^"#]+)"', reader.get(OLD).text)))
    assert REPEALING in addresses


def test_two_documents_are_compared_side_by_side(reader: TestClient) -> None:
    shown = read(reader, f"{OLD}/compare?with=某政发〔2024〕1号")
    assert "逐条对照" in shown


@pytest.mark.parametrize("asked", ["", "@old", "?with=某政发〔2021〕8号@旧版"])
def test_of_two_texts_of_a_document_the_older_stands_on_the_left(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path: Path, asked: str
) -> None:
    """Both bear one date and one number: only the note under the title tells which is newer."""
    head = "某县岗位办法\n某政发〔2021〕8号\n"
    tail = "第二条　本办法自2021年6月1日起施行。\n某县人民政府\n2021年5月8日\n"
    note = "（2021年5月8日某政发〔2021〕8号印发　根据2025年3月10日《关于修改某办法的通知》修正）\n"
    (tmp_path / "old.txt").write_text(f"{head}第一条　每人每月800元。\n{tail}", "utf-8")
    (tmp_path / "new.txt").write_text(f"{head}{note}第一条　每人每月900元。\n{tail}", "utf-8")
    library = Library(tmp_path / "library", lexicon, segmenter, CharacterEmbedder())
    settings = Settings(library=tmp_path / "library", today=date(2026, 1, 5))
    with Assistant(settings, library) as assistant:
        assistant.ingest([tmp_path / "old.txt", tmp_path / "new.txt"])
        app = FastAPI()
        app.state.entrance = Entrance(settings)
        app.include_router(DocumentPages(assistant).router())
        address = "/d/某政发-2021-8"
        if asked == "@old":
            address = next(e.address for e in assistant.editions("某政发-2021-8") if not e.newest)
        query = asked if asked.startswith("?") else ""
        with TestClient(app) as client:
            page = client.get(f"{address}/compare{query}").text
    assert "<del>800元</del>" in page
    assert "<ins>900元</ins>" in page


def test_the_file_comes_back_as_it_was(reader: TestClient) -> None:
    got = reader.get(f"{OLD}/file")
    assert got.content.decode("utf-8") == FILES["旧.txt"]
    assert "attachment" in got.headers["content-disposition"]


@pytest.fixture
def kept(lexicon: Lexicon, segmenter: Segmenter, tmp_path: Path) -> Iterator[Kept]:
    """Give the pages of a library that may be changed, and a file of which it holds two texts."""
    file = tmp_path / "办法.txt"
    library = Library(tmp_path / "library", lexicon, segmenter, CharacterEmbedder())
    with Assistant(Settings(library=tmp_path / "library"), library) as assistant:
        for text in (FILES["旧.txt"], FILES["旧.txt"].replace("50元", "60元")):
            file.write_text(text, encoding="utf-8")
            assistant.ingest([file])
        app = FastAPI()
        app.include_router(DocumentPages(assistant).router())
        with TestClient(app) as client:
            yield client, assistant, file


def test_only_the_very_file_that_came_in_comes_back(kept: Kept) -> None:
    reader, assistant, file = kept
    taken_in = file.read_bytes()
    older = next(e.address for e in assistant.editions("某政发-2020-5") if not e.newest)
    assert reader.get(f"{OLD}/file").content == taken_in
    assert "原件不在这台电脑上了" in read(reader, f"{older}/file", 404)
    assert "下载原件" not in read(reader, older)
    file.write_bytes("机密★1年\n".encode() + taken_in)
    assert "原件不在这台电脑上了" in read(reader, f"{OLD}/file", 404)
    file.write_bytes(taken_in.replace("60元".encode(), "70元".encode()))
    assert "原件不在这台电脑上了" in read(reader, f"{OLD}/file", 404)
    assert "下载原件" not in read(reader, OLD)
    file.write_bytes(taken_in)
    assert "下载原件" in read(reader, OLD)


def test_of_a_library_that_did_not_write_down_the_file_it_comes_back_after_it_is_put_in_again(
    kept: Kept,
) -> None:
    reader, assistant, file = kept
    manifest = assistant.settings.library / "manifest.json"
    known = json.loads(manifest.read_text(encoding="utf-8"))
    for entry in known["documents"]:
        del entry["file_size"], entry["file_hash"]
    manifest.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    assert "每月发60元" in read(reader, OLD)
    assert "原件不在这台电脑上了" in read(reader, f"{OLD}/file", 404)
    assert [o.outcome.value for o in assistant.ingest([file])] == ["未变"]
    assert reader.get(f"{OLD}/file").content == file.read_bytes()


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/d/没有-2020-1", 404, "库里没有这份文件，可能已移出"),
        (f"{OLD}@0123456789ab", 404, "库里没有这个版本"),
        (f"{OLD}?as-of=2023-02-30", 400, "没有这一天"),
        (
            f"{OLD}?as-of=1999-01-01",
            404,
            "1999年1月1日这份文件还没有适用的文字：库里最早的一版从2020年6月1日起",
        ),
        (f"{OLD}/compare?with=某政发〔1999〕9号", 404, "请看网页的“读文件”"),
        ("/d/-/secret.txt", 404, "没有这个地址"),
        (f"{OLD}/compare", 400, "没有别的版本"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    reader: TestClient, address: str, status: int, sentence: str
) -> None:
    assert sentence in read(reader, address, status)


def test_pages_load_nothing_from_elsewhere_and_run_no_foreign_script(reader: TestClient) -> None:
    got = reader.get(OLD)
    assert "default-src 'none'" in got.headers["content-security-policy"]
    assert not re.search(r'(?:src|href)="(?!/|#)', got.text)
    for asset in ("page.css", "page.js"):
        assert reader.get(f"/d/-/{asset}").status_code == 200
