"""`youju …`: the engine on the command line. Errors become one sentence and an exit status."""

import sys
from pathlib import Path

import click

from assistant.commands import (
    asking,
    calculating,
    checking,
    comparing,
    evaluating,
    hearing,
    holding,
    letting_in,
    papers,
    serving,
)
from assistant.commands.common import settings_of
from assistant.errors import YoujuError

_COMMANDS = (
    asking.ask, asking.search, asking.clause, asking.timeline,
    holding.ingest, holding.documents, holding.show, holding.relations, holding.remove,
    holding.share, holding.parse,
    calculating.premium, calculating.towns, calculating.formula,
    checking.check,
    comparing.compare, comparing.consolidate,
    evaluating.evaluate,
    letting_in.users, letting_in.keys, letting_in.records,
    papers.bank,
    hearing.objections,
    serving.serve, serving.mcp, serving.bot, serving.doctor,
)  # fmt: skip


@click.group(help="有据：只依据库内政策文件作答的助手。")
@click.option("--library", type=click.Path(path_type=Path), help="库文件夹，缺省用 YOUJU_LIBRARY")
@click.pass_context
def cli(context: click.Context, library: Path | None) -> None:
    """Read the settings that every command shares."""
    context.obj = settings_of(library)


for _command in _COMMANDS:
    cli.add_command(_command)


_USAGE = {
    click.NoSuchOption: "没有这个选项：{0.option_name}。",
    click.MissingParameter: "缺少必填项。",
    click.BadParameter: "选项的值不对。",
}


def main() -> None:
    """Run the command; every failure ends in one sentence on stderr and a status of 1 or 2."""
    try:
        cli.main(standalone_mode=False)
    except YoujuError as error:
        _fail(f"{error}", error.exit_status)
    except click.UsageError as error:
        said = next((t for kind, t in _USAGE.items() if isinstance(error, kind)), "命令写得不对。")
        _fail(f"{said.format(error)}下一步：运行 youju --help 看用法。", 2)
    except (click.Abort, KeyboardInterrupt):
        _fail("已停止。", 1)


def _fail(sentence: str, status: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
