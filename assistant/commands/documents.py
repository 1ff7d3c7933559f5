"""Commands about files and documents: ingest, documents, remove, parse."""

from dataclasses import asdict
from pathlib import Path

import click

from assistant.commands.common import (
    AS_JSON,
    library_option,
    open_assistant,
    print_json,
    show_progress,
)
from assistant.errors import LibraryError, UsageError
from assistant.settings import Settings


@click.command(help="把文件或文件夹入库；不写路径则用 corpus 文件夹")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@AS_JSON
@library_option
@click.pass_obj
def ingest(settings: Settings, paths: tuple[Path, ...], as_json: bool) -> None:
    """Add files to the library; what is already there is not touched."""
    from assistant import records  # noqa: PLC0415
    from assistant.facade import open_library  # noqa: PLC0415

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"没有这些文件：{'、'.join(missing)}。", "请核对路径。")
    library = open_library(settings, show_progress)
    outcomes = library.add(paths or (settings.corpus,), show_progress)
    if as_json:
        print_json([records.ingested(o) for o in outcomes])
    else:
        click.echo("\n".join(f"{o.outcome} {o.file} {o.detail}".rstrip() for o in outcomes))
    if any(o.outcome == "失败" for o in outcomes):
        raise LibraryError("有文件没有入库。", "请按上面的提示处理后再运行一次。")


@click.command(help="列出库内文件")
@AS_JSON
@library_option
@click.pass_obj
def documents(settings: Settings, as_json: bool) -> None:
    """List what the library holds."""
    from assistant import records  # noqa: PLC0415

    listed = records.documents(open_assistant(settings).library)
    if as_json:
        print_json(listed)
        return
    for d in listed:
        click.echo(f"{d['id']}  {d['document_number']}  {d['date'] or '无日期'}  {d['title']}")


@click.command(help="从库里移出一份文件")
@click.argument("document_id")
@AS_JSON
@library_option
@click.pass_obj
def remove(settings: Settings, document_id: str, as_json: bool) -> None:
    """Take a document out of the library."""
    entry = open_assistant(settings).library.remove(document_id)
    if as_json:
        print_json({"removed": asdict(entry)})
    else:
        click.echo(f"已移出：{entry.document_number} {entry.title}")


@click.command(help="解析一份文件，不入库")
@click.argument("file", type=click.Path(path_type=Path))
@AS_JSON
def parse(file: Path, as_json: bool) -> None:
    """Print how a file is read: its elements and clauses."""
    from assistant import records  # noqa: PLC0415
    from assistant.documents.parse import parse_document  # noqa: PLC0415
    from assistant.documents.readers import read_file  # noqa: PLC0415

    record = records.parsed(parse_document(read_file(file).text))
    if as_json:
        print_json(record)
        return
    click.echo(f"{record['document_number']} {record['title']}")
    for part in record["clauses"]:
        click.echo(f"  {part['label']}  {part['text'][:40]}")
