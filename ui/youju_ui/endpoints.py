"""The functions that other programs may call, by their names: /ask, /premium, /check, /towns.

Gradio refuses a call that leaves out a last input, so what came later has a name of its own:
/follow_up is /ask with the turns before it, /ask_as_of and /check_as_of are of a day, /calculate
takes every field of a calculation, /formula any formula of the corpus by its name, /formula_table
such a formula over the rows of a table.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import TypeVar

import gradio as gr
from gradio.events import api

from assistant import Calculation, in_words, inventory, the_day
from assistant.errors import TableError
from youju_ui import failures, render
from youju_ui.engine import Engine

Shown = TypeVar("Shown")
MOST_BASE64 = 20_000_000
"""Characters; a table of a thousand towns takes some 100,000."""


def answered_or_refused(work: Callable[[], Shown]) -> Shown:
    """Do the work; a failure reaches the caller as a failure, in one Chinese sentence."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        refusal = gr.Error(failures.sentence(error), title="没有办成", print_exception=False)
    raise refusal


def calculated(work: Callable[[], Calculation]) -> str:
    """Return a calculation as Markdown with the notice."""
    return answered_or_refused(lambda: f"{in_words(work())}\n\n*{render.NOTICE}*")


def decoded(table: str) -> bytes:
    """Return the bytes of a file that was sent in base64.

    Raises:
        TableError: it is no base64, or larger than a table of towns can be.
    """
    if len(table) > MOST_BASE64:
        raise TableError("表格太大。", f"编码后不超过{MOST_BASE64 // 10**6}百万个字符。")
    try:
        return b64decode(table, validate=True)
    except ValueError as error:
        raise TableError(
            "表格不是 base64 编码。", "请把文件的内容用 base64 编码后再发。"
        ) from error


def add(engine: Engine) -> None:
    """Give the page its public endpoints."""
    _add_questions(engine)
    _add_dated(engine)
    _add_calculations(engine)
    _add_formulas(engine)


def _add_questions(engine: Engine) -> None:
    def ask(question: str) -> str:
        return answered_or_refused(lambda: render.document(engine.ask(question)))

    def follow_up(question: str, history: list[dict[str, str]]) -> str:
        return answered_or_refused(lambda: render.document(engine.ask(question, history)))

    def timeline(reference: str) -> str:
        return answered_or_refused(lambda: in_words(engine.timeline(reference)))

    def check(text: str) -> str:
        return answered_or_refused(lambda: in_words(engine.check_quotes(text)))

    def compare(old: str, new: str) -> str:
        return answered_or_refused(lambda: in_words(engine.compare(old, new)))

    api(ask, api_name="ask", api_description="提一个问题，返回带依据的 Markdown。")
    api(follow_up, api_name="follow_up", api_description="接着此前的对话提问，返回 Markdown。")
    api(check, api_name="check", api_description="核对一段文字里的引文，返回逐处的结果。")
    api(timeline, api_name="timeline", api_description="看一份文件或一条的期限，返回 Markdown。")
    api(compare, api_name="compare", api_description="逐条比较两份文件或两个版本。")


def _add_dated(engine: Engine) -> None:
    def ask_as_of(question: str, day: str) -> str:
        return answered_or_refused(lambda: render.document(engine.ask(question, (), the_day(day))))

    def check_as_of(text: str, day: str) -> str:
        return answered_or_refused(lambda: in_words(engine.check_quotes(text, the_day(day))))

    def documents_as_of(day: str) -> str:
        return answered_or_refused(lambda: inventory(engine.catalogue(the_day(day))))

    api(ask_as_of, api_name="ask_as_of", api_description="按某一天（2024-01-01）的版本和效力提问。")
    api(check_as_of, api_name="check_as_of", api_description="按某一天的版本和效力核对引文。")
    api(documents_as_of, api_name="documents_as_of", api_description="库里的文件在某一天的状态。")


def _add_calculations(engine: Engine) -> None:
    def premium(population: str, ratio: str, rate: str, carry_over: str) -> str:
        return calculated(lambda: engine.premium(population, ratio, rate, carry_over))

    def calculate(fields: dict[str, str]) -> str:
        return calculated(lambda: engine.calculate(fields))

    def towns(table: str, name: str, ratio: str = "", rate: str = "", sheet: str = "") -> list[str]:
        def work() -> list[str]:
            district = engine.towns(decoded(table), name, sheet, ratio, rate)
            book = b64encode(engine.towns_book(district)).decode("ascii")
            return [f"{in_words(district)}\n\n*{render.NOTICE}*", book]

        return answered_or_refused(work)

    api(premium, api_name="premium", api_description="测算保费，返回带步骤的 Markdown。")
    api(calculate, api_name="calculate", api_description="复核、假设、反算、分摊等，按项填写。")
    api(towns, api_name="towns", api_description="按乡镇表测算，返回 Markdown 和结果表。")


def _add_formulas(engine: Engine) -> None:
    def formulas() -> str:
        return answered_or_refused(lambda: in_words(engine.formulas()))

    def formula(name: str, figures: dict[str, str], solve: str = "", result: str = "") -> str:
        return calculated(lambda: engine.formula(name, figures, solve=solve, result=result))

    def formula_table(
        name: str, table: str, file: str, figures: dict[str, str], sheet: str = ""
    ) -> list[str]:
        def work() -> list[str]:
            done = engine.formula_table(name, decoded(table), file, figures, sheet)
            book = b64encode(engine.record(done, "结果.xlsx")).decode("ascii")
            return [f"{in_words(done)}\n\n*{render.NOTICE}*", book]

        return answered_or_refused(work)

    api(formulas, api_name="formulas", api_description="列出各种算法、各要填什么。")
    api(formula, api_name="formula", api_description="按算法文件算，或反算一项，按项填写。")
    api(formula_table, api_name="formula_table", api_description="整张表按算法文件算。")
