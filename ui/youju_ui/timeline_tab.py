"""The tab of time: what is to be done next, what recurs, what has passed, to see and take away."""

from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from assistant import Timeline
from assistant.errors import LibraryError
from youju_ui import copying, failures
from youju_ui.asker import opened_at
from youju_ui.downloads import offered, wipe
from youju_ui.engine import Engine
from youju_ui.own_copies import own_copy
from youju_ui.theme import WORKING, showing
from youju_ui.timeline_days import days_page

INTRODUCTION = "写上文件或条款的名字，看接下来要办什么、哪些已经过了、谁提到它。也可以放一份草稿。"
EMPTY = "请写上文件或条款的名字，例如：36号文第四条。"
EXAMPLE = "36号文"


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """A timeline as HTML, and its files: Word, and a calendar where something is to come."""

    html: str
    word: str | None = None
    calendar: str | None = None


def shown(engine: Engine, reference: str, site: str = "") -> TimelinePage:
    """Return the timeline of what is named, or the sentence why there is none."""
    if not reference.strip():
        return TimelinePage(EMPTY)
    try:
        return _to_take(engine, engine.timeline(reference.strip()), site, held=True)
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return TimelinePage(escape(failures.sentence(error)))


def shown_of(engine: Engine, file: str | None, site: str = "") -> TimelinePage:
    """Return the timeline of a draft."""
    if not file:
        return TimelinePage(EMPTY)
    try:
        with own_copy(file) as draft:
            return _to_take(engine, engine.timeline_of(draft), site, held=False)
    except Exception as error:  # noqa: BLE001 - the edge
        return TimelinePage(escape(failures.sentence(error)))


def _to_take(engine: Engine, found: Timeline, site: str, *, held: bool) -> TimelinePage:
    name = f"期限-{found.subject}"
    word = offered(engine.word(found, site), f"{name}.docx")
    try:
        calendar = offered(engine.calendar(found, site), f"{name}.ics")
    except LibraryError:  # nothing is to come, which the page shows
        calendar = None
    return TimelinePage(days_page(found, held=held), word, calendar)


def build(engine: Engine, *, uploads: bool) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    with gr.Row(elem_classes="halves", equal_height=False):
        with gr.Column(scale=2, elem_classes="stays"):
            gr.Markdown(INTRODUCTION)
            name = gr.Textbox(label="文件或条款", placeholder=f"例如 {EXAMPLE}", max_lines=1)
            with gr.Row():
                button = gr.Button("看期限", variant="primary")
                draft = gr.UploadButton("放一份草稿", visible=uploads)
        with gr.Column(scale=3):
            days = gr.HTML("结果显示在这里。", elem_id="days")
            with gr.Row():
                copy = copying.button("#days")
                word = gr.DownloadButton("存为 Word", visible=False, min_width=96)
                calendar = gr.DownloadButton("加到日历", visible=False, min_width=96)
    saved = gr.State([])

    def by_name(reference: str, request: gr.Request) -> list[Any]:
        return _updates(shown(engine, reference, opened_at(request)))

    def by_file(file: str | None, request: gr.Request) -> list[Any]:
        return _updates(shown_of(engine, file, opened_at(request)))

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


def _updates(page: TimelinePage) -> list[Any]:
    files = (page.word, page.calendar)
    buttons = [gr.DownloadButton(value=file, visible=bool(file)) for file in files]
    return [page.html, copying.offered(page.word), *buttons, list(files)]


def _forget(files: list[str | None]) -> list[str | None]:
    wipe(*files)
    return []
