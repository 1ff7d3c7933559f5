"""Amounts in the rows of tables: a bare figure counts what the heading of its column says."""

import re
from collections.abc import Iterator

from assistant.documents.model import Clause, ClauseKind, PolicyDocument
from assistant.library.wording import letters_of
from assistant.quotations.counted_amounts import BARE, Amount, amounts_of

_UNIT = re.compile(
    r"[（(：:，,\s](万元|亿元|元|[%％]|人|户|个?月|年|周岁|日|天|亩|次|倍|公斤|吨)(?=[/／·.、，,；;）)\s每]|$)"
)
"""Not the 年 of 年度标准（元）."""

_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_APART = re.compile(r"[，,。；;\s”」』\"]+")
_SHORTEST_NAME = 2
_NAMED_CLOSE, _NAMED_EARLIER, _NAMED_WHOLE = 2, 2, 2
"""Letters that the name of a row counts more where it stands right before, at most elsewhere, and
more where it is named with what it has in brackets."""


def unit_headed(heading: str) -> str:
    """Return the unit that the heading of a column gives: 元 of 补贴标准（元/人·月）; else ""."""
    unit = _UNIT.search(heading)
    return unit[1] if unit else ""


def amounts_in(document: PolicyDocument, clause: Clause) -> tuple[Amount, ...]:
    """Return the amounts of a clause, those of a row by what heads their columns or the table.

    The line that only heads the columns has none: 月人均收入1200元以下 is said of a column.
    """
    if clause.kind is ClauseKind.HEADING and clause.columns:
        return ()
    if clause.kind is not ClauseKind.ROW:
        return amounts_of(clause.text)
    found = [*amounts_of(clause.text), *_headed(clause, _captioned(document, clause))]
    return tuple(sorted(found, key=lambda a: a.start))


def told_of(clause: Clause, at: int, before: str) -> int:
    """Return how many letters `before` an amount tell that it is the one at `at` in a row.

    They are those of the row's first cell, 尿毒症透析, and of what heads the column, 报销比例. They
    count in full where they are named last, close to the amount.
    """
    cells = clause.text.split("\t")
    column = clause.text.count("\t", 0, at)
    near = letters_of(_APART.split(before)[-1])
    heading = clause.columns[column] if column < len(clause.columns) else ""
    head, said = _bare_letters(heading), letters_of(before)
    return _counted(head, said, near) + _named_row(cells[0], said, near)


def _named_row(cell: str, before: str, near: str) -> int:
    """Return how many letters `before` and `near` an amount tell that it is in the row of a cell.

    告别厅（中） is named by all its letters more surely than by those outside its brackets.
    """
    whole, bare = letters_of(cell), _bare_letters(cell)
    if whole != bare and whole in before:
        return _NAMED_WHOLE + _counted(whole, before, near)
    return _counted(bare, before, near)


def _counted(name: str, before: str, near: str) -> int:
    """Return how many letters a name counts, in full where it is named last."""
    if len(name) < _SHORTEST_NAME or name not in before:
        return 0
    return _NAMED_CLOSE + len(name) if name in near else min(len(name), _NAMED_EARLIER)


def _bare_letters(cell: str) -> str:
    """Return the letters of a cell without what stands in its brackets."""
    return letters_of(_BRACKETED.sub("", cell))


def _captioned(document: PolicyDocument, clause: Clause) -> str:
    """Return the unit that stands above a table: 元 of 收费标准（单位：元/人·月）; else ""."""
    at = document.clauses.index(clause)
    above = (c for c in reversed(document.clauses[:at]) if not c.columns)
    caption = next(above, None)
    told = caption and caption.layer == clause.layer and "单位" in caption.text
    return unit_headed(f" {caption.text}") if caption and told else ""


def _headed(clause: Clause, captioned: str) -> Iterator[Amount]:
    """Yield the bare figures of a row, which count what their column says, else the caption."""
    at = 0
    for number, cell in enumerate(clause.text.split("\t")):
        bare = BARE.fullmatch(cell.strip())
        head = clause.columns[number] if number < len(clause.columns) else ""
        unit = unit_headed(f" {head}") or (captioned if number else "")
        counted = amounts_of(cell.strip() + unit) if bare and unit else ()
        start = at + cell.find(cell.strip())
        yield from (Amount(a.value, a.unit, start, start + len(cell.strip())) for a in counted)
        at += len(cell) + 1
