"""The one way in which every door asks: a question in its turn, given up when nobody waits."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date
from typing import cast

from fastapi import Request
from starlette.requests import ClientDisconnect

from assistant import Answer, Assistant
from assistant.service.work_queue import Told, WorkQueue


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the turns before it, of a day; without one, of today."""

    question: str
    history: Sequence[Mapping[str, str]] = ()
    as_of: date | None = None


def queue_of(request: Request) -> WorkQueue:
    """Return the queue that all doors of the application share."""
    return cast("WorkQueue", request.app.state.work_queue)


async def telling(
    assistant: Assistant, queue: WorkQueue, asked: Asked
) -> AsyncGenerator[Told, None]:
    """Return the answer as it comes, the whole answer last, once its first piece is there.

    Until then a failure can still have a status of its own.
    """
    pieces = queue.pieces(assistant.stream(asked.question, asked.history, asked.as_of))
    return _after(await anext(pieces), pieces)


async def _after(first: Told, rest: AsyncGenerator[Told, None]) -> AsyncGenerator[Told, None]:
    async with aclosing(rest):
        yield first
        async for piece in rest:
            yield piece


async def answered(request: Request, assistant: Assistant, asked: Asked) -> Answer:
    """Return the whole answer.

    Raises:
        ClientDisconnect: nobody waits for it any more.
    """
    async with aclosing(await telling(assistant, queue_of(request), asked)) as pieces:
        async for piece in pieces:
            if isinstance(piece, Answer):
                return piece
            if await request.is_disconnected():
                break
    raise ClientDisconnect
