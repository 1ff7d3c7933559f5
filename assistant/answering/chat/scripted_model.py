"""A chat model that follows a script: a conversation with a model, without one.

    model = ScriptedModel(script=[Calls("search", {"query": "防贫保"}), Says("每人100元[1]。")])

Each call takes the next entry of the script: words are streamed character by character, a tool
call is made, a failure is raised, before the first character or in the middle. `asked` keeps the
messages of every call, so that a test can see what the model was told.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import ConfigDict, Field, PrivateAttr


@dataclass(frozen=True, slots=True)
class Says:
    """Writes `text`; without `finished` the stream just stops, as a lost connection looks."""

    text: str
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls one tool."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fails:
    """Raises `error` after writing `text`."""

    error: Exception
    text: str = ""


Entry = Says | Calls | Fails
"""One answer of the script."""


class ScriptedModel(BaseChatModel):
    """A chat model whose answers are written down beforehand; the last one is repeated."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    script: list[Any] = Field(min_length=1)
    asked: list[list[BaseMessage]] = Field(default_factory=list)
    _offered: list[str] = PrivateAttr(default_factory=list)

    @property
    def offered(self) -> list[str]:
        """The names of the tools that were offered last."""
        return self._offered

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        **_options: Any,  # noqa: ANN401  the signature of the base class
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Remember which tools are offered; the script decides which are called."""
        self._offered = [tool.name for tool in tools if isinstance(tool, BaseTool)]
        return self

    def _next(self, messages: list[BaseMessage]) -> Entry:
        entry: Entry = self.script[min(len(self.asked), len(self.script) - 1)]
        self.asked.append(messages)
        return entry

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_options: Any,  # noqa: ANN401
    ) -> Iterator[ChatGenerationChunk]:
        for message in _chunks(self._next(messages), len(self.asked)):
            chunk = ChatGenerationChunk(message=message)
            if run_manager:
                run_manager.on_llm_new_token(str(message.content), chunk=chunk)
            yield chunk

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **options: Any,  # noqa: ANN401
    ) -> ChatResult:
        chunks = list(self._stream(messages, stop, run_manager, **options))
        whole = chunks[0].message
        for chunk in chunks[1:]:
            whole = whole + chunk.message
        message = AIMessage(whole.content, tool_calls=getattr(whole, "tool_calls", []))
        return ChatResult(generations=[ChatGeneration(message=message)])


def _chunks(entry: Entry, call: int) -> Iterator[AIMessageChunk]:
    yield from (AIMessageChunk(content=character) for character in entry.text)
    if isinstance(entry, Fails):
        raise entry.error
    if isinstance(entry, Calls):
        yield _tool_call(entry, call)
    elif entry.finished:
        yield AIMessageChunk(content="", response_metadata={"finish_reason": "stop"})
    elif not entry.text:
        yield AIMessageChunk(content="")


def _tool_call(entry: Calls, call: int) -> AIMessageChunk:
    written = tool_call_chunk(
        name=entry.name, args=json.dumps(entry.arguments, ensure_ascii=False),
        id=f"call-{call}", index=0,
    )  # fmt: skip
    return AIMessageChunk(
        content="", tool_call_chunks=[written], response_metadata={"finish_reason": "tool_calls"}
    )
