"""A lesson over HTTP: the trainer's screen, phones without names, nothing left behind."""

import asyncio
import json
import re
import socket
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import Response, StreamingResponse
from fastapi.testclient import TestClient

from assistant import Evidence, Settings
from assistant.service.people.entrance import Entrance
from assistant.teaching.item import ItemState
from assistant.teaching.room import MOST_PHONES
from tests.teaching.test_room import FILL, JUDGE, MANY, SINGLE
from tests.ui.fakes import FakeEngine
from youju_ui import phone_address
from youju_ui.phone_pages import PhonePages
from youju_ui.room_desk import RoomDesk
from youju_ui.room_pages import RoomPages
from youju_ui.why_found import found_by

WIDE = Settings(host="0.0.0.0")  # noqa: S104  what phones need


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


def include(
    app: FastAPI,
    engine: FakeEngine,
    settings: Settings | None = None,
    desk: RoomDesk | None = None,
) -> None:
    known, desk = settings or Settings(), desk or RoomDesk()
    app.state.entrance = Entrance(known)
    app.include_router(RoomPages(engine, desk, known.host).router())
    app.include_router(PhonePages(desk).router())


def client(site: FastAPI, address: str = "10.0.0.77") -> TestClient:
    return TestClient(site, base_url="http://10.0.0.5:7860", client=(address, 5))


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


def test_a_step_that_was_pressed_at_something_else_is_not_taken(site: FastAPI) -> None:
    trainer, screen, _ = opened(site)
    seen = re.search(r'name="seen" value="([^"]+)"', trainer.get(screen).text)
    assert seen
    for _ in range(2):  # two hands at one item: the screen and the remote
        page = trainer.post(f"{screen}/go", data={"step": "next", "seen": seen[1]}).text
        assert "（正确）" not in page
        assert "0 人" in page
    assert "（正确）" in trainer.post(f"{screen}/go", data={"step": "next"}).text


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


def test_whoever_only_looks_takes_nobodys_place(site: FastAPI) -> None:
    trainer, screen, code = opened(site)
    for _ in range(MOST_PHONES + 1):
        assert client(site).get(f"/r/{code}").status_code == 200
    assert "0 部手机" in trainer.get(screen).text
    phone = client(site)
    phone.get(f"/r/{code}")
    assert "已交：A" in phone.post(f"/r/{code}", data={"item": "a", "choice": "A"}).text
    assert "1 部手机，1 人已答" in trainer.get(screen).text


def test_a_full_room_says_so_to_who_is_not_in(site: FastAPI) -> None:
    _, _, code = opened(site)
    for number in range(MOST_PHONES):
        phone = TestClient(site, cookies={"youju_phone": str(number)})
        phone.post(f"/r/{code}", data={"item": "a", "choice": "A"})
    assert "满了" in client(site).get(f"/r/{code}").text
    assert "每人多少元？" in phone.get(f"/r/{code}").text


def streaming(site: FastAPI, token: str) -> Request:
    cookie = [(b"cookie", f"youju_phone={token}".encode())] if token else []
    return Request({"type": "http", "app": site, "client": ("10.0.0.77", 5), "headers": cookie})


def test_a_phone_is_in_once_its_stream_is_open_and_is_told_when_all_is_over(site: FastAPI) -> None:
    desk = RoomDesk()
    pages, led = PhonePages(desk), desk.open((SINGLE,), "trainer")
    code = led.room.code

    async def told(token: str) -> Response:
        return await pages.phone_events(code, streaming(site, token))

    async def to_the_end() -> list[str]:
        begun = aiter(cast("StreamingResponse", await told("p")).body_iterator)
        first = str(await anext(begun))
        rung = led.counted.rung
        await told("p")
        assert led.counted.rung == rung
        desk.close(led.secret)
        late = aiter(cast("StreamingResponse", await told("p")).body_iterator)
        return [first, str(await anext(begun)), str(await anext(late))]

    asyncio.run(told(""))
    assert led.room.phones == set()
    first, last, late = asyncio.run(to_the_end())
    assert led.room.phones == {"p"}
    assert "每人多少元？" in first
    assert "event: over" in last
    assert "已经结束" in last
    assert "event: over" in late  # else a phone that wakes up would ask for ever


def test_who_tries_one_number_after_another_has_to_wait(engine: FakeEngine) -> None:
    site = FastAPI()
    include(site, engine, desk=RoomDesk(lambda: 0.0))
    _, _, code = opened(site)
    wrong = next(n for n in range(1000, 2000) if str(n) != code)
    inside, guessing = client(site), client(site)
    inside.get(f"/r/{code}")
    inside.post(f"/r/{code}", data={"item": "a", "choice": "A"})
    told = [guessing.get(f"/r/{wrong}").status_code for _ in range(21)]
    assert told == [404] * 20 + [429]
    refused = guessing.get(f"/r/{code}")
    assert refused.status_code == 429
    assert "请过" in refused.text
    assert inside.get(f"/r/{code}").status_code == 200
    assert client(site, "10.0.0.78").get(f"/r/{code}").status_code == 200


def test_phones_of_a_lesson_that_is_over_try_no_numbers(site: FastAPI) -> None:
    trainer, screen, code = opened(site)
    trainer.post(f"{screen}/close")
    for _ in range(60):
        assert client(site).get(f"/r/{code}").status_code == 404


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


def test_ticked_items_are_the_lesson_and_its_papers_are_of_them(site: FastAPI) -> None:
    trainer = client(site)
    page = trainer.post("/teach/open", data={"item": ["c", "b"]})
    assert "第 1 题，共 2 题" in page.text
    handout = trainer.get(f"{page.url.path}/take", params={"as": "讲义（Word）"})
    assert handout.text == "讲义.docx['b', 'c']"
    assert trainer.get(f"{page.url.path}/take", params={"as": "别的"}).status_code == 500


def test_a_lesson_is_narrowed_and_what_leaves_nothing_is_said(
    site: FastAPI, engine: FakeEngine
) -> None:
    engine.items = (
        replace(SINGLE, topic="<b>救助</b>"), replace(MANY, state=ItemState.ACCEPTED), JUDGE,
    )  # fmt: skip
    trainer = client(site)
    start = trainer.get("/teach/").text
    assert "&lt;b&gt;救助&lt;/b&gt;" in start
    assert "<b>救助" not in start
    for asked in ({"topic": "<b>救助</b>"}, {"accepted": "1"}, {"kind": "判断"}, {"count": "1"}):
        assert "共 1 题" in trainer.post("/teach/open", data=asked).text
    assert "没有可以用的题" in trainer.post("/teach/open", data={"topic": "别的"}).text


def test_the_clauses_that_were_known_least_come_first(site: FastAPI, engine: FakeEngine) -> None:
    known, weak = replace(SINGLE.proof, clause="第一条"), replace(SINGLE.proof, clause="第九条")
    engine.items = (replace(SINGLE, proof=known), replace(JUDGE, proof=weak))
    held = {"results": [{"id": "a", "counts": {"B": 3}}, {"id": "c", "counts": {"错": 3}}]}
    counts = {"counts": ("results.json", json.dumps(held))}
    page = client(site).post("/teach/open", data={"count": "1"}, files=counts)
    assert JUDGE.stem in page.text
    wrong = client(site).post("/teach/open", files={"counts": ("x.json", "{")})
    assert "读不出来" in wrong.text


def test_counts_are_read_whole_or_not_at_all(site: FastAPI, engine: FakeEngine) -> None:
    engine.items = (SINGLE, replace(JUDGE, proof=replace(JUDGE.proof, clause="第九条")))
    held = json.dumps({"results": [{"id": "c", "counts": {"错": 3}}]})
    long = {"counts": ("results.json", held + " " * 4_500_000)}
    assert JUDGE.stem in client(site).post("/teach/open", data={"count": "1"}, files=long).text
    too_long = {"counts": ("results.json", held + " " * 20_000_000)}
    assert "请换一份 20 MB 以内的表" in client(site).post("/teach/open", files=too_long).text


def test_the_wrong_rates_of_a_lesson_are_one_click_away(site: FastAPI) -> None:
    trainer, screen, code = opened(site)
    for chosen in "AB":
        phone = client(site)
        phone.get(f"/r/{code}")
        phone.post(f"/r/{code}", data={"item": "a", "choice": chosen})
    trainer.post(f"{screen}/go", data={"step": "next"})
    assert trainer.get(f"{screen}/marks.xlsx").text.endswith("第二条1")
    told = trainer.post(f"{screen}/go", data={"step": "next"})
    assert "（正确）" in told.text
    assert "答对了" in phone.get(f"/r/{code}").text


def test_a_trainer_who_closed_the_tab_finds_the_lesson_again(site: FastAPI) -> None:
    trainer, screen, code = opened(site)
    assert f"课堂号 {code}" in trainer.get("/teach/").text
    assert code not in client(site).get("/teach/").text
    assert "已经下课" in trainer.post(f"{screen}/close").text
    assert code not in trainer.get("/teach/").text


def test_a_room_that_no_phone_can_reach_says_so_and_shows_no_code(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = FastAPI()
    include(own, engine)
    here = TestClient(own, base_url="http://127.0.0.1:7860")
    assert "手机扫了码也打不开" in here.get("/teach/").text
    page = here.post("/teach/open").text
    assert "手机还打不开" in page
    assert "<svg" not in page
    monkeypatch.setattr(phone_address, "_own_address", lambda: "10.0.0.9")
    served = FastAPI()
    include(served, engine, WIDE)
    page = TestClient(served, base_url="http://127.0.0.1:7860").post("/teach/open").text
    assert "http://10.0.0.9:7860/r/" in page
    assert page.count("<svg") == 2


@pytest.mark.parametrize(
    ("interfaces", "told"),
    [
        (["127.0.0.1", "192.168.1.5"], "http://192.168.1.5:7860/r/"),
        (["127.0.0.1"], "请用这台电脑的内网地址打开本页"),
        (["127.0.0.1", "169.254.3.4"], "请用这台电脑的内网地址打开本页"),
        (["192.168.1.5", "172.17.0.1"], "请用这台电脑的内网地址打开本页"),
    ],
)
def test_without_a_way_out_of_the_network_its_phones_still_come(
    engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, interfaces: list[str], told: str
) -> None:
    def no_way(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", no_way, raising=False)
    monkeypatch.setattr(phone_address, "_of_interfaces", lambda _: interfaces)
    site = FastAPI()
    include(site, engine, WIDE)
    here = TestClient(site, base_url="http://127.0.0.1:7860")
    pages = [here.get("/teach/").text, here.post("/teach/open").text]
    assert told in pages[-1]
    assert ("打不开" in pages[0]) == told.startswith("请")
    assert "--host" not in "".join(pages)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere its name leads to them")
def test_the_addresses_of_this_machine_are_found() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        found = phone_address._of_interfaces(probe)
    assert "127.0.0.1" in found


def test_the_code_leads_where_people_open_the_page(engine: FakeEngine) -> None:
    proxied, named = FastAPI(), FastAPI()
    include(proxied, engine, Settings(proxy_address="127.0.0.1"))
    include(named, engine, Settings(address="https://youju.example.gov.cn"))
    encrypted = {"x-forwarded-proto": "https", "x-forwarded-host": "youju.example.gov.cn"}
    for site, headers in ((proxied, encrypted), (named, {})):
        here = TestClient(
            site, base_url="http://127.0.0.1:7860", client=("127.0.0.1", 5), headers=headers
        )
        page = here.post("/teach/open").text
        assert "https://youju.example.gov.cn/r/" in page
        assert page.count("<svg") == 2


def test_words_of_an_item_are_only_words(site: FastAPI, engine: FakeEngine) -> None:
    strange = "<img src=x onerror=alert(1)>{{ 7*7 }}"
    proof = replace(SINGLE.proof, title=strange, clause=strange, quote=strange)
    choices = (strange, "900元", "1000元")
    engine.items = (replace(SINGLE, stem=strange, choices=choices, proof=proof, topic=strange),)
    trainer, screen, code = opened(site, 1)
    pages = [trainer.get("/teach/").text, trainer.get(screen).text]
    for _ in range(4):
        pages.append(trainer.post(f"{screen}/go", data={"step": "next"}).text)
        pages.append(client(site).get(f"/r/{code}").text)
    assert not any("<img" in page for page in pages)
    assert all("&lt;img" in page for page in pages)


def test_a_heading_is_no_proof_and_the_nearest_clause_comes_first() -> None:
    def found(label: str, kind: str, score: float) -> Evidence:
        clause = SimpleNamespace(id=f"d:{label}", label=label, kind=kind, text="每人每月200元补贴")
        document = SimpleNamespace(name="某办法")
        return cast("Evidence", SimpleNamespace(document=document, clause=clause, score=score))

    kinds = (("第一章", "heading", 9), ("第二条", "article", 2), ("第三条", "article", 4))
    every = [found(*each) for each in kinds]
    shown = found_by("每人每月200元", every)
    assert [each.name for each in shown] == ["某办法 第三条", "某办法 第二条"]
    assert [each.percent for each in shown] == [100, 50]
    assert shown[0].words == ("每人每月200元",)


def test_what_one_trainer_found_is_not_shown_to_another(site: FastAPI, engine: FakeEngine) -> None:
    for _ in range(2):
        trainer, screen, _ = opened(site)
        for _ in range(4):
            trainer.post(f"{screen}/go", data={"step": "next"})
    assert [question for question, _ in engine.asked] == [SINGLE.stem] * 2
