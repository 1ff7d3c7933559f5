"""Puts a question together with what came before it and with the document it refers to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculation.accounts_meant import (
    AccountsMeant,
    accounts_meant,
    places_named,
    the_one,
)
from assistant.calculation.changes import apply_changes
from assistant.calculation.entries import ASSUMED, USER, Entry
from assistant.calculation.library_account import (
    OWN_FIGURES,
    LibraryAccount,
    is_own_town,
    library_accounts,
    referred,
    speaks_of,
)
from assistant.calculation.nouns import nouns
from assistant.calculation.relevance import asks_for_a_sum, in_domain, is_lookup, may_calculate
from assistant.calculation.roles import Role
from assistant.calculation.solve import worked_out
from assistant.calculation.steps import Step
from assistant.calculation.understanding import Understanding, understand
from assistant.calculation.wanted import Task
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Unit, read_quantities
from assistant.errors import CalculationError
from assistant.question.asked import Question

_BASE = frozenset({Role.POPULATION, Role.RATIO, Role.RATE})
_DERIVED = frozenset({Role.INSURED, Role.PREMIUM, Role.GAP})


@dataclass(frozen=True, slots=True)
class Situation:
    """A question that is a calculation, with every figure that it may use.

    `account` holds the figures after the what-if, `original` those before it, `change_steps` how
    the one became the other; `library` is the account of the document referred to, if any;
    `foreign` are the roles that the question names for a year whose figure that document lacks,
    `not_held` says for which place or year no document has an account; "" where none was named.
    """

    now: Understanding
    account: Mapping[Role, Entry]
    original: Mapping[Role, Entry]
    change_steps: tuple[Step, ...]
    library: LibraryAccount | None
    nearest: LibraryAccount | None
    wanted: tuple[Role, ...]
    foreign: frozenset[Role] = frozenset()
    not_held: str = ""

    def find(self, role: Role) -> Entry | None:
        """Return the figure of a role: stated, worked out, or the document's own."""
        if role in self.account:
            return self.account[role]
        if role in self.foreign and not self.is_what_if:
            return None
        own = self.library.account.get(role) if self.library else None
        mine = {r: e for r, e in self.account.items() if r in self.now.own}
        if own and (found := worked_out(mine, role)):
            return found
        if own and not self.is_what_if:
            return own
        return worked_out(self.account, role) or own

    @property
    def is_what_if(self) -> bool:
        """Tell whether the question replaces a figure that the premium follows from."""
        return bool(self.now.changes or _BASE & set(self.now.own))


def situation(question: Question, documents: Sequence[PolicyDocument]) -> Situation | None:
    """Return what a calculation has to work with, or None when the question is none."""
    users = [turn["content"] for turn in question.history if turn["role"] == "user"]
    try:
        now = understand(question.plain)
    except CalculationError:
        if asks_for_a_sum(question.plain, users):
            raise
        return None
    earlier = _earlier(users[-_TURNS:])
    if not may_calculate(now, earlier, users):
        return None
    held = library_accounts(documents)
    meant = accounts_meant((question.plain, *reversed(users)), held, question.named)
    if not now.has_figures and speaks_of(question.plain, meant.accounts):
        earlier = None
    moved = earlier is not None and _moves_on(question.plain, users)
    if earlier and moved:
        earlier = replace(earlier, own={r: e for r, e in earlier.own.items() if r in _TERMS})
    merged = _merged(now, earlier)
    if len(meant.accounts) == 1:
        merged = _in_full(merged, meant.accounts[0])
    library, lent = _lent(merged, earlier, users, meant.accounts)
    elsewhere = moved and bool(merged.has_figures or meant.is_foreign)
    if not elsewhere and is_lookup(now, earlier, library):
        return None
    if library and not _quotes(merged, library):
        the_one(meant)
    return _assembled(merged, library, lent, meant)


def _in_full(now: Understanding, account: LibraryAccount) -> Understanding:
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
    return bool(pointed) and each.value != exact and abs(exact - each.value) < each.grain


def _moves_on(text: str, users: Sequence[str]) -> bool:
    """Tell whether a place is named that was not spoken of before: only terms go along."""
    return any(place not in said for place in places_named(text) for said in users[-1:])


_TERMS = frozenset({Role.RATIO, Role.RATE})
_TURNS = 4


def _earlier(users: Sequence[str]) -> Understanding | None:
    """Merge what the user's earlier turns said about one calculation, the newest last."""
    known: Understanding | None = None
    for text in users:
        turn = _understood(text)
        if turn and (turn.has_figures or turn.tasks or turn.wanted) and in_domain(text):
            known = _merged(turn, known) if turn.has_figures or known is None else known
        elif len(narrow(text)) > 3:
            known = None
    return known


def _understood(text: str) -> Understanding | None:
    try:
        return understand(text)
    except CalculationError:
        return None


def _merged(now: Understanding, earlier: Understanding | None) -> Understanding:
    if earlier is None or now.towns:
        return now
    inherited = dict(earlier.own)
    if Role.POPULATION in now.own:
        inherited.pop(Role.CARRY_OVER, None)
        inherited.pop(Role.INSURED, None)
    if now.changes or _BASE & set(now.own):
        inherited = {r: e for r, e in inherited.items() if r not in _DERIVED}
    return replace(
        now,
        own={**inherited, **now.own},
        changes=now.changes or (() if now.own else earlier.changes),
        wanted=now.wanted or earlier.wanted,
    )


def _lent(
    now: Understanding,
    earlier: Understanding | None,
    users: Sequence[str],
    accounts: Sequence[LibraryAccount],
) -> tuple[LibraryAccount | None, frozenset[Role]]:
    base = _BASE | {Role.CARRY_OVER}
    goes_on = bool(earlier and _PEOPLE & set(earlier.own))
    if found := referred(now.text, accounts, by_name=goes_on):
        return found
    quoted = next((a for a in accounts if _quotes(now, a)), None)
    if quoted:
        return quoted, frozenset() if is_own_town(now.text) else base
    if is_own_town(now.text) or Role.POPULATION in now.own:
        return None, frozenset()
    if users and (found := referred(users[-1], accounts)):
        return found
    return _pointed_at(now, accounts)


_PEOPLE = frozenset({Role.POPULATION, Role.INSURED})


def _quotes(now: Understanding, library: LibraryAccount) -> bool:
    """Tell whether a sum of the document is stated; other people's may only happen to equal it."""
    people = [each for role, each in now.own.items() if role in _PEOPLE]
    if any(_differs(each, library) for each in people):
        return False
    sums = {library.account[r].value for r in OWN_FIGURES if r in library.account}
    return any(library.same(each) for each in now.own.values()) or any(
        quantity.value in sums for quantity in now.unused
    )


def _differs(each: Entry, library: LibraryAccount) -> bool:
    own = library.account.get(each.role)
    return own is not None and own.value != each.value


def _pointed_at(
    now: Understanding, accounts: Sequence[LibraryAccount]
) -> tuple[LibraryAccount | None, frozenset[Role]]:
    """Return the account whose sums the question points at by their year (2020年那笔结余)."""
    for account in accounts:
        if _parts_its_carry_over(now) or _names_its_years(now, account):
            return account, _BASE | {Role.CARRY_OVER}
        pointed = account.of_its_years(now.text) & _YEARLY
        if pointed and not set(now.own) - _OWN_TERMS:
            return account, pointed
    return None, frozenset()


def _parts_its_carry_over(now: Understanding) -> bool:
    """Tell whether a part of a carry-over is to be used which the user does not state."""
    return Role.CARRY_OVER not in now.own and any(change.is_part for change in now.changes)


_OWN_TERMS = frozenset({Role.RATIO, Role.RATE, Role.INSURED})
_YEARLY = frozenset({Role.CARRY_OVER, Role.PREMIUM, Role.GAP})


def _names_its_years(now: Understanding, library: LibraryAccount) -> bool:
    """A question without figures that names a sum and its year speaks of the document's sum."""
    years = {q.value for q in read_quantities(now.text) if q.unit is Unit.YEAR}
    stated = {q.value for q in read_quantities(library.clause.text) if q.unit is Unit.YEAR}
    named = {noun.role for noun in nouns(narrow(now.text))} & set(library.account)
    if now.own:
        return False
    divides = bool(_DIVIDING & set(now.tasks))
    alone = not years and (divides or len(named) > 1)
    return bool(named) and ((bool(years) and years <= stated) or alone)


_DIVIDING = frozenset({Task.SPREAD, Task.SHARE, Task.PER_HEAD})


def _assembled(
    now: Understanding,
    library: LibraryAccount | None,
    lent: frozenset[Role],
    meant: AccountsMeant,
) -> Situation:
    own = {role: _sourced(each, now, library) for role, each in now.own.items()}
    backwards = bool(_BASE & set(now.wanted) - set(now.own))
    if library and not backwards and (now.changes or _BASE & set(now.own)):
        own = {r: e for r, e in own.items() if r not in _DERIVED or not library.same(e)}
    account = dict(own)
    foreign = library.of_other_years(now.text) - set(own) if library else frozenset()
    lent -= foreign if Task.AUDIT in now.tasks or not now.arithmetic else lent
    lent -= set(now.wanted) & (_BASE | {Role.CARRY_OVER}) - {Role.RATE}
    if library:
        account |= {r: library.account[r] for r in lent if r in library.account and r not in own}
    original = {**account, **now.before}
    if library and not now.before:
        original |= {r: library.account[r] for r in lent if r in library.account}
    changed, steps = apply_changes(account, now.changes)
    nearest = meant.accounts[0] if len(meant.accounts) == 1 else None
    return Situation(
        now,
        _in_order(changed),
        _in_order(original),
        steps,
        library,
        nearest,
        now.wanted,
        foreign,
        meant.what_is_not_held,
    )


def _sourced(each: Entry, now: Understanding, library: LibraryAccount | None) -> Entry:
    if library is None:
        return each.of(USER)
    own = library.account.get(each.role)
    about_own_town = is_own_town(now.text)
    if own and own.value == each.value and (library.same(each) or not about_own_town):
        return each.of(own.source, own.clause_id)
    return each.of(USER if about_own_town else ASSUMED)


def _in_order(account: Mapping[Role, Entry]) -> dict[Role, Entry]:
    return {role: account[role] for role in Role if role in account}
