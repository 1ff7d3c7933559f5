"""The buttons below an answer: a Word file of what the browser kept, and 这条不对."""

from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant import KeptTalk, Settings, kept_answer
from assistant.errors import LibraryError
from assistant.service.people.entrance import Entrance
from tests.ui.fakes import ANSWER, FakeEngine
from youju_ui.answer_actions import AnswerActions

KEPT = {**kept_answer(ANSWER), "question": "防贫保<多少>钱？/x"}


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def client(engine: FakeEngine) -> TestClient:
    app = FastAPI()
    app.state.entrance = Entrance(Settings())
    app.include_router(AnswerActions(engine).router())
    return TestClient(app, base_url="http://10.0.0.5:7860")


def test_an_answer_is_sent_as_a_word_file(client: TestClient, engine: FakeEngine) -> None:
    reply = client.post("/answers/word", json={"answers": [KEPT]})
    assert reply.status_code == 200
    assert reply.content == b"KeptTalk http://10.0.0.5:7860/"
    name = quote("防贫保_多少_钱？_x.docx")
    assert reply.headers["content-disposition"] == f"attachment; filename*=UTF-8''{name}"
    (taken,) = engine.taken
    assert isinstance(taken, KeptTalk)
    assert taken.answers[0].citations == ANSWER.citations


def test_links_of_a_word_file_lead_through_the_proxy(engine: FakeEngine) -> None:
    app = FastAPI()
    app.state.entrance = Entrance(Settings(proxy_address="10.0.0.2"))
    app.include_router(AnswerActions(engine).router())
    client = TestClient(app, base_url="http://youju.example", client=("10.0.0.2", 5))
    encrypted = {"x-forwarded-proto": "https"}
    reply = client.post("/answers/word", json={"answers": [KEPT]}, headers=encrypted)
    assert reply.content == b"KeptTalk https://youju.example/"


def test_a_talk_is_one_file(client: TestClient) -> None:
    reply = client.post("/answers/word", json={"answers": [KEPT, KEPT]})
    assert quote("政策问答.docx") in reply.headers["content-disposition"]


@pytest.mark.parametrize(
    "sent",
    [{}, {"answers": "x"}, {"answers": [1]}, {"answers": [{"question": "只有问题"}]},
     {"answers": [KEPT] * 101}],
)  # fmt: skip
def test_what_is_no_talk_is_told_in_one_sentence(client: TestClient, sent: object) -> None:
    reply = client.post("/answers/word", json=sent)
    assert reply.status_code == 400
    assert set(reply.json()) == {"told"}


def test_what_is_wrong_is_kept_without_the_question(client: TestClient, engine: FakeEngine) -> None:
    sent = {"answer": KEPT, "fault": "数或日期不对", "note": "应当是120"}
    reply = client.post("/answers/objection", json=sent)
    assert "记下了" in reply.json()["told"]
    (kept,) = engine.objected
    assert (kept.fault, kept.note, kept.question) == ("数或日期不对", "应当是120", "")
    client.post("/answers/objection", json={**sent, "agreed": True})
    assert engine.objected[-1].question == KEPT["question"]


@pytest.mark.parametrize("wrong", [{"fault": "乱写"}, {"note": 5}, {"answer": None}, {"fault": []}])
def test_an_objection_that_cannot_be_read_is_refused(
    client: TestClient, engine: FakeEngine, wrong: dict[str, object]
) -> None:
    sent = {"answer": KEPT, "fault": "别的", "note": "", **wrong}
    assert client.post("/answers/objection", json=sent).status_code == 400
    assert engine.objected == []


def test_only_json_is_taken_which_no_other_site_can_send(client: TestClient) -> None:
    plain = {"Content-Type": "text/plain"}
    assert client.post("/answers/word", content="{}", headers=plain).status_code == 422


def test_a_failure_is_one_sentence(client: TestClient, engine: FakeEngine) -> None:
    engine.failure = LibraryError("库打不开。", "请看看。")
    reply = client.post("/answers/word", json={"answers": [KEPT]})
    assert reply.json() == {"told": "库打不开。请看看。"}
    engine.failure = RuntimeError("内部")
    reply = client.post("/answers/word", json={"answers": [KEPT]})
    assert reply.status_code == 500
    assert "内部" not in reply.text
