"""What the commands share: the settings, the library they open, and how they print."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pydantic import ValidationError

from assistant.errors import LibraryError, UsageError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import Assistant

_WRITABLE = "请核对路径和写入权限。"
AS_JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON")


def settings_of(library: Path | None) -> Settings:
    """Read the settings, with the library folder that was given.

    Raises:
        UsageError: a variable holds what its setting cannot be.
    """
    try:
        return Settings(library=library) if library else Settings()
    except ValidationError as error:
        names = "、".join(f"YOUJU_{e['loc'][0]}".upper() for e in error.errors())
        raise UsageError(f"这些设置的值不对：{names}。", "请对照管理员指南改正。") from error


def _as_day(_context: click.Context, _option: click.Parameter, written: str | None) -> date | None:
    from assistant import the_day  # noqa: PLC0415

    return the_day(written) if written else None


AS_OF = click.option(
    "--as-of", callback=_as_day, help="按这一天的版本和效力，如 2024-01-01；缺省是今天"
)


def library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let `--library` also stand behind the command's name."""
    return click.option(
        "--library", type=click.Path(path_type=Path), expose_value=False, is_eager=True,
        callback=_choose, help="库文件夹",
    )(command)  # fmt: skip


def _choose(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder:
        context.obj = settings_of(folder)


def open_assistant(settings: Settings) -> "Assistant":
    """Open the library; only the default one is built from the corpus when it is not there."""
    from assistant import Assistant  # noqa: PLC0415  takes a second

    default = settings.library == Settings.model_fields["library"].default
    assistant = Assistant.open(settings, build=default, progress=show_progress)
    for entry in assistant.unread():
        click.echo(
            f"注意：库里《{entry.title or entry.file}》（{entry.id}）的原文丢了或者坏了，没有用它。"
            "请用原文件重新入库：youju ingest 文件。",
            err=True,
        )
    return assistant


def read_lines(source: Path) -> list[object]:
    """Return the JSON values of a file that a batch works on, one a line.

    Raises:
        UsageError: the file cannot be read, or a line of it is no JSON.
    """
    try:
        # Not `splitlines`: a JSON string may hold U+2028 and the like as they are (RFC 8259, 7).
        lines = source.read_text(encoding="utf-8-sig").split("\n")
        return [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise UsageError(f"读不到输入文件：{source}。", "请核对路径。") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"输入文件不是 UTF-8 编码：{source}。", "请另存为 UTF-8 再试。") from error
    except ValueError as error:
        raise UsageError(f"输入文件不是 JSONL：{source}。", "请每行写一个 JSON 对象。") from error


def write_lines(target: Path, values: Iterable[object]) -> None:
    """Write JSON values as they come, one a line.

    Raises:
        LibraryError: the file cannot be written.
    """
    try:
        with target.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    except OSError as error:
        raise LibraryError(f"写不了结果文件：{target}。", _WRITABLE) from error


def show_progress(step: str, done: int, total: int) -> None:
    """Tell on one line of the terminal how far a step has come; in a log only that it is done."""
    if done == total or sys.stderr.isatty():
        click.echo(f"\r正在{step} {done}/{total}", err=True, nl=done == total)


def print_json(value: object) -> None:
    """Print a JSON value for other programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
