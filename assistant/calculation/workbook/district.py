"""The premium of a whole district: each town by itself, the sums, and the whole worked out at once.

Nothing is chosen for the user: heads that are not whole stay as they are, and the sums are given
for the two ways of rounding them as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from assistant.calculation.amounts import parse_money, parse_ratio
from assistant.calculation.entries import Account, entry, values
from assistant.calculation.premium import account_calculation
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.solve import Known
from assistant.calculation.steps import Calculation
from assistant.calculation.towns import ADDED, total
from assistant.calculation.workbook.cell_figures import Issue
from assistant.calculation.workbook.compared import AsStated, compare
from assistant.calculation.workbook.opening import open_table
from assistant.calculation.workbook.stated import check_sums, check_town
from assistant.calculation.workbook.town_rows import read_rows
from assistant.calculation.workbook.town_shapes import Refused, Town, TownRows
from assistant.documents.numbers.decimals import money_text
from assistant.errors import CalculationError, TableError


@dataclass(frozen=True, slots=True)
class TownResult:
    """A town with what was worked out for it, and the sentences that belong to it alone."""

    town: Town
    calculation: Calculation
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class District:
    """The calculation of a table: its towns, sums, rows not counted, and all that must be said.

    `totals` are over `towns` only; `ways` compare them with the whole worked out at once.
    """

    file: str
    sheet: str
    towns: tuple[TownResult, ...]
    refused: tuple[Refused, ...]
    totals: Mapping[Role, Decimal]
    ways: tuple[AsStated, ...]
    checks: tuple[str, ...]
    notes: tuple[str, ...]
    roles: tuple[Role, ...]

    @property
    def sum_label(self) -> str:
        """What the row of sums is called; it tells when rows are missing from it."""
        left_out = f"（不含有问题的{len(self.refused)}行）" if self.refused else ""
        return f"合计{left_out}"

    @property
    def rates(self) -> tuple[Decimal, ...]:
        """The rates of the towns, each once."""
        return tuple(dict.fromkeys(t.town.account[Role.RATE].value for t in self.towns))

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Every issue, in the order of the rows."""
        return tuple(issue for row in self.refused for issue in row.issues)

    @property
    def accounts(self) -> tuple[Known, ...]:
        """The figures of each town, by their roles."""
        return tuple(values(t.town.account) for t in self.towns)

    def to_json(self) -> dict[str, Any]:
        """Return the result as one JSON object; every number is a string."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "totals": {role.value: str(value) for role, value in self.totals.items()},
            "towns": [
                {
                    "name": t.town.name, "row": t.town.row,
                    **t.calculation.to_json(), "notes": t.notes,
                }
                for t in self.towns
            ],
            "refused": [
                {
                    "name": row.name, "row": row.row,
                    "issues": [{"place": i.place, "message": i.message} for i in row.issues],
                }
                for row in self.refused
            ],
            "ways": [
                {
                    "name": way.name, "premium": money_text(way.premium),
                    "whole_premium": money_text(way.whole_premium), "sentence": way.sentence,
                }
                for way in self.ways
            ],
            "checks": list(self.checks),
            "notes": list(self.notes),
        }  # fmt: skip


def calculate_district(
    data: bytes, name: str, sheet: str = "", ratio: str = "", rate: str = ""
) -> District:
    """Work out the table in the file `data` called `name`.

    `ratio` and `rate` hold for every town, where the table has no column for them; `sheet` chooses
    among several.

    Raises:
        TableError: the file holds no table of towns, or a figure that is needed has no column.
        DocumentError: the file cannot be read, or bears a mark of secrecy.
        CalculationError: `ratio` or `rate` is no figure.
    """
    grid, headings = open_table(data, name, sheet)
    common = _common(ratio, rate)
    doubled = [role for role in common if role in headings.columns]
    if doubled:
        label = "、".join(NAMING[role].label for role in doubled)
        raise TableError(f"表里已有{label}一栏。", "请不要再另外给出，或从表里去掉这一栏。")
    rows = read_rows(grid, headings, common)
    _require(rows)
    return _worked(PurePath(name).name, grid.name, (*grid.remarks, *headings.remarks), rows)


def _common(ratio: str, rate: str) -> Account:
    common = {}
    if ratio.strip():
        common[Role.RATIO] = entry(Role.RATIO, parse_ratio(ratio))
    if rate.strip():
        common[Role.RATE] = entry(Role.RATE, parse_money(rate))
    return common


def _require(rows: TownRows) -> None:
    """Ask for a figure that neither the table nor the user gives; no default stands in."""
    needed = {Role.RATE} | (set() if Role.INSURED in rows.roles else {Role.RATIO})
    missing = [NAMING[role].label for role in Role if role in needed - set(rows.roles)]
    if missing:
        raise TableError(
            f"表里没有{'、'.join(missing)}一栏。", "请在表里补上，或另外给出对每个乡镇都适用的数。"
        )
    if not rows.towns and not rows.refused:
        raise TableError("表头下面没有乡镇。", "请每个乡镇填一行再试。")


def _worked(file: str, sheet: str, remarks: tuple[str, ...], rows: TownRows) -> District:
    done: dict[str, tuple[Town, Calculation]] = {}
    refused = list(rows.refused)
    for town in rows.towns:
        try:
            done[town.name] = (town, account_calculation(town.account))
        except CalculationError as error:
            issue = Issue(f"第{town.row}行", f"{error.message}{error.next_step}")
            texts = {role: each.text for role, each in town.account.items()}
            refused.append(Refused(town.name, town.row, texts, (issue,)))
    calculations = {name: calculation for name, (_, calculation) in done.items()}
    common = _said_of_all(list(calculations.values()))
    towns = tuple(_result(town, each, common) for town, each in done.values())
    totals = {
        role: total(role, calculations)
        for role in ADDED
        if done and all(role.value in each.result for each in calculations.values())
    }
    ways = compare([(t.town.account, t.calculation) for t in towns])
    counted = {t.town.row: t for t in towns}
    return District(
        file, sheet, towns, tuple(sorted(refused, key=lambda each: each.row)), totals, ways,
        check_sums(rows.sums, {row: (t.town.account, t.calculation) for row, t in counted.items()},
                   frozenset(each.row for each in refused)),
        (*remarks, *rows.remarks, *common), rows.roles,
    )  # fmt: skip


def _said_of_all(calculations: Sequence[Calculation]) -> tuple[str, ...]:
    """Return the notes that hold for every town, to be said once."""
    if not calculations:
        return ()
    return tuple(
        note for note in calculations[0].notes if all(note in each.notes for each in calculations)
    )


def _result(town: Town, calculation: Calculation, common: tuple[str, ...]) -> TownResult:
    own = (note for note in calculation.notes if note not in common)
    return TownResult(town, calculation, (*town.notes, *check_town(town.stated, calculation), *own))
