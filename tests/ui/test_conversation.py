"""How a conversation grows, and what becomes of a failure."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import gradio as gr
import pytest

from assistant import mask
from assistant.answering.answer import Outcome
from assistant.calculation.missing import Choice
from assistant.errors import QuestionError
from tests.ui.fakes import ANSWER, CITATION, FakeEngine
from youju_ui import chat_history, chat_tab, failures
from youju_ui.chat_history import Conversation, Kept, Message

QUESTION: Message = {"role": "user", "content": "每人多少钱？"}


def talk(engine: FakeEngine, messages: list[Message], answers: Sequence[Kept] = ()) -> Conversation:
    """Return the conversation as it stands when the reply has ended."""
    return list(chat_history.replies(engine, messages, answers))[-1]


def last(engine: FakeEngine, messages: list[Message]) -> list[Message]:
    """Return its messages."""
    return talk(engine, messages).messages


def test_reply_grows_and_ends_with_its_sources() -> None:
    states = [each.messages for each in chat_history.replies(FakeEngine(), [QUESTION], [])]
    texts = [state[1]["content"] for state in states]
    assert texts[0] == chat_history.WAITING
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts[1:]))
    assert states[-1][1]["content"] == ANSWER.text
    assert states[-1][2]["metadata"] == {"title": "依据（2 处）", "status": "done"}


def test_where_the_library_is_empty_that_is_what_is_said() -> None:
    silent = replace(ANSWER, outcome=Outcome.NOT_FOUND, text="库内文件未载明。", citations=())
    engine = FakeEngine(answer=silent)
    assert chat_history.text_of(last(engine, [QUESTION])[1]) == "库里的文件没写。"
    engine = FakeEngine(answer=silent, held=())
    assert chat_history.text_of(last(engine, [QUESTION])[1]) == chat_history.EMPTY
    assert chat_history.EMPTY in chat_tab.opening(engine)


def test_what_is_only_related_waits_behind_one_handle_that_says_so() -> None:
    text = f"库内文件未载明金额。最接近的原文是：\n\n> {CITATION.quote * 3}\n>\n> —— 某文"
    quoted = replace(CITATION, quote=CITATION.quote * 3)
    close = replace(ANSWER, outcome=Outcome.NOT_FOUND, text=text, citations=(quoted,))
    told, related, _rest = last(FakeEngine(answer=close), [QUESTION])[1:]
    assert told["content"] == "库里的文件没写金额。"
    assert related["metadata"]["title"] == "相关的原文（1 处）"
    assert quoted.quote in related["content"]
    assert quoted.title in related["content"]


def test_the_program_is_told_what_it_said_in_its_own_words() -> None:
    silent = replace(ANSWER, outcome=Outcome.NOT_FOUND, text="库内文件未载明。", citations=())
    engine = FakeEngine(answer=silent)
    before = talk(engine, [QUESTION])
    talk(engine, [*before.messages, QUESTION], before.answers)
    assert engine.asked[-1][1][-1] == {"role": "assistant", "content": "库内文件未载明。"}


def test_engine_gets_questions_and_answers_without_sources() -> None:
    engine = FakeEngine()
    follow_up: Message = {"role": "user", "content": [{"type": "text", "text": "哪年的？"}]}
    before = talk(engine, [QUESTION])
    talk(engine, [*before.messages, follow_up], before.answers)
    assert engine.asked[-1] == (
        "哪年的？",
        [
            {"role": "user", "content": "每人多少钱？"},
            {"role": "assistant", "content": ANSWER.text},
        ],
    )


def test_nothing_is_asked_without_a_question() -> None:
    engine = FakeEngine()
    assert list(chat_history.replies(engine, [], [])) == []
    assert list(chat_history.replies(engine, last(engine, [QUESTION])[:2], [])) == []


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
    waiting, words, *_ = chat_history.replies(FakeEngine(), [QUESTION], [])
    assert chat_history.stopped(waiting.messages)[-1]["content"] == chat_history.STOPPED
    assert chat_history.stopped(words.messages) == words.messages
    assert words.answers == [None]
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
    _box, after, _kept = chat_tab.settled(tapped, messages)
    assert after[-1] == {"role": "user", "content": "慰问：标准600元，一共多少？"}


def test_an_answer_without_choices_has_none() -> None:
    assert all("options" not in message for message in last(FakeEngine(), [QUESTION]))


def test_what_can_be_asked_next_is_offered_once_the_answer_is_there() -> None:
    engine = FakeEngine(offered=(Choice("有哪些期限？", "36号文有哪些期限？"),))
    states = [each.messages for each in chat_history.replies(engine, [QUESTION], [])]
    assert "options" not in states[-2][-1]
    assert states[-1][-1]["options"] == [{"label": "有哪些期限？", "value": "36号文有哪些期限？"}]


def test_a_question_that_was_mended_is_asked_word_for_word_with_one_tap() -> None:
    engine = FakeEngine(answer=replace(ANSWER, understood="每人多少钱"))
    before = talk(engine, [QUESTION])
    tap = before.messages[-1]["options"][-1]
    assert tap["label"] == chat_history.LITERALLY
    _box, after, _kept = chat_tab.settled(gr.SelectData(None, {"index": 0, **tap}), before.messages)
    assert chat_history.text_of(after[-1]) == QUESTION["content"]
    talk(engine, after, before.answers)
    assert engine.asked[-1] == ("每人多少钱？（照原话）", [])


def long_talk(count: int) -> Conversation:
    """Return a talk of so many questions, each with its own answer."""
    engine, done = FakeEngine(), Conversation([], [])
    for n in range(count):
        asked = [*done.messages, {"role": "user", "content": f"第{n}问"}]
        done = talk(engine, asked, done.answers)
    return done


def questions_of(messages: Sequence[Message]) -> list[str]:
    """Return the questions of a talk, in order."""
    return [chat_history.text_of(each) for each in messages if each["role"] == "user"]


def test_each_question_of_a_long_talk_has_its_own_answer() -> None:
    whole = long_talk(30)
    assert questions_of(whole.messages) == [each["question"] for each in whole.answers if each]


def test_a_long_talk_goes_on_after_a_reload_with_the_answers_of_what_was_kept() -> None:
    whole = long_talk(30)
    kept = chat_history.kept(whole.messages)
    assert len(kept) <= chat_history.KEPT
    again = chat_history.restored(kept, whole.answers)
    assert again.messages == kept
    assert questions_of(kept) == [each["question"] for each in again.answers if each]
    assert chat_history.restored(chat_history.kept([]), []) == Conversation([], [])


def test_a_question_that_was_cut_off_has_no_answer_and_the_others_keep_theirs() -> None:
    whole = long_talk(30)
    kept = chat_history.kept([*whole.messages, QUESTION])
    again = chat_history.restored(kept, whole.answers)
    assert again.messages[-1]["options"][0]["value"] == QUESTION["content"]
    assert again.answers[-1] is None
    assert questions_of(kept)[:-1] == [each["question"] for each in again.answers if each]


def test_an_answer_stands_only_below_its_own_question_after_a_reload() -> None:
    here, there = long_talk(3), talk(FakeEngine(), [{"role": "user", "content": "别处问的"}])
    again = chat_history.restored(here.messages, [*here.answers[:2], *there.answers])
    assert again.answers == [*here.answers[:2], None]
    again = chat_history.restored([*here.messages, QUESTION], [*here.answers, *there.answers])
    assert again.answers == [*here.answers, None]
    assert chat_history.restored(here.messages, there.answers).answers == [None] * 3


def test_a_question_asked_again_and_stopped_leaves_the_answer_with_the_first() -> None:
    before = talk(FakeEngine(), [QUESTION])
    messages = [*before.messages, QUESTION, chat_history.said(chat_history.STOPPED)]
    again = chat_history.restored(messages, [*before.answers, None])
    assert again.answers == [*before.answers, None]


def test_a_question_is_known_again_though_its_answer_has_it_masked() -> None:
    typed = "身份证\u200b110101199003078515，\n  该领多少？"
    answer = {**(talk(FakeEngine(), [QUESTION]).answers[0] or {}), "question": mask(typed).text}
    answer["question"] = str(answer["question"]).replace("\u200b", "")
    messages = [{"role": "user", "content": typed}, chat_history.said("…")]
    assert "110101199003078515" not in str(answer["question"])
    assert chat_history.restored(messages, [answer]).answers == [answer]


def test_a_stopped_question_has_no_answer_and_the_others_keep_theirs() -> None:
    whole = long_talk(2)
    waiting = [*whole.messages, QUESTION, chat_history.said(chat_history.WAITING)]
    _box, messages, kept, answers = chat_tab.stopped(waiting, whole.answers)
    assert messages == kept
    assert answers == [*whole.answers, None]


def test_the_browser_stores_an_answer_with_the_words_that_show_it() -> None:
    *waiting, done = chat_history.replies(FakeEngine(), [QUESTION], [])
    assert all(chat_tab.written(each) == (gr.skip(), gr.skip()) for each in waiting)
    assert chat_tab.written(done) == (done.answers, done.messages)


def test_a_failure_leaves_no_answer_behind() -> None:
    failing = FakeEngine(failure=QuestionError("问题太长。", "请缩短。"))
    before = talk(FakeEngine(), [QUESTION])
    after = talk(failing, [*before.messages, QUESTION], before.answers)
    assert [each is None for each in after.answers] == [False, True]
