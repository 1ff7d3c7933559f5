"""The tab that answers questions: layout and wiring."""

from collections.abc import Iterator
from typing import Any

import gradio as gr
from gradio.components.chatbot import ExampleMessage

from youju_ui import chat_history, failures, render
from youju_ui.asker import id_of
from youju_ui.chat_history import Kept, Message
from youju_ui.engine import Engine

SHIPPED = "36号"
"""In the name of the document that the examples below are of."""
EXAMPLES = (
    "精准防贫保每人每年多少钱？",
    "36号文第九条",
    "农村人口2.678万，参保10%，每人100元，结余172686.63元，还要筹多少？",
    "2号请示申请了多少钱？",
)
ASKED_OF_ANY = ("{}第一条", "{}什么时候开始施行？", "{}是哪个机关发的？")
"""What can be asked of any document; an example names one that the library has."""
OPENING = "### 只答文件里写明的\n\n每个答案都能点开看原文。"
BACK_TO_BOX = """() => {
  if (matchMedia("(pointer: fine)").matches) document.querySelector("#question textarea").focus();
}"""
"""Where there is a keyboard; on a phone the focus would bring one up over the answer."""
SEND = "提问"
STORED, ANSWERED, WHOSE = "youju-talk", "youju-answers", "youju-whose"
"""What the browser's own store calls the conversation, its answers, and the id of whose it is."""
HAND_OVER = "(answers) => youjuAnswers(answers)"
"""Gives the answers to the script that puts buttons below each."""
STOP = "停止"


def opening(engine: Engine) -> str:
    """Return what an empty conversation shows, with the documents that it can draw on."""
    try:
        names = [found.name for found in engine.documents()]
    except Exception as error:  # noqa: BLE001 - the page opens all the same
        return f"{OPENING}\n\n{render.escape(failures.sentence(error))}"
    if not names:
        return f"{OPENING}\n\n{chat_history.EMPTY}"
    listed = "、".join(names[:3]) + ("等" if len(names) > 3 else "")
    return f"{OPENING}\n\n*库里现有 {len(names)} 份文件：{render.escape(listed)}*"


def examples(engine: Engine) -> list[ExampleMessage]:
    """Return what an empty conversation offers to ask: of documents that are there."""
    try:
        names = [found.name for found in engine.documents()]
    except Exception:  # noqa: BLE001 - the page opens all the same, and says why above
        names = []
    if any(SHIPPED in name for name in names):
        return [{"text": example} for example in EXAMPLES]
    asked = (form.format(name) for form, name in zip(ASKED_OF_ANY, names, strict=False))
    return [{"text": example} for example in (*asked, EXAMPLES[2])]


def ready() -> gr.Textbox:
    """Return the box as it waits for a question."""
    return gr.Textbox(interactive=True, submit_btn=SEND, stop_btn=False)


def asked(
    question: str, messages: list[Message], *, literal: bool = False
) -> tuple[gr.Textbox, list[Message], list[Message]]:
    """Move the question from the box to the conversation, which the browser keeps at once."""
    messages = chat_history.words(messages)
    if not question.strip():
        return gr.Textbox(value=""), messages, chat_history.kept(messages)
    box = gr.Textbox(value="", interactive=False, submit_btn=False, stop_btn=STOP)
    after = [*messages, chat_history.asked(question.strip(), literal=literal)]
    return box, after, chat_history.kept(after)


def chosen(
    event: gr.SelectData, messages: list[Message]
) -> tuple[gr.Textbox, list[Message], list[Message]]:
    """Ask the example that was clicked."""
    return asked(event.value["text"], messages)


def settled(
    event: gr.SelectData, messages: list[Message]
) -> tuple[gr.Textbox, list[Message], list[Message]]:
    """Ask the completed question of the choice that was tapped."""
    mark = f"{chat_history.LITERAL}:"
    question = str(event.value)
    return asked(question.removeprefix(mark), messages, literal=question.startswith(mark))


def stopped(messages: list[Message], answers: list[Kept]) -> tuple[Any, ...]:
    """Give the box back and keep what had come: box, messages, those kept, their answers."""
    after = chat_history.stopped(chat_history.words(messages))
    of_all = chat_history.aligned(answers or (), chat_history.questions(after))
    return ready(), after, chat_history.kept(after), of_all


def emptied() -> tuple[Any, ...]:
    """Start a new conversation: box, messages, those kept and their answers."""
    return ready(), [], [], []


def components() -> tuple[gr.Chatbot, gr.Textbox, gr.Button]:
    """Lay the tab out and return what the events need."""
    new = gr.Button("新对话", elem_id="new")
    chat = gr.Chatbot(
        label="问答",
        show_label=False,
        container=False,
        elem_id="chat",
        scale=1,
        height="100%",
        placeholder=OPENING,
        examples=[{"text": example} for example in EXAMPLES],
        buttons=["copy"],
        autoscroll=False,
        feedback_options=None,
        latex_delimiters=[],
        allow_tags=False,
    )
    box = gr.Textbox(
        label="问题",
        show_label=False,
        container=False,
        elem_id="question",
        placeholder="输入政策问题",
        lines=1,
        max_lines=4,
        submit_btn=SEND,
    )
    return chat, box, new


def build(engine: Engine, page: gr.Blocks) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    chat, box, new = components()

    def reply(messages: list[Message], answers: list[Kept]) -> Iterator[tuple[Any, Any, Any]]:
        for talk in chat_history.replies(engine, chat_history.words(messages), answers):
            yield talk.messages, *written(talk)

    kept = gr.BrowserState([], storage_key=STORED, secret=STORED)
    answered = gr.BrowserState([], storage_key=ANSWERED, secret=ANSWERED)
    whose = gr.BrowserState("", storage_key=WHOSE, secret=WHOSE)

    def resume(
        talk: list[Message] | None, answers: list[Kept] | None, owner: str, request: gr.Request
    ) -> tuple[Any, ...]:
        person = id_of(request)
        own = (talk, answers) if owner == person else ([], [])
        return *opened(engine, *own), person

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    both, after, talked = [box, chat], [box, chat, kept], [chat, answered]
    typed = box.submit(asked, both, after, queue=False, **private)
    example = chat.example_select(chosen, chat, after, queue=False, **private)
    choice = chat.option_select(settled, chat, after, queue=False, **private)
    events = (typed, example, choice)
    running = [event.then(reply, talked, [*talked, kept], **private) for event in events]
    for event in running:
        event.then(None, answered, None, js=HAND_OVER, queue=False, **private)
        event.then(ready, None, box, queue=False, **private).then(None, js=BACK_TO_BOX)
    all_of_it = [*after, answered]
    halted = box.stop(stopped, talked, all_of_it, cancels=running, queue=False, **private)
    cleared = new.click(emptied, None, all_of_it, cancels=running, queue=False, **private)
    stored = [kept, answered, whose]
    start = page.load(resume, stored, [*talked, kept, whose], queue=False, **private)
    for event in (halted, cleared, start):
        event.then(None, answered, None, js=HAND_OVER, queue=False, **private)
    page.load(None, js=BACK_TO_BOX)


def written(talk: chat_history.Conversation) -> tuple[Any, Any]:
    """Return what the browser stores while a reply comes: its answers and words once it is there.

    With the words that are shown, not after them: a page that is reloaded the moment its answer
    stands there has kept it.
    """
    if not talk.answers[-1]:
        return gr.skip(), gr.skip()
    return talk.answers, chat_history.kept(talk.messages)


def opened(
    engine: Engine, kept: list[Message] | None, answers: list[Kept] | None
) -> tuple[gr.Chatbot, list[Kept], list[Message]]:
    """Name the library's documents on the page that was just opened, and go on with the talk.

    The browser keeps it, so it outlives a reload, a line that was cut and a session that ended;
    新对话 clears it, and so does the page of somebody else.
    """
    messages = chat_history.words(kept or [])
    talk = chat_history.restored(messages, answers or [])
    shown: list[Any] = talk.messages
    chat = gr.Chatbot(value=shown, placeholder=opening(engine), examples=examples(engine))
    return chat, talk.answers, messages
