"""Which account lends its figures to a question, and which of them: nothing is borrowed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculation.entries import Entry
from assistant.calculation.library_account import (
    OWN_FIGURES,
    LibraryAccount,
    is_own_town,
    referred,
)
from assistant.calculation.roles import TERMS, WHOLE, Role
from assistant.calculation.understanding import Understanding
from assistant.calculation.wanted import Task
from assistant.documents.numbers.quantities import Unit, read_quantities


def lent_figures(
    now: Understanding,
    earlier: Understanding | None,
    users: Sequence[str],
    accounts: Sequence[LibraryAccount],
) -> tuple[LibraryAccount | None, frozenset[Role]]:
    """Return the account that a question takes figures from, and which of them it may lend."""
    base = WHOLE
    goes_on = bool(earlier and _PEOPLE & set(earlier.own))
    if found := referred(now.text, accounts, by_name=goes_on):
        return found
    quoted = next((a for a in accounts if quotes(now, a)), None)
    if quoted:
        return quoted, frozenset() if is_own_town(now.text) else base
    if is_own_town(now.text) or Role.POPULATION in now.own:
        return None, frozenset()
    if users and (found := referred(users[-1], accounts)):
        return found
    return _pointed_at(now, accounts)


_PARTICULAR = 4
"""Digits by which a sum is known: 267800 quotes the document, 50000 may be anybody's."""
_PEOPLE = frozenset({Role.POPULATION, Role.INSURED})


def quotes(now: Understanding, library: LibraryAccount) -> bool:
    """Tell whether a sum of the document is stated; other people's may only happen to equal it."""
    people = [each for role, each in now.own.items() if role in _PEOPLE]
    if any(_differs(each, library) for each in people):
        return False
    sums = {library.account[r].value for r in OWN_FIGURES if r in library.account}
    own = [e.value for r, e in now.own.items() if r in OWN_FIGURES and library.same(e)]
    found = (*own, *(q.value for q in now.unused if q.value in sums))
    return any(len(value.normalize().as_tuple().digits) >= _PARTICULAR for value in found)


def _differs(each: Entry, library: LibraryAccount) -> bool:
    own = library.account.get(each.role)
    return own is not None and own.value != each.value


def _pointed_at(
    now: Understanding, accounts: Sequence[LibraryAccount]
) -> tuple[LibraryAccount | None, frozenset[Role]]:
    """Return the account whose sums the question points at by their year (2020年那笔结余)."""
    for account in accounts:
        if _parts_its_carry_over(now) or _names_its_years(now, account):
            return account, WHOLE
        pointed = account.of_its_years(now.text) & _YEARLY
        if pointed and not set(now.own) - _OWN_TERMS:
            return account, pointed
    return None, frozenset()


def _parts_its_carry_over(now: Understanding) -> bool:
    """Tell whether a part of a carry-over is to be used which the user does not state."""
    return Role.CARRY_OVER not in now.own and any(change.is_part for change in now.changes)


_OWN_TERMS = TERMS | {Role.INSURED}
_YEARLY = frozenset({Role.CARRY_OVER, Role.PREMIUM, Role.GAP})


def _names_its_years(now: Understanding, library: LibraryAccount) -> bool:
    """A question without figures that names a sum and its year speaks of the document's sum."""
    years = {q.value for q in read_quantities(now.text) if q.unit is Unit.YEAR}
    stated = {q.value for q in read_quantities(library.clause.text) if q.unit is Unit.YEAR}
    named = now.named & set(library.account)
    if now.own:
        return False
    divides = bool(_DIVIDING & set(now.tasks))
    alone = not years and (divides or len(named) > 1)
    return bool(named) and ((bool(years) and years <= stated) or alone)


_DIVIDING = frozenset({Task.SPREAD, Task.SHARE, Task.PER_HEAD})


def in_full(now: Understanding, account: LibraryAccount) -> Understanding:
    """Put the document's own sum for one that is pointed at in round figures (那九万五)."""
    stated = {r: account.account[r] for r in OWN_FIGURES if r in account.account}
    meant = {
        role: replace(each, value=stated[role].value, text=each.text)
        for role, each in now.own.items()
        if role in stated and _is_round(each, stated[role].value, now.text)
    }
    return replace(now, own={**now.own, **meant})


def _is_round(each: Entry, exact: Decimal, text: str) -> bool:
    pointed = re.search(rf"[那这][笔个些]?\s*{re.escape(each.text)}", text)
    difference = abs(exact - each.value)
    return bool(pointed) and 0 < difference < _last_digit(each.value)


def _last_digit(value: Decimal) -> Decimal:
    """Return the place value of the last digit that is not zero: 1000 of 95000."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
