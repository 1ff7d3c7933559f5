"""Amounts in the rows of tables: a bare figure counts what the heading of its column says."""

import re
from collections.abc import Iterator

from assistant.documents.model import Clause, ClauseKind
from assistant.quotations.counted_amounts import BARE, Amount, amounts_of

_UNIT = re.compile(
    r"[（(：:，,\s](万元|亿元|元|[%％]|人|户|个?月|年|周岁|日|天|亩|次|倍|公斤|吨)(?=[/／·.、，,；;）)\s每]|$)"
)
"""Not the 年 of 年度标准（元）."""


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
