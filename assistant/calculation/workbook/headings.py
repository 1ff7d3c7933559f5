"""The headings of a table of towns: which column holds what, and in which unit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.calculation.roles import NAMING, Role
from assistant.calculation.workbook.grid import SheetCell, SheetGrid, SheetRow
from assistant.calculation.workbook.heading_questions import ask_which_column, ask_which_people
from assistant.calculation.workbook.heading_words import (
    MONEY_UNITS,
    is_name,
    is_population,
    is_remark,
    role_of,
    units_for,
    written_units,
)
from assistant.calculation.workbook.joined_headings import heading_rows
from assistant.documents.numbers.decimals import narrow
from assistant.errors import TableError

_TABLE_UNIT = re.compile(r"单\s*位\s*:\s*(?P<units>[一-鿿/·.%,、;]+)")
_FIRST_ROWS = 30
INPUTS = (Role.POPULATION, Role.INSURED, Role.RATIO, Role.RATE, Role.CARRY_OVER)
STATED = (Role.INSURED, Role.PREMIUM, Role.GAP, Role.SURPLUS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its index from 0, its heading as printed, and the unit of its bare numbers."""

    index: int
    heading: str
    place: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand, the column of the names, and that of each role.

    `row` is the last of their rows, `width` how many columns have one.
    """

    row: int
    width: int
    names: Column
    columns: Mapping[Role, Column]
    remarks: tuple[str, ...]

    def repeated(self, row: SheetRow) -> bool:
        """Tell whether a row says the headings again, as at the head of a second page."""
        texts = [_cell_text(row, column) for column in self.columns.values()]
        return sum(t == c.heading for t, c in zip(texts, self.columns.values(), strict=True)) > 1


def _cell_text(row: SheetRow, column: Column) -> str:
    return row.cells[column.index].text if column.index < len(row.cells) else ""


def find_headings(grid: SheetGrid) -> Headings | None:
    """Return the headings of a sheet, or None where it is no table of towns.

    Raises:
        TableError: two columns say the same, or a unit does not fit its column.
    """
    best = max(_candidates(grid), key=lambda each: len(each.found), default=None)
    if best is None:
        return None
    if not {Role.POPULATION, Role.INSURED} & set(best.found):
        ask_which_people(best.row)
        return None
    row, found, names = best.row, best.found, best.names
    if best.doubled:
        raise TableError(best.doubled, "请只留要用的一栏，或改清楚栏目名称。")
    if names is None:
        raise TableError(
            f"第{row.number}行的表头里没有乡镇（街道、单位、村）一栏。", "请补上这一栏，或用模板。"
        )
    ask_which_column({r: cell for r, (_, cell) in found.items()}, grid, row)
    units = _table_units(grid, row.number)
    columns = {role: _column(role, cell, index, units) for role, (index, cell) in found.items()}
    return Headings(
        row.number, len(row.cells), Column(names[0], names[1].text, names[1].place), columns,
        (*_remarks(row, found, names, grid), *_assumed_units(columns)),
    )  # fmt: skip


_Found = dict[Role, tuple[int, SheetCell]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that may be the headings; `doubled` says which of its columns say the same."""

    row: SheetRow
    found: _Found
    names: tuple[int, SheetCell] | None
    doubled: str


def _candidates(grid: SheetGrid) -> Iterator[_Candidate]:
    for row in heading_rows(grid.rows[:_FIRST_ROWS]):
        found, doubled = _roles(row)
        places = ((i, c) for i, c in enumerate(row.cells) if is_name(c.text))
        names = next(places, None)
        if len(found) > 1 or (found and names):
            yield _Candidate(row, found, names, doubled)


def _roles(row: SheetRow) -> tuple[_Found, str]:
    found: _Found = {}
    doubled = ""
    for index, cell in enumerate(row.cells):
        role = role_of(cell.text)
        if role and role in found:
            both = f"{found[role][1].place}和{cell.place}"
            doubled = doubled or f"{both}都是“{NAMING[role].label}”一类的栏目。"
        elif role:
            found[role] = (index, cell)
    if Role.POPULATION not in found and (loose := _loose(row)):
        found[Role.POPULATION] = loose
    return found, doubled


def _loose(row: SheetRow) -> tuple[int, SheetCell] | None:
    places = [(i, c) for i, c in enumerate(row.cells) if is_population(c.text)]
    return places[0] if len(places) == 1 else None


def _column(role: Role, cell: SheetCell, index: int, table_units: frozenset[str]) -> Column:
    written, allowed = written_units(cell.text), units_for(role)
    unit = next(iter(written), "")
    if unit and (unit not in allowed or len(written) > 1):
        raise TableError(
            f"{cell.place}“{cell.text}”的单位看不明白。",
            f"{NAMING[role].label}的单位请写成{'、'.join(sorted(allowed, key=len)[:4])}之一。",
        )
    if not unit:
        unit = _from_table(role, cell, table_units, allowed)
    return Column(index, cell.text, cell.place, unit)


def _from_table(role: Role, cell: SheetCell, units: frozenset[str], allowed: frozenset[str]) -> str:
    fitting = units & allowed
    scaled = units & MONEY_UNITS - {"元"}
    if len(fitting) > 1 or (role is Role.RATE and scaled):
        raise TableError(
            f"表上写了单位（{'、'.join(sorted(units))}），{cell.place}“{cell.text}”一栏按哪个算？",
            "请在这一栏的栏目里写明单位。",
        )
    return next(iter(fitting), "")


def _table_units(grid: SheetGrid, heading_row: int) -> frozenset[str]:
    """Return the units that a line above the headings gives for the whole table (单位：万元)."""
    above = narrow(" ".join(grid.lines[: heading_row - 1]))
    match = _TABLE_UNIT.search(above)
    return frozenset(filter(None, re.split(r"[,、;]", match["units"]))) if match else frozenset()


def _remarks(
    row: SheetRow, found: _Found, names: tuple[int, SheetCell], grid: SheetGrid
) -> tuple[str, ...]:
    used = {index for index, _ in found.values()} | {names[0]}
    unused = [
        cell.text for index, cell in enumerate(row.cells)
        if index not in used and cell.text and not is_remark(cell.text)
    ]  # fmt: skip
    remarks = [f"没有用到的栏目：{'、'.join(dict.fromkeys(unused))}。"] if unused else []
    population = found.get(Role.POPULATION)
    if population and role_of(population[1].text) is None:
        remarks.append(f"农村人口取自“{population[1].text}”一栏，请核对它是不是农村人口。")
    hidden = [c.text for i, c in [*found.values(), names] if i + 1 in grid.hidden_columns]
    if hidden:
        remarks.append(f"隐藏的栏目也用到了：{'、'.join(hidden)}。")
    return tuple(remarks)


def _assumed_units(columns: Mapping[Role, Column]) -> tuple[str, ...]:
    bare = [c.heading for r, c in columns.items() if not c.unit and NAMING[r].unit.startswith("元")]
    return (f"{'、'.join(bare)}没有写单位，没带单位的数按元算。",) if bare else ()
