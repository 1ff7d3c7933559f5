"""The tab of the library: which documents there are, and a way to put more in."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant import Holding, Ingested, batch_report, counted_outcomes, doubt_text
from youju_ui import failures, render
from youju_ui.downloads import link
from youju_ui.engine import Engine
from youju_ui.progress import followed

CONFIRMED = "我确认：这些文件非涉密、非工作秘密、已审查"
INTRODUCTION = (
    "可以放入 Word、PDF、OFD、网页、邮件和文本文件，一次可选多份。"
    "带密级、份号、“内部资料”“不得公开”等标志的文件不会入库。没有标志不等于不涉密，请先人工审查。"
)
UNCONFIRMED = "**没有入库。** 请先勾选上面的确认，再选择文件。"
CLOSED = "这个网页不接收文件。管理员可以用 youju ingest 命令入库。"
EMPTY = "库里还没有文件。"
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_SEVERAL = 2
_HEAD = "|文件|状态|\n|---|---|\n"


def listing(engine: Engine) -> str:
    """Return the documents of the library as a Markdown table, or the sentence why not."""
    try:
        holdings = engine.catalogue()
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        return render.escape(failures.sentence(error))
    if not holdings:
        return EMPTY
    rows = "\n".join(map(_row, holdings))
    return f"库内现有 {len(holdings)} 份文件。\n\n{_HEAD}{rows}"


def _row(holding: Holding) -> str:
    name = f"{holding.document_number} 《{holding.title}》".strip()
    standing = f"{holding.standing}：{holding.reason}" if holding.reason else holding.standing
    facts = [
        holding.kind,
        f"成文日期{render.day(holding.date) or '未载明'}",
    ]
    if holding.clauses:
        facts.append(f"{holding.clauses}条")
    if holding.versions:
        facts.append(f"旧版{len(holding.versions)}份")
    first, second, third = (render.escape(text) for text in (name, "，".join(facts), standing))
    first = f"[{first}]({holding.address})" if holding.address else first
    about = "".join(f"<br>{render.escape(each)}" for each in holding.about)
    return f"|{first}<br>*{second}*{about}{_noted(holding)}|{third}|"


def _noted(told: Holding | Ingested) -> str:
    """Return what to know of a file, and what its reading was unsure of, each on a line."""
    said = [*(f"注意：{warning}" for warning in told.warnings), doubt_text(told.doubts)]
    return "".join(f"<br>{render.escape(line)}" for line in said if line)


def report(outcomes: Sequence[Ingested]) -> str:
    """Return what became of each file, those that were refused first, then the doubtful."""
    ordered = sorted(outcomes, key=lambda o: (not o.failed, not o.doubtful))
    lines = [
        f"- **{o.outcome.value}** {render.escape(Path(o.file).name)}　{render.escape(o.detail)}"
        + _noted(o)
        for o in ordered
    ]
    head = [counted_outcomes(outcomes), ""] if len(outcomes) > 1 else []
    return "\n".join((*head, *lines))


def report_links(outcomes: Sequence[Ingested]) -> str:
    """Return links to the report of several files, as Word and as a table; of one file "" ."""
    if len(outcomes) < _SEVERAL:
        return ""
    named = [replace(o, file=Path(o.file).name) for o in outcomes]
    kinds = (("入库报告.docx", "下载入库报告（Word）"), ("入库报告.csv", "下载入库报告（表格）"))
    return "　".join(link(batch_report(named, name), name, words) for name, words in kinds)


def received(engine: Engine, files: Sequence[str], confirmed: bool) -> Iterator[tuple[str, str]]:
    """Put uploaded files into the library, and wipe what the upload left on the disk.

    Yields what is being done, last what became of each file; beside it the links to the report.
    """
    paths = [Path(file) for file in files]
    try:
        if not confirmed:
            yield UNCONFIRMED, ""
            return
        for told in followed(partial(engine.ingest, paths)):
            yield (told, "") if isinstance(told, str) else (report(told), report_links(told))
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        yield f"**没有入库。** {render.escape(failures.sentence(error))}", ""
    finally:
        for path in paths:
            shutil.rmtree(path.parent, ignore_errors=True)


def build(engine: Engine, page: gr.Blocks, *, uploads: bool) -> None:
    """Add the tab's components to the page and connect them to the engine."""
    list_all = partial(listing, engine)
    # Above the list, which may be long.
    taken = _add_intake(engine) if uploads else None
    if taken is None:
        gr.Markdown(CLOSED)
    table = gr.Markdown(elem_id="documents")
    page.load(list_all, None, table, queue=False, **_PRIVATE)
    if taken is not None:
        taken.then(list_all, None, table, **_PRIVATE)


def _add_intake(engine: Engine) -> Dependency:
    """Add what takes files in, and return the event after which the library may have changed."""
    gr.Markdown(INTRODUCTION)
    confirmed = gr.Checkbox(label=CONFIRMED, value=False, elem_id="confirmed")
    button = gr.UploadButton(
        "选择文件入库", file_count="multiple", interactive=False, elem_id="upload"
    )
    told = gr.Markdown(elem_id="ingested")
    links = gr.HTML(elem_id="ingest-report")

    def receive(files: list[str] | None, agreed: bool) -> Iterator[tuple[str, str]]:
        yield from received(engine, files or [], agreed)

    confirmed.change(lambda agreed: gr.update(interactive=agreed), confirmed, button, **_PRIVATE)
    outputs = [told, links]
    return button.upload(receive, [button, confirmed], outputs, concurrency_limit=1, **_PRIVATE)
