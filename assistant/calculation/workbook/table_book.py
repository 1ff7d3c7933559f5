"""A worked table as a workbook of the same shape: every cell at its place, the results behind it.

Results are live formulas over the cells of their row, each with the value that was worked out;
rows of sums are SUBTOTAL, which leaves other such rows out. What is not counted stays words, so
that no sum of Excel takes it in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.cell import get_column_letter

from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit, decimal_of
from assistant.calculation.formulas.expression import names
from assistant.calculation.formulas.formula import FormulaStep
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.cell_figures import is_added
from assistant.calculation.workbook.excel_formula import holds, in_excel, number, shares
from assistant.calculation.workbook.opening import OWN, RESULT
from assistant.calculation.workbook.row_result import RowResult
from assistant.calculation.workbook.running_totals import RunningTotals
from assistant.calculation.workbook.sheet_pages import add_basis, add_checks, add_issues, add_steps
from assistant.calculation.workbook.sum_rows import StatedSum
from assistant.calculation.workbook.worked_table import WorkedTable
from assistant.papers.grid import SheetCell, SheetRow, place
from assistant.papers.sheets import (
    HEAD,
    MONEY_FORMAT,
    TROUBLE,
    Place,
    SheetWriter,
    new_sheet,
    new_workbook,
    percent_format,
    saved,
)

COMMON = "共用的数"
NOTES = "说明"


def table_book(table: WorkedTable, found: Basis) -> bytes:
    """Return the result as the bytes of an .xlsx file."""
    book, cached = drawn(table, found)
    return saved(book, cached)


def drawn(table: WorkedTable, found: Basis) -> tuple[Workbook, Mapping[str, Mapping[str, str]]]:
    """Return the workbook, and the values that its formulas have, by sheet and cell."""
    book = new_workbook(f"{table.formula.name}测算")
    result = _ResultSheet(book, table)
    result.write()
    if table.common:
        _add_common(book, table)
    add_steps(book, table)
    add_checks(book, table, found.day)
    add_issues(book, table)
    add_basis(book, found)
    return book, {result.out.sheet.title: result.cached}


def _add_common(book: Workbook, table: WorkedTable) -> None:
    out = SheetWriter(new_sheet(book, COMMON, (30, 18, 18, 60)))
    out.headings(1, ("项目", "数", "单位", NOTES))
    for row, (name, given) in enumerate(table.common.items(), 2):
        unit = table.units[name]
        out.words((row, 1), name)
        out.number((row, 2), decimal_of(given.value / _scale(unit)), format_of(unit, given.value))
        out.words((row, 3), "" if unit.text == "%" else unit.text)
        out.words((row, 4), "对每一行都用；改了这里，测算结果跟着变。")


def _scale(unit: WrittenUnit) -> Fraction:
    """Return what one in a cell stands for; a ratio is kept as one, and shown with its sign."""
    return Fraction(1) if unit.text == "%" else unit.scale


def format_of(unit: WrittenUnit, value: Fraction) -> str:
    """Return the number format in which a figure is shown with every digit it has."""
    if unit.text == "%":
        return percent_format(decimal_of(value))
    return MONEY_FORMAT if unit.text == MONEY else "General"


@dataclass(slots=True)
class _ResultSheet:
    """Writes the sheet of results; `cached` are the values of its formulas, by cell."""

    book: Workbook
    table: WorkedTable
    cached: dict[str, str] = field(default_factory=dict)
    out: SheetWriter = field(init=False)
    width: int = field(init=False)
    columns: dict[str, int] = field(init=False)
    totals: RunningTotals = field(init=False)

    def __post_init__(self) -> None:
        """Find the columns: those of the table, the results, what is said, the rests of shares."""
        rows, share = self.table.grid.rows, self.table.formula.share
        self.totals = RunningTotals({each.row.row: each.values for each in self.table.rows})
        self.width = max((n for r in rows for n, c in enumerate(r.cells, 1) if c.text), default=1)
        rests = (_rest(name) for name, _ in share.parties) if share else ()
        names = (*self.table.results, NOTES, *rests)
        self.columns = {name: self.width + n for n, name in enumerate(names, 1)}
        self.out = SheetWriter(new_sheet(self.book, RESULT, tuple(self._widths())))

    def _widths(self) -> Iterator[int]:
        last = max(each.row.row for each in self.table.rows) if self.table.rows else 200
        rows = self.table.grid.rows[self.table.headings.first - 1 : last][:200]
        for index in range(self.width):
            texts = (r.cells[index].text for r in rows if index < len(r.cells))
            yield min(30, max((len(t.encode("gb18030")) + 2 for t in texts), default=8))
        yield from (44 if name == NOTES else 16 for name in self.columns)

    def write(self) -> None:
        headings, table = self.table.headings, self.table
        rows = {each.row.row: each for each in table.rows}
        sums = {each.row: each for each in table.sums}
        body = (*rows, *sums, *(each.row for each in table.refused))
        last = max(body)
        counted = [*rows] or [each.row for each in table.refused]
        covered = any(s.is_of(counted[0]) and s.is_of(counted[-1]) for s in table.sums)
        for row in table.grid.rows:
            number = row.number + (not covered and row.number > last)
            self._copy(row, number, wrap=headings.first <= row.number <= last)
            if headings.first <= row.number <= headings.last:
                self._heading(row)
            elif row.number in rows:
                self._result(rows[row.number])
            elif row.number in sums:
                self._sum(sums[row.number])
            if row.number in body:
                self.out.frame(number, self.columns[NOTES])
        for each in table.refused:
            told = "没有计入合计。" + "".join(map(str, each.issues))
            self.out.words((each.row, self.columns[NOTES]), told, TROUBLE)
            self.out.fit(each.row)
        if not covered:
            self._own_sum(last + 1)
        self._merge(last if not covered else len(table.grid.rows))
        self.out.sheet.freeze_panes = place(headings.last + 1, 1)

    def _copy(self, row: SheetRow, number: int, *, wrap: bool) -> None:
        figures = {column.index for column in self.table.headings.columns.values()}
        for index, cell in enumerate(row.cells):
            if not cell.text or self._repeats(row, cell):
                continue
            if cell.number and index not in figures and "%" not in cell.text:
                self.out.plain_number((number, index + 1), cell.text)
            else:
                self.out.words((number, index + 1), cell.text, wrap=wrap)

    def _repeats(self, row: SheetRow, cell: SheetCell) -> bool:
        """Tell whether a cell only shows the words of the merged one that it is a part of."""
        body = row.number > self.table.headings.last
        return bool(cell.merged) and not body and not cell.merged.startswith(f"{cell.place}:")

    def _merge(self, last: int) -> None:
        """Merge what was merged, but no figures: each row's formulas ask for a cell of its own."""
        for row in self.table.grid.rows[:last]:
            body = row.number > self.table.headings.last
            for cell in row.cells:
                if cell.merged.startswith(f"{cell.place}:") and not body:
                    self.out.sheet.merge_cells(cell.merged)

    def _heading(self, row: SheetRow) -> None:
        for column in range(1, self.columns[NOTES] + 1):
            self.out.mark((row.number, column))
        if row.number == self.table.headings.last:
            for name, column in self.columns.items():
                unit = self.table.units.get(name)
                told = f"（{unit.text}）" if unit and unit.text not in ("", "%") else ""
                self.out.words((row.number, column), f"{OWN}{name}{told}", HEAD)
                self.out.mark((row.number, column))
        self.out.fit(row.number)

    def _result(self, done: RowResult) -> None:
        row, table = done.row.row, self.table
        cells = {name: _times(f"{COMMON}!$B${n}", _scale(table.units[name]))
                 for n, name in enumerate(table.common, 2)}  # fmt: skip
        for name in table.inputs:
            column = table.headings.columns[name]
            scale = column.unit.scale if column.unit else _scale(table.units[name])
            at, value = (row, column.index + 1), done.values[name]
            shown = "General" if column.unit else format_of(table.units[name], value)
            self.out.number(at, decimal_of(value / scale), shown)
            cells[name] = _times(place(*at), scale)
        for step in table.formula.steps:
            if step.name in table.results:
                self._step(step, done, cells)
        if table.formula.share:
            self._shares(done, cells)
        self.out.words((row, self.columns[NOTES]), "".join(done.notes))
        self.out.fit(row)

    def _step(self, step: FormulaStep, done: RowResult, cells: dict[str, str]) -> None:
        formula = in_excel(step.expression, cells)
        if step.is_result and str(step.unit.dimension) == MONEY:
            formula = f"ROUND({formula},2)"
        scale = _scale(step.unit)
        formula = formula if scale == 1 else f"({formula})/{number(scale)}"
        at = (done.row.row, self.columns[step.name])
        self._formula(at, self._guarded(formula, cells), done.values[step.name], step.unit)
        cells[step.name] = _times(place(*at), scale)

    def _guarded(self, formula: str, cells: Mapping[str, str]) -> str:
        """Return a formula that says what a check refuses instead, once cells are changed so."""
        for check in self.table.formula.checks:
            if check.refuses and {*names(check.left), *names(check.right)} <= cells.keys():
                said = check.said.replace('"', '""')
                formula = f'IF({holds(check, cells)},{formula},"{said}")'
        return formula

    def _shares(self, done: RowResult, cells: Mapping[str, str]) -> None:
        share, row = self.table.formula.share, done.row.row
        if share is None:
            return
        weights = {name: in_excel(weight, cells) for name, weight in share.parties}
        rests, found = shares(in_excel(share.total, cells), weights)
        at = {name: place(row, self.columns[_rest(name)]) for name in weights}
        for name, formula in found.items():
            whole = self._guarded(formula.format(**at), cells)
            self._formula((row, self.columns[name]), whole, done.values[name],
                          self.table.units[name])  # fmt: skip
            column = self.columns[_rest(name)]
            self.out.formula((row, column), rests[name], "General")

    def _formula(
        self, at: Place, text: str, value: Fraction, unit: WrittenUnit, font: Font | None = None
    ) -> None:
        self.out.formula(at, text, format_of(unit, value), font)
        self.cached[place(*at)] = f"{decimal_of(value / _scale(unit)):f}"

    def _sum(self, stated: StatedSum) -> None:
        if stated.first:
            self._subtotals(stated.row, stated.first, stated.last)
        said = (line for line in self.table.checks if line.startswith(f"第{stated.row}行"))
        self.out.words((stated.row, self.columns[NOTES]), "".join(said))
        self.out.fit(stated.row)

    def _own_sum(self, row: int) -> None:
        name = (row, self.table.headings.names[0] + 1)
        self.out.words(name, self.table.sum_label, HEAD)
        self._subtotals(row, self.table.headings.last + 1, row - 1)
        self.out.frame(row, self.columns[NOTES])

    def _subtotals(self, row: int, first: int, last: int) -> None:
        """Write the sums of rows into a row; what the table stated there is told beside."""
        for name in (*self.table.inputs, *self.table.results):
            unit, column = self.table.units[name], self.columns.get(name, 0)
            if not is_added(unit):
                continue
            if name in self.table.inputs:
                own = self.table.headings.columns[name]
                unit, column = own.unit or unit, own.index + 1
            total = self.totals.of(name, first, last)
            letter = get_column_letter(column)
            formula = f"SUBTOTAL(9,{letter}{first}:{letter}{last})"
            self._formula((row, column), formula, total, unit, HEAD)


def _rest(party: str) -> str:
    return f"{party}尾数（分）"


def _times(cell: str, scale: Fraction) -> str:
    if scale == 1:
        return cell
    return (
        f"({cell}*{scale.numerator})" if scale.denominator == 1 else f"({cell}/{scale.denominator})"
    )
