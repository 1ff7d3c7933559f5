"""One question, every door: the same citations, letter by letter."""

import json
from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest
from mcp import Client as McpClient

from assistant import Assistant
from assistant.library.library import Library
from tests.commands.youju import runner
from tests.service.conftest import TODAY
from youju_ui import render

pytestmark = pytest.mark.slow

QUESTIONS = (
    "精准防贫保每人每年多少钱？",
    "36号文第九条",
    "村里想搞产业园，文件怎么说？",
    "路灯坏了找谁修？",
    "农村人口2.678万，参保10%，每人100元，结余172686.63元，还要筹多少？",
)
Record = dict[str, Any]
Door = Callable[[str], Record]


def without_time(record: Record) -> Record:
    """Return an answer without what differs each time."""
    return {key: value for key, value in record.items() if key != "elapsed_ms"}


def by_rest(http: httpx.Client, question: str) -> Record:
    """Ask the REST call."""
    return dict(http.post("/api/v1/ask", json={"question": question}).raise_for_status().json())


def by_events(http: httpx.Client, question: str) -> Record:
    """Ask the REST call for events; its text must be what came piece by piece."""
    sent = {"question": question, "stream": True}
    body = http.post("/api/v1/ask", json=sent).raise_for_status().text
    events = [event.split("\n") for event in body.strip().split("\n\n")]
    kinds = [kind.removeprefix("event: ") for kind, _ in events]
    data = [json.loads(line.removeprefix("data: ")) for _, line in events]
    assert kinds == [*["text"] * (len(kinds) - 1), "answer"]
    assert "".join(piece["text"] for piece in data[:-1]) == data[-1]["text"]
    return dict(data[-1])


def by_chat(http: httpx.Client, question: str) -> Record:
    """Ask as OpenAI's clients do."""
    sent = {"model": "youju", "messages": [{"role": "user", "content": question}]}
    completion = http.post("/v1/chat/completions", json=sent).raise_for_status().json()
    text = completion["choices"][0]["message"]["content"]
    return {**completion, "text": text.partition("\n\n**出处**")[0]}


def by_mcp(http: httpx.Client, question: str) -> Record:
    """Ask the tool of an MCP server."""

    async def call() -> Record:
        async with McpClient(str(http.base_url.join("/mcp"))) as client:
            result = await client.call_tool("ask", {"question": question})
            assert not result.is_error
            return dict(result.structured_content or {})

    return anyio.run(call)


@pytest.mark.parametrize("question", QUESTIONS)
def test_programs_get_what_the_engine_says(
    http: httpx.Client, assistant: Assistant, question: str
) -> None:
    wanted = without_time(json.loads(json.dumps(assistant.ask(question).to_json())))
    assert without_time(by_rest(http, question)) == wanted
    assert without_time(by_events(http, question)) == wanted
    assert without_time(by_mcp(http, question)) == wanted
    chat = by_chat(http, question)
    told = ("text", "outcome", "citations", "calculation", "notices")
    assert {key: chat[key] for key in told} == {key: wanted[key] for key in told}


def by_page(http: httpx.Client, question: str) -> str:
    """Ask the page's endpoint and return the Markdown that it shows."""
    call = "/gradio_api/call/ask"
    asked = http.post(call, json={"data": [question]}).raise_for_status().json()["event_id"]
    told = http.get(f"{call}/{asked}").raise_for_status().text
    return str(json.loads(told.rpartition("data: ")[2])[0])


def test_the_page_shows_what_the_engine_says(http: httpx.Client, assistant: Assistant) -> None:
    for question in QUESTIONS[1:]:
        assert by_page(http, question) == render.document(assistant.ask(question))


def test_the_command_prints_what_the_engine_says(
    held: Library,
    assistant: Assistant,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("YOUJU_LIBRARY", str(held.folder))
    monkeypatch.setenv("YOUJU_TODAY", TODAY.isoformat())
    monkeypatch.setenv("YOUJU_CLAUSE_READER", "False")
    youju = runner(monkeypatch, capsys, held)
    for question in QUESTIONS[:3]:
        ran = youju("ask", question, "--json")
        assert without_time(json.loads(ran.out)) == without_time(
            json.loads(json.dumps(assistant.ask(question).to_json()))
        )
