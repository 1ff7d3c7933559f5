"""Commands that judge the assistant: eval."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.commands.common import (
    AS_JSON,
    library_option,
    open_assistant,
    print_json,
    show_progress,
)
from assistant.commands.storing import keep_apart, store
from assistant.errors import EvaluationError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import Report


@click.command("eval", help="评测：逐题作答一个问题文件，报告答对多少")
@click.argument("questions", type=click.Path(path_type=Path))
@click.option("--wrong", is_flag=True, help="列出答错的每一题和原因")
@click.option("--output", type=click.Path(path_type=Path), help="把报告连同答错的题写进文件")
@click.option("--at-least", type=click.IntRange(0), help="答对的少于这个数，返回 1")
@AS_JSON
@library_option
@click.pass_obj
def evaluate(settings: Settings, /, questions: Path, *, at_least: int | None, **shown: Any) -> None:  # noqa: ANN401
    """Ask every question of a file and report how many are answered right, by kind."""
    from assistant import evaluate as judged  # noqa: PLC0415  loads the library
    from assistant import read_questions  # noqa: PLC0415

    keep_apart([shown["output"]], [questions])
    file = read_questions(questions)
    report = judged(open_assistant(settings), file, show_progress)
    _show(report, **shown)
    if at_least is not None and report.right.right < at_least:
        raise EvaluationError(
            f"答对 {report.right} 题，少于要求的 {at_least} 题。", "用 --wrong 看答错的题和原因。"
        )


def _show(report: "Report", *, wrong: bool, output: Path | None, as_json: bool) -> None:
    from assistant import report_markdown  # noqa: PLC0415

    shown = report_markdown(report, wrong=wrong)
    print_json(report.to_json()) if as_json else click.echo(shown)
    if output:
        store(f"{report_markdown(report, wrong=True)}\n".encode(), output)
