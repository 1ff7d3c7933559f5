"""Commands that give out a bank and take it back: export, import, marks."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant import BankPapers
from assistant.commands.common import AS_JSON, library_option, print_json
from assistant.commands.storing import keep_apart, read_table_file, store
from assistant.commands.teaching import bank
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import BankExport, Marks

__all__ = ["bank"]
"""The group, with the commands of this module in it."""

_FILE = click.Path(dir_okay=False, path_type=Path)
_SHOWN = 10


def _wishes(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each thing that may be wished of an export."""
    for option in (
        click.option("--count", type=click.IntRange(1), default=None, help="只取这么多题"),
        click.option("--topic", "topics", multiple=True, help="只取这个知识点的题，可以写几个"),
        click.option("--keys", default="卷末", help="试卷的答案放在：卷末、题后、不附"),
        click.option("--version", default="A", help="试卷用 A 卷还是 B 卷"),
        click.option("--seed", type=int, default=1, help="组卷号：同一个号组出同一份卷子"),
        click.option("--title", default="", help="标题"),
        click.option(
            "--layout", default="",
            help=".xlsx：审核、学习通、问卷星、通用；.docx：试卷、讲义、讲稿；.txt：文本、问卷星",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


@bank.command(help="导出：youju bank export 题库.jsonl 试卷.docx（或 .xlsx .pptx .txt .gift）")
@click.argument("source", type=_FILE)
@click.argument("target", type=_FILE)
@_wishes
@AS_JSON
@library_option
@click.pass_obj
def export(
    settings: Settings, /, source: Path, target: Path, *, as_json: bool,
    **wishes: Any,  # noqa: ANN401
) -> None:  # fmt: skip
    """Write a bank as a paper, a sheet, slides or text."""
    from assistant import ExportWish  # noqa: PLC0415  takes half a second

    keep_apart([target], [source])
    wish = ExportWish(**{**wishes, "count": wishes["count"] or 0})
    made = BankPapers(settings).export_bank(source, target.name, wish)
    store(made.data, target)
    print_json(made.to_json()) if as_json else click.echo(_exported(made, target))


def _exported(made: "BankExport", target: Path) -> str:
    left = f"，不用的和依据已变的 {made.left_out} 题没有放进去" if made.left_out else ""
    told = f"，会互相透露答案的 {made.answered} 题没有同卷" if made.answered else ""
    return f"{made.layout}已写入 {target}：{made.count} 题{left}{told}。"


@bank.command("import", help="读回审核表：youju bank import 题库.jsonl 审核表.xlsx")
@click.argument("target", type=_FILE)
@click.argument("review", type=_FILE)
@AS_JSON
@library_option
@click.pass_obj
def import_(settings: Settings, /, target: Path, review: Path, *, as_json: bool) -> None:
    """Take over what a reviewer changed."""
    found = BankPapers(settings).import_review(target, read_table_file(review), review.name)
    if as_json:
        print_json(found.to_json())
        return
    absent = f"，表里没有的 {found.absent} 题照旧" if found.absent else ""
    click.echo(f"改了 {len(found.changed)} 题{absent}，{len(found.problems)} 行没有收入。")
    for problem in found.problems:
        click.echo(f"  {problem.line}")
    for identity, why in found.doubtful:
        click.echo(f"  改过的题有疑问，请再看：{identity} {why}")


@bank.command(help="答题情况：youju bank marks 题库.jsonl 答卷.xlsx 情况.xlsx")
@click.argument("source", type=_FILE)
@click.argument("results", type=_FILE)
@click.argument("target", type=_FILE)
@click.option("--next", "quiz", type=_FILE, help="从错得最多的条款组下一次的题，写成这个文件")
@_wishes
@AS_JSON
@library_option
@click.pass_obj
def marks(
    settings: Settings, /, source: Path, results: Path, target: Path,
    *, as_json: bool, **wishes: Any,  # noqa: ANN401
) -> None:  # fmt: skip
    """Tell what was answered wrong, and put the next quiz together."""
    from assistant import ExportWish  # noqa: PLC0415  takes half a second

    quiz: Path | None = wishes.pop("quiz")
    keep_apart([target, quiz], [source, results])
    papers = BankPapers(settings)
    found = papers.bank_marks(source, read_table_file(results), results.name)
    store(papers.marks_book(found), target)
    count: int = wishes.pop("count") or _SHOWN
    if quiz:
        items = papers.next_quiz(source, found, count)
        made = papers.export_items(items, quiz.name, ExportWish(**wishes))
        store(made.data, quiz)
    print_json(found.to_json()) if as_json else click.echo(_told(found, target, quiz))


def _told(found: "Marks", target: Path, quiz: Path | None) -> str:
    weakest = [
        f"  {rate.name}：{rate.asked} 人次答，错 {rate.wrong}"
        for rate in found.clauses[:_SHOWN] if rate.wrong
    ]  # fmt: skip
    return "\n".join((
        f"{len(found.results)} 题有人作答，情况已写入 {target}。",
        *(["错得最多的条款：", *weakest] if weakest else []),
        *(f"没有对上：{problem.reason}" for problem in found.problems),
        *([f"下一次的题已写入 {quiz}。"] if quiz else []),
    ))  # fmt: skip
