"""The pages on which documents are read: a list, a document, two texts side by side.

Every clause has an address there. They are plain HTML from this process; without a script they can
still be read, searched and compared.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, select_autoescape

from assistant import Comparison, Holding, Standing, counted_differences, document_address, the_day
from assistant.errors import LibraryError, UsageError
from assistant.service.own_site import site_of
from assistant.service.people.gate import asking_now
from assistant.service.people.person import ON_THIS_MACHINE
from youju_ui import failures, render
from youju_ui.compared_sides import sides
from youju_ui.document_blocks import blocks, contents, distinct
from youju_ui.downloads import WORD, attached
from youju_ui.engine import Engine, Exported

FOLDER = Path(__file__).with_name("reading_pages")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
ICONS = ("icon-192.png", "icon-512.png", "icon-maskable.png")
_ASSETS = {
    "page.css": (FOLDER / "page.css", "text/css; charset=utf-8"),
    "page.js": (FOLDER / "page.js", "text/javascript; charset=utf-8"),
    "larger.js": (FOLDER.parent / "larger.js", "text/javascript; charset=utf-8"),
    "manifest.json": (FOLDER / "manifest.json", "application/manifest+json"),
    **{name: (FOLDER / name, "image/png") for name in ICONS},
}
_SORTS: dict[str, Callable[[Holding], Any]] = {
    "日期，新的在前": lambda h: h.date,
    "标题": lambda h: h.title,
    "入库时间，新的在前": lambda h: h.added,
}
_NEWEST_FIRST = frozenset(name for name in _SORTS if "新的在前" in name)


def environment(*folders: Path) -> Environment:
    """Return what makes pages of the templates of these folders; what it is given is only text."""
    made = Environment(
        loader=FileSystemLoader(folders), autoescape=select_autoescape(default=True),
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.globals["has_account"] = lambda: asking_now.get() != ON_THIS_MACHINE
    made.filters |= {
        "address": document_address,
        "day": _printed,
        "fragment": lambda anchor: quote(anchor, safe="()"),
        "standing": lambda value: Standing(value).name.lower(),
    }
    made.globals["notice"] = render.NOTICE
    return made


def _printed(day: date | str | None) -> str:
    return render.day(str(day)) if day else ""


class DocumentPages:
    """Answers for what stands behind /d/."""

    def __init__(self, engine: Engine) -> None:
        """Read from the library of `engine`."""
        self._engine = engine
        self._pages = environment(FOLDER)

    def router(self) -> APIRouter:
        """Return the routes."""
        routes = APIRouter(prefix="/d", default_response_class=HTMLResponse)
        for path, answer in (
            ("/-/{name}", self.asset), ("/", self.listing), ("/{name}/file", self.file),
            ("/{name}/compare", self.compared), ("/{name}/compare.docx", self.compared_word),
            ("/{name}/clauses.docx", self.clauses_word), ("/{name}", self.document),
        ):  # fmt: skip
            routes.add_api_route(path, answer, include_in_schema=False, response_model=None)
        return routes

    def asset(self, name: str) -> Response:
        """Send the style sheet, a script, or what makes an icon on the home screen of a phone."""
        if name not in _ASSETS:
            return self._missing(LibraryError("没有这个地址。", "请从文件目录打开。"))
        path, media_type = _ASSETS[name]
        return FileResponse(path, media_type=media_type)

    def listing(self, request: Request) -> Response:
        """Send the list of documents, narrowed and sorted as the form asks."""
        chosen = {
            name: request.query_params.get(name, "")
            for name in ("q", "type", "issuer", "year", "status", "sort")
        }
        return self._told(lambda: self._list(chosen))

    def _list(self, chosen: dict[str, str]) -> Response:
        held = self._engine.catalogue()
        sort = chosen["sort"] if chosen["sort"] in _SORTS else next(iter(_SORTS))
        shown = [h for h in held if _fits(h, chosen)]
        shown.sort(key=_SORTS[sort], reverse=sort in _NEWEST_FIRST)
        choices = (
            ("type", "类型", distinct(h.type for h in held)),
            ("issuer", "机关", distinct(i for h in held for i in h.issuers)),
            ("year", "年份", distinct(h.date[:4] for h in held)[::-1]),
            ("status", "效力", distinct(h.standing for h in held)),
            ("sort", "排序", list(_SORTS)),
        )
        narrowed = any(chosen[name] for name in ("type", "issuer", "year", "status", "sort"))
        return self._page(
            "list.html",
            narrowed=narrowed,
            shown=shown,
            total=len(held),
            chosen=chosen,
            choices=choices,
            here="list",
        )

    def document(self, name: str, request: Request) -> Response:
        """Send a document, as of the day asked for, if one is."""
        asked = request.query_params.get("as-of", "")
        return self._told(lambda: self._document(name, asked))

    def _document(self, name: str, asked: str) -> Response:
        opened = self._engine.opened(name, the_day(asked) if asked else None)
        return self._page(
            "document.html",
            opened=opened, document=opened.document, blocks=list(blocks(opened)),
            contents=contents(opened), as_of=asked,
            others=[d.name for d in self._engine.documents() if d.name != opened.document.name],
            shown_edition=next(e for e in opened.editions if e.shown),
            newest=next(e for e in opened.editions if e.newest),
        )  # fmt: skip

    def file(self, name: str) -> Response:
        """Send the file that a document was read from."""

        def sent() -> Response:
            source = self._engine.original(name)
            if source is None:
                raise LibraryError("原件不在这台电脑上了。", "库里留有全文，请看文件页。")
            return FileResponse(source, filename=source.name, media_type="application/octet-stream")

        return self._told(sent)

    def compared(self, name: str, request: Request) -> Response:
        """Send a document beside another that is named, or beside its newest text."""
        other = request.query_params.get("with", "").strip()
        return self._told(lambda: self._side_by_side(name, other))

    def _side_by_side(self, name: str, other: str) -> Response:
        found = self._comparison(name, other)
        begins = {
            e.id: f"（{_printed(e.begins)}起）" for e in self._engine.editions(name) if e.begins
        }
        alike = found.old_name == found.new_name
        return self._page(
            "compare.html",
            since=begins if alike else {},
            found=found, differences=list(sides(found)), counted=counted_differences(found),
            word=f"/d/{quote(name)}/compare.docx?{urlencode({'with': other})}",
        )  # fmt: skip

    def _comparison(self, name: str, other: str) -> Comparison:
        editions = self._engine.editions(name)
        shown = next(e.id for e in editions if e.shown)
        newest = next(e.id for e in editions if e.newest)
        if not other:
            other = newest if shown != newest else next((e.id for e in editions if not e.shown), "")
        if not other:
            raise UsageError("这份文件在库里没有别的版本。", "请在文件页写上与哪一份对照。")
        found = self._engine.compare(shown, other)
        ranks = {e.id: rank for rank, e in enumerate(editions)}
        if _backwards(found, ranks):
            found = self._engine.compare(found.new.id, found.old.id)
        return found

    def compared_word(self, name: str, request: Request) -> Response:
        """Send the same comparison as a Word file."""
        other = request.query_params.get("with", "").strip()
        return self._told(lambda: self._word(self._comparison(name, other), "对照", request))

    def clauses_word(self, name: str, request: Request) -> Response:
        """Send the chosen clauses of a document, or all of them, as a Word file."""
        asked, anchors = request.query_params.get("as-of", ""), request.query_params.getlist("c")

        def sent() -> Response:
            found = self._engine.chosen(name, anchors, the_day(asked) if asked else None)
            return self._word(found, found.title, request)

        return self._told(sent)

    def _word(self, record: Exported, name: str, request: Request) -> Response:
        """Send a record as a Word file whose addresses lead back to this page."""
        data = self._engine.word(record, site_of(request))
        return Response(data, media_type=WORD, headers={**HEADERS, **attached(f"{name}.docx")})

    def _page(self, template: str, status: int = 200, **shown: object) -> Response:
        html = self._pages.get_template(template).render(**shown)
        return HTMLResponse(html, status_code=status, headers=HEADERS)

    def _missing(self, error: Exception) -> Response:
        status = 404 if isinstance(error, LibraryError) else 500
        status = 400 if isinstance(error, UsageError) else status
        heading = "没有找到" if status == 404 else "没有办成"
        sentence = failures.sentence(error)
        return self._page("missing.html", status, sentence=sentence, heading=heading)

    def _told(self, work: Callable[[], Response]) -> Response:
        """Do the work; a failure becomes a page with one Chinese sentence."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
            return self._missing(error)


def _backwards(found: Comparison, ranks: Mapping[str, int]) -> bool:
    """Say whether the text on the left is the newer; texts of one document go by their `ranks`."""
    old, new = found.old, found.new
    if old.id in ranks and new.id in ranks:
        return ranks[old.id] < ranks[new.id]
    return bool(old.date and new.date and old.date > new.date)


def _fits(held: Holding, chosen: dict[str, str]) -> bool:
    """Say whether a document is among what the form asks for."""
    return (
        held.has_words(chosen["q"])
        and chosen["type"] in ("", held.type)
        and chosen["issuer"] in ("", *held.issuers)
        and chosen["year"] in ("", held.date[:4])
        and chosen["status"] in ("", held.standing)
    )
