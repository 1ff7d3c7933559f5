"""The real client against a loopback endpoint: right answers, and every way to fail."""

import pytest
from pydantic import SecretStr

from assistant import Answer, Assistant, Settings
from assistant.answering.chat.chat_model import open_chat_model
from tests.answering.asking import Ask
from tests.answering.endpoint import (
    Behaviour,
    breaks_off,
    chooses_nothing,
    endpoint,
    goes_on,
    hangs,
    refuses,
    says,
    shows_a_page,
)
from tests.answering.scripted import QUESTION

TRUE = "文件要求健全控辍保学机制[1]。"


def answer_of(assistant: Assistant, url: str) -> Answer:
    """Return the answer of an assistant whose settings name the endpoint."""
    settings = Settings(
        library=assistant.library.folder, today=assistant.settings.today,
        chat_url=url, chat_key=SecretStr("secret"), chat_model="m", chat_timeout=0.3,
    )  # fmt: skip
    return Assistant(settings, assistant.library, open_chat_model(settings)).ask(QUESTION)


def test_an_endpoint_that_answers_is_believed_as_far_as_the_check_goes(
    assistant: Assistant,
) -> None:
    with endpoint(says(f"{TRUE}每人补助5000元。")) as server:
        answer = answer_of(assistant, server.url)
    assert answer.mode == "model"
    assert "健全控辍保学机制[1]" in answer.text
    assert "5000" not in answer.text
    [request] = server.requests
    assert request["path"] == "/v1/chat/completions"
    assert request["key"] == "Bearer secret"
    assert request["model"] == "m"
    assert request["stream"] is True
    assert [m["role"] for m in request["messages"]] == ["system", "user"]


FAILURES: list[tuple[Behaviour, str]] = [
    (hangs, "没有按时回音"),
    (shows_a_page, "读不懂"),
    (chooses_nothing, "没有给出回答"),
    (says("", finish=None), "读不懂"),
    (refuses(401), "401"),
    (refuses(404), "404"),
    (refuses(429), "429"),
    (refuses(500), "5xx"),
    (refuses(418), "不接受"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("behaviour", "words"), FAILURES)
def test_a_failing_endpoint_is_one_notice_and_the_quote_answer(
    assistant: Assistant, ask: Ask, behaviour: Behaviour, words: str
) -> None:
    with endpoint(behaviour) as server:
        answer = answer_of(assistant, server.url)
    plain = ask(QUESTION)
    [notice] = [n for n in answer.notices if n not in plain.notices]
    assert words in notice
    assert answer.mode == "quote"
    assert answer.citations == plain.citations
    assert plain.citations[0].quote in answer.text


@pytest.mark.parametrize("behaviour", [breaks_off, says(f"{TRUE}每人补", finish=None)])
def test_a_stream_that_stops_keeps_its_whole_sentences(
    assistant: Assistant, behaviour: Behaviour
) -> None:
    with endpoint(behaviour) as server:
        answer = answer_of(assistant, server.url)
    assert "健全控辍保学机制[1]。" in answer.text
    assert "每人补" not in answer.text
    assert any("没有写完" in notice for notice in answer.notices)


def test_a_model_that_never_ends_is_left(assistant: Assistant) -> None:
    with endpoint(goes_on) as server:
        answer = answer_of(assistant, server.url)
    assert "健全控辍保学机制[1]" in answer.text
    assert server.left.wait(5), "the connection was closed, not read to its end"


def test_no_endpoint_at_all_is_told(assistant: Assistant) -> None:
    answer = answer_of(assistant, "http://127.0.0.1:9/v1")
    assert answer.mode == "quote"
    assert any("连接不上" in notice for notice in answer.notices)
