"""The application that programs talk to: alone, or with the page mounted beside it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Route

from assistant import Assistant, Settings
from assistant.errors import YoujuError
from assistant.service import bank_door, dify_door, openai_door, rest
from assistant.service.door_edge import DoorEdge, refused
from assistant.service.mcp_door import McpDoor
from assistant.service.people.entrance import Entrance
from assistant.service.people.forgetting import forgetting
from assistant.service.people.gate import Gate
from assistant.service.refusal_shapes import shaped
from assistant.service.server import keep_open, serve_in_background
from assistant.service.work_queue import WorkQueue

_FAILURES = (YoujuError, RequestValidationError, HTTPException, ClientDisconnect)


def service_app(assistant: Assistant, settings: Settings) -> FastAPI:
    """Return an application with every door for programs; a page may be mounted in it.

    Raises:
        ServeError: the network is to be served, and nobody could sign in.
    """
    entrance = Entrance(settings)
    entrance.require_somebody()
    mcp = McpDoor(settings.host)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with mcp.open(), forgetting(entrance):
            yield

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.assistant, app.state.entrance = assistant, entrance
    app.state.work_queue = WorkQueue()
    app.add_middleware(DoorEdge)
    app.add_middleware(Gate, entrance=entrance, refuse=shaped)
    for failure in _FAILURES:
        app.add_exception_handler(failure, refused)
    for door in (bank_door.router, rest.router, openai_door.router, dify_door.router):
        app.include_router(door)
    app.router.routes.append(Route("/mcp", endpoint=mcp, include_in_schema=False))
    return app


def alone(assistant: Assistant, settings: Settings) -> FastAPI:
    """Return the doors without a page; the addresses of clauses lead to their document's JSON."""
    app = service_app(assistant, settings)

    @app.get("/d/{name}", include_in_schema=False)
    async def read(name: str) -> Response:
        return RedirectResponse(f"{rest.PREFIX}/documents/{quote(name)}")

    return app


def serve_doors(assistant: Assistant, settings: Settings, once_open: Callable[[], None]) -> None:
    """Serve the doors without a page until the process is interrupted.

    Raises:
        ServeError: the address cannot be listened on.
    """
    Entrance(settings).require_somebody()
    served = serve_in_background(partial(alone, assistant, settings), settings.host, settings.port)
    said = f"有据的接口已启动：{served.url}api/v1/（没有网页；按 Ctrl+C 停止）"
    keep_open(served, said, once_open)
