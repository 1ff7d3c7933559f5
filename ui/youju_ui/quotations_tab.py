"""The tab that checks a draft: what is given and taken away; `quotation_cards` shows the check."""

from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import CheckedDraft
from youju_ui import copying, failures
from youju_ui.asker import opened_at
from youju_ui.downloads import offered, wipe
from youju_ui.engine import Engine
from youju_ui.own_copies import own_copy
from youju_ui.quotation_cards import cards
from youju_ui.theme import WORKING, showing

INTRODUCTION = (
    "贴上草稿，或放一份文件，逐字核对里面引的政策原文。草稿只在这台机器上核对，不入库、不保存。"
    "请勿放入涉密内容。"
)
OF_WORD = (
    "*放 Word 文件（.docx）的，还能取回批注稿：错的字在您的草稿上改好，"
    "是修订，可以逐处接受或拒绝。*"
)
WAITING = "结果显示在这里。"
EMPTY = "请先贴上要核对的文字。要核对文件的，按“放一份草稿”，选好就核对，不用再按“核对”。"
STILL = "框里没有文字，没有另外核对。下面仍是“{}”的结果。"
OF_FILE, OF_TEXT = "下面是“{}”的结果。", "下面是框里文字的结果。"
REPLACED = "前面那份“{}”的结果换下了，要再看，请再放一次。"
RETURNED = "批注稿可以下载："
WORKING_ON_TEXT = f"""(text, shown) => text.trim() ? ({WORKING})() : shown"""
"""As `WORKING`, but an empty box leaves what is shown where it is."""


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A check as HTML, and the files to download, if there are any.

    `file` is the name of the file that was checked, "" where the words of the box were.
    """

    html: str
    report: str | None = None
    returned: str | None = None
    file: str = ""

    def told(self, before: str) -> str:
        """Return what was checked; `before` is the file whose result this one takes the place of.

        Without it a file's result would be gone, and nobody would know whose stands there now.
        """
        if not self.report:
            return ""
        if self.file:
            return OF_FILE.format(self.file)
        return OF_TEXT + (REPLACED.format(before) if before else "")


def checked(engine: Engine, text: str, file: str | None, site: str = "") -> CheckedPage:
    """Return the check of a draft, with the report on it and the draft itself, marked."""
    if not text.strip() and not file:
        return CheckedPage(EMPTY)
    try:
        if not file:
            return _checked_text(engine, text, site)
        with own_copy(file) as draft:
            return _checked_file(engine, draft, site)
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return CheckedPage(escape(failures.sentence(error)))


def _checked_text(engine: Engine, text: str, site: str) -> CheckedPage:
    found = engine.check_quotes(text)
    return CheckedPage(cards(found), _report(engine, CheckedDraft(found, "草稿"), site))


def _checked_file(engine: Engine, file: Path, site: str) -> CheckedPage:
    found = engine.check_file(file)
    report = _report(engine, CheckedDraft(found, file.stem), site)
    page = CheckedPage(cards(found), report, file=file.name)
    try:
        back = engine.return_draft(found, file.read_bytes(), file.name)
    except Exception as error:  # noqa: BLE001 - the check itself has not failed
        return replace(page, html=f"<p>{escape(failures.sentence(error))}</p>{page.html}")
    told = f"<p>{RETURNED}{escape(back.told)}</p>"
    marked = offered(back.data, f"批注稿-{file.stem}{back.suffix}")
    return replace(page, html=told + page.html, returned=marked)


def _report(engine: Engine, found: CheckedDraft, site: str) -> str:
    return offered(engine.word(found, site), f"引文核对-{found.name}.docx")


def build(engine: Engine, *, uploads: bool) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    with gr.Row(elem_classes="halves", equal_height=False):
        with gr.Column(scale=2, elem_classes="stays"):
            draft, button, upload = _given(uploads=uploads)
        with gr.Column(scale=3):
            told = gr.HTML(elem_id="checked-what")
            with gr.Row():
                copy = copying.button("#checked")
                report = gr.DownloadButton("下载报告（Word）", visible=False)
                back = gr.DownloadButton("下载批注稿（Word）", visible=False)
            result = gr.HTML(WAITING, elem_id="checked")
    saved, shown = gr.State([]), gr.State("")

    def updates(page: CheckedPage, before: str) -> list[Any]:
        files = (page.report, page.returned)
        buttons = [gr.DownloadButton(value=file, visible=bool(file)) for file in files]
        said = f'<p role="status">{escape(page.told(before))}</p>' if page.report else ""
        return [said, page.html, copying.offered(page.report), *buttons, list(files), page.file]

    def by_text(text: str, before: str, request: gr.Request) -> list[Any]:
        if before and not text.strip():
            still = f'<p role="status">{escape(STILL.format(before))}</p>'
            return [still, *[gr.skip()] * (len(outputs) - 1)]
        return updates(checked(engine, text, None, opened_at(request)), before)

    def by_file(file: str | None, before: str, request: gr.Request) -> list[Any]:
        return updates(checked(engine, "", file, opened_at(request)), before)

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    outputs = [told, result, copy, report, back, saved, shown]
    asked = button.click(None, [draft, result], result, js=WORKING_ON_TEXT)
    events = [asked.then(by_text, [draft, shown], outputs, **private)]
    if uploads:
        placed = upload.upload(None, None, result, js=WORKING)
        events.append(placed.then(by_file, [upload, shown], outputs, **private))
    for event in events:
        event.then(None, js=showing("#checked-what"))
        event.then(_forget, saved, saved, queue=False, **private)


def _given(*, uploads: bool) -> tuple[gr.Textbox, gr.Button, gr.UploadButton]:
    """Add what a draft is given by: the box with its button, and the button for a file."""
    gr.Markdown(INTRODUCTION)
    draft = gr.Textbox(
        label="草稿", placeholder="把要核对的段落贴在这里", lines=6, max_lines=14, elem_id="draft"
    )
    with gr.Row():
        button = gr.Button("核对", variant="primary")
        upload = gr.UploadButton("放一份草稿", visible=uploads)
    gr.Markdown(OF_WORD, visible=uploads)
    return draft, button, upload


def _forget(paths: list[str | None]) -> list[str | None]:
    wipe(*paths)
    return []
