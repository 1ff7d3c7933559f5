"""The part of the calculator that takes a table of towns and gives one back."""

from typing import Any

import gradio as gr

from assistant import gap_lines
from youju_ui import copying, gap_chart, render
from youju_ui.downloads import link, offered, wipe
from youju_ui.engine import Engine
from youju_ui.own_copies import own_copy
from youju_ui.theme import WORKING, showing

INTRODUCTION = (
    "### 按乡镇表测算\n\n放一份乡镇表（.xlsx 或 .csv），一次算出各乡镇和合计。"
    "看不明白的格子列出来问您，那一行先不算。表格只在这台机器上算，不入库、不保存。"
)
CLOSED = "这个网页不接收文件。可以用 youju towns 命令测算。"
FILE_TYPES = [".xlsx", ".xlsm", ".csv"]
TEMPLATE = "乡镇填报模板.xlsx"


def calculated(
    engine: Engine, file: str | None, ratio: str, rate: str, sheet: str
) -> tuple[str, str, str | None]:
    """Return the result as Markdown, its chart and its workbook."""
    if not file:
        return "请先选一份乡镇表。", "", None
    try:
        with own_copy(file) as table:
            district = engine.towns(table.read_bytes(), table.name, sheet.strip(), ratio, rate)
        chart = gap_chart.charts(gap_lines(district))
        book = offered(engine.towns_book(district), f"测算结果-{table.stem}.xlsx")
        return render.worked_out(district), chart, book
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return render.not_worked_out(error), "", None


def build(engine: Engine, *, uploads: bool) -> None:
    """Add the components to the tab and connect them to the engine."""
    gr.Markdown(INTRODUCTION, elem_id="towns-head")
    gr.HTML(link(engine.towns_template(), TEMPLATE, "下载模板"), elem_id="template")
    if not uploads:
        gr.Markdown(CLOSED)
        return
    with gr.Accordion("表里没有比例、标准两栏，或有几张表", open=False), gr.Row():
        ratio = gr.Textbox(label="各处都用的参保比例", placeholder="例如 10%", max_lines=1)
        rate = gr.Textbox(
            label="各处都用的保费标准（元/人·年）", placeholder="例如 100", max_lines=1
        )
        sheet = gr.Textbox(label="工作表名称", max_lines=1)
    with gr.Row():
        upload = gr.UploadButton("选乡镇表", variant="primary", file_types=FILE_TYPES)
        copy = copying.button("#towns")
        book = gr.DownloadButton("下载结果（Excel）", visible=False)
    result = gr.Markdown(elem_id="towns")
    chart = gr.HTML(elem_classes="charts")
    saved = gr.State()

    def show(file: str | None, *given: str | None) -> list[Any]:
        # A field that was never shown, in the closed accordion, sends nothing.
        shown, drawn, path = calculated(engine, file, *(text or "" for text in given))
        button = gr.DownloadButton(value=path, visible=bool(path))
        return [shown, drawn, copying.offered(path), button, path]

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    outputs = [result, chart, copy, book, saved]
    placed = upload.upload(None, None, result, js=WORKING)
    done = placed.then(show, [upload, ratio, rate, sheet], outputs, **private)
    done.then(None, js=showing("#towns"))
    done.then(wipe, saved, saved, queue=False, **private)
