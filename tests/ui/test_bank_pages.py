"""The bank on the page: items are made, looked over, given out and marked, over a real library."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant import Assistant, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.conftest import CORPUS
from tests.library.fakes import CharacterEmbedder
from youju_ui.bank_downloads import EXPORTS
from youju_ui.bank_pages import BankPages


@pytest.fixture(scope="module")
def assistant(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("bank") / "library"
    library = Library(folder, lexicon, segmenter, CharacterEmbedder())
    with Assistant(Settings(library=folder, today=date(2026, 1, 5)), library) as opened:
        opened.ingest([CORPUS])
        yield opened


@pytest.fixture(scope="module")
def page(assistant: Assistant) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(BankPages(assistant).router())
    with TestClient(app) as client:
        made = client.post("/teach/bank/make", data={"count": "12"})
        assert "新出 12 道" in made.text
        yield client


def test_an_item_is_taken_dropped_and_changed(page: TestClient, assistant: Assistant) -> None:
    first, second, third = assistant.items_of(assistant.bank_file()).items[:3]
    assert "已采用" in page.post(f"/teach/bank/item/{first.id}", data={"what": "accept"}).text
    assert "不再用这一题" in page.post(f"/teach/bank/item/{second.id}", data={"what": "drop"}).text
    fields = {
        "what": "edit", "stem": f"{third.stem}（<b>改</b>）", "choices": "\n".join(third.choices),
        "key": "\n".join(third.key), "topic": "帮促", "difficulty": "2",
    }  # fmt: skip
    changed = page.post(f"/teach/bank/item/{third.id}", data=fields).text
    assert "&lt;b&gt;改&lt;/b&gt;" in changed
    held = {i.id: i for i in assistant.items_of(assistant.bank_file()).items}
    assert [held[i.id].state.value for i in (first, second)] == ["采用", "不用"]
    assert (held[third.id].topic, held[third.id].difficulty) == ("帮促", 2)
    assert held[third.id].proof == third.proof
    assert "不用" in page.get("/teach/bank", params={"state": "不用"}).text


@pytest.mark.parametrize("name", EXPORTS)
def test_every_form_can_be_downloaded(page: TestClient, name: str) -> None:
    given = page.get("/teach/bank/export", params={"as": name})
    assert given.headers["content-disposition"].startswith("attachment")
    assert len(given.content) > 100


def test_a_review_that_changes_nothing_changes_nothing(page: TestClient) -> None:
    sheet = page.get("/teach/bank/export", params={"as": next(iter(EXPORTS))}).content
    back = page.post("/teach/bank/review", files={"file": ("题库.xlsx", sheet)}).text
    assert "改了 0 道" in back


def test_a_review_tells_what_was_not_taken_and_what_to_look_at_again(page: TestClient) -> None:
    sheet = page.get("/teach/bank/export", params={"as": next(iter(EXPORTS))}).content
    book = openpyxl.load_workbook(BytesIO(sheet))
    rows = book.worksheets[0]
    place = {str(cell.value): n for n, cell in enumerate(rows[1], 1)}
    lettered = [n for n in range(2, rows.max_row + 1) if rows.cell(n, place["选项C"]).value]
    for n in (row for row in range(2, rows.max_row + 1) if row not in lettered[:2]):
        rows.cell(n, place["难度"], "难")
    ids = [str(rows.cell(n, place["编号"]).value) for n in lettered[:2]]
    for n in lettered[:2]:
        key = str(rows.cell(n, place["答案"]).value)
        rows.cell(n, place["答案"], next(each for each in "ABC" if each not in key))
    out = BytesIO()
    book.save(out)
    told = page.post("/teach/bank/review", files={"file": ("题库.xlsx", out.getvalue())}).text
    assert "改了 2 道" in told
    assert told.count("不是 1、2、3") == 5
    assert f"另有 {rows.max_row - 1 - 2 - 5} 行没有收入" in told
    assert all(f"改过的题有疑问，请再看：{each} " in told for each in ids)


def test_the_counts_of_a_lesson_become_wrong_rates(page: TestClient, assistant: Assistant) -> None:
    item = next(i for i in assistant.items_of(assistant.bank_file()).items if i.choices)
    wrong = next(letter for letter in "ABCD" if letter not in item.key)
    counted = {"results": [{"id": item.id, "counts": {item.key[0]: 1, wrong: 3}, "right": 1}]}
    file = {"file": ("results.json", json.dumps(counted).encode())}
    book = openpyxl.load_workbook(BytesIO(page.post("/teach/bank/marks", files=file).content))
    cells = [str(c.value) for row in book.worksheets[0].iter_rows() for c in row]
    assert any(item.stem in cell for cell in cells)


@pytest.mark.parametrize(
    ("address", "fields", "told"),
    [
        ("make", {"kind": "看图说话"}, "没有这种题型"),
        ("make", {"document": "没有的文件"}, "库里没有这份文件"),
        ("item/none", {"what": "accept"}, "没有这道题"),
        ("review", {}, "没有办成"),
    ],
)
def test_what_cannot_be_done_is_said(
    page: TestClient, address: str, fields: dict[str, str], told: str
) -> None:
    answer = page.post(f"/teach/bank/{address}", data=fields)
    assert answer.status_code == 400
    assert told in answer.text


@pytest.mark.parametrize("address", ["review", "marks"])
def test_a_table_that_is_too_large_is_said(page: TestClient, address: str) -> None:
    large = {"file": ("题库.xlsx", b"x" * 20_000_001)}
    answer = page.post(f"/teach/bank/{address}", files=large)
    assert answer.status_code == 400
    assert "请换一份 20 MB 以内的表" in answer.text


def test_what_is_ticked_is_taken_or_dropped_together(
    page: TestClient, assistant: Assistant
) -> None:
    chosen = [item.id for item in assistant.items_of(assistant.bank_file()).items[-2:]]
    picked = {"item": chosen, "what": "accept"}
    assert "已采用 2 道" in page.post("/teach/bank/picked", data=picked).text
    picked["what"] = "drop"
    assert "不再用这 2 道" in page.post("/teach/bank/picked", data=picked).text
    held = {i.id: i.state.value for i in assistant.items_of(assistant.bank_file()).items}
    assert {held[each] for each in chosen} == {"不用"}
    assert "请先在题上打勾" in page.post("/teach/bank/picked").text
