"""Commands about files and documents: ingest, documents, show, relations, remove, parse."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.commands.common import (
    AS_JSON,
    AS_OF,
    library_option,
    open_assistant,
    print_json,
    show_progress,
)
from assistant.commands.letting_in import administered
from assistant.commands.storing import keep_apart, store
from assistant.errors import LibraryError, UsageError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant import Ingested, Link, PolicyDocument, ReadingDoubt

_REMINDER = "提醒：只应放入非涉密、非工作秘密、已经审查的文件。没有密级标志不等于不涉密。"


@click.command(help="把文件或文件夹入库；不写路径则用 corpus 文件夹")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--report", type=click.Path(path_type=Path), help="把每份文件的结果写成报告，.docx 或 .csv"
)
@click.option(
    "--for", "audiences", multiple=True, metavar="名单", help="只给这份名单上的人看，可写多次"
)
@AS_JSON
@library_option
@click.pass_obj
def ingest(
    settings: Settings,
    paths: tuple[Path, ...],
    report: Path | None,
    audiences: tuple[str, ...],
    as_json: bool,
) -> None:
    """Add files to the library; what is already there is not touched."""
    from assistant import (  # noqa: PLC0415  takes a second
        Assistant,
        batch_report,
        files_of,
        to_json,
    )

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"没有这些文件：{'、'.join(missing)}。", "请核对路径。")
    if paths:
        click.echo(_REMINDER, err=True)
    taken = paths or (settings.corpus,)
    if report:
        batch_report((), report.name)  # a wrong name is told before the work, not after it
        keep_apart([report], files_of(taken))
    assistant = Assistant.start(settings, show_progress)
    outcomes = assistant.ingest(taken, show_progress, audiences=audiences or None)
    put_in = [o.document_id for o in outcomes if o.changed(shared=bool(audiences))]
    administered(settings, "DOCUMENTS_ADDED", put_in)
    if as_json:
        print_json([to_json(o) for o in outcomes])
    else:
        click.echo("\n".join(line for outcome in outcomes for line in _told(outcome)))
    if report:
        store(batch_report(outcomes, report.name), report)
        click.echo(f"报告已写入：{report}", err=True)
    if any(o.failed for o in outcomes):
        raise LibraryError("有文件没有入库。", "请按上面的提示处理后再运行一次。")


def _told(outcome: "Ingested") -> list[str]:
    """Return the line of a file, and a line for each thing to know of it."""
    line = f"{outcome.outcome.value} {outcome.file} {outcome.detail}".rstrip()
    return [line, *_noted(outcome.warnings), *_doubted(outcome.doubts)]


def _noted(warnings: tuple[str, ...]) -> list[str]:
    return [f"    注意：{warning}" for warning in warnings]


def _doubted(doubts: "tuple[ReadingDoubt, ...]") -> list[str]:
    from assistant import doubt_text  # noqa: PLC0415

    return [f"    {doubt_text(doubts)}"] if doubts else []


@click.command(help="列出库内文件：类型、文号、日期、状态、旧版、废止了什么")
@AS_OF
@AS_JSON
@library_option
@click.pass_obj
def documents(settings: Settings, as_of: date | None, as_json: bool) -> None:
    """List what the library holds."""
    from assistant import inventory  # noqa: PLC0415

    holdings = open_assistant(settings).catalogue(as_of)
    if as_json:
        print_json([asdict(each) for each in holdings])
    elif holdings:
        click.echo(inventory(holdings))


@click.command(help="显示库内一份文件的全文，旧版也可以")
@click.argument("document_id")
@AS_JSON
@library_option
@click.pass_obj
def show(settings: Settings, document_id: str, as_json: bool) -> None:
    """Print a document of the library, also one that a later version has replaced."""
    _print_document(open_assistant(settings).document(document_id), as_json=as_json)


@click.command(help="查文件之间的引用，例如：youju relations 36号文")
@click.argument("reference")
@AS_JSON
@library_option
@click.pass_obj
def relations(settings: Settings, reference: str, as_json: bool) -> None:
    """Print what a document refers to and what refers to it."""
    from assistant import to_json  # noqa: PLC0415

    found = open_assistant(settings).related(reference)
    if as_json:
        print_json([to_json(each) for each in found])
        return
    for each in found:
        click.echo(each.name if each.held else f"{each.name}（不在库内）")
        for link in each.refers_to:
            click.echo(f"  {link.relation.kind.value} {link.relation.name}{_place(link)}")
        for link in each.referred_to_by:
            click.echo(f"  被 {link.document.name} {link.relation.kind.value}{_place(link)}")


def _place(link: "Link") -> str:
    return f"（{link.clause.label}）" if link.clause else ""


@click.command(help="从库里移出一份文件，旧版一并移出")
@click.argument("document_id")
@AS_JSON
@library_option
@click.pass_obj
def remove(settings: Settings, document_id: str, as_json: bool) -> None:
    """Take a document out of the library."""
    entries = open_assistant(settings).remove(document_id)
    administered(settings, "DOCUMENT_REMOVED", [entry.id for entry in entries])
    if as_json:
        print_json({"removed": [asdict(entry) for entry in entries]})
        return
    for entry in entries:
        click.echo(f"已移出：{entry.id} {entry.document_number} {entry.title}")


@click.command(help="规定一份文件给谁看，例如：youju share 编号 --for 财务科；--for 所有人 为公开")
@click.argument("document_id")
@click.option("--for", "audiences", multiple=True, required=True, metavar="名单", help="可写多次")
@AS_JSON
@library_option
@click.pass_obj
def share(settings: Settings, document_id: str, audiences: tuple[str, ...], as_json: bool) -> None:
    """Keep a document for some audiences, or for everybody."""
    shared = open_assistant(settings).share(document_id, audiences)
    administered(settings, "DOCUMENT_SHARED", [entry.id for entry in shared.entries])
    if as_json:
        print_json({"shared": [asdict(e) for e in shared.entries], "shadowed": shared.shadowed})
        return
    for entry in shared.entries:
        click.echo(f"给{'、'.join(entry.audiences) or '所有人'}看：{entry.id} {entry.title}")
    for name in shared.shadowed:
        click.echo(
            f"    注意：看不到这份文件的人，会看到{name}没有被它废止、修改或替换。", err=True
        )


@click.command(help="解析一份文件，不入库")
@click.argument("file", type=click.Path(path_type=Path))
@AS_JSON
def parse(file: Path, as_json: bool) -> None:
    """Print how a file is read: its elements and clauses."""
    from assistant import open_document  # noqa: PLC0415

    _print_document(open_document(file)[0], as_json=as_json)


def _print_document(document: "PolicyDocument", *, as_json: bool) -> None:
    from assistant import to_json  # noqa: PLC0415

    if as_json:
        print_json(to_json(document))
        return
    click.echo(f"{document.document_number} {document.title}".strip())
    for warning in document.warnings:
        click.echo(f"注意：{warning}", err=True)
    for line in _doubted(document.doubts):
        click.echo(line.strip(), err=True)
    for clause in document.clauses:
        click.echo(f"  {clause.label}\t{clause.text}")
