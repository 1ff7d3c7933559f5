"""A chat model that never ends, behind a real server: the answer ends all the same."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from fastapi import FastAPI

from assistant import Assistant
from assistant.answering.chat.chat_model import ChatModel
from assistant.answering.chat.scripted_model import Calls, Entry, Says, ScriptedModel
from assistant.service.server import serve_in_background
from assistant.service.service_app import alone
from tests.ui.serving import free_port

pytestmark = pytest.mark.slow
ASKED = {"question": "防贫保的保费标准是多少？"}


@contextmanager
def served_with(assistant: Assistant, model: ScriptedModel) -> Iterator[str]:
    """Serve the doors over an assistant with a chat model, and give the address."""
    settings = assistant.settings.model_copy(update={"port": free_port()})
    talking = Assistant(settings, assistant.library, ChatModel(model, "脚本", tools=True))

    def build() -> FastAPI:
        return alone(talking, settings)

    with serve_in_background(build, settings.host, settings.port) as served:
        yield served.url.rstrip("/")


@pytest.mark.parametrize(
    "entry",
    [Says("保费标准提高至 100 元/人·年[1]。" * 1000), Calls("search", {"query": "防贫保"})],
    ids=["says the same for ever", "calls a tool for ever"],
)
def test_a_model_that_loops_is_left_and_the_clauses_stand(
    assistant: Assistant, entry: Entry
) -> None:
    model = ScriptedModel(script=[entry])
    with served_with(assistant, model) as address:
        answer = httpx.post(f"{address}/api/v1/ask", json=ASKED, trust_env=False, timeout=30).json()
        streamed = httpx.post(
            f"{address}/api/v1/ask", json={**ASKED, "stream": True}, trust_env=False, timeout=30
        ).text
    assert len(model.asked) <= 8
    assert len(answer["text"]) < 5_000
    assert "保费标准提高至 100 元/人·年，提高救助标准" in answer["text"]
    assert answer["citations"][0]["clause"] == "（九）"
    assert streamed.count("event: answer") == 1
