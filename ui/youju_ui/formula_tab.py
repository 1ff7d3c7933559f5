"""The part of the calculator for all other sums: a form made from each file of formulas."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import gradio as gr

from youju_ui import copying, failures, render
from youju_ui.downloads import offered, wipe
from youju_ui.engine import Engine
from youju_ui.own_copies import own_copy
from youju_ui.page_words import exact
from youju_ui.theme import WORKING, showing

TITLE = "其他算法：高龄津贴、危房改造、分段报销、资金分担……"
CHOOSE = "先选一种算法，再填下面的数。"
TABLE = "一行一个乡镇、村或户的，选整张表；上面填了的数，各行都用。"
FILE_TYPES = [".xlsx", ".xlsm", ".csv"]
MOST = 12
"""Inputs that the form has room for; a longer formula is for the command."""
TOO_LONG = "这个算法要填的项太多，请用命令：youju formula {}。"
RECORDS = {"下载 Word": "测算.docx", "下载 Excel": "测算.xlsx"}


def choices(engine: Engine) -> list[Any]:
    """Return the list to choose from, as the files are now, and what is wrong with any."""
    try:
        shelf = engine.formulas()
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return [gr.Dropdown(choices=[]), render.escape(failures.sentence(error))]
    wrong = [f"- {m.file}{m.reason}{m.next_step}" for m in shelf.mistakes]
    told = "\n".join([CHOOSE, "", "这些文件有错，没有用：", *wrong]) if wrong else CHOOSE
    return [gr.Dropdown(choices=[formula.name for formula in shelf.formulas]), render.escape(told)]


def form(engine: Engine, name: str | None) -> list[Any]:
    """Return what a chosen formula is for, and a box for each of its inputs."""
    try:
        formula = engine.formulas().find(name or "")
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        hidden = [gr.Textbox(visible=False) for _ in range(MOST)]
        return [render.escape(failures.sentence(error)), *hidden, gr.Dropdown(choices=[])]
    asked = formula.inputs if len(formula.inputs) <= MOST else ()
    told = formula.purpose if asked else TOO_LONG.format(formula.name)
    boxes = [
        gr.Textbox(label=each.line if each else "", value="", visible=each is not None)
        for each, _ in zip_longest(asked, range(MOST))
    ]
    solvable = gr.Dropdown(choices=[each.name for each in asked], value=None)
    return [render.escape(told), *boxes, solvable]


def worked(
    engine: Engine, name: str | None, texts: Sequence[str | None], solve: str | None, goal: str
) -> tuple[str, list[str]]:
    """Return the calculation and the paths of its records, or only what is wrong."""
    try:
        inputs = engine.formulas().find(name or "").inputs
        given = {i.name: text or "" for i, text in zip(inputs, texts, strict=False)}
        done = engine.formula(name or "", given, solve=solve or "", result=exact(goal or ""))
        records = [offered(engine.record(done, each), each) for each in RECORDS.values()]
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return render.not_worked_out(error), []
    return render.worked_out(done), records


def tabled(
    engine: Engine, name: str | None, texts: Sequence[str | None], file: str | None
) -> tuple[str, list[str]]:
    """Return a table worked out and the paths of its records."""
    if not file:
        return "请先选一张表。", []
    try:
        inputs = engine.formulas().find(name or "").inputs
        given = {i.name: text for i, text in zip(inputs, texts, strict=False) if text}
        with own_copy(file) as table:
            done = engine.formula_table(name or "", table.read_bytes(), table.name, given)
        records = [offered(engine.record(done, each), each) for each in RECORDS.values()]
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return render.not_worked_out(error), []
    return render.worked_out(done), records


def build(engine: Engine, *, uploads: bool) -> None:
    """Add the form to the tab; its list is read anew whenever it is opened.

    Without `uploads` no table is taken.
    """
    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    with (
        gr.Accordion(TITLE, open=False, elem_id="formulas") as opened,
        gr.Row(elem_classes="halves", equal_height=False),
    ):
        with gr.Column(scale=2):
            told = gr.Markdown(CHOOSE)
            chosen = gr.Dropdown(label="算法", choices=[], value=None)
            boxes = [gr.Textbox(visible=False, max_lines=1) for _ in range(MOST)]
            with gr.Row():
                solve = gr.Dropdown(label="倒着算哪一项，不用就空着", choices=[], value=None)
                goal = gr.Textbox(label="倒着算时，结果要达到", max_lines=1)
            button = gr.Button("算一算", variant="primary")
            gr.Markdown(TABLE, visible=uploads)
            upload = gr.UploadButton("选整张表", file_types=FILE_TYPES, visible=uploads)
        with gr.Column(scale=3, elem_classes="stays"):
            result = gr.Markdown(elem_id="formula")
            with gr.Row():
                copy = copying.button("#formula")
                records = [
                    gr.DownloadButton(words, visible=False, min_width=96) for words in RECORDS
                ]
    saved = gr.State([])

    def show(name: str | None, solved: str | None, wanted: str, *texts: str | None) -> list[Any]:
        return told_of(*worked(engine, name, texts, solved, wanted))

    def show_table(file: str | None, name: str | None, *texts: str | None) -> list[Any]:
        return told_of(*tabled(engine, name, texts, file))

    def told_of(shown: str, paths: list[str]) -> list[Any]:
        values: list[str | None] = [*paths] or [None] * len(records)
        buttons = [gr.DownloadButton(value=path, visible=bool(path)) for path in values]
        return [shown, copying.offered(paths), *buttons, paths]

    def forget(paths: list[str]) -> list[str]:
        wipe(*paths)
        return []

    opened.expand(lambda: choices(engine), None, [chosen, told], queue=False, **private)
    chosen.input(
        lambda name: form(engine, name), chosen, [told, *boxes, solve], queue=False, **private
    )
    outputs = [result, copy, *records, saved]
    placed = upload.upload(None, None, result, js=WORKING)
    events = (
        button.click(show, [chosen, solve, goal, *boxes], outputs, **private),
        placed.then(show_table, [upload, chosen, *boxes], outputs, **private),
    )
    for done in events:
        done.then(None, js=showing("#formula"))
        done.then(forget, saved, saved, queue=False, **private)
