"""An exchange with a chat model: what it is told, and its words as they come.

One agent for all models. Without tools it is one call; with them the model may search, look up and
calculate, as often as the limits let it.
"""

import logging
import time
from collections.abc import Iterator, Mapping
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelCallLimitMiddleware,
    ToolCallLimitMiddleware,
)
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessageChunk, HumanMessage

from assistant.answering.chat.chat_model import ChatModel
from assistant.answering.chat.dossier import Dossier
from assistant.answering.chat.model_tools import model_tools
from assistant.answering.chat.prompts import Prompt, Prompts
from assistant.answering.turn import Turn

_CALLS, _TOOL_CALLS = 4, 6
_TURNS, _TURN_CHARS = 4, 300
_MOST_HELD = 3_000
"""Characters of one message that are waited for, where it may yet call a tool."""
_NONE = "（无）"
_WHO = {"user": "用户", "assistant": "助手"}


def _is_no_error(record: logging.LogRecord) -> bool:
    """Keep LangChain from reporting a brake as an error."""
    return Brake.__name__ not in record.getMessage()


logging.getLogger("langchain_core.callbacks.manager").addFilter(_is_no_error)


class Brake(BaseCallbackHandler):
    """Stops the model at its next word once it is pulled, or when the time is up.

    The model runs in a thread of the agent's own, and leaving the loop alone would wait for it.
    """

    raise_error = True

    def __init__(self, until: float) -> None:
        """Let the model go on until this moment (`time.monotonic`)."""
        self.pulled = False
        self._until = until

    def on_llm_new_token(self, *_token: Any, **_about: Any) -> None:  # noqa: ANN401  the base's
        """Raise `TimeoutError` in the model's thread when it is to stop."""
        if self.pulled or time.monotonic() > self._until:
            raise TimeoutError


class Exchange:
    """What is said to a model about one turn, and what it answers.

    `calls` counts how often it was asked; `finished` says whether it came to its end.
    """

    def __init__(self, turn: Turn, dossier: Dossier, chat: ChatModel, prompts: Prompts) -> None:
        """Prepare it; nothing is sent yet."""
        self._turn, self._dossier, self._chat, self._prompts = turn, dossier, chat, prompts
        self.calls = 0
        self.finished = False

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts that the model is given."""
        extra = (self._prompts.tools,) if self._chat.tools else ()
        return (self._prompts.answer, self._prompts.question, *extra)

    def words(self) -> Iterator[str]:
        """Yield the model's words as they come; of a message that calls tools, none."""
        for message in self._messages():
            reason = message.response_metadata.get("finish_reason")
            self.finished = self.finished or bool(reason)
            yield message.text

    def _messages(self) -> Iterator[AIMessageChunk]:
        """Yield the pieces of what it writes; where it may call tools, of its last message only."""
        held: list[AIMessageChunk] = []
        size = 0
        for message in self._chunks():
            if not held or held[-1].id != message.id:
                self.calls += 1
                held, size = [], 0
            held.append(message)
            size += len(message.text)
            if not self._chat.tools:
                yield message
            elif size > _MOST_HELD:  # it goes on for ever; whoever listens stops long before
                break
        if self._chat.tools and not any(m.tool_call_chunks for m in held):
            yield from held

    def _chunks(self) -> Iterator[AIMessageChunk]:
        brake = Brake(time.monotonic() + self._chat.longest_s)
        told: Any = {"messages": [HumanMessage(self._told())]}
        try:
            heard = self._agent().stream(told, {"callbacks": [brake]}, stream_mode="messages")
            yield from (m for m, _about in heard if isinstance(m, AIMessageChunk))
        finally:
            brake.pulled = True

    def _agent(self) -> Any:  # noqa: ANN401  a graph whose types say nothing of its messages
        turn = self._turn
        limits: list[AgentMiddleware[Any, Any, Any]] = [
            ModelCallLimitMiddleware(run_limit=_CALLS, exit_behavior="end"),
            ToolCallLimitMiddleware(run_limit=_TOOL_CALLS, exit_behavior="continue"),
        ]
        tools = model_tools(self._dossier, turn.retriever, self._prompts, turn.today, turn.shelf)
        rules = [p.text for p in self.prompts if p is not self._prompts.question]
        return create_agent(
            self._chat.model,
            tools if self._chat.tools else [],
            system_prompt="\n\n".join(rules),
            middleware=limits,
        )

    def _told(self) -> str:
        history = "\n".join(_line(turn) for turn in self._turn.question.history[-_TURNS:]) or _NONE
        return self._prompts.question.filled(
            sources=self._dossier.shown(), history=history, question=self._turn.question.plain
        )


def _line(said: Mapping[str, str]) -> str:
    return f"{_WHO.get(said['role'], '')}：{' '.join(said['content'].split())[:_TURN_CHARS]}"
