"""A conversation as Gradio keeps it, and how a reply grows in it; no component is touched here.

Beside the messages, which are what is shown, the browser keeps of each question the answer itself:
from it comes what is asked next, what is taken away as a file, and what is called wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import category

from assistant import Answer, Choice, Outcome, kept_answer, mask
from assistant.errors import YoujuError
from youju_ui import failures, render
from youju_ui.engine import Engine, Turn
from youju_ui.folding import RELATED
from youju_ui.page_words import plain

WAITING = "正在查库里的文件……"
STOPPED = "已停止。"
CUT_OFF = "上次的回答没有写完就断开了。"
EMPTY = "库里还没有文件。请先到“管文件”放入文件，再来问。"
AGAIN = "再问一次"
LITERALLY = "照我的原话再查一次"
LITERAL = "literal"
"""The id of a question of which no word is to be taken for another."""
KEPT = 60
"""Messages of a conversation that the browser keeps."""

Message = dict[str, Any]
"""A message as Gradio keeps it: role, content (text or blocks), metadata."""
Kept = dict[str, object] | None
"""An answer as the browser keeps it; None of a question that has none."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages, and of each question in them the answer."""

    messages: list[Message]
    answers: list[Kept]


def text_of(message: Message) -> str:
    """Return the text of a message; Gradio sends content back as a list of blocks."""
    content = message["content"]
    if isinstance(content, str):
        return content
    return "\n".join(block["text"] for block in content if block.get("type") == "text")


def words(messages: Sequence[Message]) -> list[Message]:
    """Return the messages that a browser sent, with nothing in them but words.

    A file or a component may be named where words stand; Gradio would hand out what is named there.
    """
    return [{**message, "content": text_of(message)} for message in messages]


def questions(messages: Sequence[Message]) -> int:
    """Return how many questions a conversation has."""
    return sum(message["role"] == "user" for message in messages)


def aligned(answers: Sequence[Kept], count: int) -> list[Kept]:
    """Return the answers of the first `count` questions, those that have none as None."""
    return [*answers, *[None] * count][:count]


def turns(messages: Sequence[Message], answers: Sequence[Kept]) -> list[Turn]:
    """Return the conversation for the engine: questions and answers, no sources or remarks."""
    kept: list[Turn] = []
    known = iter(aligned(answers, questions(messages)))
    told: Kept = None
    for message in messages:
        first = not kept or kept[-1]["role"] != message["role"]
        if message["role"] == "user":
            told = next(known)
            kept.append({"role": "user", "content": text_of(message)})
        elif first:
            said_then = str(told["text"]) if told else text_of(message)
            kept.append({"role": message["role"], "content": said_then})
    return kept


def said(text: str, **metadata: str) -> Message:
    """Return a message of the assistant; with a title it is one that opens on a click."""
    return {"role": "assistant", "content": text, "metadata": metadata}


def asked(question: str, *, literal: bool = False) -> Message:
    """Return a question as a message."""
    message: Message = {"role": "user", "content": question}
    return {**message, "metadata": {"id": LITERAL}} if literal else message


def is_literal(message: Message) -> bool:
    """Say whether no word of a question is to be taken for another."""
    return (message.get("metadata") or {}).get("id") == LITERAL


def finished(answer: Answer, contact: str = "", offered: Sequence[Choice] = ()) -> list[Message]:
    """Return the messages of a whole answer: its beginning, the rest and the sources folded.

    Quotes that are only related are there once, among the sources. What it asks back, else what
    can be asked next, stands below all of it, as Gradio has buttons of a last message.
    """
    parts = render.shown(answer)
    messages, told = [said(parts.first)], parts.first
    apart = bool(answer.citations) and parts.title == RELATED
    if parts.whole and not apart:
        messages.append(said(parts.whole, title=parts.title, status="done"))
        told += parts.whole
    if answer.citations:
        title = render.sources_title(answer, quoted=not apart)
        sources = render.sources(answer.citations, told)
        messages.append(said(sources, title=title, status="done"))
    last = said(plain(render.remarks(answer, told, contact, sign=render.SIGN)))
    if options := _options(answer, offered):
        last["options"] = options
    return [*messages, last]


def _options(answer: Answer, offered: Sequence[Choice]) -> list[dict[str, str]]:
    choices = answer.choices or offered
    options = [{"label": plain(c.label), "value": c.question} for c in choices]
    if answer.understood:
        options.append({"label": LITERALLY, "value": f"{LITERAL}:{answer.question}"})
    return options


def streamed(
    engine: Engine, question: str, earlier: Sequence[Turn], *, literal: bool = False
) -> Iterator[tuple[list[Message], Kept]]:
    """Yield the assistant's messages as they grow, and the answer once it is whole.

    What can be asked next is looked up when the answer is there to be read.
    """
    text = ""
    yield [said(WAITING)], None
    for piece in engine.stream(question, () if literal else earlier, literal=literal):
        if isinstance(piece, str):
            text += piece
            yield [said(plain(text))], None
        else:
            answer = _of_what_is_there(engine, piece)
            yield finished(answer, engine.contact), kept_answer(answer)
            offered = _offered(engine, answer)
            if offered:
                yield finished(answer, engine.contact, offered), kept_answer(answer)


def _of_what_is_there(engine: Engine, answer: Answer) -> Answer:
    """Return an answer that says so where nothing was found because the library holds nothing."""
    if answer.outcome is Outcome.NOT_FOUND and not engine.documents():
        return replace(answer, text=EMPTY)
    return answer


def _offered(engine: Engine, answer: Answer) -> Sequence[Choice]:
    """Return what can be asked next; where that fails the answer stands all the same."""
    try:
        return engine.follow_ups(answer)
    except YoujuError:
        return ()


def replies(
    engine: Engine, messages: list[Message], answers: Sequence[Kept]
) -> Iterator[Conversation]:
    """Yield the conversation with the reply to its last question."""
    if not messages or messages[-1]["role"] != "user":
        return
    before = aligned(answers, questions(messages) - 1)
    *earlier, question = turns(messages, before)
    literal = is_literal(messages[-1])
    try:
        for reply, answer in streamed(engine, question["content"], earlier, literal=literal):
            yield Conversation(messages + reply, [*before, answer])
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        failed = said(render.escape(failures.sentence(error)))
        yield Conversation([*messages, failed], [*before, None])


def kept(messages: Sequence[Message]) -> list[Message]:
    """Return what the browser keeps of a conversation: the last of it, from a question on."""
    last = list(messages[-KEPT:])
    while last and last[0]["role"] != "user":
        last.pop(0)
    return last


def restored(messages: Sequence[Message], answers: Sequence[Kept]) -> Conversation:
    """Return a conversation as it was kept; a question that was cut off is offered again.

    The answers may be of more questions than the messages are, or of what another page asked.
    """
    cut = bool(messages) and messages[-1]["role"] == "user"
    asked_then = [text_of(message) for message in messages if message["role"] == "user"]
    of_these = [*_tied(asked_then[: len(asked_then) - cut], answers), *[None] * cut]
    if not cut:
        return Conversation(list(messages), of_these)
    again = said(CUT_OFF)
    again["options"] = [{"label": AGAIN, "value": text_of(messages[-1])}]
    return Conversation([*messages, again], of_these)


def _tied(asked_then: Sequence[str], answers: Sequence[Kept]) -> list[Kept]:
    """Return of each question the answer that says it is of that one, the last ones first."""
    left, tied = list(answers), list[Kept]()
    for question in map(_key, reversed(asked_then)):
        if left and left[-1] is None:  # of a question that had no answer
            left.pop()
            tied.append(None)
            continue
        known = (at for at, each in enumerate(left) if each and _key(each["question"]) == question)
        at = max(known, default=None)
        tied.append(None if at is None else left[at])
        left = left[:at]
    return tied[::-1]


def _key(question: object) -> str:
    """Return a question as an answer has it: masked, and here without what cannot be seen."""
    seen = "".join(c for c in str(question) if c in "\n\t" or category(c)[0] != "C")
    return "".join(mask(seen).text.split())


def stopped(messages: list[Message]) -> list[Message]:
    """Return the conversation after the user stopped the reply: what had come stays."""
    if messages and text_of(messages[-1]) == WAITING:
        return [*messages[:-1], said(STOPPED)]
    return messages
