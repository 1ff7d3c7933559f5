"""The headings of a table: which column holds which figure of a formula, and in which unit."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.calculation.formulas.dimensions import MONEY, NOTHING, WrittenUnit
from assistant.calculation.formulas.formula import FormulaInput
from assistant.calculation.workbook.heading_words import (
    HeadingNames,
    column_unit,
    is_person,
    is_place,
    is_remark,
    is_row_number,
    written_units,
)
from assistant.calculation.workbook.joined_headings import heading_rows
from assistant.documents.numbers.decimals import narrow
from assistant.errors import CalculationError, TableError
from assistant.papers.grid import SheetCell, SheetGrid, SheetRow

_TABLE_UNIT = re.compile(r"单\s*位\s*:\s*(?P<units>[一-鿿/·.%,、;]+)")
_FIRST_ROWS = 30


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its index from 0, its heading, its place, and the unit of its bare numbers."""

    index: int
    heading: str
    place: str
    unit: WrittenUnit | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings from row `first` to row `last`: the columns of the figures, by their names.

    `names` are the columns that say what a row is of (at best one), `people` that these are names
    of people; `unused` are other columns with figures, `width` how many columns have a heading.
    """

    first: int
    last: int
    width: int
    names: tuple[int, ...]
    people: bool
    columns: Mapping[str, Column]
    unused: tuple[Column, ...]
    remarks: tuple[str, ...]

    def repeated(self, row: SheetRow) -> bool:
        """Tell whether a row says the headings again, as at the head of a second page."""
        columns = self.columns.values()
        cells = [row.cells[c.index].text if c.index < len(row.cells) else "" for c in columns]
        return sum(t == c.heading for t, c in zip(cells, columns, strict=True)) > 1


@dataclass(slots=True)
class _Found:
    """What a row of headings names; `doubled` says which of its columns say the same."""

    first: int
    row: SheetRow
    columns: dict[str, tuple[int, SheetCell]] = field(default_factory=dict)
    doubled: list[str] = field(default_factory=list)

    def add(self, name: str, index: int, cell: SheetCell) -> None:
        if name in self.columns:
            both = f"{self.columns[name][1].place}和{cell.place}"
            self.doubled.append(f"{both}都是“{name}”一类的栏目。")
        else:
            self.columns[name] = (index, cell)


def find_headings(
    grid: SheetGrid, names: HeadingNames, given: Collection[str] = ()
) -> Headings | None:
    """Return the headings of a sheet, None where no row is; `given` are figures for every row.

    Raises:
        TableError: two columns are for one figure, a unit does not fit, or no column names rows.
    """
    found = max(_candidates(grid, names), key=lambda each: len(each.columns), default=None)
    if found is None:
        return None
    exact = dict(found.columns)
    _add_endings(found, names, given)
    if found.doubled:
        raise TableError(found.doubled[0], "请只留要用的一栏，或改清楚栏目名称。")
    _ask_which_column(found, grid)
    units = _table_units(grid, found.first)
    columns = {
        name: Column(i, c.text, c.place, _unit(names.figures[name], c, units))
        for name, (i, c) in found.columns.items()
    }
    places = [i for i, c in enumerate(found.row.cells) if is_place(c.text)]
    people = [i for i, c in enumerate(found.row.cells) if is_person(c.text)]
    numbers = [i for i, c in enumerate(found.row.cells) if is_row_number(c.text)]
    named = (*places, *people) or tuple(numbers)
    if not named:
        raise TableError(
            f"第{found.row.number}行的表头里没有乡镇（村、单位、户主、姓名）一栏。",
            "请补上这一栏，或用模板。",
        )
    used = {*(column.index for column in columns.values()), *named}
    unused = tuple(
        Column(i, c.text, c.place)
        for i, c in enumerate(found.row.cells)
        if i not in used and c.text and not is_remark(c.text)
    )
    remarks = (*_taken_for(columns, names, exact), *_remarks(columns, unused, grid, names))
    last, width = found.row.number, len(found.row.cells)
    return Headings(found.first, last, width, named, bool(people), columns, unused, remarks)


def _candidates(grid: SheetGrid, names: HeadingNames) -> Iterator[_Found]:
    for first, row in heading_rows(grid.rows[:_FIRST_ROWS], names):
        found = _Found(first, row)
        for index, cell in enumerate(row.cells):
            if name := names.of(cell.text):
                found.add(name, index, cell)
        named = any(is_place(cell.text) or is_person(cell.text) for cell in row.cells)
        if len(found.columns) > 1 or (found.columns and named):
            yield found


def _add_endings(found: _Found, names: HeadingNames, given: Collection[str]) -> None:
    """Take a longer heading for an input that has no column, where there is only one such."""
    taken = {index for index, _ in found.columns.values()}
    lacking = set(names.inputs) - set(found.columns) - set(given)
    for index, cell in enumerate(found.row.cells):
        if index not in taken and (name := names.ending(cell.text)) in lacking:
            found.add(name, index, cell)


def _ask_which_column(found: _Found, grid: SheetGrid) -> None:
    """Ask which column is meant, where a merged heading has figures in more than one below it.

    Raises:
        TableError: there is such a heading.
    """
    for name, (_, heading) in found.columns.items():
        row = found.row
        across = [i for i, c in enumerate(row.cells) if c.merged == heading.merged != ""]
        for below in grid.rows[row.number :] if len(across) > 1 else ():
            filled = [c.place for i, c in enumerate(below.cells) if i in across and c.text]
            if len(filled) > 1:
                raise TableError(
                    f"“{heading.text}”一栏（{heading.merged}）下面{'、'.join(filled)}都有数，"
                    f"哪一列是{name}？",
                    "请每一列写一个栏目名称。",
                )


def _unit(figure: FormulaInput, cell: SheetCell, of_table: frozenset[str]) -> WrittenUnit | None:
    written = written_units(cell.text)
    if not written:
        return _from_table(figure, cell, of_table)
    try:
        unit = column_unit(written[0])
    except CalculationError:
        unit = None
    if unit is None or len(written) > 1 or not _fits(unit, figure):
        raise TableError(
            f"{cell.place}“{cell.text}”的单位看不明白，或者不是{figure.name}的单位。",
            f"{figure.name}以{figure.unit.text or '不带单位的数'}计，请核对栏目名称和单位。",
        )
    return unit


def _fits(unit: WrittenUnit, figure: FormulaInput) -> bool:
    """Tell whether a unit is that of a figure, or the part of it that people write: 元 of 元/人."""
    ours, other = figure.unit.dimension, unit.dimension
    if NOTHING in (ours, other):
        return ours == other
    return other.above == ours.above and set(other.below) <= set(ours.below)


def _from_table(
    figure: FormulaInput, cell: SheetCell, written: frozenset[str]
) -> WrittenUnit | None:
    """Return the unit that stands above the table, where it is that of a column without one."""
    units = []
    for each in written:
        try:
            units.append(column_unit(each))
        except CalculationError:
            continue
    above = [unit for unit in units if unit.dimension.above == figure.unit.dimension.above != ()]
    fitting = [unit for unit in above if unit.dimension == figure.unit.dimension]
    if len(fitting) > 1 or (not fitting and any(unit.scale != 1 for unit in above)):
        raise TableError(
            f"表上写了单位（{'、'.join(sorted(written))}），{cell.place}“{cell.text}”一栏按哪个算？",
            "请在这一栏的栏目里写明单位。",
        )
    return next(iter(fitting or above), None)


def _table_units(grid: SheetGrid, heading_row: int) -> frozenset[str]:
    """Return the units that a line above the headings gives for the whole table (单位：万元)."""
    above = narrow(" ".join(grid.lines[: heading_row - 1]))
    match = _TABLE_UNIT.search(above)
    return frozenset(filter(None, re.split(r"[,、;]", match["units"]))) if match else frozenset()


def _taken_for(
    columns: Mapping[str, Column], names: HeadingNames, exact: Collection[str]
) -> tuple[str, ...]:
    """Tell which headings were taken for a figure that they do not name by its own name."""
    other = [
        f"{name}取自“{column.heading}”一栏"
        for name, column in columns.items()
        if name not in exact or not names.is_plain(name, column.heading)
    ]
    return (f"{'，'.join(other)}，请核对。",) if other else ()


def _remarks(
    columns: Mapping[str, Column],
    unused: Collection[Column],
    grid: SheetGrid,
    names: HeadingNames,
) -> Iterator[str]:
    if unused:
        yield f"没有用到的栏目：{'、'.join(dict.fromkeys(each.heading for each in unused))}。"
    hidden = [each.heading for each in columns.values() if each.index + 1 in grid.hidden_columns]
    if hidden:
        yield f"隐藏的栏目也用到了：{'、'.join(hidden)}。"
    money = {n: c for n, c in columns.items() if MONEY in names.figures[n].unit.dimension.above}
    if bare := [each.heading for each in money.values() if each.unit is None]:
        yield f"{'、'.join(bare)}没有写单位，没带单位的数按元算。"
    for name, each in columns.items():
        if each.unit and each.unit.dimension != names.figures[name].unit.dimension:
            yield f"“{each.heading}”的单位没有写全，按{names.figures[name].unit.text}算。"
