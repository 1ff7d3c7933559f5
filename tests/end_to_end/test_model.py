"""With a chat model: the documents' words are there at once, the model's follow under its name."""

from collections.abc import Iterator
from threading import Event
from typing import TYPE_CHECKING

import pytest

from assistant import Assistant
from assistant.answering.chat.chat_model import open_chat_model
from tests.answering.endpoint import Endpoint, Handler, endpoint
from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import ask, overflow
from tests.ui.serving import site
from youju_ui import render

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

QUESTION = "孩子上学有困难有政策吗"
SAID = "文件要求健全控辍保学机制[1]。每人补助五千元。"


class SlowModel:
    """Says its words only when it is told to go on."""

    def __init__(self) -> None:
        self.go_on = Event()

    def __call__(self, handler: Handler) -> None:
        handler.answer(200, "text/event-stream")
        self.go_on.wait(PATIENCE / 1000)
        for character in SAID:
            handler.event({"role": "assistant", "content": character})
        handler.event({}, "stop")
        handler.wfile.write(b"data: [DONE]\n\n")


@pytest.fixture
def model() -> SlowModel:
    return SlowModel()


@pytest.fixture
def served(model: SlowModel) -> Iterator[Endpoint]:
    with endpoint(model) as server:
        yield server


@pytest.fixture
def talking(assistant: Assistant, served: Endpoint) -> Iterator[str]:
    """Serve the page over an assistant that has the model."""
    changes = {"chat_url": served.url, "chat_model": "某模型"}
    settings = assistant.settings.model_copy(update=changes)
    with site(Assistant(settings, assistant.library, open_chat_model(settings))) as address:
        yield address


def test_quote_is_read_while_the_model_thinks_and_its_words_follow(
    phone: "Page", talking: str, model: SlowModel
) -> None:
    phone.goto(talking, wait_until="domcontentloaded")
    box = phone.get_by_role("textbox", name="问题")
    box.wait_for(timeout=PATIENCE)
    box.fill(QUESTION)
    phone.get_by_role("button", name="提问").tap()
    phone.locator("#chat blockquote", has_text="控辍保学").first.wait_for(timeout=PATIENCE)
    assert phone.get_by_text("AI 依据以上原文撰写").count() == 0
    model.go_on.set()
    phone.get_by_text("文件要求健全控辍保学机制").wait_for(timeout=PATIENCE)
    phone.get_by_text("大模型 某模型 撰写").wait_for(timeout=PATIENCE)
    shown = phone.locator("#chat").inner_text()
    assert shown.index("控辍保学") < shown.index("AI 依据以上原文撰写")
    assert "五千" not in shown
    assert "1 句话在文件里没有找到依据" in shown
    assert render.SIGN in shown
    assert overflow(phone) <= 0


def test_conversation_goes_on_after_a_model_spoke(
    phone: "Page", talking: str, model: SlowModel
) -> None:
    model.go_on.set()
    phone.goto(talking, wait_until="domcontentloaded")
    phone.get_by_role("textbox", name="问题").wait_for(timeout=PATIENCE)
    ask(phone, QUESTION)
    phone.get_by_text("大模型 某模型 撰写").wait_for(timeout=PATIENCE)
    box = phone.get_by_role("textbox", name="问题")
    box.fill("后面那一条呢")
    phone.get_by_role("button", name="提问").tap()
    phone.locator("#chat blockquote", has_text="（十）").first.wait_for(timeout=PATIENCE)
