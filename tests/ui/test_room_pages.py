"""A lesson over HTTP: the trainer's screen, phones without names, nothing left behind."""

import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.teaching.test_room import FILL, JUDGE, MANY, SINGLE
from tests.ui.fakes import FakeEngine
from youju_ui.phone_pages import PhonePages
from youju_ui.room_desk import RoomDesk
from youju_ui.room_pages import RoomPages


@pytest.fixture
def engine(tmp_path: Path) -> FakeEngine:
    bank = tmp_path / "bank.jsonl"
    bank.write_text("", encoding="utf-8")
    return FakeEngine(bank=bank, items=(SINGLE, MANY, JUDGE, FILL))


@pytest.fixture
def site(engine: FakeEngine) -> FastAPI:
    app = FastAPI()
    include(app, engine)
    return app


def include(app: FastAPI, engine: FakeEngine) -> None:
    desk = RoomDesk()
    app.include_router(RoomPages(engine, desk).router())
    app.include_router(PhonePages(desk).router())


def client(site: FastAPI) -> TestClient:
    return TestClient(site, base_url="http://10.0.0.5:7860")


def opened(site: FastAPI, count: int = 4) -> tuple[TestClient, str, str]:
    """Return the trainer, the address of the screen and the short number."""
    trainer = client(site)
    page = trainer.post("/teach/open", data={"count": str(count)})
    code = re.search(r"课堂号 <strong>(\d{4})", page.text)
    assert code
    return trainer, page.url.path, code[1]


def test_phones_answer_and_the_screen_shows_the_spread_then_the_clause(site: FastAPI) -> None:
    trainer, screen, code = opened(site)
    assert f"http://10.0.0.5:7860/r/{code}" in trainer.get(screen).text
    for chosen in "BBA":
        phone = client(site)
        assert "每人多少元？" in phone.get(f"/r/{code}").text
        assert (
            f"已交：{chosen}" in phone.post(f"/r/{code}", data={"item": "a", "choice": chosen}).text
        )
    page = trainer.get(screen).text
    assert "3 部手机，3 人已答" in page
    assert "（正确）" not in page
    assert "每人900元" not in page
    spread = trainer.post(f"{screen}/go", data={"step": "next"}).text
    assert "2 人" in spread
    assert "（正确）" not in spread
    assert "（正确）" in trainer.post(f"{screen}/go", data={"step": "next"}).text
    assert "每人900元。" in trainer.post(f"{screen}/go", data={"step": "next"}).text
    assert trainer.get(f"{screen}/results.json").json() == {
        "results": [{"id": "a", "counts": {"A": 1, "B": 2}, "right": 2}]
    }


def test_a_phone_is_told_what_is_wrong_and_can_go_on(site: FastAPI) -> None:
    trainer, screen, code = opened(site)
    assert "没有课堂号" in client(site).get("/r/0000").text
    phone = client(site)
    assert "允许本页的 Cookie" in phone.post(f"/r/{code}", data={"item": "a", "choice": "A"}).text
    phone.get(f"/r/{code}")
    assert "请选一项再交" in phone.post(f"/r/{code}", data={"item": "a"}).text
    trainer.post(f"{screen}/go", data={"step": "next"})
    late = phone.post(f"/r/{code}", data={"item": "a", "choice": "A"}).text
    assert "已经收了" in late
    assert "disabled" in late


def test_a_lesson_that_is_over_is_gone(site: FastAPI) -> None:
    trainer, screen, code = opened(site)
    trainer.post(f"{screen}/close")
    assert "已经结束" in trainer.get(screen).text
    assert "没有课堂号" in client(site).get(f"/r/{code}").text


def test_a_trainer_leads_one_room(site: FastAPI) -> None:
    trainer, first, _ = opened(site)
    _, second, _ = opened(site)
    assert trainer.get(first).status_code == 404
    assert trainer.get(second).status_code == 200


def test_without_a_bank_the_page_says_what_to_do(tmp_path: Path) -> None:
    site = FastAPI()
    include(site, FakeEngine(bank=tmp_path / "none.jsonl"))
    page = client(site)
    assert "还没有可以用的题" in page.get("/teach/").text
    assert "没有可以用的题" in page.post("/teach/open").text


def test_words_of_a_document_are_only_words(site: FastAPI, engine: FakeEngine) -> None:
    trainer, screen, _ = opened(site)
    said = trainer.post(f"{screen}/ask", data={"question": "<img src=x onerror=alert(1)>"}).text
    assert "<img" not in said
    assert engine.asked
