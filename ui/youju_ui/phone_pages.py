"""The pages of a lesson that a phone opens: it answers without a name and without an account."""

import secrets

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant import answer_choices
from assistant.errors import RoomError, TooOftenError
from assistant.service.own_site import asking_of
from assistant.service.people.entrance import Entrance
from youju_ui import failures
from youju_ui.document_pages import HEADERS
from youju_ui.lesson_frame import LessonFrame, ended, stream
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
        """Send what a phone shows, and give it a token of its own.

        It is in the room once it comes back with it: whoever only looks takes nobody's place.
        """
        token = _token_of(request) or secrets.token_urlsafe(9)

        def found() -> Response:
            opened = self._found(code, request)
            opened.room.require_place(token)
            page = self.page("phone.html", room=opened.room, task=self._task(opened, token))
            page.set_cookie(_PHONE, token, httponly=True, samesite="strict", path="/r/")
            return page

        return self.told(found)

    def _found(self, code: str, request: Request) -> OpenRoom:
        entrance: Entrance = request.app.state.entrance
        return self._desk.joined(code, _token_of(request), entrance.address(asking_of(request)))

    def _task(self, opened: OpenRoom, token: str, told: str = "") -> str:
        room = opened.room
        given = room.given.get(token, "")
        return self.part(
            "task.html",
            room=room, item=room.item, stage=room.stage.name, asked=answer_choices(room.item),
            given=given, right=given == "".join(room.item.key), told=told,
        )  # fmt: skip

    async def phone_events(self, code: str, request: Request) -> Response:
        """Let a phone in, and stream what it shows, whenever the trainer goes on."""
        token = _token_of(request)
        try:
            opened = self._found(code, request)
            if token:
                opened.join(token)
        except RoomError as error:
            return ended(error)
        except TooOftenError as error:
            return self.refused(error)

        async def shown() -> str:
            opened.require_open()
            return self._task(opened, token)

        return stream(opened.turned, shown)

    async def answer(self, code: str, request: Request) -> Response:
        """Take the answer of a phone; send what it shows now."""
        form = await request.form()
        token = _token_of(request)
        chosen = [str(c) for c in form.getlist("choice")]

        def taken() -> Response:
            opened = self._found(code, request)
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


def _token_of(request: Request) -> str:
    """Return the token of a phone, "" where it has none yet."""
    return request.cookies.get(_PHONE, "")
