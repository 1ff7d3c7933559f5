"""What the pages of a lesson have in common: their templates, their failures, their streams.

A screen and a phone hold a stream open and are told when something has changed.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from fastapi.responses import HTMLResponse, Response, StreamingResponse

from assistant import Item
from assistant.errors import RoomError, TableError, TooOftenError
from youju_ui import failures, render
from youju_ui.document_pages import HEADERS, environment
from youju_ui.room_desk import Bell

FOLDER = Path(__file__).with_name("teaching_pages")
_PATIENCE_S = 15
"""Seconds after which an open stream says that it is still there."""
_PAUSE_S = 0.2
"""Seconds between two things that a screen is told, however fast the phones answer."""

_STATUS = ((RoomError, 404), (TooOftenError, 429), (TableError, 400))


class LessonFrame:
    """Makes pages of the templates; whatever fails becomes a page with one Chinese sentence."""

    def __init__(self) -> None:
        """Read the templates."""
        self._pages = environment(FOLDER)
        self._pages.globals |= {"place": place, "dated": dated, "holds": render.holds}

    def part(self, template: str, **shown: object) -> str:
        """Return a piece of a page; what it shows is only text."""
        return self._pages.get_template(template).render(**shown)

    def page(self, template: str, status: int = 200, **shown: object) -> HTMLResponse:
        """Return a whole page."""
        return HTMLResponse(self.part(template, **shown), status_code=status, headers=HEADERS)

    def refused(self, error: Exception, template: str = "over.html") -> Response:
        """Return the page that says what has failed."""
        status = next((s for kind, s in _STATUS if isinstance(error, kind)), 500)
        return self.page(template, status, sentence=failures.sentence(error))

    def told(self, work: Callable[[], Response]) -> Response:
        """Do the work; a failure becomes a page."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
            return self.refused(error)


def place(item: Item) -> str:
    """Return where the proof of an item stands, as it is cited: 《标题》（文号）第五条."""
    proof = item.proof
    number = f"（{proof.document_number}）" if proof.document_number else ""
    title = f"《{proof.title}》" if proof.title else ""
    return f"{title}{number}{proof.clause.rstrip('、. ')}"


def dated(item: Item) -> str:
    """Return what follows a citation: the day of the document, where it has one."""
    return f"，{render.day(item.proof.date)}" if item.proof.date else ""


def stream(bell: Bell, shown: Callable[[], Awaitable[str]]) -> Response:
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

    return _streamed(events())


def ended(error: RoomError) -> Response:
    """Return a stream that says why there is nothing to show; a browser opens it once."""

    async def events() -> AsyncIterator[str]:
        yield _event("over", failures.sentence(error))

    return _streamed(events())


def _streamed(events: AsyncIterator[str]) -> Response:
    return StreamingResponse(
        events, media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )  # fmt: skip


def _event(name: str, html: str) -> str:
    return f"event: {name}\ndata: {json.dumps(html, ensure_ascii=False)}\n\n"
