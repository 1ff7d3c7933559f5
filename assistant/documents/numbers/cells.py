"""Cells: the figures of a table's row with the units that the names of its columns give."""

import re
from collections.abc import Sequence

from assistant.documents.numbers.figures import read_figures
from assistant.documents.numbers.units import Unit

_UNIT = re.compile(r"(?:[（(/／:：]|单位)\s*(?P<unit>[十百千万亿]*(?:元|人|户|[%％]))\s*[)）]?$")
"""The unit at the end of a column's name: 人口（万人）, 保费/元, 参保率：%."""


def cells_in_units(row: str, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a row, kept apart by tabs, that lack the unit of their column, with it.

    2.678 under 农村人口（万人） is 2.678万人; a cell with a unit of its own is as it stands.
    """
    under = zip(row.split("\t"), columns, strict=False)
    named = ((cell.strip(), _UNIT.search(name)) for cell, name in under)
    return tuple(f"{cell}{unit['unit']}" for cell, unit in named if unit and _is_bare(cell))


def _is_bare(cell: str) -> bool:
    found = [*read_figures(cell)]
    return len(found) == 1 and found[0].kind is Unit.PLAIN and found[0].numeral == cell
