"""Commands that ask the library: ask, search, clause."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
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
from assistant.commands.storing import keep_apart
from assistant.commands.taking_away import CALENDAR, WORD, export_option, take_away
from assistant.errors import UsageError, YoujuError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import Answer, Assistant, Evidence, Scope


@click.command(help="提问：youju ask 问题，或 youju ask --batch 输入.jsonl 输出.jsonl")
@click.argument("question", required=False)
@click.option("--batch", nargs=2, type=click.Path(path_type=Path), help="逐行回答一个文件")
@export_option(WORD)
@AS_OF
@AS_JSON
@library_option
@click.pass_obj
def ask(  # noqa: PLR0913  an option each
    settings: Settings,
    /,
    question: str | None,
    batch: tuple[Path, Path] | None,
    *,
    export: Path | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Answer one question, or every line of a file."""
    if batch:
        _ask_all(settings, as_of, batch, export)
        return
    if question is None:
        raise UsageError("没有写问题。", "请写成：youju ask 问题。")
    assistant = open_assistant(settings)
    answer = assistant.ask(question, as_of=as_of)
    print_json(answer.to_json()) if as_json else click.echo(answer.text)
    take_away(assistant, answer, export)


def _ask_all(
    settings: Settings, day: date | None, batch: tuple[Path, Path], export: Path | None
) -> None:
    """Answer every line of a file, and save all of it as one talk where that is wanted."""
    from assistant import KeptTalk  # noqa: PLC0415

    source, target = batch
    keep_apart([target, export], [source])
    asked = read_lines(source)
    assistant = open_assistant(settings)
    answers: list[Answer] = []

    def told() -> Iterator[dict[str, Any]]:
        for record in asked:
            line = record if isinstance(record, dict) else {}
            answers.append(_answer(assistant, line, day))
            yield {"id": line.get("id"), **answers[-1].to_json()}

    write_lines(target, told())
    take_away(assistant, KeptTalk(tuple(answers)), export)


def _answer(assistant: "Assistant", line: Mapping[str, Any], day: date | None) -> "Answer":
    """Answer one line; one that cannot be worked on is asked again, and the batch goes on."""
    from assistant import Answer, Outcome  # noqa: PLC0415

    question = str(line.get("question") or "")
    try:
        return assistant.ask(question, line.get("history") or (), day)
    except YoujuError as error:
        return Answer(question, Outcome.CLARIFY, str(error))


_TYPES = {"公文": "gongwen", "法规": "law"}


@click.command(help="检索条款，可以限定文件、类型、机关、日期")
@click.argument("query")
@click.option("-k", "count", default=8, show_default=True, type=click.IntRange(1), help="条数")
@click.option("--document", default="", help="只查这份文件：编号、文号或《标题》")
@click.option("--type", "kind", type=click.Choice(list(_TYPES)), help="只查公文，或只查法规")
@click.option("--issuer", default="", help="只查这个机关发的")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="成文日期不早于")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="成文日期不晚于")
@click.option("--in-force", is_flag=True, help="不查已废止和尚未施行的")
@export_option(WORD)
@AS_OF
@AS_JSON
@library_option
@click.pass_obj
def search(  # noqa: PLR0913  an option each
    settings: Settings,
    /,
    query: str,
    count: int,
    *,
    export: Path | None,
    as_of: date | None,
    as_json: bool,
    **options: Any,  # noqa: ANN401
) -> None:
    """List the clauses that fit a query, with the reason."""
    from assistant import ClauseList  # noqa: PLC0415

    assistant = open_assistant(settings)
    found = assistant.search(query, count, _scope(assistant, **options), as_of)
    _show(assistant, found, as_of, as_json=as_json)
    take_away(assistant, ClauseList(f"条款：{query}", tuple(found), as_of), export)


def _scope(
    assistant: "Assistant",
    *,
    kind: str | None,
    in_force: bool,
    since: datetime | None,
    until: datetime | None,
    **named: str,
) -> "Scope | None":
    from assistant import DocumentType, Scope  # noqa: PLC0415  loads the library

    scope = Scope(
        type=DocumentType(_TYPES[kind]) if kind else None,
        since=since.date() if since else None,
        until=until.date() if until else None,
        without=assistant.no_longer_in_force() if in_force else frozenset(),
        **named,
    )
    return None if scope == Scope() else scope


@click.command(help="按指名取条款原文，例如：youju clause 36号文第九条")
@click.argument("reference")
@export_option(WORD)
@AS_OF
@AS_JSON
@library_option
@click.pass_obj
def clause(
    settings: Settings, reference: str, *, export: Path | None, as_of: date | None, as_json: bool
) -> None:
    """Print the clauses that a reference names."""
    from assistant import ClauseList  # noqa: PLC0415

    assistant = open_assistant(settings)
    found = assistant.clause(reference, as_of)
    _show(assistant, found, as_of, as_json=as_json)
    take_away(assistant, ClauseList(f"条款：{reference}", tuple(found), as_of), export)


@click.command(help="看期限，例如：youju timeline 36号文；--export 期限.ics 存成日历")
@click.argument("reference", required=False)
@click.option("--file", type=click.Path(path_type=Path), help="看一份不在库里的文件")
@export_option(WORD, CALENDAR)
@AS_OF
@AS_JSON
@library_option
@click.pass_obj
def timeline(  # noqa: PLR0913  an option each
    settings: Settings,
    /,
    reference: str | None,
    file: Path | None,
    *,
    export: Path | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Print the days that a document, a clause or a draft names."""
    from assistant import in_words, to_json  # noqa: PLC0415

    if (reference is None) == (file is None):
        raise UsageError("要么写文件或条款的名称，要么用 --file 给一份文件。", "请二选一。")
    keep_apart([export], [file])
    assistant = open_assistant(settings)
    found = assistant.timeline_of(file) if file else assistant.timeline(reference or "", as_of)
    print_json(to_json(found)) if as_json else click.echo(in_words(found))
    take_away(assistant, found, export)


def _show(
    assistant: "Assistant", found: "list[Evidence]", day: date | None, *, as_json: bool
) -> None:
    from assistant.service.clause_records import clause_records  # noqa: PLC0415

    if as_json:
        print_json(clause_records(assistant, found, day))
        return
    for evidence in found:
        standing = assistant.standing(evidence, day)
        clause, reason = evidence.clause, evidence.reason.value
        parts = [(p.label, clause.text[p.start : p.end]) for p in evidence.named]
        for part, text in parts or [("", clause.text)]:
            warning = f"【{standing.told}】" if standing.warns else ""
            click.echo(f"{evidence.document.name} {clause.label}{part}（{reason}）{warning}")
            click.echo(f"{text}\n")
