"""Commands of the trainer: `youju bank …`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.commands.common import AS_JSON, library_option, open_assistant, print_json
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import CheckedBank, Item, MadeBank

_FILE = click.Path(path_type=Path)
_SHOWN = 20
"""Items that are told of one by one; `--json` has them all."""


@click.group(help="题库：由库内条款出题、核对依据，导出试卷和课件，读回审核表，统计答题情况")
def bank() -> None:
    """Hold the commands about a bank."""


@bank.command(help="由库内条款出题，写进题库；不写题库文件则用库旁边的“库名-bank.jsonl”")
@click.argument("file", required=False, type=_FILE)
@click.option("--document", "documents", multiple=True, help="只用这份文件，可以写几次")
@click.option(
    "--topic", "topics", multiple=True, help="只用这个主题（标题或条款里的词），可以写几次"
)
@click.option(
    "--kind", "kinds", multiple=True, help="题型：单选 多选 判断 填空 简答 案例，可以写几次"
)
@click.option("--count", type=click.IntRange(1, 2000), default=50, help="出几道，缺省 50")
@click.option("--seed", type=int, default=0, help="换一个数，选出另一批题；同一个数，题也相同")
@AS_JSON
@library_option
@click.pass_obj
def make(  # noqa: PLR0913  an option each
    settings: Settings,
    /,
    file: Path | None,
    documents: tuple[str, ...],
    topics: tuple[str, ...],
    kinds: tuple[str, ...],
    *,
    count: int,
    seed: int,
    as_json: bool,
) -> None:
    """Make items and put them into a bank."""
    from assistant import Wanted  # noqa: PLC0415  takes a second

    assistant = open_assistant(settings)
    target = file or assistant.bank_file()
    wanted = Wanted(documents, topics, kinds, count, seed)
    made = assistant.make_items(target, wanted)
    print_json(made.to_json()) if as_json else click.echo(_made(made, target))


def _made(made: "MadeBank", target: Path) -> str:
    kinds = dict.fromkeys(item.kind.value for item in made.added)
    counted = "、".join(
        f"{kind} {sum(item.kind.value == kind for item in made.added)}" for kind in kinds
    )
    fell = [f"  {reason} {count} 道" for reason, count in made.made.dropped.items()]
    share = f"{made.made.drop_rate:.1%}"
    return "\n".join((
        f"新出 {len(made.added)} 道（{counted}），题库共 {made.size} 道：{target}",
        f"试出 {made.made.tried} 道，没有通过核对的占 {share}，都没有放进题库：",
        *fell,
        *([f"大模型润色了 {made.reworded} 道的题干。"] if made.reworded else []),
        *(f"注意：{notice}" for notice in made.notices),
        "题目由程序出，用之前请逐题看过。",
    ))  # fmt: skip


@bank.command(help="核对题库：条款改了、废了的题标为依据已变；手改错的行指出来")
@click.argument("file", required=False, type=_FILE)
@AS_JSON
@library_option
@click.pass_obj
def check(settings: Settings, file: Path | None, *, as_json: bool) -> None:
    """Check a bank against the library."""
    assistant = open_assistant(settings)
    target = file or assistant.bank_file()
    found = assistant.check_bank(target)
    print_json(found.to_json()) if as_json else click.echo(_checked(found, target))
    if found.unread:
        raise SystemExit(1)


def _checked(found: "CheckedBank", target: Path) -> str:
    states = dict.fromkeys(item.state.value for item in found.bank.items)
    counted = "、".join(
        f"{state} {sum(item.state.value == state for item in found.bank.items)}" for state in states
    )
    told = [f"题库 {target} 共 {len(found.bank.items)} 道" + (f"（{counted}）" if counted else "")]
    told += [f"依据已变 {item.id} {item.note}：{item.stem[:60]}" for item in found.changed[:_SHOWN]]
    told += [f"有疑问 {item.id} {why}：{item.stem[:60]}" for item, why in found.doubtful[:_SHOWN]]
    told += [f"读不了 {line.told}" for line in found.unread[:_SHOWN]]
    more = max(len(found.changed), len(found.doubtful), len(found.unread)) > _SHOWN
    told += ["只列出每种的前 20 道，全部请加 --json 看。"] if more else []
    return "\n".join(told if not found.clean else [*told, "每道题的依据都还在，没有发现问题。"])


@bank.command(help="采用题库里的题：看过了就写它的编号，可以写几个；依据已变的按现在的条款重新认")
@click.argument("file", type=_FILE)
@click.argument("ids", nargs=-1, required=True)
@AS_JSON
@library_option
@click.pass_obj
def accept(settings: Settings, file: Path, ids: tuple[str, ...], *, as_json: bool) -> None:
    """Take items into use that the trainer has seen."""
    assistant = open_assistant(settings)
    _seen([assistant.accept_item(file, each) for each in ids], as_json=as_json)


@bank.command(help="不用题库里的题：写它的编号，可以写几个；题留在题库里，以后不再重出")
@click.argument("file", type=_FILE)
@click.argument("ids", nargs=-1, required=True)
@click.option("--why", default="", help="为什么不用，记在备注里")
@AS_JSON
@library_option
@click.pass_obj
def drop(settings: Settings, file: Path, ids: tuple[str, ...], why: str, *, as_json: bool) -> None:
    """Take items out of use."""
    assistant = open_assistant(settings)
    _seen([assistant.drop_item(file, each, why) for each in ids], as_json=as_json)


def _seen(items: "list[Item]", *, as_json: bool) -> None:
    from assistant import item_record  # noqa: PLC0415

    if as_json:
        print_json([item_record(item) for item in items])
        return
    for item in items:
        click.echo(f"{item.state.value} {item.id} {item.stem[:60]}")
