"""Checks an account that somebody has already worked out: which step is wrong, by how much."""

from fractions import Fraction

from assistant.calculation.entries import Account, calculation_of, checked, values
from assistant.calculation.formulas.auditing import audit_figures, stated_twice
from assistant.calculation.formulas.dimensions import decimal_of
from assistant.calculation.roles import Role, bare, exact, shown
from assistant.calculation.solve import ROLES, account_steps, fractions, told
from assistant.calculation.steps import Calculation
from assistant.documents.numbers.decimals import plain_text

_TOLD = (Role.INSURED, Role.PREMIUM, Role.GAP, Role.CARRY_OVER, Role.SURPLUS)


def checkable(account: Account) -> bool:
    """Tell whether a stated result also follows from the other stated figures."""
    return bool(stated_twice(account_steps(), fractions(values(account))))


AUDIT = "防贫保保费复核"
"""What a check of an account is called."""


def audit(account: Account, title: str = AUDIT) -> Calculation:
    """Check each stated result of `account` from its inputs up, and give the right figures.

    Raises CalculationError where a figure is out of range.
    """
    done = audit_figures(account_steps(), fractions(values(account)))
    twice = {ROLES[name] for name in done.names}
    checked({role: each for role, each in account.items() if role not in twice})
    given = {role: each.value for role, each in account.items() if role not in twice}
    right = {ROLES[name]: decimal_of(value) for name, value in done.right.items()}
    results = {role.value: exact(role, right[role]) for role in _TOLD if role in right}
    errors = {
        f"{ROLES[each.name].value}_error": exact(
            ROLES[each.name], decimal_of(each.said - each.right)
        )
        for each in done.wrong
    }
    return calculation_of(
        title,
        tuple(account.values()),
        (*told(given, done.found), *(each.step(_shown, _bare) for each in done.checked)),
        results | errors,
        [done.summary(_shown), *done.notes(lambda value: plain_text(decimal_of(value)))],
    )


def _shown(name: str, value: Fraction) -> str:
    return shown(ROLES[name], decimal_of(value))


def _bare(name: str, value: Fraction) -> str:
    return bare(ROLES[name], decimal_of(value))
