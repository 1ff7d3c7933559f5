"""What goes over the wire: text compressed, and what never changes asked for once.

A page on a phone in a village hall is a quarter as large so. Streams of events are left alone: they
would be held back until a block is full.
"""

import re
from http import HTTPStatus

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SMALLEST = 1_000
"""Bytes; below that the head alone is larger than what is saved."""
_LEVEL = 6
_NAMED_BY_CONTENT = re.compile(r"/assets/[\w.]+-[\w-]{8,}\.(?:js|css|woff2)")
"""Files of Gradio's page whose names hold a digest: another content has another name."""
_A_YEAR = "public, max-age=31536000, immutable"


def sparing(app: FastAPI) -> None:
    """Let an application send as little as it can."""
    app.add_middleware(KeptFiles)
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST, compresslevel=_LEVEL)


class KeptFiles:
    """Tells browsers to keep files that are named by their content."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not _NAMED_BY_CONTENT.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
                MutableHeaders(scope=message)["Cache-Control"] = _A_YEAR
            await send(message)

        await self._app(scope, receive, told)
