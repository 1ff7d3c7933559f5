"""The tab of time: the days of a document, a clause or a draft, laid out for a room to see."""

from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from youju_ui import copying, failures
from youju_ui.engine import Engine
from youju_ui.theme import WORKING, showing
from youju_ui.timeline_days import days_page

INTRODUCTION = "写一份文件或一条的名称，看它列了哪些期限、过了没有、谁引用它。也可以放一份草稿。"
EMPTY = "请写文件或条款的名称，例如：36号文第四条。"
EXAMPLE = "36号文"


def shown(engine: Engine, reference: str) -> str:
    """Return the timeline of what is named, or the sentence why there is none."""
    if not reference.strip():
        return EMPTY
    try:
        return days_page(engine.timeline(reference.strip()))
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return escape(failures.sentence(error))


def shown_of(engine: Engine, file: str | None) -> str:
    """Return the timeline of a draft, and wipe what the upload left on the disk."""
    if not file:
        return EMPTY
    path = Path(file)
    try:
        return days_page(engine.timeline_of(path), held=False)
    except Exception as error:  # noqa: BLE001 - the edge
        return escape(failures.sentence(error))
    finally:
        path.unlink(missing_ok=True)


def build(engine: Engine, *, uploads: bool) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    gr.Markdown(INTRODUCTION)
    name = gr.Textbox(label="文件或条款", placeholder=f"例如 {EXAMPLE}", max_lines=1)
    with gr.Row():
        button = gr.Button("看期限", variant="primary")
        draft = gr.UploadButton("放一份草稿", visible=uploads)
        copy = copying.button("#days")
    days = gr.HTML("时间线显示在这里。", elem_id="days")

    def by_name(reference: str) -> tuple[str, gr.Button]:
        return _with_copy(shown(engine, reference))

    def by_file(file: str | None) -> tuple[str, gr.Button]:
        return _with_copy(shown_of(engine, file))

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    outputs = [days, copy]
    asked = gr.on([button.click, name.submit], None, None, days, js=WORKING)
    events = [asked.then(by_name, name, outputs, **private)]
    if uploads:
        placed = draft.upload(None, None, days, js=WORKING)
        events.append(placed.then(by_file, draft, outputs, **private))
    for event in events:
        event.then(None, js=showing("#days"))


def _with_copy(page: str) -> tuple[str, gr.Button]:
    return page, copying.offered(page.startswith("<div"))
