"""`youju …`: the engine on the command line. Errors become one sentence and an exit status."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from pydantic import ValidationError

from assistant.errors import LibraryError, UsageError, YoujuError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.facade import Assistant

_JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON")


@click.group(help="有据：只依据库内政策文件作答的助手。")
@click.option("--library", type=click.Path(path_type=Path), help="库文件夹，缺省用 YOUJU_LIBRARY")
@click.pass_context
def cli(context: click.Context, library: Path | None) -> None:
    """Read the settings that every command shares."""
    context.obj = _settings(library)


def _settings(library: Path | None) -> Settings:
    try:
        return Settings(library=library) if library else Settings()
    except ValidationError as error:
        names = "、".join(f"YOUJU_{e['loc'][0]}".upper() for e in error.errors())
        raise UsageError(f"这些设置的值不对：{names}。", "请对照管理员指南改正。") from error


def _library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let `--library` also stand behind the command's name."""
    return click.option(
        "--library", type=click.Path(path_type=Path), expose_value=False, is_eager=True,
        callback=_choose, help="库文件夹",
    )(command)  # fmt: skip


def _choose(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder:
        context.obj = _settings(folder)


def _open(settings: Settings) -> "Assistant":
    """Open the library; only the default one is built from the corpus when it is not there."""
    from assistant.facade import Assistant  # noqa: PLC0415  takes a second

    default = settings.library == Settings.model_fields["library"].default
    return Assistant.open(settings, build=default, progress=_show_progress)


def _show_progress(done: int, total: int) -> None:
    click.echo(f"\r正在建索引 {done}/{total}", err=True, nl=done == total)


def _print(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@cli.command(help="提问：youju ask 问题，或 youju ask --batch 输入.jsonl 输出.jsonl")
@click.argument("question", required=False)
@click.option("--batch", nargs=2, type=click.Path(path_type=Path), help="逐行回答一个文件")
@_JSON
@_library_option
@click.pass_obj
def ask(
    settings: Settings, question: str | None, batch: tuple[Path, Path] | None, as_json: bool
) -> None:
    """Answer one question, or every line of a file."""
    if batch:
        _ask_all(settings, *batch)
        return
    if question is None:
        raise UsageError("没有写问题。", "请写成：youju ask 问题。")
    answer = _open(settings).ask(question)
    _print(answer.to_json()) if as_json else click.echo(answer.text)


def _ask_all(settings: Settings, source: Path, target: Path) -> None:
    asked = list(_read_lines(source))
    assistant = _open(settings)
    try:
        with target.open("w", encoding="utf-8") as out:
            for record in asked:
                out.write(json.dumps(_answer(assistant, record), ensure_ascii=False) + "\n")
    except OSError as error:
        raise LibraryError(f"写不了结果文件：{target}。", "请核对路径和写入权限。") from error


def _answer(assistant: "Assistant", record: object) -> dict[str, Any]:
    """Answer one line; one that cannot be worked on is asked again, and the batch goes on."""
    from assistant.answering.answer import Answer, Outcome  # noqa: PLC0415

    line = record if isinstance(record, dict) else {}
    question = str(line.get("question", ""))
    try:
        answer = assistant.ask(question, line.get("history") or ())
    except YoujuError as error:
        answer = Answer(question, Outcome.CLARIFY, str(error))
    return {"id": line.get("id"), **answer.to_json()}


def _read_lines(source: Path) -> Iterable[object]:
    try:
        lines = source.read_text(encoding="utf-8-sig").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise UsageError(f"读不到问题文件：{source}。", "请核对路径。") from error
    except ValueError as error:
        raise UsageError(f"问题文件不是 JSONL：{source}。", "请每行写一个 JSON 对象。") from error


@cli.command(help="检索条款")
@click.argument("query")
@click.option("-k", "count", default=8, show_default=True, type=click.IntRange(1), help="条数")
@_JSON
@_library_option
@click.pass_obj
def search(settings: Settings, query: str, count: int, as_json: bool) -> None:
    """List the clauses that fit a query, with the reason."""
    _show(_open(settings).search(query, count), as_json=as_json)


@cli.command(help="按指名取条款原文，例如：youju clause 36号文第九条")
@click.argument("reference")
@_JSON
@_library_option
@click.pass_obj
def clause(settings: Settings, reference: str, as_json: bool) -> None:
    """Print the clauses that a reference names."""
    _show(_open(settings).clause(reference), as_json=as_json)


def _show(found: list[Any], *, as_json: bool) -> None:
    from assistant import records  # noqa: PLC0415

    if as_json:
        _print([records.evidence(e) for e in found])
        return
    for evidence in found:
        click.echo(f"{evidence.document.name} {evidence.clause.label}（{evidence.reason.value}）")
        click.echo(f"{evidence.clause.text}\n")


@cli.command(help="把文件或文件夹入库；不写路径则用 corpus 文件夹")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_JSON
@_library_option
@click.pass_obj
def ingest(settings: Settings, paths: tuple[Path, ...], as_json: bool) -> None:
    """Add files to the library; what is already there is not touched."""
    from assistant import records  # noqa: PLC0415
    from assistant.facade import open_library  # noqa: PLC0415

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"没有这些文件：{'、'.join(missing)}。", "请核对路径。")
    library = open_library(settings, _show_progress)
    outcomes = library.add(paths or (settings.corpus,), _show_progress)
    if as_json:
        _print([records.ingested(o) for o in outcomes])
    else:
        click.echo("\n".join(f"{o.outcome} {o.file} {o.detail}".rstrip() for o in outcomes))
    if any(o.outcome == "失败" for o in outcomes):
        raise LibraryError("有文件没有入库。", "请按上面的提示处理后再运行一次。")


@cli.command(help="列出库内文件")
@_JSON
@_library_option
@click.pass_obj
def documents(settings: Settings, as_json: bool) -> None:
    """List what the library holds."""
    from assistant import records  # noqa: PLC0415

    listed = records.documents(_open(settings).library)
    if as_json:
        _print(listed)
        return
    for d in listed:
        click.echo(f"{d['id']}  {d['document_number']}  {d['date'] or '无日期'}  {d['title']}")


@cli.command(help="从库里移出一份文件")
@click.argument("document_id")
@_JSON
@_library_option
@click.pass_obj
def remove(settings: Settings, document_id: str, as_json: bool) -> None:
    """Take a document out of the library."""
    entry = _open(settings).library.remove(document_id)
    if as_json:
        _print({"removed": asdict(entry)})
    else:
        click.echo(f"已移出：{entry.document_number} {entry.title}")


@cli.command(help="解析一份文件，不入库")
@click.argument("file", type=click.Path(path_type=Path))
@_JSON
def parse(file: Path, as_json: bool) -> None:
    """Print how a file is read: its elements and clauses."""
    from assistant import records  # noqa: PLC0415
    from assistant.documents.parse import parse_document  # noqa: PLC0415
    from assistant.documents.readers import read_file  # noqa: PLC0415

    record = records.parsed(parse_document(read_file(file).text))
    if as_json:
        _print(record)
        return
    click.echo(f"{record['document_number']} {record['title']}")
    for part in record["clauses"]:
        click.echo(f"  {part['label']}  {part['text'][:40]}")


@cli.command(help="测算：农村人口 × 参保比例 × 保费标准 − 结余")
@click.option("--population", required=True, help="农村人口，如 2.678万")
@click.option("--ratio", required=True, help="参保比例，如 10%、一成")
@click.option("--rate", required=True, help="保费标准（元/人·年），如 100")
@click.option("--carry-over", default="0", show_default=True, help="上年结余（元）")
@_JSON
def premium(population: str, ratio: str, rate: str, carry_over: str, as_json: bool) -> None:
    """Calculate the premium that is still to be raised."""
    from assistant.tools import premium as tool  # noqa: PLC0415
    from assistant.tools.presentation import markdown  # noqa: PLC0415

    calculation = tool.premium(population, ratio, rate, carry_over)
    _print(calculation.to_json()) if as_json else click.echo(markdown(calculation))


@cli.command(help="打开网页")
@click.option("--host", help="监听地址，缺省 127.0.0.1")
@click.option("--port", type=click.IntRange(1, 65535), help="端口，缺省 7860")
@_library_option
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve the page until Ctrl+C."""
    from ui.app import serve as serve_page  # noqa: PLC0415

    given = {k: v for k, v in (("host", host), ("port", port)) if v is not None}
    chosen = settings.model_copy(update=given)
    assistant = _open(chosen)
    assistant.library.embedder.question("预热")  # so that the first visitor does not wait for it
    serve_page(assistant, chosen)


@cli.command(help="检查本机能否使用")
@_JSON
@_library_option
@click.pass_obj
def doctor(settings: Settings, as_json: bool) -> None:
    """Say of each part whether it is ready, and what to do when it is not."""
    from assistant.doctor import examine  # noqa: PLC0415

    findings = examine(settings)
    if as_json:
        _print([asdict(finding) for finding in findings])
    for finding in () if as_json else findings:
        click.echo(f"{'好' if finding.ready else '不好'}  {finding.part}：{finding.detail}")
    if not all(finding.ready for finding in findings):
        raise LibraryError("有几项还不能用。", "请按上面标“不好”的各项处理。")


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
