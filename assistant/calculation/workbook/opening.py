"""From a file to the one sheet in it that is a table for a formula."""

from collections.abc import Collection, Sequence

from assistant.calculation.workbook.heading_words import HeadingNames
from assistant.calculation.workbook.headings import Headings, find_headings
from assistant.documents.secrecy import refuse_classified
from assistant.errors import TableError
from assistant.papers.grid import SheetGrid
from assistant.papers.grid_files import read_grids

OWN = "测算："
"""What begins the heading of a column that the program wrote: it is left out, and made anew."""
RESULT = "测算结果"
"""The sheet that is read of a workbook which the program wrote."""


def open_table(
    data: bytes, name: str, sheet: str, names: HeadingNames, given: Collection[str]
) -> tuple[SheetGrid, Headings]:
    """Return the sheet with the table and its headings; `sheet` chooses among several.

    Raises:
        TableError: there is no such sheet, more than one, or one whose headings are not clear.
        DocumentError: the file cannot be read, or bears a mark of secrecy.
    """
    grids = [grid.without(OWN) for grid in read_grids(data, name)]
    for grid in grids:
        refuse_classified(grid.lines, (), name)
    if sheet:
        chosen = [grid for grid in grids if grid.name == sheet]
        if not chosen:
            raise TableError(f"没有名叫“{sheet}”的表。", f"现有：{_names(grids)}。")
        grids = chosen
    else:
        grids = [grid for grid in grids if grid.name == RESULT] or grids
    found = [(grid, each) for grid in grids if (each := find_headings(grid, names, given))]
    found = [each for each in found if {*names.inputs} & each[1].columns.keys()] or found
    if not found:
        words = "、".join(names.inputs)
        raise TableError(f"没有找到表头：{name}。", f"表头里要有名称一栏，和{words}各栏。")
    if len(found) > 1:
        raise TableError(
            f"有{len(found)}张表都像要算的表：{_names([grid for grid, _ in found])}。",
            "请指明读哪一张（工作表名称），或只留一张。",
        )
    return found[0]


def _names(grids: Sequence[SheetGrid]) -> str:
    return "、".join(f"“{grid.name}”" for grid in grids)
