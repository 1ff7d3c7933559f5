"""The tab that checks a draft: every quotation beside its source, the changes marked."""

from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import Checked, Mark, Quotation, counted, named_status, redline
from youju_ui import copying, failures, render
from youju_ui.downloads import offered, wipe
from youju_ui.engine import Engine
from youju_ui.theme import WORKING, showing

INTRODUCTION = (
    "贴上草稿，或放一份文件，逐字核对里面引的政策原文。"
    "草稿只在本机核对，不入库、不保存。请勿放入涉密内容。"
)
EMPTY = "请先贴上要核对的文字，或放一份草稿。"
NOTHING = "没有找到可以核对的引文。写在引号里的、或与库内文件大段相同的话，才会核对。"
_TAGS = {Mark.OUT: "del", Mark.IN: "ins"}


def page_of(checked: Checked) -> str:
    """Return the check as HTML; every word of the draft and of the documents is escaped."""
    head = f"<p><b>{counted(checked)}</b></p>" if checked.quotations else ""
    warnings = "".join(f"<p>注意：{escape(warning)}</p>" for warning in checked.warnings)
    cards = "".join(_card(quotation) for quotation in checked.quotations)
    names = "".join(f"<li>{escape(n.text)}：{escape(n.note)}</li>" for n in checked.namings)
    named = f"<p>文件名称和条款号：</p><ul>{names}</ul>" if names else ""
    body = head + warnings + cards + named or f"<p>{NOTHING}</p>"
    return f'<div class="checked">{body}<p><i>{render.NOTICE}</i></p></div>'


def _card(quotation: Quotation) -> str:
    source = f"<small>库内：{escape(quotation.source.name)}</small>" if quotation.source else ""
    named = f"<small>草稿写的出处：{escape(quotation.named)}</small>" if quotation.named else ""
    note = f"<small>{escape(quotation.note)}</small>" if quotation.note else ""
    return (
        f'<section class="{quotation.status.value}"><b>{named_status(quotation)}</b>'
        f"<blockquote>{_marked(quotation)}</blockquote>{source}{named}{note}</section>"
    )


def _marked(quotation: Quotation) -> str:
    return "".join(_piece(piece.mark, piece.text) for piece in redline(quotation))


def _piece(mark: Mark, text: str) -> str:
    tag = _TAGS.get(mark)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def checked(engine: Engine, text: str, file: str | None) -> tuple[str, str | None]:
    """Return the check of the draft as HTML, and a Word report to download if there is one."""
    if not text.strip() and not file:
        return EMPTY, None
    try:
        name, found = _check(engine, text, Path(file) if file else None)
        return page_of(found), offered(engine.check_report(found, name), f"引文核对-{name}.docx")
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return escape(failures.sentence(error)), None
    finally:
        if file:
            Path(file).unlink(missing_ok=True)


def _check(engine: Engine, text: str, file: Path | None) -> tuple[str, Checked]:
    if file:
        return file.stem, engine.check_file(file)
    return "草稿", engine.check_quotes(text)


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
    result = gr.HTML("结果显示在这里。", elem_id="checked")

    saved = gr.State()

    def show(text: str, file: str | None = None) -> list[Any]:
        shown, path = checked(engine, text, file)
        button = gr.DownloadButton(value=path, visible=bool(path))
        return [shown, copying.offered(path), button, path]

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    outputs = [result, copy, report, saved]
    asked = button.click(None, None, result, js=WORKING)
    events = [asked.then(show, draft, outputs, **private)]
    if uploads:
        placed = upload.upload(None, None, result, js=WORKING)
        events.append(placed.then(lambda file: show("", file), upload, outputs, **private))
    for event in events:
        event.then(None, js=showing("#checked"))
        event.then(wipe, saved, saved, queue=False, **private)
