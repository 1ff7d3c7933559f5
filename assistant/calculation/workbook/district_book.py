"""The result for a district as a workbook: 测算结果, 步骤, 核对, 问题, 依据."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.calculation.roles import NAMING, Role
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.basis_sheet import add_basis
from assistant.calculation.workbook.district import District, TownResult
from assistant.calculation.workbook.district_sheets import (
    NAME_HEADING,
    add_checks,
    add_issues,
    add_steps,
)
from assistant.calculation.workbook.gap_sheet import add_chart
from assistant.calculation.workbook.grid import place
from assistant.calculation.workbook.sheets import (
    FRAME,
    HEAD,
    MONEY,
    TROUBLE,
    cell_at,
    fit_row,
    new_sheet,
    new_workbook,
    percent_format,
    saved,
    write_headings,
    write_lines,
    write_number,
    write_words,
)
from assistant.calculation.workbook.town_shapes import Refused
from assistant.documents.dates import print_date
from assistant.notice import NOTICE

TITLE = "防贫保保费测算（分乡镇）"
NOTE_HEADING = "说明"
_RESULTS = (Role.INSURED, Role.PREMIUM, Role.GAP, Role.SURPLUS)
_HEADINGS_ROW = 4


def heading(role: Role) -> str:
    """Return the heading of a role's column with its unit, as the reader takes it again."""
    naming = NAMING[role]
    return f"{naming.label}（{naming.unit}）" if naming.unit else naming.label


def district_book(district: District, found: Basis) -> bytes:
    """Return the result as the bytes of an .xlsx file."""
    book = new_workbook(TITLE)
    columns = _columns(district)
    results = _add_results(book, district, columns, found)
    add_steps(book, district)
    add_checks(book, district)
    add_issues(book, district)
    add_basis(book, found)
    add_chart(book, results, district)
    return saved(book)


def _columns(district: District) -> tuple[Role, ...]:
    results = [r for r in _RESULTS if r in district.totals and r not in district.roles]
    return (*district.roles, *results)


def _add_results(
    book: Workbook, district: District, columns: Sequence[Role], found: Basis
) -> Worksheet:
    sheet = new_sheet(book, "测算结果", (22, *(15 for _ in columns), 60))
    write_words(sheet, (1, 1), TITLE, HEAD)
    write_words(sheet, (2, 1), NOTICE)
    file = f"{print_date(found.day)}，数据取自{district.file}的“{district.sheet}”。"
    write_words(sheet, (3, 1), file)
    for row in (1, 2, 3):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(columns) + 2)
    write_headings(
        sheet, _HEADINGS_ROW, (NAME_HEADING, *(heading(role) for role in columns), NOTE_HEADING)
    )
    sheet.freeze_panes = place(_HEADINGS_ROW + 1, 2)
    row = _HEADINGS_ROW
    for each in _in_order(district):
        row += 1
        if isinstance(each, TownResult):
            _write_town(sheet, row, each, columns)
        else:
            _write_refused(sheet, row, each, columns)
    _write_sum(sheet, row + 1, district, columns)
    lines = (*(way.sentence for way in district.ways), *district.notes)
    write_lines(sheet, row + 3, lines, len(columns) + 2)
    return sheet


def _in_order(district: District) -> list[TownResult | Refused]:
    rows: list[tuple[int, TownResult | Refused]] = [(t.town.row, t) for t in district.towns]
    rows += [(refused.row, refused) for refused in district.refused]
    return [each for _, each in sorted(rows, key=lambda pair: pair[0])]


def _write_town(sheet: Worksheet, row: int, each: TownResult, columns: Sequence[Role]) -> None:
    write_words(sheet, (row, 1), each.town.name)
    for column, role in enumerate(columns, 2):
        account = each.town.account
        known = account[role].value if role in account else each.calculation.result[role.value]
        write_number(sheet, (row, column), known, format_of(role, known))
    write_words(sheet, (row, len(columns) + 2), "".join(each.notes))
    _frame(sheet, row, len(columns) + 2)


def _write_refused(sheet: Worksheet, row: int, each: Refused, columns: Sequence[Role]) -> None:
    write_words(sheet, (row, 1), each.name)
    for column, role in enumerate(columns, 2):
        write_words(sheet, (row, column), each.texts.get(role, ""))
    told = "没有计入合计。" + "".join(map(str, each.issues))
    write_words(sheet, (row, len(columns) + 2), told, TROUBLE)
    _frame(sheet, row, len(columns) + 2)


def _write_sum(sheet: Worksheet, row: int, district: District, columns: Sequence[Role]) -> None:
    write_words(sheet, (row, 1), district.sum_label, HEAD)
    for column, role in enumerate(columns, 2):
        value = district.totals.get(role)
        if role is Role.POPULATION:
            value = sum((t.town.account[role].value for t in district.towns), Decimal(0))
        if value is not None:
            write_number(sheet, (row, column), value, format_of(role, value))
            cell_at(sheet, (row, column)).font = HEAD
    _frame(sheet, row, len(columns) + 2)


def format_of(role: Role, value: Decimal) -> str:
    """Return the number format in which a figure is shown with every digit it has."""
    if role is Role.RATIO:
        return percent_format(value)
    if role in {Role.POPULATION, Role.INSURED, Role.RATE}:
        return "0" if value == value.to_integral_value() else "General"
    return MONEY


def _frame(sheet: Worksheet, row: int, width: int) -> None:
    for column in range(1, width + 1):
        cell_at(sheet, (row, column)).border = FRAME
    fit_row(sheet, row)
