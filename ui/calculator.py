"""The tab that calculates the premium: four figures in, every step out."""

from typing import Any

import gradio as gr

from assistant.tools.presentation import markdown
from ui import failures, render
from ui.engine import Engine

INTRODUCTION = "填四个数，算出应缴保费和还需筹集的资金，每一步都列出算式。"
SHOW_RESULT = "() => document.querySelector('#result').scrollIntoView({behavior: 'smooth'})"
"""On a phone the result stands below the fold."""
FIELDS = (
    ("农村人口", "人", "2.678万"),
    ("参保比例", "如 10% 或 一成", "10%"),
    ("保费标准", "元/人·年", "100"),
    ("上年结余", "元，没有就填 0", "172686.63"),
)


def calculated(engine: Engine, *figures: str) -> str:
    """Return the calculation, or the sentence that says which figure is wrong."""
    try:
        calculation = engine.premium(*(figure.strip() for figure in figures))
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return f"**算不出来。** {render.escape(failures.sentence(error))}"
    return f"{markdown(calculation)}\n\n*{render.NOTICE}*"


def field(label: str, unit: str, example: str) -> gr.Textbox:
    """Return the field of one figure; it takes text, for people write 2.678万 and 一成."""
    return gr.Textbox(label=f"{label}（{unit}）", placeholder=f"例如 {example}", max_lines=1)


def build(engine: Engine) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    gr.Markdown(INTRODUCTION)
    with gr.Row(equal_height=False, elem_id="calculator"):
        with gr.Column(elem_id="figures"):
            fields = [field(*texts) for texts in FIELDS]
            with gr.Row():
                button = gr.Button("计算", variant="primary")
                example = gr.Button("填入示例")
        result = gr.Markdown("结果显示在这里。", elem_id="result")

    def show(*figures: str) -> str:
        return calculated(engine, *figures)

    private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    triggers = [button.click, *(figure.submit for figure in fields)]
    gr.on(triggers, show, fields, result, **private).then(None, js=SHOW_RESULT)
    example.click(lambda: [texts[2] for texts in FIELDS], None, fields, queue=False, **private)
