"""Headings of two rows: a heading over several columns, each with its own words below it.

农村人口 over 上年末 and 本年 is read as 农村人口（上年末） and 农村人口（本年）: which of them is
meant is asked, and never taken to be the first.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.calculation.workbook.grid import SheetCell, SheetRow
from assistant.calculation.workbook.heading_words import (
    is_group_only,
    is_name,
    is_period,
    is_same_column,
    is_unit,
    role_of,
    written_units,
)
from assistant.documents.numbers.decimals import narrow

_NUMBER = re.compile(r"(?=.*\d)[\d.,%‰\s]+[万亿]?[元人口成]?")
_NOTHING = SheetCell("", "")
APART = "："
"""Between a heading and the words below it where the two together are no column that is known."""


def heading_rows(rows: Sequence[SheetRow]) -> Iterator[SheetRow]:
    """Yield what may be a row of headings: a row, or several joined into the last of them."""
    at = 0
    while at < len(rows):
        row, at = rows[at], at + 1
        while at < len(rows) and _goes_on(row, rows[at]):
            row, at = _joined(row, rows[at]), at + 1
        yield row


def _goes_on(row: SheetRow, below: SheetRow) -> bool:
    """Tell whether the row below has the second words of headings, and no town."""
    names = next((i for i, cell in enumerate(row.cells) if is_name(cell.text)), None)
    if names is None or below.hidden:
        return False
    own = [(i, cell) for i, cell in enumerate(below.cells) if cell.text and not _same(row, i, cell)]
    words = all(not _NUMBER.fullmatch(narrow(cell.text)) and not cell.trouble for _, cell in own)
    return bool(own) and words and all(index != names for index, _ in own)


def _same(row: SheetRow, index: int, cell: SheetCell) -> bool:
    """Tell whether a cell is the lower part of the heading above it."""
    return bool(cell.merged) and index < len(row.cells) and row.cells[index].merged == cell.merged


def _joined(row: SheetRow, below: SheetRow) -> SheetRow:
    cells = list(zip_longest(row.cells, below.cells, fillvalue=_NOTHING))
    own = ["" if _same(row, i, lower) else lower.text for i, (_, lower) in enumerate(cells)]
    homes = [_home(row, own, index) for index in range(len(cells))]
    times = Counter(home for home, words in zip(homes, own, strict=True) if words)
    return replace(
        below,
        cells=tuple(
            _cell(row.cells[home] if home < len(row.cells) else _NOTHING, lower, own[index],
                  shared=times[home] > 1)
            for index, ((_, lower), home) in enumerate(zip(cells, homes, strict=True))
        ),
    )  # fmt: skip


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


def _cell(upper: SheetCell, lower: SheetCell, own: str, *, shared: bool) -> SheetCell:
    if not own:
        return lower if lower.merged and lower.merged != upper.merged else upper
    if not upper.text:
        return lower
    return replace(lower, text=_text(upper.text, own, shared=shared))


def _text(upper: str, own: str, *, shared: bool) -> str:
    """Return the heading that a column has of two, so that its role is that of both together."""
    if is_unit(own):
        return f"{upper}（{own.strip('()（）')}）"
    if role_of(f"{upper}{own}"):
        return f"{upper}{own}"
    if is_period(upper) and role_of(own):
        return f"{own}（{upper}）"
    if is_group_only(upper) and role_of(own):
        units = () if written_units(own) else written_units(upper)
        return f"{own}{''.join(f'（{unit}）' for unit in units)}"
    if role_of(upper) and (not shared or is_same_column(own)):
        return f"{upper}（{own}）"
    return f"{upper}{APART}{own}"
