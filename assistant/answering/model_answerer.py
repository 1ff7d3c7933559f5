"""The model answerer: the quote answer first, then a chat model says in plain words what it means.

Search, clause look-up and sums are done by the program before the model speaks. The reader has
the documents' own words at once; whatever becomes of the model, they stay. Its sentences follow
one by one as the guard lets them through (`speech`), under a heading that says whose they are.
"""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelCallLimitMiddleware,
    ToolCallLimitMiddleware,
)
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessageChunk, HumanMessage

from assistant.answering.answer import Answer, Trace
from assistant.answering.chat_model import ChatModel, reason_of
from assistant.answering.composing import Explanation, Found, answered, body, lines, listed
from assistant.answering.dossier import dossier_of
from assistant.answering.model_tools import model_tools
from assistant.answering.prompts import Prompt, Prompts
from assistant.answering.quote_answerer import QuoteAnswerer
from assistant.answering.speech import Speech
from assistant.answering.turn import Turn
from assistant.retrieval.reference import without_references

HEADING = "**说明**（AI 依据以上原文撰写，以原文为准）："
_EVIDENCE = 6
_CALLS, _TOOL_CALLS = 4, 6
_TURNS, _TURN_CHARS = 4, 300
_LONGEST = 1500
"""Characters after which a model is stopped: it has lost the thread."""
_NONE = "（无）"
_WHO = {"user": "用户", "assistant": "助手"}
_SILENT = "没有给出回答"
_CUT = "中途断开"


class ModelAnswerer:
    """Answers from the library, and lets a chat model explain."""

    def __init__(self, quoting: QuoteAnswerer, chat: ChatModel, prompts: Prompts) -> None:
        """Keep what finds the answer, the model, and what it is told."""
        self._quoting = quoting
        self._chat = chat
        self._prompts = prompts

    def stream(
        self, question: str, history: Sequence[object], today: date
    ) -> Iterator[str | Answer]:
        """Yield the text as it may be shown, then the whole answer, whose text begins with it.

        Raises:
            QuestionError: the question is empty, too long or garbled.
        """
        found = self._quoting.find(question, history, today)
        shown = ""
        explanation: Explanation | None = None
        if explains(found):
            shown = body(found.guarded.draft, found.turn.library, numbered=True)
            yield from lines(shown)
            talk = Talk(found, self._chat, self._prompts)
            for piece in talk.pieces():
                shown += piece
                yield piece
            explanation = talk.explanation()
        answer = answered(found, explanation)
        yield from lines(answer.text.removeprefix(shown))
        yield answer


def explains(found: Found) -> bool:
    """Say whether there is something to explain: not where the words of a place were asked for."""
    turn = found.turn
    asked = turn.retriever.analyst.content_terms(without_references(turn.question))
    return found.guarded.draft.introduces and bool(asked)


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


class Talk:
    """One exchange with the model: what it said that may be shown, and what became of it."""

    def __init__(self, found: Found, chat: ChatModel, prompts: Prompts) -> None:
        """Make the dossier of the turn; nothing is sent yet."""
        turn = found.turn
        told = "\n".join([turn.question, *(t["content"] for t in _asked(turn))])
        self._dossier = dossier_of(
            found.guarded.draft, turn.evidence(_EVIDENCE), told, turn.library
        )
        self._turn, self._chat, self._prompts = turn, chat, prompts
        self._used = self._prompts_used()
        self._speech = Speech(self._dossier, "\n".join(p.text for p in self._used))
        self._text = ""
        self._calls = 0
        self._failure = ""

    def _prompts_used(self) -> tuple[Prompt, ...]:
        extra = (self._prompts.tools,) if self._chat.tools else ()
        return (self._prompts.answer, self._prompts.question, *extra)

    def pieces(self) -> Iterator[str]:
        """Yield what may be shown, under its heading; white space waits for what follows it."""
        waiting = f"\n\n{HEADING}\n\n"
        for sentence in self._sentences():
            piece = waiting + sentence.rstrip()
            waiting = sentence[len(sentence.rstrip()) :]
            self._text += piece
            yield piece
        if self._speech.added:
            more = f"\n\n{self._also()}"
            self._text += more
            yield more

    def _also(self) -> str:
        """Return the list of what the model's sentences rest on beside the answer's quotes."""
        citations = tuple(source.citation for source in self._speech.added)
        return listed("说明另据：", citations, self._turn.library, self._dossier.count + 1)

    def explanation(self) -> Explanation:
        """Return what came of it, for the answer."""
        silent = not self._text and not self._speech.withheld
        reason = self._failure or (_SILENT if silent else "")
        end = "以上说明没有写完。" if self._text else "这次只给出库内原文。"
        added = tuple(source.citation for source in self._speech.added)
        return Explanation(
            text=self._text,
            added=added,
            notices=(f"大模型{reason}，{end}",) if reason else (),
            withheld=self._speech.withheld,
            trace=Trace(
                model=self._chat.name,
                prompts={p.name: p.digest for p in self._used},
                calls=self._calls,
                failure=reason,
            ),
        )

    def _sentences(self) -> Iterator[str]:
        try:
            for words in self._words():
                yield from self._speech.hear(words)
        except Exception as error:  # noqa: BLE001 - the edge: any endpoint, any failure
            self._failure = reason_of(error)
            return
        if not self._failure:
            yield from self._speech.finish()

    def _words(self) -> Iterator[str]:
        """Yield the model's words; of a message that calls tools, none."""
        said, finished = 0, False
        for message in self._messages():
            said += len(message.text)
            finished = finished or bool(message.response_metadata.get("finish_reason"))
            yield message.text
            if said > _LONGEST or self._speech.is_full:
                return
        if said and not finished:
            self._failure = _CUT

    def _messages(self) -> Iterator[AIMessageChunk]:
        """Yield what the model writes as it comes; where it may call tools, message by message."""
        held: list[AIMessageChunk] = []
        for message in self._chunks():
            if not held or held[-1].id != message.id:
                self._calls += 1
                held = []
            held.append(message)
            if not self._chat.tools:
                yield message
        if self._chat.tools and not any(m.tool_call_chunks for m in held):
            yield from held

    def _chunks(self) -> Iterator[AIMessageChunk]:
        turn = self._turn
        tools = model_tools(self._dossier, turn.retriever, self._prompts, turn.today)
        instructions = [p.text for p in self._used if p is not self._prompts.question]
        limits: list[AgentMiddleware[Any, Any, Any]] = [
            ModelCallLimitMiddleware(run_limit=_CALLS, exit_behavior="end"),
            ToolCallLimitMiddleware(run_limit=_TOOL_CALLS, exit_behavior="continue"),
        ]
        agent = create_agent(
            self._chat.model,
            tools if self._chat.tools else [],
            system_prompt="\n\n".join(instructions),
            middleware=limits,
        )
        told: Any = {"messages": [HumanMessage(self._told())]}
        brake = Brake(time.monotonic() + self._chat.longest_s)
        try:
            heard = agent.stream(told, {"callbacks": [brake]}, stream_mode="messages")
            yield from (m for m, _about in heard if isinstance(m, AIMessageChunk))
        finally:
            brake.pulled = True

    def _told(self) -> str:
        history = "\n".join(_line(turn) for turn in self._turn.history[-_TURNS:]) or _NONE
        return self._prompts.question.filled(
            sources=self._dossier.shown(), history=history, question=self._turn.question
        )


def _asked(turn: Turn) -> list[Mapping[str, str]]:
    return [said for said in turn.history if said["role"] == "user"]


def _line(said: Mapping[str, str]) -> str:
    return f"{_WHO.get(said['role'], '')}：{' '.join(said['content'].split())[:_TURN_CHARS]}"
