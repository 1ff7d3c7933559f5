"""Works an account out by the formula file 防贫保保费: what follows from the figures known."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path

from assistant.calculation.entries import Account, Entry, values
from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.formulas.expression import (
    DIVIDE,
    MULTIPLY,
    Expression,
    Literal,
    Operation,
    printed,
)
from assistant.calculation.formulas.formula import Formula, FormulaStep
from assistant.calculation.formulas.forward import bounded
from assistant.calculation.formulas.propagation import Followed, follow
from assistant.calculation.formulas.propagation import lacking as lacking_names
from assistant.calculation.formulas.shelf import read_shelf
from assistant.calculation.roles import NAMING, Role, bare, exact, shown
from assistant.calculation.steps import Step
from assistant.documents.numbers.decimals import cents, tidy
from assistant.errors import MissingFigureError
from assistant.settings import PROJECT, Settings

Known = Mapping[Role, Decimal]
COMPUTED = "计算"
"""Where a figure comes from that was worked out on the way."""
FORMULA = "防贫保保费"
ROLES = {naming.label: role for role, naming in NAMING.items()}


def premium_formula(folder: Path) -> Formula:
    """Return the formula of the premium in a folder, the program's own where that has none.

    Raises:
        CalculationError: its file has a mistake; another is not taken in its place.
    """
    shelf = read_shelf(folder)
    held = any(each.name == FORMULA for each in shelf.formulas)
    is_there = held or (folder / f"{FORMULA}.toml").exists()
    return (shelf if is_there else read_shelf(PROJECT / "corpus" / "formulas")).find(FORMULA)


@dataclass(frozen=True)
class _AccountSteps:
    folder: Path

    @cached_property
    def read(self) -> tuple[FormulaStep, ...]:
        """The steps of the formula that give a figure of an account, with no factor of one."""
        return tuple(
            replace(step, expression=_without_one(step.expression))
            for step in premium_formula(self.folder).steps
            if step.name in ROLES
        )


_STEPS: ContextVar[_AccountSteps | None] = ContextVar("account_steps", default=None)
"""What accounts are worked out by at present; every figure of one calculation is by the same."""


@contextmanager
def by_formulas_of(folder: Path | None) -> Iterator[None]:
    """Work accounts out by the formula of this folder; None is the one that the settings name."""
    token = _STEPS.set(_AccountSteps(folder) if folder else None)
    try:
        yield
    finally:
        _STEPS.reset(token)


@lru_cache(maxsize=1)
def _as_settings_say() -> _AccountSteps:
    return _AccountSteps(Settings().formulas)


def account_steps() -> tuple[FormulaStep, ...]:
    """Return the steps by which an account is worked out.

    Raises:
        CalculationError: the file of the formula has a mistake.
    """
    return (_STEPS.get() or _as_settings_say()).read


def _without_one(expression: Expression) -> Expression:
    """Drop the factor of one year, which only turns 元/年 into 元."""
    match expression:
        case Operation(sign, left, Literal(value, _)) if sign in (MULTIPLY, DIVIDE) and value == 1:
            return left
    return expression


def figures_from(known: Known) -> dict[Role, Decimal]:
    """Return every figure that follows from `known`, with those."""
    return _decimals(known, follow(account_steps(), fractions(known))[0])


def figure_from(known: Known, role: Role) -> Decimal | None:
    """Return the figure of one role where it follows from `known`, or is among it."""
    value = follow(account_steps(), fractions(known))[0].get(NAMING[role].label)
    return None if value is None else known.get(role, _decimal(role, value))


def solve(known: Known) -> tuple[dict[Role, Decimal], tuple[Step, ...]]:
    """Return every figure that follows from `known` (with those), and the steps that give them."""
    figures, found = follow(account_steps(), fractions(known))
    return _decimals(known, figures), told(known, found)


def told(known: Known, found: Sequence[Followed]) -> tuple[Step, ...]:
    """Return the steps of what was found from `known`; that nothing is left over is not told."""
    exact_values = fractions(known) | {each.name: each.value for each in found}
    numbers = {NAMING[r].label: bare(r, v) for r, v in _decimals(known, exact_values).items()}
    return tuple(
        _told(each, exact_values, numbers)
        for each in found
        if each.value or ROLES[each.name] is not Role.SURPLUS
    )


def fractions(known: Known) -> dict[str, Fraction]:
    """Return figures as the formula takes them, by their names."""
    return {NAMING[role].label: Fraction(value) for role, value in known.items()}


def _decimals(known: Known, found: Mapping[str, Fraction]) -> dict[Role, Decimal]:
    """Return figures as they are kept: money and rates to the 分, a ratio to six places."""
    roles = ((ROLES[name], value) for name, value in found.items())
    return {r: known[r] if r in known else _decimal(r, value) for r, value in roles}


def _decimal(role: Role, value: Fraction) -> Decimal:
    number = decimal_of(value)
    return cents(number) if role is Role.RATE else exact(role, tidy(number))


def _told(
    found: Followed, exact_values: Mapping[str, Fraction], numbers: Mapping[str, str]
) -> Step:
    """Return a step with its formula in words and in figures."""
    role = ROLES[found.name]
    expression, limit = bounded(found.way, exact_values)
    value = shown(role, _decimal(role, found.value))
    tail = "，结余已够，不需筹集" if limit and role is Role.GAP else ""
    formula = f"{printed(expression, {})}＝{printed(expression, numbers)}＝{value}{tail}"
    return Step(found.name, formula, value)


def worked_out(account: Account, role: Role) -> Entry | None:
    """Return the figure of a role: the given one, or the one that follows from those given."""
    if role in account:
        return account[role]
    found = figure_from(values(account), role)
    return None if found is None else Entry(role, found, "", COMPUTED)


def lacking(known: Known, wanted: Role) -> tuple[Role, ...]:
    """Return the figures still needed, the usual way of the account, before `wanted` follows."""
    names = lacking_names(account_steps(), fractions(known), NAMING[wanted].label)
    return tuple(ROLES[name] for name in names)


def required(account: Account, role: Role) -> Entry:
    """Return the figure of a role, given or worked out.

    Raises:
        MissingFigureError: it is neither.
    """
    found = worked_out(having(account, role), role)
    if found is None:
        raise lacks((role,))
    return found


def having(account: Account, role: Role) -> Account:
    """Return `account` when the figure of a role follows from it.

    Raises:
        MissingFigureError: figures are missing for that; each is asked for.
    """
    if missing := lacking(values(account), role):
        raise lacks(tuple(dict.fromkeys(missing)))
    return account


def lacks(missing: tuple[Role, ...]) -> MissingFigureError:
    """Return what is raised where these figures are missing."""
    names = "、".join(NAMING[role].label for role in missing)
    asked = "；".join(NAMING[role].ask for role in missing)
    return MissingFigureError(f"还缺{names}，没有就算不出来。", f"请补充：{asked}？")
