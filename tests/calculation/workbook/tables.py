"""How tests write tables: .xlsx by openpyxl as a person would leave it, .csv as text."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.calculation.formulas.shelf import read_shelf
from assistant.calculation.solve import FORMULA
from assistant.calculation.workbook.district import District, calculate_district
from assistant.settings import PROJECT

SHELF = read_shelf(PROJECT / "corpus" / "formulas")
PREMIUM = SHELF.find(FORMULA)

HEAD = ("乡镇", "农村人口", "参保比例", "保费标准", "上年结余")
TOWN = ("甲镇", 26780, "10%", 100, "172686.63")
Change = Callable[[Worksheet], None]


def excel(rows: Sequence[Sequence[object]], change: Change | None = None) -> bytes:
    """Return a workbook of one sheet with these rows; `change` does the rest to the sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def lines(book: Workbook, sheet: str) -> list[tuple[Any, ...]]:
    """Return the rows of a sheet as values."""
    return list(book[sheet].iter_rows(values_only=True))


def worked(data: bytes, name: str, sheet: str = "", **given: str) -> District:
    """Return the result for a table of towns by the formula of the premium."""
    return calculate_district(PREMIUM, (data, name), sheet, **given)


def of_rows(*rows: Sequence[object], change: Change | None = None, **given: str) -> District:
    """Return the result for a workbook with the usual headings and these rows."""
    return worked(excel((HEAD, *rows), change), "表.xlsx", **given)


def of_csv(text: str, encoding: str = "utf-8", **given: str) -> District:
    return worked(text.encode(encoding), "表.csv", **given)


def asked(district: District) -> list[str]:
    """Return the issues as they are shown."""
    return list(map(str, district.table.issues))
