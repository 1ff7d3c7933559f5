"""The tab of time: what is to be done next, what recurs, what has passed, to see and take away."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import Event, Timeline, address_of
from assistant.errors import LibraryError
from youju_ui import copying, failures, render
from youju_ui.downloads import offered, wipe
from youju_ui.engine import Engine
from youju_ui.theme import WORKING, showing

INTRODUCTION = (
    "写一份文件或一条的名称，看接下来要办什么、哪些已经过了、谁提到它。也可以放一份草稿。"
)
EMPTY = "请写文件或条款的名称，例如：36号文第四条。"
EXAMPLE = "36号文"
AHEAD, RECURRING, OVER = "接下来的", "每隔一段时间要办的", "已经过了的"
NONE = "没有写明任何期限。"


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A timeline as HTML, and its files: Word, and a calendar where something is to come."""

    html: str
    word: str | None = None
    calendar: str | None = None


def page_of(found: Timeline, *, held: bool = True) -> str:
    """Return a timeline as HTML, every word of a document escaped; what is `held` has addresses."""
    head = f"<h3>{escape(found.subject)}</h3><p>截至{found.printed_day}：{found.standing}</p>"
    sections = ((AHEAD, found.ahead), (RECURRING, found.recurring), (OVER, found.over))
    days = "".join(_section(name, events, held=held) for name, events in sections if events)
    rows = "".join(f"<li>{escape(each.line)}</li>" for each in found.cited)
    cites = f"<p>所引文件：</p><ul>{rows}</ul>" if rows else ""
    note = f"<p>{found.closing}</p>" if found.closing else ""
    told = days or f"<p>{NONE}</p>"
    return f'<div class="timeline">{head}{told}{cites}{note}<p><i>{render.NOTICE}</i></p></div>'


def _section(name: str, events: Sequence[Event], *, held: bool) -> str:
    listed = "".join(_item(event, held=held) for event in events)
    return f'<h4>{name}（{len(events)}）</h4><ol class="days">{listed}</ol>'


def _item(event: Event, *, held: bool) -> str:
    kind = "passed" if event.passed else "ahead"
    quote = "" if event.is_issue else f"<blockquote>{escape(event.words)}</blockquote>"
    return (
        f'<li class="{kind}"><b>{event.printed_day}</b>　{escape(event.label)}'
        f"{quote}<small>{_place(event) if held else escape(event.place)}</small></li>"
    )


def _place(event: Event) -> str:
    if event.clause is None:
        return escape(event.place)
    return f'<a href="{escape(address_of(event.clause.id))}">{escape(event.place)}</a>'


def shown(engine: Engine, reference: str, site: str = "") -> TimelinePage:
    """Return the timeline of what is named, or the sentence why there is none."""
    if not reference.strip():
        return TimelinePage(EMPTY)
    try:
        return _to_take(engine, engine.timeline(reference.strip()), site, held=True)
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return TimelinePage(escape(failures.sentence(error)))


def shown_of(engine: Engine, file: str | None, site: str = "") -> TimelinePage:
    """Return the timeline of a draft, and wipe what the upload left on the disk."""
    if not file:
        return TimelinePage(EMPTY)
    path = Path(file)
    try:
        return _to_take(engine, engine.timeline_of(path), site, held=False)
    except Exception as error:  # noqa: BLE001 - the edge
        return TimelinePage(escape(failures.sentence(error)))
    finally:
        path.unlink(missing_ok=True)


def _to_take(engine: Engine, found: Timeline, site: str, *, held: bool) -> TimelinePage:
    name = f"期限-{found.subject}"
    word = offered(engine.word(found, site), f"{name}.docx")
    try:
        calendar = offered(engine.calendar(found, site), f"{name}.ics")
    except LibraryError:  # nothing is to come, which the page shows
        calendar = None
    return TimelinePage(page_of(found, held=held), word, calendar)


def build(engine: Engine, *, uploads: bool) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    gr.Markdown(INTRODUCTION)
    name = gr.Textbox(label="文件或条款", placeholder=f"例如 {EXAMPLE}", max_lines=1)
    with gr.Row():
        button = gr.Button("看期限", variant="primary")
        draft = gr.UploadButton("放一份草稿", visible=uploads)
        copy = copying.button("#days")
        word = gr.DownloadButton("存为 Word", visible=False)
        calendar = gr.DownloadButton("加到日历（.ics）", visible=False)
    days = gr.HTML("结果显示在这里。", elem_id="days")
    saved = gr.State([])

    def by_name(reference: str, request: gr.Request) -> list[Any]:
        return _updates(shown(engine, reference, _site(request)))

    def by_file(file: str | None, request: gr.Request) -> list[Any]:
        return _updates(shown_of(engine, file, _site(request)))

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    outputs = [days, copy, word, calendar, saved]
    asked = gr.on([button.click, name.submit], None, None, days, js=WORKING)
    events = [asked.then(by_name, name, outputs, **private)]
    if uploads:
        placed = draft.upload(None, None, days, js=WORKING)
        events.append(placed.then(by_file, draft, outputs, **private))
    for event in events:
        event.then(None, js=showing("#days"))
        event.then(_forget, saved, saved, queue=False, **private)


def _site(request: gr.Request) -> str:
    """Return where the visitor opened the page, as the browser tells it."""
    return str(request.headers.get("origin") or "")


def _updates(page: TimelinePage) -> list[Any]:
    files = (page.word, page.calendar)
    buttons = [gr.DownloadButton(value=file, visible=bool(file)) for file in files]
    return [page.html, copying.offered(page.word), *buttons, list(files)]


def _forget(files: list[str | None]) -> list[str | None]:
    wipe(*files)
    return []
