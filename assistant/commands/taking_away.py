"""The option that saves what a command found as a file to take away: --export OUT.docx."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.commands.storing import store
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant import Answer, Assistant, ClauseList, Comparison, KeptTalk, Timeline

WORD, CALENDAR = ".docx", ".ics"


def export_option(*endings: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a command save what it found, in the formats with these endings."""
    known = " 或 ".join(endings)

    def checked(
        _context: click.Context, _option: click.Parameter, target: Path | None
    ) -> Path | None:
        if target and target.suffix.lower() not in endings:
            raise UsageError(
                f"不能存成这种格式：{target.name}。", f"文件名请以 {known} 结尾。"
            )  # before the work, not after it
        return target

    return click.option(
        "--export", type=click.Path(dir_okay=False, path_type=Path), callback=checked,
        help=f"另存成文件（{known}），带出处和日期",
    )  # fmt: skip


def take_away(
    assistant: "Assistant",
    record: "Answer | ClauseList | Comparison | KeptTalk | Timeline",
    target: Path | None,
) -> None:
    """Save a record where the user wants it; without a target nothing is done."""
    if target is None:
        return
    write = _WRITERS[target.suffix.lower()]
    store(write(assistant, record), target)
    click.echo(f"已存到：{target}", err=True)


_WRITERS: Mapping[str, Callable[..., bytes]] = {
    WORD: lambda assistant, record: assistant.word(record),
    CALENDAR: lambda assistant, record: assistant.calendar(record),
}
