"""The gate: ASGI middleware around the whole application, Gradio's own addresses included.

Each request is known before anything else sees it, or goes no further. What stands behind reads
who asks from `request.state.person`; nothing behind decides it again.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from math import ceil
from urllib.parse import parse_qs, quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import (
    AccessError,
    OversizeError,
    PeopleError,
    SignInError,
    TooOftenError,
    YoujuError,
)
from assistant.service.people.bounded_body import BoundedBody
from assistant.service.people.doors_map import Errand, errand_of, is_open
from assistant.service.people.entrance import Asking, Entrance
from assistant.service.people.person import ANYBODY, Person

Refuse = Callable[[Request, YoujuError], Response]
"""Gives a refusal the form of the door that was knocked at."""
asking_now: ContextVar[Person] = ContextVar("asking_now", default=ANYBODY)
"""Who asks, for handlers that run in the request's own context; Gradio's queue does not."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "media-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self' data: blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
}
"""What every answer has unless it says it better itself. Gradio needs inline scripts and styles."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})
_STATUS: Mapping[type[YoujuError], int] = {
    SignInError: 401, AccessError: 403, OversizeError: 413, TooOftenError: 429, PeopleError: 503,
}  # fmt: skip
_MOST_STREAMS = 10_000


class Gate:
    """Lets in who is known, to where they may go."""

    def __init__(self, app: ASGIApp, entrance: Entrance, refuse: Refuse | None = None) -> None:
        """Stand before `app`."""
        self._app, self._entrance = app, entrance
        self._refuse = refuse or refused
        self._streams: OrderedDict[str, str] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            # Nothing here speaks WebSocket; the start and the end of the server pass.
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        asking = Asking((scope.get("client") or ("",))[0], Headers(scope=scope))
        errand = errand_of(scope["path"])
        send = _with_headers(send, private=self._entrance.guarded)
        try:
            person = self._admitted(scope, asking, errand)
            body = BoundedBody(receive, asking.headers, errand.most_bytes)
        except YoujuError as error:
            await self._turned_away(scope, asking, error)(scope, receive, send)
            return
        scope.setdefault("state", {})["person"] = person
        token = asking_now.set(person)
        try:
            await self._handed_on(scope, body, send)
        finally:
            asking_now.reset(token)

    async def _handed_on(self, scope: Scope, body: BoundedBody, send: Send) -> None:
        """Let the application answer, unless it gave up on a body that was cut off."""
        started = False

        async def noticed(message: Message) -> None:
            nonlocal started
            if started or not body.exceeded:  # what it says of half a body is not the reason
                started = True
                await send(message)

        try:
            await self._app(scope, body.receive, noticed)
        except Exception:
            if not body.exceeded:
                raise
        if body.exceeded and not started:
            await self._refusal(scope, body.too_large)(scope, body.receive, send)

    def _admitted(self, scope: Scope, asking: Asking, errand: Errand) -> Person:
        person = self._entrance.known(asking, touch=not errand.by_itself)
        if asking.bearer is None or not self._entrance.guarded:
            self._require_own_page(scope["method"], asking)
        if person is None and not is_open(scope["path"]):
            raise SignInError("请先登录。", "打开 /login 登录；程序请带上密钥。")
        person = person or ANYBODY
        if person.scopes is not None and errand.scope not in person.scopes:
            raise AccessError("这个密钥不能用在这里。", "请管理员给密钥加上这一项用途。")
        if not (person.may_act_as(errand.role) or is_open(scope["path"])):
            raise AccessError(f"这里只有{errand.role.chinese}能进。", "请找管理员。")
        self._require_own_stream(scope, person)
        if errand.counted and self._entrance.guarded:
            known = person.id if person.id != ANYBODY.id else self._entrance.address(asking)
            self._entrance.limits.take(known)
        return person

    def _require_own_page(self, method: str, asking: Asking) -> None:
        """Refuse what a page of another site makes a browser send in somebody's name."""
        if method in _SAFE:
            return
        site, origin = (asking.headers.get(n, "") for n in ("sec-fetch-site", "origin"))
        ours = self._entrance.own_names(asking)
        if (site and site not in _OURS) or (origin and urlsplit(origin).netloc not in ours):
            raise AccessError("这个请求不是从本网页发出的。", "请刷新网页后再试。")

    def _require_own_stream(self, scope: Scope, person: Person) -> None:
        """Refuse to listen in on what another one's page was told, by the number of its session."""
        if not scope["path"].startswith("/gradio_api/queue/data"):
            return
        query = parse_qs(scope["query_string"].decode("latin-1"))
        for session in query.get("session_hash", []):
            if self._streams.setdefault(session, person.id) != person.id:
                raise AccessError("这个会话是别人的。", "请刷新网页。")
        while len(self._streams) > _MOST_STREAMS:
            self._streams.popitem(last=False)

    def _turned_away(self, scope: Scope, asking: Asking, error: YoujuError) -> Response:
        """Return a refusal; a browser that is not known is led to the form instead."""
        wants_page = "text/html" in asking.headers.get("accept", "") and asking.bearer is None
        if isinstance(error, SignInError) and wants_page and self._entrance.guarded:
            query = scope["query_string"].decode("latin-1")
            wanted = f"{scope['path']}?{query}" if query else scope["path"]
            return RedirectResponse(f"/login?next={quote(wanted)}", status_code=303)
        return self._refusal(scope, error)

    def _refusal(self, scope: Scope, error: YoujuError) -> Response:
        answer = self._refuse(Request(scope), error)
        answer.headers.update(head_of(error))
        return answer


def refused(_request: Request, error: YoujuError) -> Response:
    """Return a refusal as problem details, with what programs read of it in the head."""
    status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 400)
    body = {"title": error.message, "status": status, "detail": str(error)}
    return JSONResponse(body, status, media_type="application/problem+json")


def head_of(error: YoujuError) -> dict[str, str]:
    """Return what a program is told of a refusal in the head: when to come back, what to show."""
    if isinstance(error, TooOftenError):
        return {"Retry-After": str(max(1, ceil(error.wait_s)))}
    return {"WWW-Authenticate": "Bearer"} if isinstance(error, SignInError) else {}


def _with_headers(send: Send, *, private: bool) -> Send:
    """Return a `send` that adds the headers that are not there; what is `private` is not stored."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if private:
                headers.setdefault("Cache-Control", "private, no-store")
        await send(message)

    return told
