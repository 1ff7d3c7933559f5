"""An answer as a chat completion, whole or in chunks, with every source kept.

The sources stand in the text, where any client shows them; in `annotations` of the message, where
Open WebUI and others look for links; and in `citations`, as the answer contract has them.
"""

import secrets
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from assistant import Answer
from assistant.service.chat_messages import ChatRequest
from assistant.service.event_stream import event
from assistant.service.refusal_shapes import openai_error
from assistant.service.refusals import refusal
from assistant.service.source_list import source_link, source_name, sources_below
from assistant.service.work_queue import Told

Record = dict[str, Any]
_DONE = "data: [DONE]\n\n"


class Completion:
    """One completion on its way to a client, whole or in chunks."""

    def __init__(self, asked: ChatRequest, base: str) -> None:
        """Answer `asked`; addresses of clauses begin with `base`."""
        self._asked = asked
        self._base = base
        self._head = {
            "id": f"chatcmpl-{secrets.token_hex(12)}",
            "created": int(time.time()),
            "model": asked.model,
        }

    @property
    def _places(self) -> range:
        return range(self._asked.n or 1)

    def whole(self, answer: Answer) -> Record:
        """Return the completion as one object."""
        text = answer.text + self.tail(answer)
        message = {
            "role": "assistant",
            "content": text,
            "refusal": None,
            "annotations": self._annotations(answer),
        }
        choices = [
            {"index": i, "message": message, "logprobs": None, "finish_reason": "stop"}
            for i in self._places
        ]
        return {
            **self._head,
            "object": "chat.completion",
            "choices": choices,
            "usage": self._usage(text),
            **_extra(answer),
        }

    async def chunks(self, pieces: AsyncGenerator[Told, None]) -> AsyncGenerator[str, None]:
        """Yield the completion as chunks, the sources in the last ones."""
        async with aclosing(pieces):
            try:
                yield self._chunk({"role": "assistant", "content": ""})
                async for piece in pieces:
                    if isinstance(piece, Answer):
                        yield self._end(piece)
                    else:
                        yield self._chunk({"content": piece})
            except Exception as error:  # noqa: BLE001 - the edge: the status has been sent
                yield event(openai_error(refusal(error)))
        yield _DONE

    def _end(self, answer: Answer) -> str:
        """Return what follows the text: the sources, why it ended, and what it took."""
        links = {"annotations": self._annotations(answer)}
        told = [
            self._chunk({"content": self.tail(answer), **links}),
            self._chunk({}, "stop", **_extra(answer)),
        ]
        options = self._asked.stream_options
        if options and options.include_usage:
            told.append(
                event(self._streamed([], usage=self._usage(answer.text + self.tail(answer))))
            )
        return "".join(told)

    def _chunk(self, delta: Record, reason: str | None = None, **more: object) -> str:
        choices = [
            {"index": i, "delta": delta, "logprobs": None, "finish_reason": reason}
            for i in self._places
        ]
        return event(self._streamed(choices, **more))

    def _streamed(self, choices: list[Record], **more: object) -> Record:
        return {**self._head, "object": "chat.completion.chunk", "choices": choices, **more}

    def tail(self, answer: Answer) -> str:
        """Return what goes below the text of an answer: its sources with links, and the notice."""
        return sources_below(answer, self._base)

    def _annotations(self, answer: Answer) -> list[Record]:
        """Return the sources as OpenAI's links, each with its place in the text."""
        tail = self.tail(answer)
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": (
                        begin := len(answer.text) + tail.index(source_link(each, self._base))
                    ),
                    "end_index": begin + len(source_link(each, self._base)),
                    "title": source_name(each),
                    "url": f"{self._base}{each.address}",
                },
            }
            for each in answer.citations
        ]

    def _usage(self, text: str) -> Record:
        """Return the numbers of characters, which is what this program counts."""
        sent = sum(len(str(m.content or "")) for m in self._asked.messages)
        return {
            "prompt_tokens": sent, "completion_tokens": len(text), "total_tokens": sent + len(text)
        }  # fmt: skip


def _extra(answer: Answer) -> Record:
    """Return what the answer contract has beside the text."""
    record = answer.to_json()
    return {key: record[key] for key in ("outcome", "citations", "calculation", "notices")}
