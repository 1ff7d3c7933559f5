"""The MCP door over HTTP; the SDK, which takes a second to import, is loaded when one knocks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, cast

from anyio import TASK_STATUS_IGNORED, Event, Lock, create_task_group, to_thread
from anyio.abc import TaskGroup, TaskStatus
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from assistant import Assistant
from assistant.service.access import viewer

if TYPE_CHECKING:
    from mcp.server.mcpserver import Context
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager


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
        """Answer one request, for whoever may see what."""
        request = Request(scope)
        request.state.viewer = await to_thread.run_sync(viewer, request)
        sessions = await self._opened(request)
        await sessions.handle_request(scope, receive, send)

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


def _viewing(context: "Context[Any, Any]") -> Assistant:
    """Return what the one who sent the request may see."""
    request = cast("Request", context.request_context.request)
    return cast("Assistant", request.state.viewer)
