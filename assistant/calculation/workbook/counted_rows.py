"""From the rows of a sheet to figures of a formula, sums that the sheet states, and issues."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.calculation.formulas.given_figures import Given, Givens
from assistant.calculation.workbook.cell_figures import (
    BARE,
    CellError,
    CellReader,
    Issue,
    is_added,
    reader,
)
from assistant.calculation.workbook.heading_words import HeadingNames
from assistant.calculation.workbook.headings import Headings
from assistant.calculation.workbook.sum_rows import StatedSum, is_sum, place_sums, unspaced
from assistant.calculation.workbook.unnamed_sums import AddedRow, unnamed_sums
from assistant.documents.numbers.decimals import narrow
from assistant.papers.grid import SheetCell, SheetGrid, SheetRow, place

_OF_WHICH = re.compile(r"其中.*")
_EXAMPLE = re.compile(r".*[（(]示例.*|示例.*|例[:：].*")
_REMARK = re.compile(
    r"(?:注|备注|说明|附注?|填表|填报|制表|审核|复核|负责人|经办|联系|单位负责|日期|核对|差额)"
    r".*|.{0,6}(?:[:：]|（?盖章）?)|AI .*|.{16,}"
)
"""What stands below a table: a row without figures whose first words are such is no town."""
_NOTHING = SheetCell("", "")


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A row that is worked out: its name, its number, its figures, and results that it states."""

    name: str
    row: int
    givens: Givens
    stated: Givens
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not counted: its name, and why."""

    name: str
    row: int
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class CountedRows:
    """All that a sheet says: rows, rows not counted, sums, and sentences about the sheet."""

    rows: tuple[CountedRow, ...]
    refused: tuple[Refused, ...]
    sums: tuple[StatedSum, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Where the figures of a table are: `inputs` are the columns that are worked with.

    `stated` are those that are set beside the results, `common` are figures for every row.
    """

    grid: SheetGrid
    headings: Headings
    names: HeadingNames
    inputs: tuple[str, ...]
    stated: tuple[str, ...]
    common: Givens


def read_rows(layout: TableLayout) -> CountedRows:
    """Read the rows below the headings."""
    return _Reading(layout).done()


class _Reading:
    """Goes through the rows once, each by what it is."""

    def __init__(self, layout: TableLayout) -> None:
        grid, headings = layout.grid, layout.headings
        self._grid, self._headings, self._common = grid, headings, layout.common
        body = grid.rows[headings.last :]
        self._rows = [r for r in body if not (r.empty or headings.repeated(r))]
        self._inputs, self._stated = layout.inputs, layout.stated
        every = (*layout.inputs, *layout.stated)
        self._readers = {name: self._reader(layout.names, name) for name in every}
        self._figures_at = {column.index for column in headings.columns.values()}
        self._found: list[CountedRow] = []
        self._refused: list[Refused] = []
        self._sums: list[StatedSum] = []
        self._remarks: list[str] = []

    def _reader(self, names: HeadingNames, name: str) -> CellReader:
        column = self._headings.columns[name]
        cells = (_cell(row, column.index) for row in self._rows)
        return reader(names.figures[name], column, cells, stated=name in self._stated)

    def done(self) -> CountedRows:
        for row in self._rows:
            self._take(row)
        self._ask_of_doubles()
        self._ask_of_unnamed_sums()
        refused = tuple(sorted(self._refused, key=lambda each: each.row))
        figures: dict[int, Givens] = {each.row: {} for each in refused}
        figures |= {each.row: self._added(each) for each in self._found}
        sums = place_sums(self._sums, dict(sorted(figures.items())))
        remarks = (*self._remarks, *self._formula_remark())
        return CountedRows(tuple(self._found), refused, sums, remarks)

    def _take(self, row: SheetRow) -> None:
        name = self._name(row)
        cells = [_cell(row, each.column.index) for each in self._readers.values()]
        figures = any(cell.text or cell.trouble for cell in cells)
        if row.hidden:
            self._refuse(row, name, "这一行是隐藏的，没有计入；要计入请取消隐藏再读。")
        elif _EXAMPLE.fullmatch(name) or _OF_WHICH.fullmatch(name):
            self._remarks.append(f"第{row.number}行“{name}”没有计入。")
        elif figures and is_sum(name):
            self._take_sum(row, name)
        elif not figures and (not name or _REMARK.fullmatch(name)):
            words = self._grid.lines[row.number - 1]
            shown = words if len(words) <= 30 else f"{words[:30]}……"
            self._remarks.append(f"第{row.number}行没有数字，没有计入：{shown}")
        elif not figures:
            self._refuse(row, name, "整行没有数字，没有计入；没有数也请写明。")
        elif not name:
            self._refuse(row, name, "没有写名称，是合计行，还是漏写了？")
        else:
            self._take_row(row, name)

    def _name(self, row: SheetRow) -> str:
        """Return what a row is of; a sum may stand in the column of the numbers instead."""
        own = (_cell(row, index).text for index in self._headings.names)
        if name := " ".join(dict.fromkeys(filter(None, own))):
            return name
        words = (c.text for i, c in enumerate(row.cells) if i not in self._figures_at)
        first = next((text for text in words if text and not BARE.fullmatch(narrow(text))), "")
        return first if is_sum(first) or _REMARK.fullmatch(first) else ""

    def _place(self, row: SheetRow) -> str:
        return place(row.number, self._headings.names[0] + 1)

    def _refuse(self, row: SheetRow, name: str, message: str) -> None:
        self._refused.append(Refused(name, row.number, (Issue(self._place(row), message),)))

    def _take_row(self, row: SheetRow, name: str) -> None:
        givens, issues = self._figures(row, self._inputs)
        stated, wrong = self._figures(row, self._stated, optional=True)
        if issues := (*issues, *self._beyond(row)):
            self._refused.append(Refused(name, row.number, issues))
            return
        notes = tuple(f"{issue}没有核对。" for issue in wrong)
        said = tuple(note for given in givens.values() for note in given.notes)
        every = {**givens, **self._common}
        self._found.append(CountedRow(name, row.number, every, stated, (*said, *notes)))

    def _beyond(self, row: SheetRow) -> tuple[Issue, ...]:
        """Tell of cells behind the last heading: a comma in a number of a .csv makes them."""
        extra = [cell for cell in row.cells[self._headings.width :] if cell.text]
        return tuple(
            Issue(c.place, "这一格在表头以外，数字里的逗号要去掉或加引号。") for c in extra[:1]
        )

    def _take_sum(self, row: SheetRow, name: str) -> None:
        added = [n for n, each in self._readers.items() if is_added(each.asked.unit)]
        figures, issues = self._figures(row, added, optional=True)
        self._sums.append(StatedSum(name, row.number, figures, issues))

    def _added(self, row: CountedRow) -> Givens:
        """Return the figures of a row that are added up over rows."""
        return {n: row.givens[n] for n in self._inputs if is_added(self._readers[n].asked.unit)}

    def _figures(
        self, row: SheetRow, names: Iterable[str], *, optional: bool = False
    ) -> tuple[dict[str, Given], tuple[Issue, ...]]:
        givens: dict[str, Given] = {}
        issues: list[Issue] = []
        for name in names:
            each = self._readers[name]
            cell = _cell(row, each.column.index)
            if optional and not (cell.text or cell.trouble):
                continue
            try:
                givens[name] = each.read(cell)
            except CellError as error:
                at = cell.place or place(row.number, each.column.index + 1)
                issues.append(Issue(at, str(error)))
        return givens, tuple(issues)

    def _ask_of_doubles(self) -> None:
        """Two rows of one place may be one twice: count neither, and ask; people may be namesakes.

        Of people only such rows are asked about whose figures are the same too.
        """
        rows: dict[object, list[CountedRow]] = {}
        for each in self._found:
            figures = tuple(given.value for given in each.givens.values())
            key = (unspaced(each.name), figures if self._headings.people else ())
            rows.setdefault(key, []).append(each)
        for same in [each for each in rows.values() if len(each) > 1]:
            numbers = "、".join(str(each.row) for each in same)
            message = f"“{same[0].name}”在第{numbers}行都有，是重复，还是两处同名？"
            for each in same:
                self._refuse(self._grid.rows[each.row - 1], each.name, message)
        doubled = {each.row for each in self._refused}
        self._found = [each for each in self._found if each.row not in doubled]

    def _ask_of_unnamed_sums(self) -> None:
        """A row that is the sum of the others is asked about; what people have may be by chance."""
        if self._headings.people:
            return
        rows = [
            AddedRow(e.name, e.row, {n: given.value for n, given in self._added(e).items()})
            for e in self._found
        ]
        for number, side in unnamed_sums(rows, [each.row for each in self._sums]):
            row = self._grid.rows[number - 1]
            name = self._name(row)
            message = (
                f"“{name}”正好是{side}各行相加，是合计吗？是的请在名称里写明“合计”；"
                "不是的请把这一行移到表头下第二行。"
            )
            self._refuse(row, name, message)
        asked = {each.row for each in self._refused}
        self._found = [each for each in self._found if each.row not in asked]

    def _formula_remark(self) -> tuple[str, ...]:
        columns = [*self._headings.names, *sorted(self._figures_at)]
        found = [
            cell.place
            for row in self._rows
            for column in columns
            if (cell := _cell(row, column)).formula and not cell.trouble
        ]
        if not found:
            return ()
        some = "、".join(found[:3]) + ("等" if len(found) > 3 else "")
        return (f"{some}{len(found)}格是公式，用的是文件里存的结果，没有重算。",)


def _cell(row: SheetRow, index: int) -> SheetCell:
    return row.cells[index] if index < len(row.cells) else _NOTHING
