"""A conversation as Gradio keeps it, and how a reply grows in it; no component is touched here."""

from collections.abc import Iterator, Sequence
from typing import Any

from assistant import Answer
from youju_ui import failures, render
from youju_ui.engine import Engine, Turn

WAITING = "正在查阅库内文件……"
STOPPED = "已停止。"
CUT_OFF = "上次的回答没有写完就断开了。"
AGAIN = "再问一次"
KEPT = 60
"""Messages of a conversation that the browser keeps."""

Message = dict[str, Any]
"""A message as Gradio keeps it: role, content (text or blocks), metadata."""


def text_of(message: Message) -> str:
    """Return the text of a message; Gradio sends content back as a list of blocks."""
    content = message["content"]
    if isinstance(content, str):
        return content
    return "\n".join(block["text"] for block in content if block.get("type") == "text")


def turns(messages: Sequence[Message]) -> list[Turn]:
    """Return the conversation for the engine: questions and answers, no sources or remarks."""
    kept: list[Turn] = []
    for message in messages:
        first = not kept or kept[-1]["role"] != message["role"]
        if message["role"] == "user" or first:
            kept.append({"role": message["role"], "content": render.as_said(text_of(message))})
    return kept


def said(text: str, **metadata: str) -> Message:
    """Return a message of the assistant; with a title it is one that opens on a click."""
    return {"role": "assistant", "content": text, "metadata": metadata}


def finished(answer: Answer, contact: str = "") -> list[Message]:
    """Return the messages of a whole answer: its text, its sources closed, its remarks.

    Where it asks back, the choices stand below all of it, as Gradio has them of a last message.
    """
    shown = [said(render.said(answer))]
    if answer.citations:
        title = render.sources_title(answer.citations)
        sources = render.sources(answer.citations, answer.text)
        shown.append(said(sources, title=title, status="done"))
    last = said(render.remarks(answer, contact))
    if answer.choices:
        last["options"] = [{"label": c.label, "value": c.question} for c in answer.choices]
    return [*shown, last]


def streamed(engine: Engine, question: str, earlier: Sequence[Turn]) -> Iterator[list[Message]]:
    """Yield the assistant's messages as they grow, from the first word to the whole answer."""
    text = ""
    yield [said(WAITING)]
    for piece in engine.stream(question, earlier):
        if isinstance(piece, str):
            text += piece
            yield [said(text)]
        else:
            yield finished(piece, engine.contact)


def replies(engine: Engine, messages: list[Message]) -> Iterator[list[Message]]:
    """Yield the conversation with the reply to its last question."""
    if not messages or messages[-1]["role"] != "user":
        return
    *earlier, question = turns(messages)
    try:
        for reply in streamed(engine, question["content"], earlier):
            yield messages + reply
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        yield [*messages, said(render.escape(failures.sentence(error)))]


def kept(messages: Sequence[Message]) -> list[Message]:
    """Return what the browser keeps of a conversation: the last of it, from a question on."""
    last = list(messages[-KEPT:])
    while last and last[0]["role"] != "user":
        last.pop(0)
    return last


def restored(messages: Sequence[Message]) -> list[Message]:
    """Return a conversation as it was kept; a question that was cut off is offered again."""
    if not messages or messages[-1]["role"] != "user":
        return list(messages)
    again = said(CUT_OFF)
    again["options"] = [{"label": AGAIN, "value": text_of(messages[-1])}]
    return [*messages, again]


def stopped(messages: list[Message]) -> list[Message]:
    """Return the conversation after the user stopped the reply: what had come stays."""
    if messages and text_of(messages[-1]) == WAITING:
        return [*messages[:-1], said(STOPPED)]
    return messages
