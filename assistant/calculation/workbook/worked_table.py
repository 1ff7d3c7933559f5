"""A whole table by one formula: each row by itself, the sums, and what the table states itself.

Nothing is chosen for the user: what should be whole and is not stays as it is, and the sums are
given for the ways of rounding as well.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit, parse_unit
from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.given_figures import Givens, read_givens
from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.workbook.cell_figures import Issue, is_added
from assistant.calculation.workbook.counted_rows import (
    CountedRow,
    Refused,
    TableLayout,
    read_rows,
)
from assistant.calculation.workbook.heading_words import HeadingNames
from assistant.calculation.workbook.headings import Headings
from assistant.calculation.workbook.opening import open_table
from assistant.calculation.workbook.row_result import RowResult, work_row
from assistant.calculation.workbook.stated import check_row, check_sums
from assistant.calculation.workbook.sum_rows import StatedSum
from assistant.errors import CalculationError, TableError
from assistant.papers.grid import SheetGrid


@dataclass(frozen=True, slots=True)
class WorkedTable:
    """A table that was worked out: its rows, rows not counted, sums, and all that must be said.

    `inputs` are the columns that were worked with, `common` the figures for every row, `units` of
    all inputs and results; `totals` are over `rows` only, of what can be summed.
    """

    formula: Formula
    file: str
    grid: SheetGrid
    headings: Headings
    inputs: tuple[str, ...]
    common: Givens
    results: tuple[str, ...]
    units: Mapping[str, WrittenUnit]
    rows: tuple[RowResult, ...]
    refused: tuple[Refused, ...]
    sums: tuple[StatedSum, ...]
    checks: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def sum_label(self) -> str:
        """What the row of sums is called; it tells when rows are missing from it."""
        left_out = f"（不含有问题的{len(self.refused)}行）" if self.refused else ""
        return f"合计{left_out}"

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Every issue, in the order of the rows."""
        return tuple(issue for row in self.refused for issue in row.issues)

    @property
    def totals(self) -> dict[str, Fraction]:
        """The sum of each input and result that can be summed."""
        return self.totals_by("")

    def totals_by(self, key: str) -> dict[str, Fraction]:
        """Return the sums under one way of rounding ("" for none)."""
        values = [each.by(key) for each in self.rows]
        return {
            name: sum((each[name] for each in values), Fraction(0))
            for name in (*self.inputs, *self.results)
            if self.rows and is_added(self.units[name])
        }

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways of rounding, where a row has a figure that should be whole and is not."""
        return tuple(WAYS) if any(len(each.ways) > 1 for each in self.rows) else ()

    def headed(self, name: str) -> str:
        """Return a heading with its unit: 上年结余（元）."""
        unit = self.units[name].text
        return f"{name}（{unit}）" if unit else name

    def bare(self, name: str, value: Fraction) -> str:
        """Return a figure without its unit, as it stands below such a heading; 10% as 10%."""
        unit = self.units[name].text
        shown = self.units[name].shown(value)
        return shown if unit == "%" else shown.removesuffix(unit)

    def shown(self, name: str, value: Fraction) -> str:
        """Return a figure with its unit."""
        return self.units[name].shown(value)

    def to_json(self) -> dict[str, Any]:
        """Return the result as one JSON object; every number is a string."""
        return {
            "formula": self.formula.name,
            "file": self.file,
            "sheet": self.grid.name,
            "totals": self._numbers(self.totals),
            "ways": {WAYS[key][0]: self._numbers(self.totals_by(key)) for key in self.ways},
            "rows": [
                {
                    "name": each.row.name,
                    "row": each.row.row,
                    "inputs": {name: given.shown for name, given in each.row.givens.items()},
                    "result": self._numbers({n: each.values[n] for n in self.results}),
                    "notes": list(each.notes),
                }
                for each in self.rows
            ],
            "refused": refused_json(self.refused),
            "checks": list(self.checks),
            "notes": list(self.notes),
        }

    def _numbers(self, values: Mapping[str, Fraction]) -> dict[str, str]:
        return {name: str(self.units[name].decimal(value)) for name, value in values.items()}


def refused_json(refused: Iterable[Refused]) -> list[dict[str, Any]]:
    """Return the rows that are not counted for other programs."""
    return [
        {
            "name": row.name,
            "row": row.row,
            "issues": [{"place": i.place, "message": i.message} for i in row.issues],
        }
        for row in refused
    ]


def work_table(
    formula: Formula,
    table: tuple[bytes, str],
    figures: Mapping[str, str],
    sheet: str = "",
    more: Mapping[str, str] | None = None,
) -> WorkedTable:
    """Work out the table in a file (its bytes and its name) by a formula.

    `figures` hold for every row, where the table has no column for them; `sheet` chooses among
    several; `more` are patterns by which offices head the columns of this formula.

    Raises:
        TableError: the file holds no such table, or a figure that is needed has no column.
        DocumentError: the file cannot be read, or bears a mark of secrecy.
        CalculationError: one of `figures` is no figure for the formula.
    """
    common = read_givens(formula, figures)
    names = HeadingNames(formula, more or {})
    grid, headings = open_table(*table, sheet, names, common)
    if doubled := [name for name in common if name in headings.columns]:
        raise TableError(
            f"表里已有{'、'.join(doubled)}一栏。", "请不要再另外给出，或从表里去掉这一栏。"
        )
    inputs, results = _plan(formula, headings, common)
    stated = tuple(name for name in results if name in headings.columns)
    read = read_rows(TableLayout(grid, headings, names, inputs, stated, common))
    if not read.rows and not read.refused:
        raise TableError("表头下面没有要算的行。", "请每个乡镇（村、户）填一行再试。")
    done, failed = _worked(formula, read.rows)
    refused = tuple(sorted((*read.refused, *failed), key=lambda each: each.row))
    units = {name: figure.unit for name, figure in names.figures.items()} | _shares(formula)
    said = _said_of_all(done)
    rows = tuple(_with_notes(each, said, units) for each in done)
    checks = check_sums(
        read.sums, {each.row.row: each for each in rows}, [each.row for each in refused], units
    )
    lines = (*grid.remarks, *headings.remarks, *read.remarks, *said, *_left_out(formula, results))
    own = (note for given in common.values() for note in given.notes)
    return WorkedTable(
        formula, PurePath(table[1]).name, grid, headings, inputs, common, results, units, rows,
        refused, read.sums, checks, tuple(filter(None, (*lines, *own, formula.basis))),
    )  # fmt: skip


def _shares(formula: Formula) -> dict[str, WrittenUnit]:
    parties = formula.share.parties if formula.share else ()
    return {name: parse_unit(MONEY) for name, _ in parties}


def _plan(
    formula: Formula, headings: Headings, common: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns to work with, and the steps and shares that follow from them.

    A step that has a column while its figures have none is taken from that column.

    Raises:
        TableError: a figure that is needed is neither in a column nor given.
    """
    columns = headings.columns.keys()
    known = {*common, *(each.name for each in formula.inputs if each.name in columns)}
    taken, results = [], []
    for step in formula.steps:
        if step.needs <= known:
            results.append(step.name)
        elif step.name in columns:
            taken.append(step.name)
        known |= {step.name} & {*results, *taken}
    reached = formula.reached(taken)
    if missing := [i.name for i in formula.inputs if i.name in reached - known and not i.optional]:
        _ask_for(missing, headings)
    shared = (name for name, _ in formula.share.parties) if formula.share else ()
    used = (each.name for each in formula.inputs if each.name in reached & columns)
    return (*used, *taken), (*results, *shared)


def _ask_for(missing: Sequence[str], headings: Headings) -> None:
    """Ask for a figure that neither the table nor the user gives; no default stands in.

    Raises:
        TableError: always.
    """
    others = "、".join(f"“{each.heading}”（{each.place}）" for each in headings.unused)
    hint = f"如果是{others}里的一栏，请把它的名称改成“{missing[0]}”；" if others else ""
    raise TableError(
        f"表里没有{'、'.join(missing)}一栏。",
        f"{hint}请在表里补上，或另外给出对每一行都适用的数。",
    )


def _worked(formula: Formula, rows: Iterable[CountedRow]) -> tuple[list[RowResult], list[Refused]]:
    done, refused = [], []
    for row in rows:
        try:
            done.append(work_row(formula, row))
        except CalculationError as error:
            issue = Issue(_culprit(row, error), f"{error.message}{error.next_step}")
            refused.append(Refused(row.name, row.row, (issue,)))
    return done, refused


def _culprit(row: CountedRow, error: CalculationError) -> str:
    """Return the cell of the only figure that a refusal names, else the row."""
    named = [given for name, given in row.givens.items() if name in error.message]
    only = named[0].source.removeprefix("表格") if len(named) == 1 else ""
    return only if only.endswith(str(row.row)) else f"第{row.row}行"


def _said_of_all(rows: Sequence[RowResult]) -> tuple[str, ...]:
    """Return the notes that hold for every row, to be said once."""
    return tuple(n for n in rows[0].notes if all(n in each.notes for each in rows)) if rows else ()


def _left_out(formula: Formula, results: Collection[str]) -> tuple[str, ...]:
    """Tell what was not worked out, for want of a figure that need not be given."""
    steps = [step for step in formula.steps if step.is_result and step.name not in results]
    optional = [each.name for each in formula.inputs if each.optional]
    without = [name for name in optional if any(name in step.needs for step in steps)]
    if not without:
        return ()
    listed = "、".join(step.name for step in steps)
    return (f"没有给出{'、'.join(without)}，不算{listed}。",)


def _with_notes(
    done: RowResult, said: Collection[str], units: Mapping[str, WrittenUnit]
) -> RowResult:
    own = (note for note in done.notes if note not in said)
    audit = check_row(done.row.stated, done.ways, units)
    return done.saying((*done.row.notes, *audit, *own))
