"""The pages of a lesson: the trainer's screen and remote, and the phones that answer.

The screen and the phones hold a stream open and are told when something has changed; what they
show is made here. Without a script a page still shows how things stand, and asks again.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import segno
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)

from assistant import Item, Stage, answer_choices
from assistant.errors import RoomError
from youju_ui import failures
from youju_ui.document_pages import HEADERS, environment
from youju_ui.engine import Engine
from youju_ui.room_desk import Bell, OpenRoom, RoomDesk
from youju_ui.why_found import FoundBy, found_by

FOLDER = Path(__file__).with_name("teaching_pages")
_PHONE = "youju_phone"
_ASSETS = {"lesson.css": "text/css", "lesson.js": "text/javascript"}
_PATIENCE_S = 15
"""Seconds after which an open stream says that it is still there."""
_PAUSE_S = 0.2
"""Seconds between two things that a screen is told, however fast the phones answer."""
_MOST_ITEMS = 50
_LONGEST_ASKED = 300


class RoomPages:
    """Answers for what stands behind /teach/ and /r/."""

    def __init__(self, engine: Engine) -> None:
        """Teach from the bank of `engine`."""
        self._engine = engine
        self._desk = RoomDesk()
        self._pages = environment(FOLDER, FOLDER.parent / "reading_pages")
        self._why: dict[str, list[FoundBy]] = {}

    def router(self) -> APIRouter:
        """Return the routes."""
        routes = APIRouter(default_response_class=HTMLResponse)
        for method, path, answer in (
            ("GET", "/teach/-/{name}", self.asset),
            ("GET", "/teach/", self.start),
            ("POST", "/teach/open", self.open),
            ("GET", "/teach/{secret}", self.screen),
            ("GET", "/teach/{secret}/remote", self.remote),
            ("GET", "/teach/{secret}/events", self.screen_events),
            ("POST", "/teach/{secret}/go", self.go),
            ("POST", "/teach/{secret}/ask", self.ask),
            ("GET", "/teach/{secret}/results.json", self.results),
            ("POST", "/teach/{secret}/close", self.close),
            ("GET", "/r/", self.door),
            ("GET", "/r/{code}", self.phone),
            ("POST", "/r/{code}", self.answer),
            ("GET", "/r/{code}/events", self.phone_events),
        ):
            routes.add_api_route(
                path, answer, methods=[method], include_in_schema=False, response_model=None
            )
        return routes

    async def asset(self, name: str) -> Response:
        """Send the style sheet or the script."""
        if name not in _ASSETS:
            return self._refused(RoomError("没有这个地址。", "请从“上课”打开。"))
        return FileResponse(FOLDER / name, media_type=f"{_ASSETS[name]}; charset=utf-8")

    async def start(self) -> Response:
        """Send the page on which a lesson begins."""
        bank = await run_in_threadpool(self._items)
        kinds = dict.fromkeys(item.kind.value for item in bank)
        return self._page("start.html", count=len(bank), kinds=list(kinds), most=_MOST_ITEMS)

    async def open(self, request: Request) -> Response:
        """Open a room with so many items of the kinds that are ticked."""
        form = await request.form()
        kinds = {str(k) for k in form.getlist("kind")}
        asked = str(form.get("count", "10"))
        count = min(int(asked), _MOST_ITEMS) if asked.isdigit() and len(asked) < 4 else 10
        items = [
            item
            for item in await run_in_threadpool(self._items)
            if not kinds or item.kind.value in kinds
        ]
        if form.get("mix"):
            secrets.SystemRandom().shuffle(items)

        def opened() -> Response:
            made = self._desk.open(items[: max(count, 1)], _trainer(request))
            return RedirectResponse(f"/teach/{made.secret}", status_code=303)

        return self._told(opened)

    def _items(self) -> list[Item]:
        """Return the items that may be used; none where there is no bank."""
        path = self._engine.bank_file()
        return [i for i in self._engine.items_of(path).items if i.usable] if path.exists() else []

    async def screen(self, secret: str, request: Request) -> Response:
        """Send the page that a room looks at."""
        return await self._leading(
            secret, request, "screen.html", lambda led: {"code": _code(request, led.room.code)}
        )

    async def remote(self, secret: str, request: Request) -> Response:
        """Send the page by which a phone leads the screen."""
        return await self._leading(secret, request, "remote.html", lambda _: {})

    async def _leading(
        self, secret: str, request: Request, template: str, more: Callable[[OpenRoom], Any]
    ) -> Response:
        try:
            led = self._desk.led(secret)
        except RoomError as error:
            return self._refused(error)
        shown = await self._stage(led)
        address = f"{request.base_url}r/{led.room.code}"
        return self._page(
            template, led=led, room=led.room, stage=shown, address=address, **more(led)
        )

    async def screen_events(self, secret: str) -> Response:
        """Stream what the screen shows, whenever a step is made or an answer comes."""
        try:
            led = self._desk.led(secret)
        except RoomError as error:
            return self._refused(error)

        async def shown() -> str:
            self._desk.led(secret)
            return await self._stage(led)

        return _stream(led.counted, shown)

    async def _stage(self, led: OpenRoom) -> str:
        room = led.room
        why = await self._found(room.item) if room.stage is Stage.WHY else []
        return self._pages.get_template("stage.html").render(
            room=room, item=room.item, stage=room.stage.name, why=why,
            asked=answer_choices(room.item), spread=room.spread,
            most=max([*room.spread.values(), 1]),
        )  # fmt: skip

    async def _found(self, item: Item) -> list[FoundBy]:
        if item.id not in self._why:
            found = await run_in_threadpool(self._engine.search, item.stem[:_LONGEST_ASKED], 5)
            self._why[item.id] = found_by(item.stem, found)
        return self._why[item.id]

    async def go(self, secret: str, request: Request) -> Response:
        """Go forward or back; a page without a script is sent to the screen again."""
        form = await request.form()

        def stepped() -> Response:
            self._desk.led(secret).step(str(form.get("step", "next")))
            back = "/remote" if form.get("from") == "remote" else ""
            scripted = request.headers.get("x-requested-with") == "lesson"
            return (
                Response(status_code=204)
                if scripted
                else RedirectResponse(f"/teach/{secret}{back}", status_code=303)
            )

        return self._told(stepped)

    async def ask(self, secret: str, request: Request) -> Response:
        """Answer a question that somebody in the room asks."""
        form = await request.form()
        question = str(form.get("question", ""))[:_LONGEST_ASKED]
        try:
            self._desk.led(secret)
            answer = await run_in_threadpool(self._engine.ask, question)
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
            return self._refused(error, "live.html")
        said = answer.text.partition("\n>")[0].partition("\n\n")[0].replace("**", "")
        return self._page("live.html", question=question, said=said, answer=answer)

    async def results(self, secret: str) -> Response:
        """Send the counts of the lesson, for the trainer to keep or not."""
        try:
            held = self._desk.led(secret).room.results()
        except RoomError as error:
            return self._refused(error)
        named = {"Content-Disposition": 'attachment; filename="results.json"'}
        return JSONResponse(held, headers=named)

    async def close(self, secret: str) -> Response:
        """End the lesson; nothing is kept of it."""
        self._desk.close(secret)
        return RedirectResponse("/teach/", status_code=303)

    async def door(self, request: Request) -> Response:
        """Send the page on which the short number is typed."""
        code = request.query_params.get("code", "").strip()
        if code:
            return RedirectResponse(f"/r/{code[:8]}", status_code=303)
        return self._page("door.html")

    async def phone(self, code: str, request: Request) -> Response:
        """Send what a phone shows, and give it a token of its own."""
        token = request.cookies.get(_PHONE, "") or secrets.token_urlsafe(9)

        def joined() -> Response:
            opened = self._desk.joined(code)
            opened.room.join(token)
            opened.counted.ring()
            page = self._page("phone.html", room=opened.room, task=self._task(opened, token))
            page.set_cookie(_PHONE, token, httponly=True, samesite="strict", path="/r/")
            return page

        return self._told(joined)

    def _task(self, opened: OpenRoom, token: str, told: str = "") -> str:
        room = opened.room
        return self._pages.get_template("task.html").render(
            room=room, item=room.item, stage=room.stage.name, asked=answer_choices(room.item),
            given=room.answers.get(token, ""), told=told,
        )  # fmt: skip

    async def phone_events(self, code: str, request: Request) -> Response:
        """Stream what a phone shows, whenever the trainer goes on."""
        token = request.cookies.get(_PHONE, "")
        try:
            opened = self._desk.joined(code)
        except RoomError as error:
            return self._refused(error)

        async def shown() -> str:
            return self._task(self._desk.joined(code), token)

        return _stream(opened.turned, shown)

    async def answer(self, code: str, request: Request) -> Response:
        """Take the answer of a phone; send what it shows now."""
        form = await request.form()
        token = request.cookies.get(_PHONE, "")
        chosen = [str(c) for c in form.getlist("choice")]

        def taken() -> Response:
            opened = self._desk.joined(code)
            if not token:
                raise RoomError("手机没有记住这个课堂。", "请允许本页的 Cookie，再打开一次。")
            try:
                given = opened.answer(token, str(form.get("item", "")), chosen)
                told = f"已交：{given}。收题以前可以改。"
            except RoomError as error:
                told = failures.sentence(error)
            task = self._task(opened, token, told)
            if request.headers.get("x-requested-with") == "lesson":
                return HTMLResponse(task, headers=HEADERS)
            return self._page("phone.html", room=opened.room, task=task)

        return self._told(taken)

    def _page(self, template: str, status: int = 200, **shown: object) -> HTMLResponse:
        html = self._pages.get_template(template).render(**shown)
        return HTMLResponse(html, status_code=status, headers=HEADERS)

    def _refused(self, error: Exception, template: str = "over.html") -> Response:
        status = 404 if isinstance(error, RoomError) else 500
        return self._page(template, status, sentence=failures.sentence(error))

    def _told(self, work: Callable[[], Response]) -> Response:
        """Do the work; a failure becomes a page with one Chinese sentence."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
            return self._refused(error)


def _stream(bell: Bell, shown: Callable[[], Any]) -> Response:
    """Stream what `shown` returns now, and again each time the bell has rung."""

    async def events() -> AsyncIterator[str]:
        seen, last = bell.rung, ""
        while True:
            try:
                html = await shown()
            except RoomError as error:
                yield _event("over", failures.sentence(error))
                return
            yield _event("shown", html) if html != last else ": still here\n\n"
            last = html
            await asyncio.sleep(_PAUSE_S)
            seen = await bell.after(seen, _PATIENCE_S)

    return StreamingResponse(
        events(), media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )  # fmt: skip


def _event(name: str, html: str) -> str:
    return f"event: {name}\ndata: {json.dumps(html, ensure_ascii=False)}\n\n"


def _trainer(request: Request) -> str:
    """Return who opens a room: the person that is signed in, or whoever sits at that address."""
    person = getattr(request.state, "person", None)
    address = request.client.host if request.client else ""
    return str(getattr(person, "id", "")) or address


def _code(request: Request, code: str) -> str:
    """Return a QR code of the address that the phones open, as SVG."""
    made = segno.make(f"{request.base_url}r/{code}", micro=False)
    return str(made.svg_inline(scale=6, border=2, omitsize=True, svgclass="qr"))
