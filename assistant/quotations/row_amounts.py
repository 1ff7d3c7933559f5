"""Amounts in the rows of tables: a bare figure counts what the heading of its column says."""

import re
from collections.abc import Iterator

from assistant.documents.model import Clause, ClauseKind
from assistant.library.wording import letters_of
from assistant.quotations.counted_amounts import BARE, Amount, amounts_of

_UNIT = re.compile(
    r"[（(：:，,\s](万元|亿元|元|[%％]|人|户|个?月|年|周岁|日|天|亩|次|倍|公斤|吨)(?=[/／·.、，,；;）)\s每]|$)"
)
"""Not the 年 of 年度标准（元）."""

_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_APART = re.compile(r"[，,。；;、\s”」』\"]+")
_NAMED_CLOSE, _NAMED_EARLIER = 2, 2
"""Letters that the name of a row counts more where it stands right before, and at most elsewhere."""


def unit_headed(heading: str) -> str:
    """Return the unit that the heading of a column gives: 元 of 补贴标准（元/人·月）; else ""."""
    unit = _UNIT.search(heading)
    return unit[1] if unit else ""


def amounts_in(clause: Clause) -> tuple[Amount, ...]:
    """Return the amounts of a clause, those of a row by what heads their columns."""
    if clause.kind is not ClauseKind.ROW:
        return amounts_of(clause.text)
    found = [*amounts_of(clause.text), *_headed(clause)]
    return tuple(sorted(found, key=lambda a: a.start))


def told_of(clause: Clause, at: int, before: str) -> int:
    """Return how many letters `before` an amount tell that it is the one at `at` in a row.

    They are those of the row's first cell, 尿毒症透析, and of what heads the column, 报销比例. The
    row counts in full where it is named last, close to the amount.
    """
    cells = clause.text.split("\t")
    column = clause.text.count("\t", 0, at)
    near = letters_of(_APART.split(before)[-1])
    name = _bare_letters(cells[0])
    row = _NAMED_CLOSE + len(name) if name in near else min(len(name), _NAMED_EARLIER)
    row = row if len(name) > 1 and name in letters_of(before) else 0
    heading = clause.columns[column] if column < len(clause.columns) else ""
    head = _bare_letters(heading)
    return row + (len(head) if len(head) > 1 and head in letters_of(before) else 0)


def _bare_letters(cell: str) -> str:
    """Return the letters of a cell without what stands in its brackets."""
    return letters_of(_BRACKETED.sub("", cell))


def _headed(clause: Clause) -> Iterator[Amount]:
    at = 0
    for number, cell in enumerate(clause.text.split("\t")):
        bare = BARE.fullmatch(cell.strip())
        head = clause.columns[number] if number < len(clause.columns) else ""
        unit = unit_headed(f" {head}")
        counted = amounts_of(cell.strip() + unit) if bare and unit else ()
        start = at + cell.find(cell.strip())
        yield from (Amount(a.value, a.unit, start, start + len(cell.strip())) for a in counted)
        at += len(cell) + 1
