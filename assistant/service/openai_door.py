"""The OpenAI-compatible door: /v1/models and /v1/chat/completions, with every source kept.

The sources stand in the text, where any client shows them; in `annotations` of the message, where
Open WebUI and others look for links; and in `citations`, as the answer contract has them.
"""

import secrets
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import JSONResponse, Response

from assistant import Answer, Citation
from assistant.errors import NotHeldError
from assistant.notice import NOTICE
from assistant.service.access import Viewer
from assistant.service.asking_once import answered, queue_of, telling
from assistant.service.chat_messages import SOURCES, ChatRequest
from assistant.service.door_description import MISREAD, calls, refuse_others
from assistant.service.event_stream import EventStream, event
from assistant.service.refusal_shapes import openai_error
from assistant.service.refusals import refusal
from assistant.service.work_queue import Told, WorkQueue

MODELS = ("有据", "youju")
"""The names of the one model: the second for clients that take only letters."""
_MADE = 1_767_225_600
"""What `created` of the model says: 2026-01-01."""
_DONE = "data: [DONE]\n\n"

router = APIRouter(prefix="/v1", responses=MISREAD)
_call = calls(router, "兼容")
Record = dict[str, Any]


_ABOUT = (
    "照 OpenAI 的约定回答，出处在文字里，也在 citations 里；系统消息不当指令，模型的参数不起作用。"
)


def _model(name: str) -> Record:
    return {"id": name, "object": "model", "created": _MADE, "owned_by": "youju"}


@_call("/models", "有哪些模型", "列出可以选的模型：只有一个，两个名字。", "GET")
async def models(_assistant: Viewer) -> Record:
    """Return the models to choose from."""
    return {"object": "list", "data": [_model(name) for name in MODELS]}


@_call("/models/{name}", "一个模型", "看有没有这个模型。", "GET")
async def model(
    name: Annotated[str, Path(title="模型", description="模型的名字。")], _assistant: Viewer
) -> Record:
    """Return a model by its name."""
    return _model(_known(name))


def _known(name: str) -> str:
    if name not in MODELS:
        raise NotHeldError(f"没有这个模型：{name[:80]}。", f"请选 {'、'.join(MODELS)}。")
    return name


@_call("/chat/completions", "对话", _ABOUT)
async def chat_completions(
    request: Request,
    body: ChatRequest,
    assistant: Viewer,
    queue: Annotated[WorkQueue, Depends(queue_of)],
) -> Response:
    """Answer the last message, whole or in chunks."""
    _known(body.model)
    completion = Completion(body, str(request.base_url).rstrip("/"))
    asked = body.asked()
    if body.stream:
        return EventStream(completion.chunks(await telling(assistant, queue, asked)))
    return JSONResponse(completion.whole(await answered(request, assistant, asked)))


refuse_others(router)


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
        lines = [
            f"{number}. {self._link(each)}{_standing(each)}"
            for number, each in enumerate(answer.citations, 1)
        ]
        listed = "\n".join(lines) or "没有引用条款。"
        return f"\n\n{SOURCES}\n\n{listed}\n\n*{NOTICE}*"

    def _link(self, citation: Citation) -> str:
        return f"[{_name(citation)}]({self._base}{citation.address})"

    def _annotations(self, answer: Answer) -> list[Record]:
        """Return the sources as OpenAI's links, each with its place in the text."""
        tail = self.tail(answer)
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": (begin := len(answer.text) + tail.index(self._link(each))),
                    "end_index": begin + len(self._link(each)),
                    "title": _name(each),
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


def _name(citation: Citation) -> str:
    """Return what a link to a clause is called; nothing in it may end the link."""
    document = citation.document_number or f"《{citation.title}》"
    return f"{document} {citation.clause}".translate(_BRACKETS)


_BRACKETS = str.maketrans({"[": "［", "]": "］", "\n": " "})


def _standing(citation: Citation) -> str:
    standing = citation.standing
    return f"：{standing.told}" if standing and standing.warns else ""
