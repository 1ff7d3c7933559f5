"""The edge of the doors: what comes in is bounded, and what fails inside becomes a sentence."""

import re
from collections.abc import Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import OversizeError
from assistant.service.refusal_shapes import shaped

DOORS = ("/api/", "/v1/", "/retrieval", "/mcp")
"""How the paths of the doors begin; whatever else is served with them passes untouched."""
MOST_BYTES = 2_000_000
"""A draft of some 600,000 Chinese characters; hardly a policy document is a tenth of it."""
DEEPEST = 16
"""Levels of objects and lists; the deepest request that is read has six."""

_MOST_DISCARDED = 20_000_000

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(rb"[\[{]|[\]}]")
_GONE = 499
"""Of a client that has left; nobody reads it."""


class DoorEdge:
    """ASGI middleware around the doors."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on with its whole body, and answer for what nobody else answers for."""
        if scope["type"] != "http" or not scope["path"].startswith(DOORS):
            await self._app(scope, receive, send)
            return
        started = False

        async def noticed(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            body = await _whole(receive)
            await self._app(scope, _replaying(body, receive), noticed)
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
            refused = shaped(Request(scope), error)
            if not started:
                await refused(scope, receive, send)


def gone(_request: Request, _error: Exception) -> Response:
    """Return the answer that a client which left does not get."""
    return Response(status_code=_GONE)


def refused(request: Request, error: Exception) -> Response:
    """Return the answer to a failure; FastAPI calls it for those that it knows."""
    return gone(request, error) if isinstance(error, ClientDisconnect) else shaped(request, error)


def _replaying(body: Message, receive: Receive) -> Callable[[], Any]:
    """Return a `receive` that gives the body first, then whatever comes after it."""
    waiting = [body]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


async def _whole(receive: Receive) -> Message:
    """Return the whole body as one message; of a client that left, that it left.

    Of a body that is too large the rest is read and thrown away, up to a limit: a client that is
    still sending would not hear the answer.

    Raises:
        OversizeError: it has too many bytes, or is nested too deep.
    """
    body = bytearray()
    size, more = 0, True
    while more and size <= _MOST_DISCARDED:
        message = await receive()
        if message["type"] != "http.request":
            return message
        sent = message.get("body", b"")
        size += len(sent)
        more = message.get("more_body", False)
        if size <= MOST_BYTES:
            body += sent
    if size > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise OversizeError(f"请求太大，超过 {most} 兆字节。", "请把内容分成几次发。")
    if depth(bytes(body)) > DEEPEST:
        raise OversizeError(f"请求的 JSON 嵌套超过 {DEEPEST} 层。", "请按接口说明填写，不必嵌套。")
    return {"type": "http.request", "body": bytes(body), "more_body": False}


def depth(body: bytes) -> int:
    """Return how deep the lists and objects of a JSON text lie in one another."""
    level = deepest = 0
    for bracket in _BRACKET.finditer(_STRING.sub(b"", body)):
        level += 1 if bracket[0] in b"[{" else -1
        deepest = max(deepest, level)
    return deepest
