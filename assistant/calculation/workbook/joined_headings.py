"""Headings of several rows: a heading over several columns, each with its own words below it.

农村人口 over 上年末 and 本年 is read as 农村人口（上年末） and 农村人口（本年）: which of them is
meant is asked, and never taken to be the first.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.calculation.workbook.heading_words import (
    APART,
    HeadingNames,
    is_period,
    is_person,
    is_place,
    is_remark,
    is_same_column,
    is_unit,
    written_units,
)
from assistant.documents.numbers.decimals import narrow
from assistant.papers.grid import SheetCell, SheetRow

_NUMBER = re.compile(r"(?=.*\d)[\d.,%‰\s]+[万亿]?[元人口成户月]?")
_NOTHING = SheetCell("", "")


def heading_rows(rows: Sequence[SheetRow], names: HeadingNames) -> Iterator[tuple[int, SheetRow]]:
    """Yield what may be headings, with the number of the first row: one, or several joined."""
    at = 0
    while at < len(rows):
        row, first, at = rows[at], rows[at].number, at + 1
        while at < len(rows) and _goes_on(row, rows[at]):
            row, at = _joined(row, rows[at], names), at + 1
        yield first, row


def _goes_on(row: SheetRow, below: SheetRow) -> bool:
    """Tell whether the row below has the second words of headings, and no town."""
    fixed = {
        index
        for index, cell in enumerate(row.cells)
        if is_place(cell.text) or is_person(cell.text) or is_remark(cell.text)
    }
    alone = sum(bool(cell.text) for cell in row.cells) < 2  # a title, or 单位：万元
    if not fixed or alone or below.hidden:
        return False
    own = [(i, cell) for i, cell in enumerate(below.cells) if cell.text and not _same(row, i, cell)]
    words = all(not _NUMBER.fullmatch(narrow(cell.text)) and not cell.trouble for _, cell in own)
    return bool(own) and words and all(index not in fixed for index, _ in own)


def _same(row: SheetRow, index: int, cell: SheetCell) -> bool:
    """Tell whether a cell is the lower part of the heading above it."""
    return bool(cell.merged) and index < len(row.cells) and row.cells[index].merged == cell.merged


def _joined(row: SheetRow, below: SheetRow, names: HeadingNames) -> SheetRow:
    cells = list(zip_longest(row.cells, below.cells, fillvalue=_NOTHING))
    own = ["" if _same(row, i, lower) else lower.text for i, (_, lower) in enumerate(cells)]
    homes = [_home(row, own, index) for index in range(len(cells))]
    times = Counter(home for home, words in zip(homes, own, strict=True) if words)
    joined = []
    for index, ((_, lower), home) in enumerate(zip(cells, homes, strict=True)):
        upper = row.cells[home] if home < len(row.cells) else _NOTHING
        if not own[index]:
            joined.append(lower if lower.merged and lower.merged != upper.merged else upper)
        elif not upper.text:
            joined.append(lower)
        else:
            text = _text(upper.text, own[index], names, shared=times[home] > 1)
            joined.append(replace(lower, text=text))
    return replace(below, cells=tuple(joined))


def _home(row: SheetRow, own: Sequence[str], index: int) -> int:
    """Return which cell of the upper row stands over a column."""
    upper = row.cells[index] if index < len(row.cells) else _NOTHING
    if upper.text:
        return index
    if upper.merged:
        return next(i for i, cell in enumerate(row.cells) if cell.merged == upper.merged)
    left = index - 1
    while left >= 0 and not (left < len(row.cells) and row.cells[left].text):
        left -= 1
    goes_on = left >= 0 and all(own[left : index + 1])
    return left if goes_on else index


def _text(upper: str, own: str, names: HeadingNames, *, shared: bool) -> str:
    """Return the heading that a column has of two, so that it names what both together do."""
    both = next((each for each in (f"{upper}{own}", f"{own}{upper}") if names.of(each)), "")
    units = () if written_units(own) else written_units(upper)
    known = bool(names.of(own))
    told = (
        (is_unit(own), f"{upper}（{own.strip('()（）')}）"),
        (bool(both), both),
        (known and is_period(upper), f"{own}（{upper}）"),
        (known and names.gathers(upper), f"{own}{''.join(f'（{unit}）' for unit in units)}"),
        (bool(names.of(upper)) and (not shared or is_same_column(own)), f"{upper}（{own}）"),
        (known and bool(names.of(upper)), own),
    )
    return next((text for fits, text in told if fits), f"{upper}{APART}{own}")
