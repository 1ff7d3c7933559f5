"""The calls of the bank: what a program does with them, and who may."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from starlette.testclient import TestClient

from assistant import Assistant, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.service.people.entrance import Entrance
from assistant.service.people.person import KeyScope, PersonRole
from assistant.service.service_app import alone
from tests.library.fakes import CharacterEmbedder
from tests.teaching.bank_samples import LATER, NOTICE, TODAY

BANK = "/api/v1/bank"
WIDE = "10.0.0.1"


@pytest.fixture
def library(tmp_path: Path, lexicon: Lexicon, segmenter: Segmenter) -> Library:
    held = Library(tmp_path / "library", lexicon, segmenter, CharacterEmbedder())
    notice = tmp_path / "通知.txt"
    notice.write_text(NOTICE, encoding="utf-8")
    held.add([notice])
    return held


@pytest.fixture
def settings(tmp_path: Path, library: Library) -> Settings:
    return Settings(library=library.folder, people=tmp_path / "people", today=TODAY)


@pytest.fixture
def whole(settings: Settings, library: Library) -> Assistant:
    return Assistant(settings, library)


@pytest.fixture
def http(settings: Settings, whole: Assistant) -> Iterator[TestClient]:
    """Return a program on this machine, where everybody is an administrator."""
    app = alone(whole, settings)
    with TestClient(app, base_url="http://127.0.0.1:7860", client=("127.0.0.1", 5)) as client:
        yield client


def test_items_are_made_listed_chosen_and_given_out(http: TestClient, settings: Settings) -> None:
    made = http.post(f"{BANK}/make", json={"kinds": ["单选", "判断"], "count": 4}).json()
    assert made["added"] == made["size"] == 4
    assert 0 <= made["drop_rate"] < 1
    first, second, *_ = [item["id"] for item in made["items"]]
    accepted = http.post(f"{BANK}/accept", json={"items": [first]}).json()["items"]
    assert [item["state"] for item in accepted] == ["采用"]
    refused = http.post(f"{BANK}/drop", json={"items": [second, "没有"]})
    assert (refused.status_code, refused.json()["kind"]) == (422, "BankError")
    assert http.get(f"{BANK}/items", params={"state": "不用"}).json()["items"] == []
    http.post(f"{BANK}/drop", json={"items": [second], "why": "太偏"})
    listed = http.get(f"{BANK}/items", params={"state": "不用"}).json()
    assert [(item["id"], item["note"]) for item in listed["items"]] == [(second, "太偏")]
    assert listed["unread"] == []
    paper = http.get(
        f"{BANK}/export", params={"ending": "docx", "title": "护林员测试", "version": "B"}
    )
    assert "attachment" in paper.headers["Content-Disposition"]
    assert Document(BytesIO(paper.content)).paragraphs[0].text == "护林员测试（B卷）"
    history = settings.library.parent / "library-bank.history.jsonl"
    assert {json.loads(line)["by"] for line in history.read_text("utf-8").splitlines()} == {"local"}


def test_what_a_later_document_repeals_is_marked(
    http: TestClient, whole: Assistant, tmp_path: Path
) -> None:
    http.post(f"{BANK}/make", json={"count": 3})
    assert http.post(f"{BANK}/check").json()["changed"] == []
    later = tmp_path / "废止.txt"
    later.write_text(LATER, encoding="utf-8")
    whole.ingest([later])
    assert len(http.post(f"{BANK}/check").json()["changed"]) == 3
    assert http.get(f"{BANK}/items", params={"state": "待审"}).json()["items"] == []


@pytest.mark.parametrize(
    ("call", "sent", "told"),
    [
        ("make", {"kinds": ["选择"]}, "没有这种题型：选择"),
        ("make", {"count": 0}, "“count”不能小于 1"),
        ("make", {"number": 5}, "没有“number”这一项"),
        ("make", {"documents": ["9号文"]}, "库里没有这份文件"),
        ("accept", {"items": ["没有"]}, "没有这个题库"),
        ("accept", {"items": []}, "“items”至少要有 1 项"),
    ],
)
def test_what_is_asked_wrongly_is_told(
    http: TestClient, call: str, sent: dict[str, object], told: str
) -> None:
    answer = http.post(f"{BANK}/{call}", json=sent)
    assert answer.status_code in (404, 422, 503)
    assert told in answer.json()["title"]
    assert answer.json()["next_step"]


def test_there_is_no_such_layout_and_no_other_place_for_the_file(http: TestClient) -> None:
    http.post(f"{BANK}/make", json={"count": 1})
    for asked, told in (
        ({"ending": "docx", "layout": "海报"}, "没有这种版式：海报"),
        ({"ending": "../x.docx"}, "“ending”只能是"),
    ):
        answer = http.get(f"{BANK}/export", params=asked)
        assert answer.status_code == 422
        assert told in answer.json()["title"]


def test_the_bank_is_for_trainers_and_for_keys_that_teach(
    settings: Settings, library: Library
) -> None:
    wide = settings.model_copy(update={"host": WIDE})
    entrance = Entrance(wide)
    entrance.users.add("zhao", PersonRole.ADMINISTRATOR)
    last = date(2099, 1, 1)
    keys = [entrance.keys.add("课", {s}, [], last)[1] for s in (KeyScope.ASK, KeyScope.TEACH)]
    app = alone(Assistant(wide, library), wide)
    with TestClient(app, base_url=f"http://{WIDE}:7860", client=("10.0.0.77", 5)) as client:
        status = [
            client.post(f"{BANK}/make", json={"count": 1}, headers=head).status_code
            for head in ({}, *({"Authorization": f"Bearer {key}"} for key in keys))
        ]
    assert status == [401, 403, 200]
