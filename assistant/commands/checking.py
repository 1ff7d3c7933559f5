"""Commands that check a draft: check."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.commands.common import (
    AS_JSON,
    AS_OF,
    library_option,
    open_assistant,
    print_json,
    read_lines,
    write_lines,
)
from assistant.commands.storing import keep_apart, store
from assistant.errors import UsageError, YoujuError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import Assistant, Checked, Reading, ReturnedDraft

_STDIN = "-"
_MARKED_CALL = "youju check 草稿.docx --marked 批注稿.docx"


@dataclass(frozen=True, slots=True)
class _Targets:
    """The files to write: the report, and the draft with what was found in it."""

    report: Path | None
    marked: Path | None

    def keep_apart(self, draft: Path) -> None:
        """See to it that none is the draft, or the other; a marked draft's name is completed."""
        marked = self.marked
        completed = marked.with_name(marked.name + draft.suffix) if marked else None
        keep_apart((self.report, marked, completed), () if str(draft) == _STDIN else (draft,))


@click.command(help="核对草稿里的引文：youju check 草稿.docx，- 表示从标准输入读")
@click.argument("draft", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--batch", nargs=2, type=click.Path(path_type=Path), help="逐行核对一个文件")
@click.option("--report", type=click.Path(path_type=Path), help="另存一份 Word 报告（.docx）")
@click.option(
    "--marked",
    type=click.Path(path_type=Path),
    help="另存草稿：改动作成修订，问题作成批注（.docx）",
)
@AS_OF
@click.option(
    "--strict", is_flag=True, help="引文、文件名称、条款号有错，或批量里有一行没核成，返回 1"
)
@AS_JSON
@library_option
@click.pass_obj
def check(  # noqa: PLR0913  an option each
    settings: Settings,
    /,
    draft: Path | None,
    batch: tuple[Path, Path] | None,
    *,
    report: Path | None,
    marked: Path | None,
    as_of: date | None,
    **flags: bool,
) -> None:
    """Check the quotations of one draft, or of every line of a file."""
    if marked and (batch or not draft or str(draft) == _STDIN):
        raise UsageError("--marked 要有一份草稿文件。", f"请写成：{_MARKED_CALL}。")
    if report and batch:
        raise UsageError("逐行核对不写 Word 报告。", "请去掉 --report，或者一份一份核对。")
    if batch:
        wrong = _check_all(settings, *batch, as_of)
    elif draft:
        targets = _Targets(report, marked)
        wrong = _check_one(settings, draft, targets, as_of, as_json=flags["as_json"])
    else:
        raise UsageError("没有写要核对的草稿。", "请写成：youju check 草稿文件。")
    if flags["strict"] and wrong:
        raise SystemExit(1)


def _check_one(
    settings: Settings, draft: Path, targets: _Targets, day: date | None, *, as_json: bool
) -> bool:
    from assistant import CheckedDraft, in_words, returnable  # noqa: PLC0415

    targets.keep_apart(draft)
    reading = _read(draft)  # what is wrong with the draft is told before the library is opened
    data = returnable(draft) if targets.marked else b""
    assistant = open_assistant(settings)
    checked = assistant.check_reading(reading, day)
    name = None if str(draft) == _STDIN else draft.name
    if targets.report:
        store(assistant.word(CheckedDraft(checked, draft.stem if name else "草稿")), targets.report)
    print_json({"id": name, **checked.to_json()}) if as_json else click.echo(in_words(checked))
    if targets.marked:
        _give_back(targets.marked, assistant.return_draft(checked, data, draft.name))
    return not checked.clean


def _give_back(target: Path, returned: "ReturnedDraft") -> None:
    """Write the draft; what is told of it goes where it is no part of a record."""
    if target.suffix.lower() != returned.suffix:
        target = target.with_name(f"{target.name}{returned.suffix}")
    store(returned.data, target)
    click.echo(f"批注稿：{target}。{returned.told}", err=True)


def _read(draft: Path) -> "Reading":
    from assistant import open_bytes, open_file  # noqa: PLC0415  loads the readers

    if str(draft) == _STDIN:
        return open_bytes(sys.stdin.buffer.read(), "标准输入")
    return open_file(draft)


def _check_all(settings: Settings, source: Path, target: Path, day: date | None) -> bool:
    keep_apart([target], [source])
    lines = read_lines(source)
    assistant = open_assistant(settings)
    wrong: list[bool] = []

    def told() -> Iterator[dict[str, Any]]:
        for line in lines:
            given = line if isinstance(line, dict) else {}
            checked, done = _checked(assistant, str(given.get("text", "")), day)
            wrong.append(not (done and checked.clean))
            yield {"id": given.get("id"), **checked.to_json()}

    write_lines(target, told())
    return any(wrong)


def _checked(assistant: "Assistant", text: str, day: date | None) -> "tuple[Checked, bool]":
    """Check one text; one that cannot be checked says why, is told apart, and the batch goes on."""
    from assistant import Checked  # noqa: PLC0415

    try:
        return assistant.check_quotes(text, day), True
    except YoujuError as error:
        return Checked((), warnings=(str(error),)), False
