"""Items of the rows of tables: what a cell says, by its row and its column."""

import re
from collections import Counter
from collections.abc import Iterator

from assistant.documents.model import Clause, PolicyDocument
from assistant.teaching.crafting import called, item_of, proof_of
from assistant.teaching.drawing import shuffled
from assistant.teaching.even_choices import drawn_evenly
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.lesson import Lesson
from assistant.teaching.statement import topic_over

_ORDER = re.compile(
    r"序号|编号|备注|说明$|电话|联系|地址|邮编|邮政编码|邮箱|传真|网址|负责人|姓名|签[字名]"
)
"""Columns that nobody is taught by heart."""
_MARK = re.compile(
    r"^(?:\d+[.．、]\s*|[（(][一二三四五六七八九十]+[）)]\s*|[一二三四五六七八九十]+、)|[▲*＊]$"
)
_LONGEST_CELL = 40


def row_items(lesson: Lesson) -> Iterator[Item]:
    """Yield an item for each cell of a row that others of its column could be taken for."""
    tables: dict[tuple[str, str, tuple[str, ...]], list[tuple[PolicyDocument, Clause]]] = {}
    for document, clause in lesson.rows:
        key = (document.id, clause.layer, clause.columns)
        tables.setdefault(key, []).append((document, clause))
    for rows in tables.values():
        yield from _of_table(lesson, rows)


def _of_table(lesson: Lesson, rows: list[tuple[PolicyDocument, Clause]]) -> Iterator[Item]:
    cells = [[cell.strip() for cell in clause.text.split("\t")] for _, clause in rows]
    columns = rows[0][1].columns
    named = _naming(cells, columns)
    if named is None:
        return
    for (document, clause), row in zip(rows, cells, strict=True):
        for at, column in enumerate(columns):
            if at != named and at < len(row) and row[at] and not _ORDER.search(column):
                held = [other[at] for other in cells if at < len(other) and other[at]]
                yield from _of_cell(
                    lesson, document, clause, (columns[named], row[named]), (column, row[at], held)
                )


def _naming(cells: list[list[str]], columns: tuple[str, ...]) -> int | None:
    """Return the column whose cells name the rows: each but one, and none is a figure."""
    for at, column in enumerate(columns):
        held = [row[at] for row in cells if at < len(row)]
        counted = Counter(held)
        if _ORDER.search(column) or len(held) != len(cells) or len(held) < 4:
            continue
        if max(counted.values()) == 1 and all(re.search(r"[\u4e00-\u9fff]{2}", h) for h in held):
            return at
    return None


def _of_cell(
    lesson: Lesson,
    document: PolicyDocument,
    clause: Clause,
    row: tuple[str, str],
    cell: tuple[str, str, list[str]],
) -> Iterator[Item]:
    column, said, held = cell
    name, answer = _bare(row[1]), _bare(said)
    others = [_bare(h) for h in shuffled(dict.fromkeys(held), lesson.seed, row[1])]
    near = [o for o in dict.fromkeys(others) if o != answer and _is_near(o, answer)]
    wrong = drawn_evenly(answer, near, lesson.seed, row[1])
    if len(answer) > _LONGEST_CELL or not wrong or answer in name or name in answer:
        return
    stem = f"根据{called(document, clause)}，{_bare_column(row[0])}“{name}”对应的{column}是哪一项？"
    yield item_of(
        ItemKind.SINGLE, stem, proof_of(document, clause), right=[answer], wrong=wrong,
        topic=topic_over(document, clause), difficulty=2, seed=lesson.seed,
    )  # fmt: skip


def _bare(cell: str) -> str:
    return _MARK.sub("", _MARK.sub("", cell.strip())).strip()


def _bare_column(column: str) -> str:
    return re.sub(r"[（(].*", "", column)


def _is_near(other: str, answer: str) -> bool:
    digits = any(c.isdigit() for c in other) == any(c.isdigit() for c in answer)
    return digits and len(other) <= 2 * len(answer) + 2 and len(answer) <= 2 * len(other) + 2
