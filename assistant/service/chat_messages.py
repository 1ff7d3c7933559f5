"""What a chat client sends: its messages, and out of them the question and what was said before."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from assistant.errors import QuestionError, RequestError
from assistant.service.asking_once import Asked
from assistant.service.request_model import TolerantRequest
from assistant.service.source_list import SOURCES

MOST_CHOICES = 8
_MOST_MESSAGES = 1000
_TURNS = ("user", "assistant")


class ChatMessage(TolerantRequest):
    """One message; what other roles than user and assistant say is no instruction here."""

    model_config = ConfigDict(title="消息")

    role: Annotated[str, Field(title="谁说的", description="user 或 assistant；别的不看。")]
    content: Annotated[
        str | list[dict[str, Any]] | None,
        Field(title="说的话", description="文字，或者一段一段的文字。"),
    ] = None


class StreamOptions(TolerantRequest):
    """What a stream is to carry besides the text."""

    model_config = ConfigDict(title="流的选项")

    include_usage: Annotated[
        bool | None, Field(title="附用量", description="true 时最后另发一段用量。")
    ] = None


class ChatRequest(TolerantRequest):
    """A chat completion as clients ask for it; parameters of models are let pass unused."""

    model_config = ConfigDict(title="对话")

    model: Annotated[str, Field(title="模型", description="有据，或 youju。", examples=["youju"])]
    messages: Annotated[
        list[ChatMessage],
        Field(
            min_length=1, max_length=_MOST_MESSAGES, title="消息",
            description="先说的在前，最后一条是问题。",
        ),
    ]  # fmt: skip
    stream: Annotated[bool | None, Field(title="边答边发", description="true 时一段一段地发。")] = (
        None
    )
    stream_options: Annotated[
        StreamOptions | None, Field(title="流的选项", description="边答边发时才有用。")
    ] = None
    n: Annotated[
        int | None,
        Field(ge=1, le=MOST_CHOICES, title="几份", description="同样的回答要几份，一般是 1。"),
    ] = None
    as_of: Annotated[
        date | None, Field(title="日期", description="按这一天的版本和效力判断；不写，按今天。")
    ] = None

    def asked(self) -> Asked:
        """Return the question, which is the last message, with the turns before it.

        Raises:
            RequestError: the last message is not the user's.
            QuestionError: it holds something else than text.
        """
        turns = [m for m in self.messages if m.role in _TURNS]
        if not turns or turns[-1].role != "user":
            raise RequestError("最后一条消息不是提问。", "请把问题放在最后，role 写 user。")
        history = [{"role": m.role, "content": _answered(_text(m))} for m in turns[:-1]]
        return Asked(_only_text(turns[-1]), history, self.as_of)


def _only_text(message: ChatMessage) -> str:
    """Return the text of a question."""
    if any(part.get("type") != "text" for part in _parts(message)):
        raise QuestionError("只看文字，不看图片、声音和文件。", "请把问题写成文字再问。")
    return _text(message)


def _text(message: ChatMessage) -> str:
    if isinstance(message.content, str):
        return message.content
    return "\n".join(str(part.get("text", "")) for part in _parts(message))


def _parts(message: ChatMessage) -> Sequence[dict[str, Any]]:
    return message.content if isinstance(message.content, list) else ()


def _answered(content: str) -> str:
    """Return an earlier answer as it was before its sources were added."""
    return content.partition(f"\n\n{SOURCES}")[0]
