"""The two functions that other programs may call: /ask and /premium."""

from collections.abc import Callable

import gradio as gr
from gradio.events import api

from assistant.tools.presentation import markdown
from assistant.tools.quotations.report import summary
from assistant.tools.timeline_text import markdown as markdown_of
from ui import failures, render
from ui.engine import Engine


def answered_or_refused(work: Callable[[], str]) -> str:
    """Do the work; a failure reaches the caller as a failure, in one Chinese sentence."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        refusal = gr.Error(failures.sentence(error), title="没有办成", print_exception=False)
    raise refusal


def add(engine: Engine) -> None:
    """Give the page its public endpoints."""

    def ask(question: str) -> str:
        return answered_or_refused(lambda: render.document(engine.ask(question)))

    def premium(population: str, ratio: str, rate: str, carry_over: str) -> str:
        def work() -> str:
            calculation = engine.premium(population, ratio, rate, carry_over)
            return f"{markdown(calculation)}\n\n*{render.NOTICE}*"

        return answered_or_refused(work)

    def timeline(reference: str) -> str:
        return answered_or_refused(lambda: markdown_of(engine.timeline(reference)))

    def check(text: str) -> str:
        return answered_or_refused(lambda: summary(engine.check_quotes(text)))

    api(ask, api_name="ask", api_description="提一个问题，返回带依据的 Markdown。")
    api(check, api_name="check", api_description="核对一段文字里的引文，返回逐处的结果。")
    api(timeline, api_name="timeline", api_description="看一份文件或一条的期限，返回 Markdown。")
    api(premium, api_name="premium", api_description="测算保费，返回带步骤的 Markdown。")
