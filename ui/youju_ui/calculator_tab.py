"""The tab that calculates: the premium from four figures, other sums, or a table of towns."""

from collections.abc import Mapping
from typing import Any

import gradio as gr

from assistant import Calculator, gap_lines
from youju_ui import copying, formula_tab, gap_chart, render, towns_tab
from youju_ui.downloads import offered, wipe
from youju_ui.engine import Engine
from youju_ui.page_words import plain
from youju_ui.theme import showing

INTRODUCTION = "填四个数，算出要交多少保费、还差多少钱，每一步都列出算式。"
EXAMPLES = {
    "population": ("人", "2.678万"),
    "ratio": ("如 10% 或 一成", "10%"),
    "rate": ("元/人·年", "100"),
    "carry_over": ("元，没有就填 0", "172686.63"),
}
"""The four figures that a calculation begins with: the unit, and an example."""
MORE = "更多：复核、假设、倒着算、分摊"
RECORDS = {"下载 Word": "保费测算.docx", "下载 Excel": "保费测算.xlsx"}
"""What a finished calculation can be taken as."""


def calculated(engine: Engine, given: Mapping[str, str | None]) -> tuple[str, str, list[str]]:
    """Return the calculation, its chart and the paths of its records, or only what is wrong."""
    try:
        # A field that was never shown, in the closed accordion, sends nothing.
        calculation = engine.calculate({name: (text or "").strip() for name, text in given.items()})
        records = [offered(engine.record(calculation, name), name) for name in RECORDS.values()]
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return render.not_worked_out(error), "", []
    chart = gap_chart.charts(gap_lines(calculation))
    return render.worked_out(calculation), chart, records


def field(name: str) -> gr.Textbox:
    """Return a field of the form; it takes text, for people write 2.678万 and 一成."""
    asked = Calculator.fields[name]
    if name not in EXAMPLES:
        return gr.Textbox(label=plain(asked.label), info=plain(asked.words), max_lines=1)
    unit, example = EXAMPLES[name]
    return gr.Textbox(label=f"{asked.label}（{unit}）", placeholder=f"例如 {example}", max_lines=1)


def _fields() -> dict[str, gr.Textbox]:
    """Add the four figures, and under a heading all else that can be filled in."""
    fields = {name: field(name) for name in EXAMPLES}
    with gr.Accordion(MORE, open=False, elem_id="more"):
        return fields | {name: field(name) for name in Calculator.fields if name not in EXAMPLES}


def build(engine: Engine, *, uploads: bool) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    with gr.Row(equal_height=False, elem_id="calculator", elem_classes="halves"):
        with gr.Column(scale=2, elem_id="figures"):
            gr.Markdown(INTRODUCTION)
            fields = _fields()
            with gr.Row():
                button = gr.Button("计算", variant="primary")
                example = gr.Button("填入示例")
        with gr.Column(scale=3):
            result = gr.Markdown("结果显示在这里。", elem_id="result")
            chart = gr.HTML(elem_id="gap", elem_classes="charts")
            with gr.Row():
                copy = copying.button("#result")
                records = [
                    gr.DownloadButton(words, visible=False, min_width=96) for words in RECORDS
                ]
    saved = gr.State([])
    formula_tab.build(engine, uploads=uploads)
    towns_tab.build(engine, uploads=uploads)

    def show(*figures: str | None) -> list[Any]:
        shown, drawn, paths = calculated(engine, dict(zip(fields, figures, strict=True)))
        values: list[str | None] = [*paths] or [None] * len(records)
        buttons = [gr.DownloadButton(value=path, visible=bool(path)) for path in values]
        return [shown, drawn, copying.offered(paths), *buttons, paths]

    def forget(paths: list[str]) -> list[str]:
        wipe(*paths)
        return []

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    boxes = list(fields.values())
    triggers = [button.click, *(box.submit for box in boxes)]
    done = gr.on(triggers, show, boxes, [result, chart, copy, *records, saved], **private)
    done.then(None, js=showing("#result"))
    done.then(forget, saved, saved, queue=False, **private)
    samples = [EXAMPLES.get(name, ("", ""))[1] for name in fields]
    example.click(lambda: samples, None, boxes, queue=False, **private)
