"""The headings of a table of towns: which column holds what, and in which unit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.documents.numbers import narrow
from assistant.errors import TableError
from assistant.tools.roles import NAMING, Role
from assistant.tools.workbook.grid import Cell, Grid, Row

_YEAR = r"(?:(?:上一?|去|往|本|当|今|以前)年度?|\d{4}年?度?)?"
_KIND = r"(?:精准)?(?:防贫)?(?:保险|保)?"
_SUM = r"(?:保费|资金|金额|总额|额|款)?"
_ROLES: tuple[tuple[Role, str], ...] = (
    (Role.POPULATION, r"(?:农村|乡村|农业)(?:户籍|常住)?(?:总)?人口(?:总?数|基数)?"),
    (Role.INSURED, r"(?:应|拟|已)?[参投]保(?:人数|人口|基数|人员数)"),
    (Role.RATIO, r"(?:[参投]保|覆盖)?(?:比例|比率)|[参投]保率|覆盖[率面]"),
    (Role.RATE, rf"{_YEAR}{_KIND}(?:保费|缴费|[参投]保|筹资|人均)?标准|[每人]人保费|人均保费"),
    (Role.CARRY_OVER, rf"{_YEAR}{_KIND}(?:保费)?(?:结余|节余|结存|结转){_SUM}"),
    (
        Role.PREMIUM,
        rf"{_YEAR}(?:[共应]?需|应[缴交]|总){_KIND}保费(?:总额)?"
        r"|保费(?:总额|合计)?|应[缴交](?:金额|总额)?",
    ),
    (
        Role.GAP,
        rf"{_YEAR}(?:[尚仍还]?需|应)筹集?{_SUM}|{_SUM}缺口|[区县市]?财政(?:补差|负担|承担)",
    ),
    (Role.SURPLUS, r"(?:抵缴后)?剩余(?:结余)?"),
)  # fmt: skip
"""What offices call each column; the whole heading must be such a name."""
_LOOSE = re.compile(r"(?:总|户籍|常住)?人口(?:总?数)?")
"""A population that is not said to be the rural one: taken where no other is, and told."""
_PLACE = (
    r"(?:乡镇|镇街|街镇|镇乡|乡|镇|街道|办事处|园区|行政村|村居?|社区|县区|县|区|单位|地区|区域)"
)
_NAME = re.compile(rf"(?:所[属在]|各|[参投]保)?{_PLACE}(?:[、/及和或]?{_PLACE})*名?称?|名称")
_UNITS: Mapping[Role, frozenset[str]] = {
    **dict.fromkeys((Role.POPULATION, Role.INSURED), frozenset({"人", "口", "千人", "万人"})),
    Role.RATIO: frozenset({"%", "‰", "成"}),
    Role.RATE: frozenset(
        {"元", "元/人", "元/人年", "元/人·年", "元/人.年", "元/人/年", "元/年·人", "元/年/人"}
    ),
}
_MONEY_UNITS = frozenset({"元", "百元", "千元", "万元", "亿元"})
_LIKE_UNIT = re.compile(r"[十百千万亿]*(?:元|人|户|口|个|名)(?:/.+)?|[%‰成]|[十百千万亿]+|百分比")
_TABLE_UNIT = re.compile(r"(?:金额)?单位:?(?P<units>[一-鿿/·.%,、;]+)")
_BRACKETS = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]")
_MARKS = re.compile(r"[*★\s]|^[①-⑳]|[①-⑳].*$|(?<=[一-鿿])[A-Z]?=.*$|^\d{1,2}[.、]")
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
    """Where the headings stand, the column of the names, and that of each role."""

    row: int
    names: Column
    columns: Mapping[Role, Column]
    remarks: tuple[str, ...]

    def repeated(self, row: Row) -> bool:
        """Tell whether a row says the headings again, as at the head of a second page."""
        texts = [_cell_text(row, column) for column in self.columns.values()]
        return sum(t == c.heading for t, c in zip(texts, self.columns.values(), strict=True)) > 1


def _cell_text(row: Row, column: Column) -> str:
    return row.cells[column.index].text if column.index < len(row.cells) else ""


def find_headings(grid: Grid) -> Headings | None:
    """Return the headings of a sheet, or None where it is no table of towns.

    Raises:
        TableError: two columns say the same, or a unit does not fit its column.
    """
    best = max(_candidates(grid), key=lambda each: len(each.found), default=None)
    if best is None or not {Role.POPULATION, Role.INSURED} & set(best.found):
        return None
    row, found, names = best.row, best.found, best.names
    if best.doubled:
        raise TableError(best.doubled, "请只留要用的一栏，或改清楚栏目名称。")
    if names is None:
        raise TableError(
            f"第{row.number}行的表头里没有乡镇（街道、单位、村）一栏。", "请补上这一栏，或用模板。"
        )
    units = _table_units(grid, row.number)
    columns = {role: _column(role, cell, index, units) for role, (index, cell) in found.items()}
    return Headings(
        row.number, Column(names[0], names[1].text, names[1].place), columns,
        (*_remarks(row, found, names, grid), *_assumed_units(columns)),
    )  # fmt: skip


_Found = dict[Role, tuple[int, Cell]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that may be the headings; `doubled` says which of its columns say the same."""

    row: Row
    found: _Found
    names: tuple[int, Cell] | None
    doubled: str


def _candidates(grid: Grid) -> Iterator[_Candidate]:
    for row in grid.rows[:_FIRST_ROWS]:
        found, doubled = _roles(row)
        places = ((i, c) for i, c in enumerate(row.cells) if _NAME.fullmatch(_bare(c.text)))
        names = next(places, None)
        if len(found) > 1 or (found and names):
            yield _Candidate(row, found, names, doubled)


def _roles(row: Row) -> tuple[_Found, str]:
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


def _loose(row: Row) -> tuple[int, Cell] | None:
    places = [(i, c) for i, c in enumerate(row.cells) if _LOOSE.fullmatch(_bare(c.text))]
    return places[0] if len(places) == 1 else None


def role_of(heading: str) -> Role | None:
    """Return the role that a heading names, or None."""
    bare = _bare(heading)
    return next((role for role, pattern in _ROLES if re.fullmatch(pattern, bare)), None)


def _bare(heading: str) -> str:
    text = narrow(_MARKS.sub("", heading))
    text = _BRACKETS.sub("", text)
    name, _, unit = _split_unit(text)
    return name if unit else text


def _split_unit(text: str) -> tuple[str, str, str]:
    name, mark, unit = text.partition(":")
    if not mark:
        name, mark, unit = text.partition("/")
    return (name, mark, unit) if unit and _LIKE_UNIT.fullmatch(unit) else (text, "", "")


def _column(role: Role, cell: Cell, index: int, table_units: frozenset[str]) -> Column:
    text = narrow(_MARKS.sub("", cell.text))
    written = [unit for unit in _BRACKETS.findall(text) if _LIKE_UNIT.fullmatch(unit)]
    tail = _split_unit(_BRACKETS.sub("", text))[2]
    unit = next(iter(written), tail)
    allowed = _UNITS.get(role, _MONEY_UNITS)
    if unit and (unit not in allowed or len(written) > 1):
        raise TableError(
            f"{cell.place}“{cell.text}”的单位看不明白。",
            f"{NAMING[role].label}的单位请写成{'、'.join(sorted(allowed, key=len)[:4])}之一。",
        )
    if not unit:
        unit = _from_table(role, cell, table_units, allowed)
    return Column(index, cell.text, cell.place, unit)


def _from_table(role: Role, cell: Cell, units: frozenset[str], allowed: frozenset[str]) -> str:
    fitting = units & allowed
    scaled = units & _MONEY_UNITS - {"元"}
    if len(fitting) > 1 or (role is Role.RATE and scaled):
        raise TableError(
            f"表上写了单位（{'、'.join(sorted(units))}），{cell.place}“{cell.text}”一栏按哪个算？",
            "请在这一栏的栏目里写明单位。",
        )
    return next(iter(fitting), "")


def _table_units(grid: Grid, heading_row: int) -> frozenset[str]:
    """Return the units that a line above the headings gives for the whole table (单位：万元)."""
    above = narrow(" ".join(grid.lines[: heading_row - 1])).replace(" ", "")
    match = _TABLE_UNIT.search(above)
    return frozenset(filter(None, re.split(r"[,、;]", match["units"]))) if match else frozenset()


def _remarks(row: Row, found: _Found, names: tuple[int, Cell], grid: Grid) -> tuple[str, ...]:
    used = {index for index, _ in found.values()} | {names[0]}
    unused = [
        cell.text for index, cell in enumerate(row.cells)
        if index not in used and cell.text and not _KNOWN.fullmatch(_bare(cell.text))
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


_KNOWN = re.compile(r"序号|编号|备注|说明|附注|联系.*|填表.*")
