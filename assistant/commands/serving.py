"""Commands about the program itself: serve, mcp, bot, doctor."""

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import click

from assistant.commands.common import AS_JSON, library_option, open_assistant, print_json
from assistant.errors import LibraryError, YoujuError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import Assistant


@click.command(help="打开网页，连同给程序用的接口")
@click.option("--host", help="监听地址，缺省 127.0.0.1")
@click.option("--port", type=click.IntRange(1, 65535), help="端口，缺省 7860")
@click.option("--no-page", is_flag=True, help="只开给程序用的接口，不开网页")
@library_option
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None, no_page: bool) -> None:
    """Serve the page and the doors for programs until Ctrl+C."""
    given = {k: v for k, v in (("host", host), ("port", port)) if v is not None}
    chosen = settings.model_copy(update=given)
    assistant = open_assistant(chosen)
    once_open = partial(_warm, assistant)
    if no_page:
        from assistant.service.service_app import serve_doors  # noqa: PLC0415

        serve_doors(assistant, chosen, once_open)
    else:
        from youju_ui.app import serve as serve_page  # noqa: PLC0415  takes seconds

        serve_page(assistant, chosen, once_open)


@click.command(help="接到支持 MCP 的程序上：由它启动，经标准输入输出问答")
@library_option
@click.pass_obj
def mcp(settings: Settings) -> None:
    """Serve one MCP client over standard input and output; nothing else is printed there."""
    from assistant.service.mcp_tools import serve_over_stdio  # noqa: PLC0415  takes seconds

    serve_over_stdio(open_assistant(settings))


@click.command(help="开一个聊天机器人：企业微信 wecom，钉钉 dingtalk（要装可选的包 bots）")
@click.argument("platform", type=click.Choice(["wecom", "dingtalk"]))
@click.option(
    "--for", "audiences", multiple=True, metavar="名单",
    help="还答给这份名单看的文件，可写多次；群里的人都看得到回答",
)  # fmt: skip
@library_option
@click.pass_obj
def bot(settings: Settings, platform: str, audiences: tuple[str, ...]) -> None:
    """Reply on a chat platform until Ctrl+C."""
    from assistant import audience_names  # noqa: PLC0415
    from assistant.service.bots.running_bot import run_bot  # noqa: PLC0415

    run_bot(open_assistant(settings), platform, audience_names(audiences))


def _warm(assistant: "Assistant") -> None:
    """Load the model while the first visitor reads the page, and tell what is wrong with it."""
    try:
        assistant.warm()
    except YoujuError as error:
        click.echo(f"{error}", err=True)


@click.command(help="检查本机能否使用")
@AS_JSON
@library_option
@click.pass_obj
def doctor(settings: Settings, as_json: bool) -> None:
    """Say of each part whether it is ready, and what to do when it is not."""
    from assistant import examine  # noqa: PLC0415

    findings = examine(settings)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    for finding in () if as_json else findings:
        click.echo(f"{'好' if finding.ready else '不好'}  {finding.part}：{finding.detail}")
    if not all(finding.ready for finding in findings):
        raise LibraryError("有几项还不能用。", "请按上面标“不好”的各项处理。")
