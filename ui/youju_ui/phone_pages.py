"""The pages of a lesson that a phone opens: it answers without a name and without an account."""

import secrets

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant import answer_choices
from assistant.errors import RoomError
from youju_ui import failures
from youju_ui.document_pages import HEADERS
from youju_ui.lesson_frame import LessonFrame, stream
from youju_ui.room_desk import OpenRoom, RoomDesk

_PHONE = "youju_phone"


class PhonePages(LessonFrame):
    """Answers for what stands behind /r/."""

    def __init__(self, desk: RoomDesk) -> None:
        """Let phones into the rooms of `desk`."""
        super().__init__()
        self._desk = desk

    def router(self) -> APIRouter:
        """Return the routes."""
        routes = APIRouter(prefix="/r", default_response_class=HTMLResponse)
        for method, path, answer in (
            ("GET", "/", self.door),
            ("GET", "/{code}", self.phone),
            ("POST", "/{code}", self.answer),
            ("GET", "/{code}/events", self.phone_events),
        ):
            routes.add_api_route(
                path, answer, methods=[method], include_in_schema=False, response_model=None
            )
        return routes

    async def door(self, request: Request) -> Response:
        """Send the page on which the short number is typed."""
        code = request.query_params.get("code", "").strip()
        if code:
            return RedirectResponse(f"/r/{code[:8]}", status_code=303)
        return self.page("door.html")

    async def phone(self, code: str, request: Request) -> Response:
        """Send what a phone shows, and give it a token of its own."""
        token = request.cookies.get(_PHONE, "") or secrets.token_urlsafe(9)

        def joined() -> Response:
            opened = self._desk.joined(code)
            opened.room.join(token)
            opened.counted.ring()
            page = self.page("phone.html", room=opened.room, task=self._task(opened, token))
            page.set_cookie(_PHONE, token, httponly=True, samesite="strict", path="/r/")
            return page

        return self.told(joined)

    def _task(self, opened: OpenRoom, token: str, told: str = "") -> str:
        room = opened.room
        given = room.given.get(token, "")
        return self.part(
            "task.html",
            room=room, item=room.item, stage=room.stage.name, asked=answer_choices(room.item),
            given=given, right=given == "".join(room.item.key), told=told,
        )  # fmt: skip

    async def phone_events(self, code: str, request: Request) -> Response:
        """Stream what a phone shows, whenever the trainer goes on."""
        token = request.cookies.get(_PHONE, "")
        try:
            opened = self._desk.joined(code)
        except RoomError as error:
            return self.refused(error)

        async def shown() -> str:
            return self._task(self._desk.joined(code), token)

        return stream(opened.turned, shown)

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
            return self.page("phone.html", room=opened.room, task=task)

        return self.told(taken)
