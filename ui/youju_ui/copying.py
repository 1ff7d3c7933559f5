"""The button that copies a result as it is shown, tables and all, to paste into a document."""

import gradio as gr

WORDS, DONE = "复制结果", "已复制"
_COPY = """(words) => {{ copyShown("{selector}"); return "{done}"; }}"""
_BACK = '(words) => new Promise((done) => setTimeout(() => done("{words}"), 2000))'


def button(selector: str) -> gr.Button:
    """Return the button that copies what `selector` finds; hidden until there is a result."""
    made = gr.Button(WORDS, visible=False, min_width=96)
    copied = made.click(None, made, made, js=_COPY.format(selector=selector, done=DONE))
    copied.then(None, made, made, js=_BACK.format(words=WORDS))
    return made


def offered(result: object) -> gr.Button:
    """Return the button as it is beside this result: visible where there is one."""
    return gr.Button(visible=bool(result))
