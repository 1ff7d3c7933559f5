"""How a conversation grows, and what becomes of a failure."""

import logging
from dataclasses import replace
from itertools import pairwise

import gradio as gr
import pytest

from assistant.answering.answer import Outcome
from assistant.calculation.missing import Choice
from assistant.errors import QuestionError
from tests.ui.fakes import ANSWER, FakeEngine
from youju_ui import chat_history, chat_tab, failures
from youju_ui.chat_history import Message

QUESTION: Message = {"role": "user", "content": "每人多少钱？"}


def last(engine: FakeEngine, messages: list[Message]) -> list[Message]:
    """Return the conversation as it stands when the reply has ended."""
    return list(chat_history.replies(engine, messages))[-1]


def test_reply_grows_and_ends_with_its_sources() -> None:
    states = list(chat_history.replies(FakeEngine(), [QUESTION]))
    texts = [state[1]["content"] for state in states]
    assert texts[0] == chat_history.WAITING
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts[1:]))
    assert states[-1][1]["content"] == ANSWER.text
    assert states[-1][2]["metadata"] == {"title": "依据（2 处）", "status": "done"}


def test_engine_gets_questions_and_answers_without_sources() -> None:
    engine = FakeEngine()
    follow_up: Message = {"role": "user", "content": [{"type": "text", "text": "哪年的？"}]}
    last(engine, [*last(engine, [QUESTION]), follow_up])
    assert engine.asked[-1] == (
        "哪年的？",
        [
            {"role": "user", "content": "每人多少钱？"},
            {"role": "assistant", "content": ANSWER.text},
        ],
    )


def test_nothing_is_asked_without_a_question() -> None:
    engine = FakeEngine()
    assert list(chat_history.replies(engine, [])) == []
    assert list(chat_history.replies(engine, last(engine, [QUESTION])[:2])) == []


def test_our_error_is_said_with_the_next_step() -> None:
    engine = FakeEngine(failure=QuestionError("问题太长。", "请缩短到 1000 字以内。"))
    assert last(engine, [QUESTION])[-1]["content"] == "问题太长。请缩短到 1000 字以内。"


def test_other_error_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    engine = FakeEngine(failure=RuntimeError("每人多少钱？ at 0x7f"))
    with caplog.at_level(logging.ERROR):
        reply = last(engine, [QUESTION])[-1]["content"]
    assert reply == failures.UNEXPECTED
    assert "RuntimeError" in caplog.text
    assert "每人多少钱" not in caplog.text


def test_stopping_keeps_what_had_come() -> None:
    waiting, words, *_ = chat_history.replies(FakeEngine(), [QUESTION])
    assert chat_history.stopped(waiting)[-1]["content"] == chat_history.STOPPED
    assert chat_history.stopped(words) == words
    assert chat_history.stopped([]) == []


ASKING = replace(
    ANSWER,
    outcome=Outcome.CLARIFY,
    citations=(),
    choices=(Choice("600元是标准", "慰问：标准600元，一共多少？"), Choice("是上限", "上限600元？")),
)


def test_choices_stand_below_the_last_message_and_are_asked_with_one_tap() -> None:
    messages = last(FakeEngine(answer=ASKING), [QUESTION])
    assert all("options" not in message for message in messages[:-1])
    assert messages[-1]["options"] == [
        {"label": "600元是标准", "value": "慰问：标准600元，一共多少？"},
        {"label": "是上限", "value": "上限600元？"},
    ]
    tapped = gr.SelectData(None, {"index": 0, "value": messages[-1]["options"][0]["value"]})
    _box, after = chat_tab.settled(tapped, messages)
    assert after[-1] == {"role": "user", "content": "慰问：标准600元，一共多少？"}


def test_an_answer_without_choices_has_none() -> None:
    assert all("options" not in message for message in last(FakeEngine(), [QUESTION]))
