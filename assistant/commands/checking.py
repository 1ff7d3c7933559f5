"""Commands that check a draft: check."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.commands.common import (
    AS_JSON,
    library_option,
    open_assistant,
    print_json,
    read_lines,
)
from assistant.errors import LibraryError, UsageError, YoujuError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import Assistant, Reading

_STDIN = "-"


@click.command(help="核对草稿里的引文：youju check 草稿.docx，- 表示从标准输入读")
@click.argument("draft", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--batch", nargs=2, type=click.Path(path_type=Path), help="逐行核对一个文件")
@click.option("--report", type=click.Path(path_type=Path), help="另存一份 Word 报告（.docx）")
@click.option("--strict", is_flag=True, help="有改动、出处不对或库内没有的引文时返回 1")
@AS_JSON
@library_option
@click.pass_obj
def check(
    settings: Settings,
    /,
    draft: Path | None,
    batch: tuple[Path, Path] | None,
    *,
    report: Path | None,
    **flags: bool,
) -> None:
    """Check the quotations of one draft, or of every line of a file."""
    if batch:
        wrong = _check_all(settings, *batch)
    elif draft:
        wrong = _check_one(settings, draft, report, as_json=flags["as_json"])
    else:
        raise UsageError("没有写要核对的草稿。", "请写成：youju check 草稿文件。")
    if flags["strict"] and wrong:
        raise SystemExit(1)


def _check_one(settings: Settings, draft: Path, report: Path | None, *, as_json: bool) -> bool:
    from assistant import in_words  # noqa: PLC0415

    reading = _read(draft)  # what is wrong with the draft is told before the library is opened
    assistant = open_assistant(settings)
    checked = assistant.check_reading(reading)
    name = None if str(draft) == _STDIN else draft.name
    if report:
        _save(report, assistant.check_report(checked, draft.stem if name else "草稿"))
    print_json({"id": name, **checked.to_json()}) if as_json else click.echo(in_words(checked))
    return bool(checked.wrong)


def _save(report: Path, content: bytes) -> None:
    try:
        report.write_bytes(content)
    except OSError as error:
        raise LibraryError(f"写不了报告：{report}。", "请核对路径和写入权限。") from error


def _read(draft: Path) -> "Reading":
    from assistant import open_bytes, open_file  # noqa: PLC0415  loads the readers

    if str(draft) == _STDIN:
        return open_bytes(sys.stdin.buffer.read(), "标准输入")
    return open_file(draft)


def _check_all(settings: Settings, source: Path, target: Path) -> bool:
    lines = read_lines(source)
    assistant = open_assistant(settings)
    wrong = False
    try:
        with target.open("w", encoding="utf-8") as out:
            for line in lines:
                record, bad = _checked(assistant, line)
                wrong = wrong or bad
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    except OSError as error:
        raise LibraryError(f"写不了结果文件：{target}。", "请核对路径和写入权限。") from error
    return wrong


def _checked(assistant: "Assistant", line: object) -> tuple[dict[str, Any], bool]:
    """Check one line; one that cannot be checked says why, and the batch goes on."""
    from assistant import Checked  # noqa: PLC0415

    given = line if isinstance(line, dict) else {}
    try:
        checked = assistant.check_quotes(str(given.get("text", "")))
    except YoujuError as error:
        checked = Checked((), warnings=(str(error),))
    return {"id": given.get("id"), **checked.to_json()}, bool(checked.wrong)
