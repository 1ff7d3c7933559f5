"""The pages by which a trainer leads a lesson: its beginning, the screen, the remote, its end.

The screen and the phones are told when something has changed; what they show is made here. Without
a script a page still shows how things stand, and asks again.
"""

import json
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)

from assistant import ExportWish, Item, ItemKind, Stage, answer_choices
from assistant.errors import RoomError
from assistant.service.own_site import site_of
from youju_ui.bank_downloads import OF_LESSON, layout_of, sent
from youju_ui.engine import Engine
from youju_ui.lesson_choice import MOST_ITEMS, LessonWish, chosen, wish_of
from youju_ui.lesson_frame import FOLDER, LessonFrame, stream
from youju_ui.page_words import plain
from youju_ui.phone_address import qr, site_for_phones, why_unreachable
from youju_ui.room_desk import OpenRoom, RoomDesk
from youju_ui.sent_table import table_in
from youju_ui.why_found import FoundBy, found_by

_ASSETS = {"lesson.css": "text/css", "lesson.js": "text/javascript"}
_LED = "youju_led"
"""The cookie by which a trainer who has closed the tab finds the lesson again."""
_LONGEST_ASKED = 300
_COUNTS = "results.json"


class RoomPages(LessonFrame):
    """Answers for what stands behind /teach/."""

    def __init__(self, engine: Engine, desk: RoomDesk, host: str = "127.0.0.1") -> None:
        """Teach from the bank of `engine`, in the rooms of `desk`; the server listens on `host`."""
        super().__init__()
        self._engine, self._desk, self._host = engine, desk, host

    def router(self) -> APIRouter:
        """Return the routes."""
        routes = APIRouter(prefix="/teach", default_response_class=HTMLResponse)
        for method, path, answer in (
            ("GET", "/-/{name}", self.asset),
            ("GET", "/", self.start),
            ("POST", "/open", self.open),
            ("GET", "/{secret}", self.screen),
            ("GET", "/{secret}/remote", self.remote),
            ("GET", "/{secret}/events", self.screen_events),
            ("POST", "/{secret}/go", self.go),
            ("POST", "/{secret}/ask", self.ask),
            ("GET", "/{secret}/take", self.take),
            ("GET", "/{secret}/results.json", self.results),
            ("GET", "/{secret}/marks.xlsx", self.marks),
            ("POST", "/{secret}/close", self.close),
        ):
            routes.add_api_route(
                path, answer, methods=[method], include_in_schema=False, response_model=None
            )
        return routes

    async def asset(self, name: str) -> Response:
        """Send the style sheet or the script."""
        if name not in _ASSETS:
            return self.refused(RoomError("没有这个地址。", "请从“上课”打开。"))
        return FileResponse(FOLDER / name, media_type=f"{_ASSETS[name]}; charset=utf-8")

    async def start(self, request: Request) -> Response:
        """Send the page on which a lesson begins."""
        bank = await run_in_threadpool(self._items)
        return self.page(
            "start.html",
            count=len(bank), most=MOST_ITEMS,
            accepted=sum(item.state.value == "采用" for item in bank),
            kinds=[kind.value for kind in ItemKind if any(item.kind is kind for item in bank)],
            topics=sorted({item.topic for item in bank if item.topic}),
            documents={i.proof.document_id: i.proof.document_number or i.proof.title for i in bank},
            led=self._still_led(request), over="over" in request.query_params,
            unreachable=self._unreachable(site_for_phones(request, self._host)),
        )  # fmt: skip

    def _unreachable(self, site: str) -> str:
        """Return what to tell where no phone can come, "" where they can."""
        return "" if site else why_unreachable(self._host)

    def _still_led(self, request: Request) -> OpenRoom | None:
        try:
            return self._desk.led(request.cookies.get(_LED, ""))
        except RoomError:
            return None

    async def open(self, request: Request) -> Response:
        """Open a room with the items that are ticked, or with so many of what is wanted."""
        try:
            async with request.form() as form:
                wish, counts = wish_of(form), await table_in(form, "counts")
            items = await run_in_threadpool(self._chosen, wish, counts)
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
            return self.refused(error)

        def opened() -> Response:
            made = self._desk.open(items, _trainer(request))
            screen = RedirectResponse(f"/teach/{made.secret}", status_code=303)
            screen.set_cookie(_LED, made.secret, httponly=True, samesite="strict", path="/teach/")
            return screen

        return self.told(opened)

    def _chosen(self, wish: LessonWish, counts: tuple[str, bytes] | None) -> list[Item]:
        """Return the items of a lesson; with counts of one before, the weakest clauses first."""
        items = self._items()
        if counts:
            name, data = counts
            bank = self._engine.bank_file()
            found = self._engine.bank_marks(bank, data, name)
            items = list(self._engine.next_quiz(bank, found, len(items)))
        return chosen(items, wish)

    def _items(self) -> list[Item]:
        """Return the items that may be used; none where there is no bank."""
        path = self._engine.bank_file()
        return [i for i in self._engine.items_of(path).items if i.usable] if path.exists() else []

    async def screen(self, secret: str, request: Request) -> Response:
        """Send the page that a room looks at."""
        site = site_for_phones(request, self._host)
        base = site or site_of(request)

        def shown(led: OpenRoom) -> dict[str, object]:
            address = f"{base}r/{led.room.code}"
            steering = f"{base}teach/{led.secret}/remote"
            return {"address": address, "code": qr(address), "steering": qr(steering),
                    "unreachable": self._unreachable(site), "papers": OF_LESSON}  # fmt: skip

        return await self._leading(secret, "screen.html", shown)

    async def remote(self, secret: str) -> Response:
        """Send the page by which a phone leads the screen."""
        return await self._leading(secret, "remote.html", lambda _: {})

    async def _leading(
        self, secret: str, template: str, more: Callable[[OpenRoom], dict[str, Any]]
    ) -> Response:
        try:
            led = self._desk.led(secret)
        except RoomError as error:
            return self.refused(error)
        stage = await self._stage(led)
        return self.page(template, led=led, room=led.room, stage=stage, **more(led))

    async def screen_events(self, secret: str) -> Response:
        """Stream what the screen shows, whenever a step is made or an answer comes."""
        try:
            led = self._desk.led(secret)
        except RoomError as error:
            return self.refused(error)

        async def shown() -> str:
            self._desk.led(secret)
            return await self._stage(led)

        return stream(led.counted, shown)

    async def _stage(self, led: OpenRoom) -> str:
        room = led.room
        why = await self._found(led) if room.stage is Stage.WHY else []
        return self.part(
            "stage.html",
            room=room, item=room.item, stage=room.stage.name, seen=led.seen, why=why,
            asked=answer_choices(room.item), spread=room.spread,
            most=max(room.answered, 1),
        )  # fmt: skip

    async def _found(self, led: OpenRoom) -> list[FoundBy]:
        item = led.room.item
        if item.id not in led.why:
            found = await run_in_threadpool(self._engine.search, item.stem[:_LONGEST_ASKED], 8)
            led.why[item.id] = found_by(item.stem, found)
        return led.why[item.id]

    async def go(self, secret: str, request: Request) -> Response:
        """Go forward or back; a script is told what is shown now, another page is sent there."""
        form = await request.form()

        def stepped() -> Response:
            led = self._desk.led(secret)
            led.step(str(form.get("step", "next")), str(form.get("seen", "")))
            back = "/remote" if form.get("from") == "remote" else ""
            scripted = request.headers.get("x-requested-with") == "lesson"
            return (
                PlainTextResponse(led.seen)
                if scripted
                else RedirectResponse(f"/teach/{secret}{back}", status_code=303)
            )

        return self.told(stepped)

    async def ask(self, secret: str, request: Request) -> Response:
        """Answer a question that somebody in the room asks."""
        form = await request.form()
        question = str(form.get("question", ""))[:_LONGEST_ASKED]
        try:
            self._desk.led(secret)
            answer = await run_in_threadpool(self._engine.ask, question)
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
            return self.refused(error, "live.html")
        said = answer.text.partition("\n>")[0].partition("\n\n")[0].replace("**", "").strip()
        return self.page("live.html", question=question, said=plain(said), answer=answer)

    async def take(self, secret: str, request: Request) -> Response:
        """Send the items of the lesson as a paper, a handout or slides."""
        wanted = request.query_params.get("as", "")

        def taken() -> Response:
            layout, name = layout_of(wanted)
            items = self._desk.led(secret).room.items
            return sent(
                self._engine.export_items(items, name, ExportWish(layout=layout)).data, name
            )

        return await run_in_threadpool(self.told, taken)

    async def results(self, secret: str) -> Response:
        """Send the counts of the lesson, for the trainer to keep or not."""
        try:
            held = self._desk.led(secret).room.results()
        except RoomError as error:
            return self.refused(error)
        named = {"Content-Disposition": f'attachment; filename="{_COUNTS}"'}
        return JSONResponse(held, headers=named)

    async def marks(self, secret: str) -> Response:
        """Send the wrong rates of the lesson as Excel."""
        try:
            counts = json.dumps(self._desk.led(secret).room.results()).encode()
        except RoomError as error:
            return self.refused(error)

        def marked() -> Response:
            found = self._engine.bank_marks(self._engine.bank_file(), counts, _COUNTS)
            return sent(self._engine.marks_book(found), "错题率.xlsx")

        return await run_in_threadpool(self.told, marked)

    async def close(self, secret: str) -> Response:
        """End the lesson; nothing is kept of it."""
        self._desk.close(secret)
        return RedirectResponse("/teach/?over", status_code=303)


def _trainer(request: Request) -> str:
    """Return who opens a room: the person that is signed in, or whoever sits at that address."""
    person = getattr(request.state, "person", None)
    address = request.client.host if request.client else ""
    return str(getattr(person, "id", "")) or address
