"""How the gap moves with the rate or the ratio while every other figure stays: a what-if."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.calculation.roles import NAMING, Role, bare, shown
from assistant.calculation.solve import Known, figure_from
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import CENT, tidy

if TYPE_CHECKING:
    from assistant.calculation.workbook.district import District

_FORMULAS = {
    Role.RATE: "参保人数×保费标准−上年结余",
    Role.RATIO: "农村人口×参保比例×保费标准−上年结余",
}
"""By the figure that is varied."""

_SHARES = tuple(Decimal(percent) / 100 for percent in range(80, 121, 5))
_GRAINS = {Role.RATE: CENT, Role.RATIO: Decimal("0.0001")}
_LARGEST = {Role.RATIO: Decimal(1)}
_PASSED_OVER = {
    Role.RATE: frozenset({Role.PREMIUM, Role.GAP}),
    Role.RATIO: frozenset({Role.INSURED, Role.PREMIUM, Role.GAP}),
}
"""Figures that, once given, the gap follows from without the one that is varied."""


@dataclass(frozen=True, slots=True)
class GapPoint:
    """The gap (元) of all accounts together, at a value of the figure that is varied."""

    value: Decimal
    gap: Decimal


@dataclass(frozen=True, slots=True)
class GapLine:
    """The points in the order of their values; `now` is the one of the figures as they are.

    `role` is the figure that is varied, `accounts` over how many accounts the gaps are summed.
    """

    role: Role
    points: tuple[GapPoint, ...]
    now: GapPoint
    accounts: int

    @property
    def label(self) -> str:
        """What the figure is called that is varied: 保费标准."""
        return NAMING[self.role].label

    @property
    def unit(self) -> str:
        """Its unit; "" for a ratio."""
        return NAMING[self.role].unit

    @property
    def gap_label(self) -> str:
        """What the gap is called: 需筹集."""
        return NAMING[Role.GAP].label

    @property
    def formula(self) -> str:
        """What the gap is at every point, in words; where that is below 0, it is 0."""
        return _FORMULAS[self.role]

    def value_text(self, point: GapPoint) -> str:
        """Return the varied figure at a point with its unit: 80元/人·年, 12%."""
        return shown(self.role, point.value)

    def bare_text(self, point: GapPoint) -> str:
        """Return the varied figure at a point as an axis shows it, without its unit: 80, 12%."""
        return bare(self.role, point.value)

    def gap_text(self, point: GapPoint) -> str:
        """Return the gap at a point with its unit: 41553.37元."""
        return shown(Role.GAP, point.gap)


def gap_lines(result: "Calculation | District") -> tuple[GapLine, ...]:
    """Return the lines over the rate and over the ratio, where either has more than one point."""
    known = [figures_of(result)] if isinstance(result, Calculation) else result.accounts
    lines = (gap_line(known, role) for role in _FORMULAS)
    return tuple(line for line in lines if line and len(line.points) > 1)


def gap_line(accounts: Sequence[Known], role: Role) -> GapLine | None:
    """Return the gap for values of `role` from 80% to 120% of the one that all accounts share.

    Assumed rates are rounded to the 分, assumed ratios to 0.01% and never above 100%; heads are
    not rounded. None where the accounts differ in `role`, or no gap follows from it.
    """
    shared = {account.get(role) for account in accounts}
    now = shared.pop() if len(shared) == 1 else None
    if now is None or any(_PASSED_OVER[role] & set(account) for account in accounts):
        return None
    points = {value: _gap(accounts, role, value) for value in _values(role, now)}
    if None in points.values():
        return None
    known = tuple(GapPoint(value, gap) for value, gap in points.items() if gap is not None)
    return GapLine(role, known, next(p for p in known if p.value == now), len(accounts))


def _values(role: Role, now: Decimal) -> tuple[Decimal, ...]:
    assumed = (tidy((now * share).quantize(_GRAINS[role])) for share in _SHARES if share != 1)
    largest = _LARGEST.get(role)
    usable = {value for value in assumed if value and (largest is None or value <= largest)}
    return tuple(sorted({*usable, now}))


def _gap(accounts: Sequence[Known], role: Role, value: Decimal) -> Decimal | None:
    gaps = [figure_from({**account, role: value}, Role.GAP) for account in accounts]
    return sum((gap for gap in gaps if gap is not None), Decimal(0)) if None not in gaps else None


def figures_of(calculation: Calculation) -> Known:
    """Return the figures that a calculation of one account was made from, by their roles."""
    roles = {role.value: role for role in Role}
    return {roles[f.name]: f.value for f in calculation.figures if f.name in roles}
