"""The report of a batch: what became of each file that was to go into the library, by outcome.

For the person who put in a folder of a thousand files: how many of which outcome, and for each file
the reason and what to do next. A file that came in and is doubtful stands under 有疑点.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.documents.doubt import doubt_text, score_of
from assistant.errors import UsageError
from assistant.library.taking_in import FileOutcome

if TYPE_CHECKING:
    from assistant.library.taking_in import Ingested

TITLE = "入库报告"
DOUBTFUL = "有疑点"
_NO_REASON = "读取正常"
_NEXT = {
    FileOutcome.ADDED: "不用处理。",
    FileOutcome.UPDATED: "不用处理；原来的一版留作旧版，在文件页可以逐条对照。",
    FileOutcome.OLDER: "不用处理；库里有更新的一版，这一份留作旧版。",
    FileOutcome.UNCHANGED: "不用处理；库里已有同样的文字。",
}
_CHECK = "请对照原件核对，读错的请换一份格式（.docx 最稳妥）重新入库。"
_FIRST = (FileOutcome.FAILED.value, DOUBTFUL)
"""What has to be looked at comes first."""
_COLUMNS = ("文件", "结果", "文件名称", "疑点分", "原因", "下一步")
_FORMULA = ("=", "+", "-", "@", "\t")
"""How a cell begins that Excel would work out; names of files may begin so."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One file of a batch; `group` is its outcome, or 有疑点 where it came in with doubts."""

    file: str
    group: str
    outcome: str
    name: str
    score: int
    reason: str
    next_step: str


def batch_rows(outcomes: Sequence["Ingested"]) -> list[BatchRow]:
    """Return a row for each file: failures first, then what is doubtful, then by outcome."""
    order = (*_FIRST, *(o.value for o in FileOutcome if o.value not in _FIRST))
    return sorted(map(_row, outcomes), key=lambda row: order.index(row.group))


def _row(outcome: "Ingested") -> BatchRow:
    if outcome.failed:
        reason, name, group = outcome.detail.removesuffix(f"下一步：{outcome.next_step}"), "", ""
        next_step = outcome.next_step
    else:
        said = (*outcome.warnings, doubt_text(outcome.doubts))
        reason, name = "".join(filter(None, said)) or _NO_REASON, outcome.detail
        group = DOUBTFUL if outcome.doubtful else ""
        usual = outcome.next_step or _NEXT.get(outcome.outcome, "请按原因核对。")
        next_step = _CHECK if group else usual
    return BatchRow(
        outcome.file, group or outcome.outcome.value, outcome.outcome.value, name,
        score_of(outcome.doubts), reason, next_step,
    )  # fmt: skip


def batch_report(outcomes: Sequence["Ingested"], name: str) -> bytes:
    """Return the report as a file, .docx or .csv by its `name`.

    Raises:
        UsageError: the name ends otherwise.
    """
    write = _WRITERS.get(PurePath(name).suffix.lower())
    if write is None:
        raise UsageError(f"报告只能写成 .docx 或 .csv：{name}。", "请换一个文件名。")
    return write(batch_rows(outcomes))


def _as_csv(rows: Sequence[BatchRow]) -> bytes:
    """Return a table that Excel opens as it is: UTF-8 with its mark."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for row in rows:
        cells = (row.file, _result(row), row.name, str(row.score), row.reason, row.next_step)
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _result(row: BatchRow) -> str:
    return row.outcome if row.group == row.outcome else f"{row.outcome}，{row.group}"


def counted_outcomes(outcomes: Sequence["Ingested"]) -> str:
    """Return how many files there are of each outcome: 共 1000 份：失败 120 份，新增 880 份。."""
    return _counted(batch_rows(outcomes))


def _counted(rows: Sequence[BatchRow]) -> str:
    groups = dict.fromkeys(row.group for row in rows)
    parts = (f"{group} {sum(row.group == group for row in rows)} 份" for group in groups)
    return f"共 {len(rows)} 份：{'，'.join(parts)}。" if rows else "没有文件。"


def _as_word(rows: Sequence[BatchRow]) -> bytes:
    from assistant.papers.word_pages import WordPages  # noqa: PLC0415  half a second

    pages = WordPages(TITLE, wide=True)
    pages.text(_counted(rows))
    shown = _told_apart([row.file for row in rows])
    for group in dict.fromkeys(row.group for row in rows):
        of_group = [row for row in rows if row.group == group]
        pages.heading(f"{group}（{len(of_group)} 份）")
        cells = [(shown[row.file], row.name, row.reason, row.next_step) for row in of_group]
        pages.table(("文件", "文件名称", "原因", "下一步"), cells)
    return pages.saved()


def _told_apart(files: Sequence[str]) -> dict[str, str]:
    """Return how each file is called: by its name, with folders where several bear one name.

    The folders are those below the one that all the files of the name lie in.
    """
    alike: dict[str, set[PurePath]] = defaultdict(set)
    for file in files:
        alike[PurePath(file).name].add(PurePath(file))
    return {file: _name_among(PurePath(file), alike[PurePath(file).name]) for file in files}


def _name_among(file: PurePath, alike: Collection[PurePath]) -> str:
    if len(alike) == 1:
        return file.name
    depths = zip(*(path.parts[:-1] for path in alike), strict=False)
    common = sum(1 for _ in takewhile(lambda parts: len(set(parts)) == 1, depths))
    return str(PurePath(*file.parts[common:]))


_WRITERS: Mapping[str, Callable[[Sequence[BatchRow]], bytes]] = {
    ".csv": _as_csv,
    ".docx": _as_word,
}
