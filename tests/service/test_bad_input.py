"""What must not hurt: broken and huge bodies, deep nesting, full queues, clients that leave."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Event
from typing import Any, cast

import anyio
import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import Answer, Assistant, Outcome, Settings
from assistant.errors import BusyError, LibraryError
from assistant.service.door_edge import DEEPEST, MOST_BYTES, depth
from assistant.service.server import serve_in_background
from assistant.service.service_app import alone
from assistant.service.work_queue import WorkQueue
from tests.ui.serving import free_port

PATIENCE_S = 10
JSON = {"Content-Type": "application/json"}
CALLS = ("/api/v1/ask", "/v1/chat/completions", "/retrieval", "/mcp")
Failed = tuple[Exception, int, str]
ANSWER = Answer("问", Outcome.ANSWERED, "答" * 1000)


@dataclass
class Talker:
    """An assistant that talks slowly until nobody listens, or fails as it is told to."""

    failure: Exception | None = None
    before: int = 0
    said: int = 0
    stopped: Event = field(default_factory=Event)

    def stream(
        self, _question: str, _history: Sequence[Mapping[str, str]] = (), _day: date | None = None
    ) -> Iterator[str | Answer]:
        """Say a piece again and again."""
        try:
            for self.said in range(1000):
                if self.failure and self.said == self.before:
                    raise self.failure
                yield f"第{self.said}句。" + "话" * 5000
                time.sleep(0.01)
            yield ANSWER
        finally:
            self.stopped.set()


@pytest.fixture
def talker() -> Talker:
    return Talker()


@pytest.fixture
def door(talker: Talker) -> Iterator[str]:
    """Return the address of doors without a page over the talker."""
    settings = Settings(port=free_port())

    def build() -> FastAPI:
        return alone(cast("Assistant", talker), settings)

    with serve_in_background(build, settings.host, settings.port) as served:
        yield served.url.rstrip("/")


def post(address: str, call: str, content: bytes) -> httpx.Response:
    """Send bytes as JSON."""
    return httpx.post(f"{address}{call}", content=content, headers=JSON, trust_env=False)


def sentence(answer: httpx.Response) -> str:
    """Return what a refusal says, in whatever form its door has."""
    said = answer.json()
    error = said.get("error", said)
    return str(error.get("message") or said.get("detail") or said.get("error_msg"))


@pytest.mark.slow
def test_broken_huge_and_deep_bodies_are_refused_in_the_form_of_each_door(door: str) -> None:
    deep = b"[" * 100_000
    for call in CALLS:
        huge = post(door, call, b'"' + b"x" * MOST_BYTES + b'"')
        assert (huge.status_code, sentence(huge)[:4]) == (413, "请求太大")
        nested = post(door, call, deep)
        assert nested.status_code == 413
        assert "嵌套" in sentence(nested)
    for call in CALLS[:3]:
        for body in (b"{", b"\xff\xfe\xfa", b'{"question": "\xe4'):
            broken = post(door, call, body)
            assert broken.status_code in (400, 422)
            assert "JSON" in sentence(broken)
        assert post(door, call, b"").status_code == 422
        assert post(door, call, b"null").status_code == 422
        assert post(door, call, b"[]").status_code == 422


@pytest.mark.slow
def test_a_body_without_a_length_is_bounded_as_well(door: str) -> None:
    pieces = (b"x" * 100_000 for _ in range(MOST_BYTES // 100_000 + 5))
    answer = httpx.post(f"{door}/api/v1/ask", content=pieces, headers=JSON, trust_env=False)
    assert answer.status_code == 413


@pytest.mark.slow
def test_work_stops_when_the_client_of_a_stream_leaves(door: str, talker: Talker) -> None:
    sent = {"question": "问", "stream": True}
    with httpx.stream("POST", f"{door}/api/v1/ask", json=sent, trust_env=False) as answer:
        assert next(answer.iter_lines()) == "event: text"
    assert talker.stopped.wait(PATIENCE_S)
    assert talker.said < 900


@pytest.mark.slow
def test_work_stops_when_nobody_waits_for_the_whole_answer(door: str, talker: Talker) -> None:
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{door}/api/v1/ask", json={"question": "问"}, timeout=0.3, trust_env=False)
    assert talker.stopped.wait(PATIENCE_S)
    assert talker.said < 900


@pytest.mark.slow
@pytest.mark.parametrize(
    "failed",
    [
        (LibraryError("库正在被更新。", "请稍后再试。"), 503, "库正在被更新。请稍后再试。"),
        (ValueError("身份证号 110101"), 500, "程序出错"),
    ],
)
def test_a_failure_is_told_before_and_amid_the_text(
    door: str, talker: Talker, caplog: pytest.LogCaptureFixture, failed: Failed
) -> None:
    talker.failure, status, words = failed
    sent = {"model": "youju", "messages": [{"role": "user", "content": "问"}], "stream": True}
    for call, body in (("/api/v1/ask", {"question": "问", "stream": True}), (CALLS[1], sent)):
        talker.before = 0
        refused = httpx.post(f"{door}{call}", json=body, trust_env=False)
        assert refused.status_code == status
        assert words in sentence(refused)
        talker.before = 2
        amid = httpx.post(f"{door}{call}", json=body, trust_env=False)
        assert amid.status_code == 200
        assert words in amid.text
    assert "110101" not in caplog.text


def test_who_finds_the_queue_full_is_told_to_come_again() -> None:
    async def crowd() -> list[str]:
        queue, free = WorkQueue(at_once=1, waiting=1), Event()
        refused: list[str] = []

        async def work() -> None:
            try:
                await queue.do(lambda: free.wait(PATIENCE_S))
            except BusyError as error:
                refused.append(error.message)

        async with anyio.create_task_group() as tasks:
            for _ in range(3):
                tasks.start_soon(work)
                await anyio.sleep(0.01)
            free.set()
        return refused

    assert anyio.run(crowd) == ["现在问的人太多，没有排上队。"]


def test_an_answer_that_has_begun_does_not_wait_for_the_queue_again() -> None:
    async def crowd() -> list[str]:
        queue, free = WorkQueue(at_once=1), Event()
        pieces = queue.pieces(iter(["一", "二", "三"]))
        heard = [str(await anext(pieces))]
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(queue.do, lambda: free.wait(PATIENCE_S))
            await anyio.sleep(0.01)
            heard += [str(piece) async for piece in pieces]
            free.set()
        return heard

    assert anyio.run(crowd) == ["一", "二", "三"]


NESTED: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def levels(value: object) -> int:
    """Return how deep a value is nested, by its parts."""
    if isinstance(value, list | dict):
        parts = value.values() if isinstance(value, dict) else value
        return 1 + max(map(levels, parts), default=0)
    return 0


@settings(max_examples=20)
@given(NESTED)
def test_depth_counts_what_lies_in_one_another_and_not_what_is_written(value: object) -> None:
    for ascii_only in (False, True):
        assert depth(json.dumps(value, ensure_ascii=ascii_only).encode()) == levels(value)


def test_the_deepest_request_is_within_bounds() -> None:
    assert depth(b'{"a":' * DEEPEST + b"1" + b"}" * DEEPEST) == DEEPEST
