"""The tab that checks a draft: every quotation beside its source, the changes marked."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import (
    Checked,
    CheckedDraft,
    Mark,
    Quotation,
    QuotationSource,
    address_of,
    counted,
    named_status,
    redline,
)
from youju_ui import copying, failures, render
from youju_ui.downloads import offered, wipe
from youju_ui.engine import Engine
from youju_ui.theme import WORKING, showing

INTRODUCTION = (
    "贴上草稿，或放一份文件，逐字核对里面引的政策原文。"
    "放的是 .docx，还可以下载批注稿：在您的草稿上把改动作成修订，把问题作成批注。"
    "草稿只在本机核对，不入库、不保存。请勿放入涉密内容。"
)
EMPTY = "请先贴上要核对的文字，或放一份草稿。"
NOTHING = "没有找到可以核对的引文。写在引号里的、或与库内文件大段相同的话，才会核对。"
RETURNED = "批注稿可以下载："
_TAGS = {Mark.OUT: "del", Mark.IN: "ins"}


def page_of(checked: Checked) -> str:
    """Return the check as HTML; every word of the draft and of the documents is escaped."""
    head = f"<p><b>{counted(checked)}</b></p>" if checked.quotations else ""
    warnings = "".join(f"<p>注意：{escape(warning)}</p>" for warning in checked.warnings)
    cards = "".join(_card(quotation) for quotation in checked.worst_first)
    names = "".join(f"<li>{escape(n.text)}：{escape(n.note)}</li>" for n in checked.namings)
    named = f"<p>文件名称和条款号：</p><ul>{names}</ul>" if names else ""
    body = head + warnings + cards + named or f"<p>{NOTHING}</p>"
    return f'<div class="checked">{body}<p><i>{render.NOTICE}</i></p></div>'


def _card(quotation: Quotation) -> str:
    source = f"<small>库内：{_link(quotation.source)}</small>" if quotation.source else ""
    named = f"<small>草稿写的出处：{escape(quotation.named)}</small>" if quotation.named else ""
    note = f"<small>{escape(quotation.note)}</small>" if quotation.note else ""
    where = f"（{quotation.where}）" if quotation.where else ""
    return (
        f'<section class="{quotation.status.value}"><b>{named_status(quotation)}{where}</b>'
        f"<blockquote>{_marked(quotation)}</blockquote>{source}{named}{note}</section>"
    )


def _link(source: QuotationSource) -> str:
    address = escape(address_of(source.clause_id))
    return f'<a href="{address}" target="_blank">{escape(source.name)}</a>'


def _marked(quotation: Quotation) -> str:
    return "".join(_piece(piece.mark, piece.text) for piece in redline(quotation))


def _piece(mark: Mark, text: str) -> str:
    tag = _TAGS.get(mark)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


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
    return CheckedPage(page_of(found), _report(engine, found, "草稿"))


def _checked_file(engine: Engine, file: Path) -> CheckedPage:
    found = engine.check_file(file)
    html, report = page_of(found), _report(engine, found, file.stem)
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
