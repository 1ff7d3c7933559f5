"""The trainer's bank on the page: making items, looking them over, giving them out, taking marks.

Every change is made by the engine and remembered in the bank's history.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from assistant import (
    BankExport,
    CheckedBank,
    ExportWish,
    Item,
    ItemKind,
    ItemState,
    MadeBank,
    Reviewed,
    Wanted,
)
from assistant.errors import TableError
from youju_ui import failures
from youju_ui.bank_downloads import EXPORTS, layout_of, sent
from youju_ui.engine import Engine
from youju_ui.lesson_frame import LessonFrame
from youju_ui.sent_table import table_in

_SHOWN = 40
"""Items on one page."""
_TOLD = 5
"""Rows of a review that are told of with the reason."""
_MOST = 200


class BankEngine(Engine, Protocol):
    """What keeping a bank needs of the public face, beyond what every page does."""

    def make_items(self, bank: Path, wanted: Wanted) -> MadeBank:
        """Make items and put them into a bank."""
        ...

    def check_bank(self, bank: Path) -> CheckedBank:
        """Mark the items whose clauses have changed."""
        ...

    def accept_item(self, bank: Path, item_id: str) -> Item:
        """Take an item into use."""
        ...

    def drop_item(self, bank: Path, item_id: str) -> Item:
        """Take an item out of use."""
        ...

    def edit_item(self, bank: Path, item_id: str, fields: Mapping[str, object]) -> tuple[Item, str]:
        """Change fields of an item; return it with what the guard has against it."""
        ...

    def export_bank(self, bank: Path, name: str, wish: ExportWish) -> BankExport:
        """Return a bank as a file."""
        ...

    def import_review(self, bank: Path, review: bytes, name: str) -> Reviewed:
        """Take over what a reviewer changed."""
        ...


class BankPages(LessonFrame):
    """Answers for what stands behind /teach/bank."""

    def __init__(self, engine: BankEngine) -> None:
        """Keep the bank of `engine`."""
        super().__init__()
        self._engine = engine

    def router(self) -> APIRouter:
        """Return the routes."""
        routes = APIRouter(prefix="/teach/bank", default_response_class=HTMLResponse)
        for method, path, answer in (
            ("GET", "", self.listing),
            ("GET", "/export", self.export),
            ("POST", "/make", self.make),
            ("POST", "/check", self.check),
            ("POST", "/review", self.review),
            ("POST", "/marks", self.marks),
            ("POST", "/picked", self.picked),
            ("POST", "/item/{item_id}", self.change),
        ):
            routes.add_api_route(
                path, answer, methods=[method], include_in_schema=False, response_model=None
            )
        return routes

    async def listing(self, request: Request) -> Response:
        """Send the items of the bank, narrowed as asked, so many to a page."""
        asked = request.query_params
        return await self._done(lambda: self._list(dict(asked)))

    def _list(self, asked: Mapping[str, str]) -> Response:
        path = self._engine.bank_file()
        bank = self._engine.items_of(path) if path.exists() else None
        items = bank.items if bank else ()
        words = asked.get("q", "").split()
        shown = [
            item
            for item in items
            if asked.get("state", "") in ("", item.state.value)
            and asked.get("kind", "") in ("", item.kind.value)
            and all(w in item.stem + item.topic + item.proof.title for w in words)
        ]
        start = int(asked["from"]) if asked.get("from", "").isdigit() else 0
        return self.page(
            "bank.html",
            items=shown[start : start + _SHOWN], total=len(items), found=len(shown), start=start,
            step=_SHOWN, asked=asked, told=asked.get("told", ""), exports=list(EXPORTS),
            unread=bank.unread if bank else (), kinds=[k.value for k in ItemKind],
            states=[s.value for s in ItemState], documents=self._engine.catalogue(),
        )  # fmt: skip

    async def make(self, request: Request) -> Response:
        """Make items out of the chosen documents."""
        form = await request.form()
        asked = str(form.get("count", "20"))
        wanted = Wanted(
            documents=tuple(map(str, form.getlist("document"))),
            topics=tuple(str(form.get("topic", "")).split()),
            kinds=tuple(map(str, form.getlist("kind"))),
            count=min(int(asked), _MOST) if asked.isdigit() and asked != "0" else 20,
        )

        def made() -> Response:
            done = self._engine.make_items(self._engine.bank_file(), wanted)
            told = f"新出 {len(done.added)} 道，题库共 {done.size} 道。"
            return _back("".join([told, *done.notices]))

        return await self._done(made)

    async def check(self) -> Response:
        """See whether the clauses of the items still say what they said."""

        def checked() -> Response:
            found = self._engine.check_bank(self._engine.bank_file())
            changed = len(found.changed)
            return _back(f"{changed} 道题的依据变了，先看过再用。" if changed else "依据都没有变。")

        return await self._done(checked)

    async def change(self, item_id: str, request: Request) -> Response:
        """Take an item into use, drop it, or change its words."""
        form = await request.form()

        def changed() -> Response:
            bank, what = self._engine.bank_file(), str(form.get("what", ""))
            if what == "accept":
                self._engine.accept_item(bank, item_id)
                return _back("已采用。", form, item_id)
            if what == "drop":
                self._engine.drop_item(bank, item_id)
                return _back("不再用这一题。", form, item_id)
            _, remark = self._engine.edit_item(bank, item_id, _fields(form))
            return _back(f"已改。请注意：{remark}" if remark else "已改。", form, item_id)

        return await self._done(changed)

    async def picked(self, request: Request) -> Response:
        """Take all items that are ticked into use, or drop them."""
        form = await request.form()
        ids = [str(each) for each in form.getlist("item")][:_SHOWN]

        def changed() -> Response:
            bank, drop = self._engine.bank_file(), form.get("what") == "drop"
            if not ids:
                return _back("请先在题上打勾。", form)
            for identity in ids:
                (self._engine.drop_item if drop else self._engine.accept_item)(bank, identity)
            return _back(f"不再用这 {len(ids)} 道。" if drop else f"已采用 {len(ids)} 道。", form)

        return await self._done(changed)

    async def export(self, request: Request) -> Response:
        """Send the bank as a file."""
        name = request.query_params.get("as", "")
        version = request.query_params.get("version", "A")

        def exported() -> Response:
            layout, file = layout_of(name)
            wish = ExportWish(layout=layout, version="B" if version == "B" else "A")
            return sent(self._engine.export_bank(self._engine.bank_file(), file, wish).data, file)

        return await self._done(exported)

    async def review(self, request: Request) -> Response:
        """Take over what was changed in the Excel of the bank."""
        try:
            name, data = await _table(request)
        except TableError as error:
            return self.refused(error)

        def taken() -> Response:
            found = self._engine.import_review(self._engine.bank_file(), data, name)
            return _back(_reviewed(found))

        return await self._done(taken)

    async def marks(self, request: Request) -> Response:
        """Send the wrong rates of a lesson or of a questionnaire as Excel."""
        try:
            name, data = await _table(request)
        except TableError as error:
            return self.refused(error)

        def marked() -> Response:
            found = self._engine.bank_marks(self._engine.bank_file(), data, name)
            return sent(self._engine.marks_book(found), "答题统计.xlsx")

        return await self._done(marked)

    async def _done(self, work: Callable[[], Response]) -> Response:
        """Do the work beside the loop; a failure becomes a page with one Chinese sentence."""
        return await run_in_threadpool(self.told, work)

    def refused(self, error: Exception, template: str = "bank_failed.html") -> Response:
        """Return the page that says what has failed, from which the bank is reached again."""
        return self.page(template, 400, sentence=failures.sentence(error))


def _fields(form: FormData) -> dict[str, Any]:
    """Return the fields of an item that a form changes, as a bank writes them."""
    lines = {name: str(form.get(name, "")).split("\n") for name in ("choices", "key")}
    listed = {name: [w.strip() for w in each if w.strip()] for name, each in lines.items()}
    difficulty = str(form.get("difficulty", "1"))
    return {
        "stem": str(form.get("stem", "")).strip(), **listed,
        "topic": str(form.get("topic", "")).strip(),
        "difficulty": int(difficulty) if difficulty in ("1", "2", "3") else 1,
    }  # fmt: skip


def _reviewed(found: Reviewed) -> str:
    """Say what became of a review: what was not taken, and which items to look at again."""
    rows, doubts = found.problems, found.doubtful
    told = [f"改了 {len(found.changed)} 道。"]
    told += [f"{row.line.rstrip('。')}。" for row in rows[:_TOLD]]
    told += [f"另有 {len(rows) - _TOLD} 行没有收入。"] if len(rows) > _TOLD else []
    told += [f"改过的题有疑问，请再看：{identity} {why}。" for identity, why in doubts[:_TOLD]]
    more = "、".join(identity for identity, _why in doubts[_TOLD:_SHOWN])
    beyond = f"等 {len(doubts) - _TOLD} 道" if len(doubts) > _SHOWN else ""
    return "".join([*told, f"有疑问的还有：{more}{beyond}。" if more else ""])


async def _table(request: Request) -> tuple[str, bytes]:
    """Return the name and the bytes of the table that was sent.

    Raises:
        TableError: none was, or it is too large.
    """
    async with request.form() as form:
        taken = await table_in(form, "file")
    if not taken or not taken[1]:
        raise TableError("没有收到文件。", "请选好文件再传。")
    return taken


def _back(told: str, form: FormData | None = None, item_id: str = "") -> Response:
    """Return to the list, where it was, and say what was done."""
    where = str(form.get("where", "")) if form else ""
    kept = f"&{where}" if where and not set(where) & set("\r\n#") else ""
    anchor = f"&at={quote(item_id)}#{quote(item_id)}" if item_id else ""
    return RedirectResponse(f"/teach/bank?told={quote(told)}{kept}{anchor}", status_code=303)
