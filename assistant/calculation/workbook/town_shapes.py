"""What the rows of a table are: towns, rows that are not counted, sums that the table states."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.calculation.entries import Account, Entry
from assistant.calculation.roles import Role
from assistant.calculation.workbook.cell_figures import Issue


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its name, its row, its account, what the sheet says of its results, and notes."""

    name: str
    row: int
    account: Account
    stated: Mapping[Role, Entry]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is not counted: its name, its cells as written by role, and why."""

    name: str
    row: int
    texts: Mapping[Role, str]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class StatedSum:
    """A row of sums in the sheet: its name, row and figures, and the rows that it is of."""

    name: str
    row: int
    first: int
    figures: Mapping[Role, Entry]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class TownRows:
    """All that a sheet says: towns, rows not counted, sums, and sentences about the sheet."""

    towns: tuple[Town, ...]
    refused: tuple[Refused, ...]
    sums: tuple[StatedSum, ...]
    remarks: tuple[str, ...]
    roles: tuple[Role, ...]
