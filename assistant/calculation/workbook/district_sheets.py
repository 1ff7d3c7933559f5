"""The sheets 步骤, 核对 and 问题 of the result for a district."""

from collections.abc import Iterator
from decimal import Decimal

from openpyxl import Workbook

from assistant.calculation.roles import NAMING, Role
from assistant.calculation.workbook.compared import AsStated
from assistant.calculation.workbook.district import District
from assistant.calculation.workbook.sheets import (
    MONEY,
    fit_row,
    new_sheet,
    write_headings,
    write_lines,
    write_number,
    write_words,
)
from assistant.documents.numbers.quantities import read_quantities

NAME_HEADING = "乡镇"
"""What stands over the names of the towns."""


def add_steps(book: Workbook, district: District) -> None:
    """Add every step of every town, as a formula in words and as a number."""
    sheet = new_sheet(book, "步骤", (16, 34, 70, 18))
    write_headings(sheet, 1, (NAME_HEADING, "步骤", "算式", "结果"))
    sheet.freeze_panes = "A2"
    steps = ((t.town.name, step) for t in district.towns for step in t.calculation.steps)
    for row, (name, step) in enumerate(steps, 2):
        for column, text in enumerate((name, step.label, step.expression), 1):
            write_words(sheet, (row, column), text)
        value = read_quantities(step.value)[0].value
        money = step.value.endswith(NAMING[Role.PREMIUM].unit)
        write_number(sheet, (row, 4), value, MONEY if money else "General")


_WAY_HEADINGS = (
    "取整", "参保人数（各行相加）", "参保人数（合在一起算）", "应缴保费（各行相加）",
    "应缴保费（合在一起算）", "因人数取整", "因逐行到分", "需筹集（各行相加）",
    "需筹集（合在一起算）", "因结余不互抵",
)  # fmt: skip


def add_checks(book: Workbook, district: District) -> None:
    """Add the sums in each way, and how the table's own sums agree."""
    sheet = new_sheet(book, "核对", (14, *(16 for _ in _WAY_HEADINGS[1:])))
    write_headings(sheet, 1, _WAY_HEADINGS)
    for row, way in enumerate(district.ways, 2):
        write_words(sheet, (row, 1), way.name)
        for column, value in _numbers(way):
            write_number(sheet, (row, column), value, "General" if column < 4 else MONEY)
    lines = (
        "合在一起算：比例、标准相同的乡镇，人口相加后再乘，结余合并抵缴（能否合并以合同和批复为准）。",
        _IDENTITY,
    )
    row = write_lines(sheet, len(district.ways) + 3, lines, len(_WAY_HEADINGS))
    told = district.checks or ("表里没有可以核对的合计行。",)
    write_lines(sheet, row + 1, told, len(_WAY_HEADINGS))


_IDENTITY = (
    "应缴保费之差＝因人数取整＋因逐行到分；需筹集之差＝因人数取整＋因逐行到分＋因结余不互抵。"
)


def _numbers(way: AsStated) -> Iterator[tuple[int, Decimal]]:
    values = (
        way.insured, way.whole_insured, way.premium, way.whole_premium, way.by_heads, way.by_cents,
        way.gap, way.whole_gap, way.by_surplus if way.gap is not None else None,
    )  # fmt: skip
    return ((n, value) for n, value in enumerate(values, 2) if value is not None)


def add_issues(book: Workbook, district: District) -> None:
    """Add what was not counted, by the cell."""
    sheet = new_sheet(book, "问题", (12, 18, 90))
    write_headings(sheet, 1, ("单元格", NAME_HEADING, "问题"))
    listed = [(i.place, r.name, i.message) for r in district.refused for i in r.issues]
    for row, texts in enumerate(listed or [("", "", "没有问题，每一行都已计入。")], 2):
        for column, text in enumerate(texts, 1):
            write_words(sheet, (row, column), text)
        fit_row(sheet, row)
