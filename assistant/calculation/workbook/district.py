"""The premium of a whole district: its table of towns by the formula of the premium.

What a premium has beside other formulas: keys of its own for other programs, the words that
offices write over its columns, and the sum of the towns beside the whole worked out at once.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.formulas.formula import Formula
from assistant.calculation.gap_line import GapLine, gap_line
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.solve import FORMULA, Known, premium_formula
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.compared import AsStated, compare
from assistant.calculation.workbook.row_result import RowResult
from assistant.calculation.workbook.sheet_pages import add_chart
from assistant.calculation.workbook.table_book import drawn
from assistant.calculation.workbook.table_text import markdown as table_markdown
from assistant.calculation.workbook.worked_table import WorkedTable, refused_json, work_table
from assistant.documents.numbers.decimals import money_text
from assistant.papers.sheets import SheetWriter, new_sheet, saved

_INPUTS = (Role.POPULATION, Role.RATIO, Role.RATE, Role.CARRY_OVER)
_STEPS = (Role.INSURED, Role.PREMIUM, Role.GAP, Role.SURPLUS)
_KEYS = {NAMING[role].label: role for role in (*_INPUTS, *_STEPS)}
"""The roles by the names that the figures have in the formula."""
_YEAR = r"(?:(?:上一?|去|往|本|当|今|以前)年度?|\d{4}年?度?)?"
_KIND = r"(?:精准)?(?:防贫)?(?:保险|保)?"
_SUM = r"(?:保费|资金|金额|总额|额|款)?"
_HEADINGS = {
    Role.POPULATION: r"(?:农村|乡村|农业|总|户籍|常住)(?:户籍|常住)?(?:总)?人口(?:总?数|基数)?",
    Role.INSURED: r"(?:应|拟|已)?[参投]保(?:人数|人口|基数|人员数)",
    Role.RATIO: r"(?:[参投]保|覆盖)?(?:比例|比率)|[参投]保率|覆盖[率面]",
    Role.RATE: rf"{_YEAR}{_KIND}(?:保费|缴费|[参投]保|筹资|人均)?标准|[每人]人保费|人均保费",
    Role.CARRY_OVER: rf"{_YEAR}{_KIND}(?:保费)?(?:结余|节余|结存|结转){_SUM}",
    Role.PREMIUM: rf"{_YEAR}(?:[共应]?需|应[缴交]|总){_KIND}保费(?:总额)?|保费(?:总额|合计)?"
    r"|应[缴交](?:金额|总额)?",
    Role.GAP: rf"{_YEAR}(?:[尚仍还]?需|应)筹集?{_SUM}|{_SUM}缺口|[区县市]?财政(?:补差|负担|承担)",
    Role.SURPLUS: r"(?:抵缴后)?剩余(?:结余)?",
}
"""What offices call each column."""


@dataclass(frozen=True, slots=True)
class District:
    """A table of towns that was worked out; `ways` compare it with the whole worked out at once."""

    table: WorkedTable
    ways: tuple[AsStated, ...]

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """The rates of the towns (元/人·年), each once."""
        return tuple(dict.fromkeys(each[Role.RATE] for each in self.accounts))

    @property
    def accounts(self) -> tuple[Known, ...]:
        """The figures of each town that were given, by their roles."""
        return tuple(map(_known, self.table.rows))

    @property
    def totals(self) -> dict[Role, Decimal]:
        """The sums over the towns: people, premiums, carry-overs, gaps, surpluses."""
        totals = self.table.totals.items()
        named = {_KEYS[name]: self.table.units[name].decimal(value) for name, value in totals}
        return {role: value for role, value in named.items() if role is not Role.POPULATION}

    def to_json(self) -> dict[str, Any]:
        """Return the result as one JSON object; every number is a string."""
        table = self.table
        return {
            "file": table.file,
            "sheet": table.grid.name,
            "totals": {role.value: str(value) for role, value in self.totals.items()},
            "towns": [
                {
                    "name": each.row.name, "row": each.row.row, "title": f"{FORMULA}测算",
                    "inputs": {
                        _KEYS[name]: {
                            "value": str(given.figure.value), "unit": given.figure.unit,
                            "text": given.text, "source": given.source,
                        }
                        for name, given in each.row.givens.items()
                    },
                    "steps": [
                        {"label": s.label, "expression": s.expression, "value": s.value}
                        for s in each.steps
                    ],
                    "result": {k: str(v) for k, v in _result(each, table).items()},
                    "notes": list(each.notes),
                }
                for each in table.rows
            ],
            "refused": refused_json(table.refused),
            "ways": [
                {
                    "name": way.name, "premium": money_text(way.premium),
                    "whole_premium": money_text(way.whole_premium), "sentence": way.sentence,
                }
                for way in self.ways
            ],
            "checks": list(table.checks),
            "notes": list(table.notes),
        }  # fmt: skip


def _known(row: RowResult) -> dict[Role, Decimal]:
    return {_KEYS[name]: decimal_of(given.value) for name, given in row.row.givens.items()}


def _result(row: RowResult, table: WorkedTable) -> dict[str, Decimal]:
    """Return the results of a town, with those of each way of rounding heads, by their keys."""
    found = {}
    for key, values in row.ways.items():
        for name in (n for n in _KEYS if n in values):
            role = _KEYS[name]
            if role in _STEPS or (role is Role.CARRY_OVER and not key):
                told = f"{role.value}_{key}" if key else role.value
                found[told] = table.units[name].decimal(values[name])
    return found


def calculate_district(
    formula: Formula, table: tuple[bytes, str], sheet: str = "", ratio: str = "", rate: str = ""
) -> District:
    """Work out the towns in a file (its bytes and its name) by the formula of the premium.

    `ratio` and `rate` hold for every town, where the table has no column for them.

    Raises:
        TableError: the file holds no table of towns, or a figure that is needed has no column.
        DocumentError: the file cannot be read, or bears a mark of secrecy.
        CalculationError: `ratio` or `rate` is no figure.
    """
    given = {NAMING[Role.RATIO].label: ratio, NAMING[Role.RATE].label: rate}
    words = {NAMING[role].label: pattern for role, pattern in _HEADINGS.items()}
    done = work_table(of_towns(formula), table, given, sheet, words)
    ways = compare([(_known(each), _result(each, done)) for each in done.rows])
    return District(done, ways)


def towns_formula(folder: Path) -> Formula:
    """Return the formula that towns are worked out by, as all premiums are: of this folder.

    Raises:
        CalculationError: its file has a mistake.
    """
    return of_towns(premium_formula(folder))


def of_towns(formula: Formula) -> Formula:
    """Return the formula of the premium with no more than a table of towns is about."""
    return replace(
        formula,
        inputs=tuple(each for each in formula.inputs if each.name in _KEYS),
        steps=tuple(each for each in formula.steps if each.name in _KEYS),
    )


def markdown(district: District) -> str:
    """Return what the user reads."""
    sentences = tuple(way.sentence for way in district.ways)
    return table_markdown(district.table, (("与合在一起算比较", sentences),))


_WAY_HEADINGS = (
    "取整", "参保人数（各行相加）", "参保人数（合在一起算）", "应缴保费（各行相加）",
    "应缴保费（合在一起算）", "因人数取整", "因逐行到分", "需筹集（各行相加）",
    "需筹集（合在一起算）", "因结余不互抵",
)  # fmt: skip
_EXPLAINED = (
    "合在一起算：比例、标准相同的乡镇，人口相加后再乘，结余合并抵缴（能否合并以合同和批复为准）。",
    "应缴保费之差＝因人数取整＋因逐行到分；需筹集之差＝因人数取整＋因逐行到分＋因结余不互抵。",
)


def what_ifs(district: District) -> GapLine | None:
    """Return the total gap around the rate that all towns share; None where they differ."""
    return gap_line(district.accounts, Role.RATE)


def district_book(district: District, found: Basis) -> bytes:
    """Return the result as the bytes of an .xlsx file: the table, the comparison, the chart."""
    book, cached = drawn(district.table, found)
    out = SheetWriter(new_sheet(book, "合算比较", (14, *(16 for _ in _WAY_HEADINGS[1:]))))
    out.headings(1, _WAY_HEADINGS)
    for row, way in enumerate(district.ways, 2):
        out.words((row, 1), way.name)
        for column, value in enumerate(way.numbers, 2):
            if value is not None:
                out.number((row, column), value, "General" if column < 4 else "0.00")
    sentences = (*(way.sentence for way in district.ways), *_EXPLAINED)
    out.lines(len(district.ways) + 3, sentences, len(_WAY_HEADINGS))
    line = what_ifs(district)
    if line is not None:
        add_chart(book, line)
    return saved(book, cached)
