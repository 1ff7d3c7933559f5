"""The MCP door over HTTP; the SDK, which takes a second to import, is loaded when one knocks."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, cast

from anyio import TASK_STATUS_IGNORED, Event, Lock, create_task_group, to_thread
from anyio.abc import TaskGroup, TaskStatus
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.status import HTTP_405_METHOD_NOT_ALLOWED
from starlette.types import Message, Receive, Scope, Send

from assistant import Assistant
from assistant.errors import RequestError
from assistant.service.access import viewer

if TYPE_CHECKING:
    from mcp.server.mcpserver import Context
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

FIRST_VERSION = "2024-11-05"
"""The oldest protocol that is understood. Versions are days, so they are compared as they are."""


class McpDoor:
    """An ASGI application for one path; no session is kept between requests."""

    def __init__(self, host: str) -> None:
        """Serve at `host`; on loopback no other name of the server is accepted (DNS rebinding)."""
        self._host = host
        self._sessions: StreamableHTTPSessionManager | None = None
        self._opening = Lock()
        self._tasks: TaskGroup | None = None
        self._closing = Event()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Stand ready while the application runs."""
        async with create_task_group() as tasks:
            self._tasks = tasks
            yield
            self._closing.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, for whoever may see what.

        Raises:
            HTTPException: it is no message.
            RequestError: it cannot be read, or is of a protocol that is not known.
        """
        request = Request(scope, receive)
        body = await _message(request)
        request.state.viewer = await to_thread.run_sync(viewer, request)
        sessions = await self._opened(request)
        await sessions.handle_request(scope, _given(body, receive), send)

    async def _opened(self, request: Request) -> "StreamableHTTPSessionManager":
        async with self._opening:
            if self._sessions is None and self._tasks is not None:
                made = await to_thread.run_sync(self._made, request)
                await self._tasks.start(self._run, made)
                self._sessions = made
        return cast("StreamableHTTPSessionManager", self._sessions)

    def _made(self, request: Request) -> "StreamableHTTPSessionManager":
        from assistant.service.mcp_tools import reading_server  # noqa: PLC0415  a second

        server = reading_server(_viewing, request.app.state.work_queue)
        server.streamable_http_app(json_response=True, stateless_http=True, host=self._host)
        return server.session_manager

    async def _run(
        self,
        sessions: "StreamableHTTPSessionManager",
        *,
        task_status: TaskStatus[None] = TASK_STATUS_IGNORED,
    ) -> None:
        async with sessions.run():
            task_status.started()
            await self._closing.wait()


async def _message(request: Request) -> bytes:
    """Return the message of a request, which the SDK would refuse in English.

    No stream is opened to listen on: nothing is ever told that was not asked for, and an open one
    would hold its connection for as long as the client likes.

    Raises:
        RequestError: it is no JSON, or of a protocol that is not known.
        HTTPException: it is no message.
    """
    if request.method != "POST":
        raise HTTPException(HTTP_405_METHOD_NOT_ALLOWED)
    version = request.headers.get("mcp-protocol-version", "")
    if version and not FIRST_VERSION <= version <= _last_version():
        raise RequestError(
            f"不认识这个版本的 MCP 协议：{version[:20]}。",
            f"请用 {FIRST_VERSION} 到 {_last_version()} 的版本，或者不写。",
        )
    body = await request.body()
    try:
        json.loads(body)
    except ValueError as error:
        raise RequestError("请求不是合法的 JSON。", "请发一条 JSON-RPC 消息。") from error
    return body


def _last_version() -> str:
    from mcp_types import LATEST_PROTOCOL_VERSION  # noqa: PLC0415  a second

    return LATEST_PROTOCOL_VERSION


def _given(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body that was read already, and then whatever else comes."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else await receive()

    return replay


def _viewing(context: "Context[Any, Any]") -> Assistant:
    """Return what the one who sent the request may see."""
    request = cast("Request", context.request_context.request)
    return cast("Assistant", request.state.viewer)
