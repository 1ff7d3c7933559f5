"""From the rows of a sheet to towns with their accounts, sums that the sheet states, and issues."""

import re
from collections.abc import Iterable

from assistant.calculation.entries import Account, Entry
from assistant.calculation.roles import Role
from assistant.calculation.workbook.cell_figures import CellError, CellReader, Issue, reader
from assistant.calculation.workbook.grid import SheetCell, SheetGrid, SheetRow
from assistant.calculation.workbook.headings import INPUTS, STATED, Headings
from assistant.calculation.workbook.town_shapes import Refused, StatedSum, Town, TownRows
from assistant.documents.numbers.decimals import narrow

_SUM = re.compile(r"(?:[全总]?[区县市镇乡]?|以上)?(?:合计|总计|共计|汇总|总数)(?:数|[（(].*)?")
_PART = re.compile(r".{0,10}小计(?:[（(].*)?")
_OF_WHICH = re.compile(r"其中.*")
_EXAMPLE = re.compile(r".*[（(]示例.*|示例.*|例[:：].*")
_REMARK = re.compile(
    r"(?:注|备注|说明|附注?|填表|填报|制表|审核|复核|负责人|经办|联系|单位负责|日期|核对|差额)"
    r".*|.{0,6}(?:[:：]|（?盖章）?)|AI .*|.{16,}"
)
"""What stands below a table: a row without figures whose first words are such is no town."""
_FOR_ALL = frozenset({Role.RATIO, Role.RATE})
"""What may be written once for several towns, in a merged cell."""


def read_rows(grid: SheetGrid, headings: Headings, common: Account) -> TownRows:
    """Read the rows below the headings; `common` are figures for every town without a column."""
    return _Reading(grid, headings, common).done()


class _Reading:
    """Goes through the rows once, each by what it is."""

    def __init__(self, grid: SheetGrid, headings: Headings, common: Account) -> None:
        self._grid, self._headings, self._common = grid, headings, common
        self._rows = [r for r in grid.rows[headings.row :] if not (r.empty or self._skipped(r))]
        columns = headings.columns
        self._inputs = tuple(r for r in INPUTS if r in columns and not self._derived(r))
        self._stated = tuple(r for r in STATED if r in columns and r not in self._inputs)
        self._readers = {
            role: reader(
                role, column, (self._cell(row, column.index) for row in self._rows),
                stated=role in self._stated,
            )
            for role, column in columns.items()
        }  # fmt: skip
        self._towns: list[Town] = []
        self._refused: list[Refused] = []
        self._sums: list[StatedSum] = []
        self._remarks: list[str] = []
        self._first = headings.row + 1

    def _derived(self, role: Role) -> bool:
        """Tell whether the number of insured follows from others and is only to be compared."""
        base = {*self._headings.columns, *self._common}
        return role is Role.INSURED and {Role.POPULATION, Role.RATIO} <= base

    def _skipped(self, row: SheetRow) -> bool:
        return self._headings.repeated(row)

    def _cell(self, row: SheetRow, index: int) -> SheetCell:
        return row.cells[index] if index < len(row.cells) else SheetCell("", "")

    def done(self) -> TownRows:
        for row in self._rows:
            self._take(row)
        self._refuse_doubles()
        return TownRows(
            tuple(self._towns), tuple(sorted(self._refused, key=lambda each: each.row)),
            tuple(self._sums), (*self._remarks, *self._formula_remark()),
            tuple(dict.fromkeys((*self._inputs, *self._common))),
        )  # fmt: skip

    def _take(self, row: SheetRow) -> None:
        name = self._cell(row, self._headings.names.index).text
        cells = [self._cell(row, column.index) for column in self._headings.columns.values()]
        figures = any(cell.text or cell.trouble for cell in cells)
        if row.hidden:
            self._refuse(row, name, "这一行是隐藏的，没有计入；要计入请取消隐藏再读。")
        elif _EXAMPLE.fullmatch(name) or _OF_WHICH.fullmatch(name):
            self._remarks.append(f"第{row.number}行“{name}”没有计入。")
        elif figures and _is_sum(name):
            self._take_sum(row, name)
        elif not figures and (not name or _REMARK.fullmatch(name)):
            self._remarks.append(f"第{row.number}行没有数字，没有计入：{self._words(row)}")
        elif not figures:
            self._refuse(row, name, "整行没有数字，没有计入；没有数也请写明。")
        elif not name:
            self._refuse(row, name, "没有写名称，是合计行，还是漏写了乡镇？")
        else:
            self._take_town(row, name)

    def _words(self, row: SheetRow) -> str:
        words = self._grid.lines[row.number - 1]
        return words if len(words) <= 30 else f"{words[:30]}……"

    def _refuse(self, row: SheetRow, name: str, message: str) -> None:
        place = self._cell(row, self._headings.names.index).place
        self._refused.append(self._refusal(row, name, (Issue(place, message),)))

    def _refusal(self, row: SheetRow, name: str, issues: tuple[Issue, ...]) -> Refused:
        texts = {r: self._cell(row, self._headings.columns[r].index).text for r in self._inputs}
        return Refused(name, row.number, texts, issues)

    def _take_town(self, row: SheetRow, name: str) -> None:
        account, issues, notes = self._figures(row, self._inputs)
        stated, wrong, _ = self._figures(row, self._stated, optional=True)
        issues = (*issues, *self._beyond(row))
        if issues:
            self._refused.append(self._refusal(row, name, issues))
            return
        notes = (*notes, *(f"{issue}没有核对。" for issue in wrong))
        self._towns.append(Town(name, row.number, {**account, **self._common}, stated, notes))

    def _beyond(self, row: SheetRow) -> tuple[Issue, ...]:
        """Tell of cells behind the last heading: a comma in a number of a .csv makes them."""
        extra = [cell for cell in row.cells[self._headings.width :] if cell.text]
        return tuple(
            Issue(c.place, "这一格在表头以外，数字里的逗号要去掉或加引号。") for c in extra[:1]
        )

    def _take_sum(self, row: SheetRow, name: str) -> None:
        roles = (*(r for r in self._inputs if r not in _FOR_ALL), *self._stated)
        figures, issues, _ = self._figures(row, roles, optional=True)
        is_part = bool(_PART.fullmatch(_plain(name)))
        first = self._first if is_part else self._headings.row + 1
        self._sums.append(StatedSum(name, row.number, first, figures, issues))
        self._first = row.number + 1

    def _figures(
        self, row: SheetRow, roles: Iterable[Role], *, optional: bool = False
    ) -> tuple[dict[Role, Entry], tuple[Issue, ...], tuple[str, ...]]:
        entries: dict[Role, Entry] = {}
        issues: list[Issue] = []
        notes: list[str] = []
        for role in roles:
            cell = self._cell(row, self._headings.columns[role].index)
            if optional and not (cell.text or cell.trouble):
                continue
            try:
                entries[role], said = _read(self._readers[role], cell)
                notes += said
            except CellError as error:
                issues.append(Issue(cell.place or f"第{row.number}行", str(error)))
        return entries, tuple(issues), tuple(notes)

    def _refuse_doubles(self) -> None:
        """Two rows of one name may be one town twice: count neither, and ask."""
        rows: dict[str, list[int]] = {}
        for town in self._towns:
            rows.setdefault(_plain(town.name), []).append(town.row)
        doubled = {name for name, numbers in rows.items() if len(numbers) > 1}
        for town in [t for t in self._towns if _plain(t.name) in doubled]:
            numbers = "、".join(map(str, rows[_plain(town.name)]))
            row = self._grid.rows[town.row - 1]
            self._refuse(
                row, town.name, f"“{town.name}”在第{numbers}行都有，是重复，还是两处同名？"
            )
        self._towns = [t for t in self._towns if _plain(t.name) not in doubled]

    def _formula_remark(self) -> tuple[str, ...]:
        columns = [*self._headings.columns.values(), self._headings.names]
        found = [
            cell.place
            for row in self._rows
            for column in columns
            if (cell := self._cell(row, column.index)).formula and not cell.trouble
        ]
        if not found:
            return ()
        some = "、".join(found[:3]) + ("等" if len(found) > 3 else "")
        return (f"{some}{len(found)}格是公式，用的是文件里存的结果，没有重算。",)


def _is_sum(name: str) -> bool:
    plain = _plain(name)
    return bool(_SUM.fullmatch(plain) or _PART.fullmatch(plain))


def _plain(name: str) -> str:
    return "".join(narrow(name).split())


def _read(each: CellReader, cell: SheetCell) -> tuple[Entry, tuple[str, ...]]:
    rows = {int(n) for n in re.findall(r"\d+", cell.merged)}
    if len(rows) > 1 and each.role not in _FOR_ALL:
        raise CellError(f"{each.label}在合并单元格{cell.merged}里，各占多少请分开填。")
    return each.read(cell)
