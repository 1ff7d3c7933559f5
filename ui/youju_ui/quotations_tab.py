"""The tab that checks a draft: what is given and taken away; `quotation_cards` shows the check."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import Checked, CheckedDraft
from youju_ui import copying, failures
from youju_ui.downloads import offered, wipe
from youju_ui.engine import Engine
from youju_ui.quotation_cards import cards
from youju_ui.theme import WORKING, showing

INTRODUCTION = (
    "贴上草稿，或放一份文件，逐字核对里面引的政策原文。"
    "放的是 .docx，还可以下载批注稿：在您的草稿上把改动作成修订，把问题作成批注。"
    "草稿只在本机核对，不入库、不保存。请勿放入涉密内容。"
)
EMPTY = "请先贴上要核对的文字。要核对文件的，按“放一份草稿”，选好就核对，不用再按“核对”。"
RETURNED = "批注稿可以下载："


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A check as HTML, and the files to download, if there are any."""

    html: str
    report: str | None = None
    returned: str | None = None


def checked(engine: Engine, text: str, file: str | None) -> CheckedPage:
    """Return the check of a draft, with the report on it and the draft itself, marked."""
    if not text.strip() and not file:
        return CheckedPage(EMPTY)
    try:
        return _checked_file(engine, Path(file)) if file else _checked_text(engine, text)
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return CheckedPage(escape(failures.sentence(error)))
    finally:
        if file:
            Path(file).unlink(missing_ok=True)


def _checked_text(engine: Engine, text: str) -> CheckedPage:
    found = engine.check_quotes(text)
    return CheckedPage(cards(found), _report(engine, found, "草稿"))


def _checked_file(engine: Engine, file: Path) -> CheckedPage:
    found = engine.check_file(file)
    html, report = cards(found), _report(engine, found, file.stem)
    try:
        back = engine.return_draft(found, file.read_bytes(), file.name)
    except Exception as error:  # noqa: BLE001 - the check itself has not failed
        return CheckedPage(f"<p>{escape(failures.sentence(error))}</p>{html}", report)
    told = f"<p>{RETURNED}{escape(back.told)}</p>"
    return CheckedPage(told + html, report, offered(back.data, f"批注稿-{file.stem}{back.suffix}"))


def _report(engine: Engine, found: Checked, name: str) -> str:
    return offered(engine.word(CheckedDraft(found, name)), f"引文核对-{name}.docx")


def build(engine: Engine, *, uploads: bool) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    gr.Markdown(INTRODUCTION)
    draft = gr.Textbox(
        label="草稿", placeholder="把要核对的段落贴在这里", lines=6, max_lines=14, elem_id="draft"
    )
    with gr.Row():
        button = gr.Button("核对", variant="primary")
        upload = gr.UploadButton("放一份草稿", visible=uploads)
        copy = copying.button("#checked")
        report = gr.DownloadButton("下载报告（Word）", visible=False)
        back = gr.DownloadButton("下载批注稿（Word）", visible=False)
    result = gr.HTML("结果显示在这里。", elem_id="checked")

    saved = gr.State([])

    def show(text: str, file: str | None = None) -> list[Any]:
        page = checked(engine, text, file)
        buttons = [
            gr.DownloadButton(value=p, visible=bool(p)) for p in (page.report, page.returned)
        ]
        return [page.html, copying.offered(page.report), *buttons, [page.report, page.returned]]

    def forget(paths: list[str | None]) -> list[str | None]:
        wipe(*paths)
        return []

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    outputs = [result, copy, report, back, saved]
    asked = button.click(None, None, result, js=WORKING)
    events = [asked.then(show, draft, outputs, **private)]
    if uploads:
        placed = upload.upload(None, None, result, js=WORKING)
        events.append(placed.then(lambda file: show("", file), upload, outputs, **private))
    for event in events:
        event.then(None, js=showing("#checked"))
        event.then(forget, saved, saved, queue=False, **private)
