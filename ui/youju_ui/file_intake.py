"""Putting files in: what is being done with each, what became of it, and what to do next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path

from assistant import BatchRow, Ingested, batch_report, batch_rows, counted_outcomes
from youju_ui import failures
from youju_ui.downloads import link
from youju_ui.engine import Engine
from youju_ui.own_copies import own_copies
from youju_ui.progress import ProgressStep, followed

UNCONFIRMED = "<p><b>没有入库。</b>请先勾选上面的确认，再选择文件。</p>"
_READING = "读取文件"
"""The step of the engine in which files are read one after another, in the order they came."""
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Intake:
    """What the page shows of files that go in: as HTML, links to the report, what became of them.

    `outcomes` are None while it is still going on, and where nothing was taken in.
    """

    html: str
    links: str = ""
    outcomes: Sequence[Ingested] | None = None


def received(  # noqa: PLR0913  what is asked of who puts files in
    engine: Engine,
    files: Sequence[str],
    confirmed: bool,
    person: str = "",
    audiences: Sequence[str] | None = None,
    *,
    replacing: str = "",
) -> Iterator[Intake]:
    """Put copies of uploaded files into the library.

    With `audiences` only these may see them; without, everybody, and a new version whoever did.
    What is put in as the new version of a document, `replacing` by its id, is for those whom that
    is for, though the library may not know it for one.
    Yields what is being done with each file, last what became of it.
    """
    if not confirmed:
        yield Intake(UNCONFIRMED)
        return
    try:
        with own_copies(files) as paths:
            work = partial(
                engine.ingest, paths, by=person, audiences=audiences, replacing=replacing
            )
            yield from _taken_in(paths, work)
    except Exception as error:  # noqa: BLE001 - the edge: whatever fails becomes a sentence
        yield Intake(f"<p><b>没有入库。</b>{escape(failures.sentence(error))}</p>")


def _taken_in(paths: Sequence[Path], work: Callable[..., Sequence[Ingested]]) -> Iterator[Intake]:
    for told in followed(lambda tell: work(progress=tell)):
        if isinstance(told, ProgressStep):
            yield Intake(_under_way(told, [path.name for path in paths]))
        else:
            yield Intake(report(told), report_links(told), told)


def _under_way(step: ProgressStep, names: Sequence[str]) -> str:
    """Return how far the work is: while files are read, of each of them."""
    if step.name != _READING or step.total != len(names):
        return f'<p role="status">{escape(step.sentence)}</p>'
    states = [
        "读过了" if at < step.done else "正在读" if at == step.done else "等着"
        for at in range(len(names))
    ]
    rows = "".join(f"<li>{s}　{escape(n)}</li>" for s, n in zip(states, names, strict=True))
    return f'<p role="status">{escape(step.sentence)}</p><ul class="outcomes">{rows}</ul>'


def report(outcomes: Sequence[Ingested]) -> str:
    """Return what became of each file as HTML, those that were refused first, then the doubtful."""
    head = f"<p><b>{counted_outcomes(outcomes)}</b></p>" if len(outcomes) > 1 else ""
    return f'{head}<ul class="outcomes">{"".join(map(_row, batch_rows(outcomes)))}</ul>'


def _row(row: BatchRow) -> str:
    """Return one file: what became of it, as what it is held, why, and what to do next."""
    worst = row.group if row.group == row.outcome else f"{row.outcome}，{row.group}"
    name = f"　{escape(row.name)}" if row.name else ""
    kind = "unsure" if row.score else "failed" if not row.name else "taken"
    return (
        f'<li class="{kind}"><b>{escape(worst)}</b>　{escape(Path(row.file).name)}{name}'
        f"<p>{escape(row.reason)}</p><p>下一步：{escape(row.next_step)}</p></li>"
    )


def report_links(outcomes: Sequence[Ingested]) -> str:
    """Return links to the report of several files, as Word and as a table; of one file "" ."""
    if len(outcomes) < _SEVERAL:
        return ""
    named = [replace(o, file=Path(o.file).name) for o in outcomes]
    kinds = (("入库报告.docx", "下载入库报告（Word）"), ("入库报告.csv", "下载入库报告（表格）"))
    return "　".join(link(batch_report(named, name), name, words) for name, words in kinds)
