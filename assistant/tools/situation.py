"""Puts a question together with what came before it and with the document it refers to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.documents.model import PolicyDocument
from assistant.errors import CalculationError
from assistant.tools.amounts import Quantity, Unit, read_quantities
from assistant.tools.calculation import Step
from assistant.tools.changes import Change
from assistant.tools.figures import ASSUMED, USER, Entry, values
from assistant.tools.library_account import (
    OWN_FIGURES,
    LibraryAccount,
    is_own_town,
    library_accounts,
    referred,
)
from assistant.tools.nouns import nouns
from assistant.tools.numbers import narrow
from assistant.tools.roles import Role
from assistant.tools.solve import solve
from assistant.tools.understanding import Understanding, understand
from assistant.tools.wanted import Task

_BASE = frozenset({Role.POPULATION, Role.RATIO, Role.RATE})
_DERIVED = frozenset({Role.INSURED, Role.PREMIUM, Role.GAP})
COMPUTED = "计算"


@dataclass(frozen=True, slots=True)
class Situation:
    """A question that is a calculation, with every figure that it may use.

    `account` holds the figures after the what-if, `original` those before it, `change_steps` how
    the one became the other; `library` is the account of the document referred to, if any.
    """

    now: Understanding
    account: Mapping[Role, Entry]
    original: Mapping[Role, Entry]
    change_steps: tuple[Step, ...]
    library: LibraryAccount | None
    nearest: LibraryAccount | None
    wanted: tuple[Role, ...]

    def find(self, role: Role) -> Entry | None:
        """Return the figure of a role: stated, worked out, or the document's own."""
        if role in self.account:
            return self.account[role]
        own = self.library.account.get(role) if self.library else None
        if own and not self.is_what_if:
            return own
        solved, _ = solve(values(self.account))
        return Entry(role, solved[role], "", COMPUTED) if role in solved else own

    @property
    def is_what_if(self) -> bool:
        """Tell whether the question replaces a figure that the premium follows from."""
        return bool(self.now.changes or _BASE & set(self.now.own))


def situation(
    question: str, history: Sequence[Mapping[str, str]], documents: Sequence[PolicyDocument]
) -> Situation | None:
    """Return what a calculation has to work with, or None when the question is none."""
    now = understand(question)
    users = [turn["content"] for turn in history if turn.get("role") == "user"]
    earlier = _earlier(users[-_TURNS:])
    if not _may_calculate(now, earlier, users):
        return None
    accounts = library_accounts(documents)
    merged = _merged(now, earlier)
    library, lent = _lent(merged, users, accounts)
    if _is_lookup(now, earlier, library):
        return None
    return _assembled(merged, earlier, library, lent, accounts)


_TURNS = 4
_DOMAIN = re.compile(
    r"保费|参保|投保|防贫|结余|缺口|筹|应[缴交]|账上|保[几多]|[几多少]{1,2}个?人.{0,3}保|剩|每人|标准|农村人口|请示|测算|\d号文|账"
)
_CHECKABLE = re.compile(r"账|测算|算得|算对|算错|算出|算的")
_OTHER_SCHEME = re.compile(r"医保|医疗保险|养老|低保|大病|农业保险|贷款|工资|补助标准|收入")


def _earlier(users: Sequence[str]) -> Understanding | None:
    """Merge what the user's earlier turns said about one calculation, the newest last."""
    known: Understanding | None = None
    for text in users:
        turn = _understood(text)
        if turn and (turn.has_figures or turn.tasks or turn.wanted) and _DOMAIN.search(text):
            known = _merged(turn, known) if turn.has_figures or known is None else known
        elif len(narrow(text)) > 3:
            known = None
    return known


def loose_sum(now: Understanding) -> Quantity | None:
    """Return the one amount that no word gives a role, as in 8.12万由五个村均摊."""
    sums = [q for q in now.unused if q.unit in {Unit.MONEY, Unit.PLAIN}]
    return sums[0] if len(sums) == 1 else None


def _understood(text: str) -> Understanding | None:
    try:
        return understand(text)
    except CalculationError:
        return None


def _may_calculate(now: Understanding, earlier: Understanding | None, users: Sequence[str]) -> bool:
    text = now.text
    complete = set(now.own) >= _BASE
    if complete or (now.sharing and (now.own or loose_sum(now))):
        return True
    if not _DOMAIN.search(text + "".join(users)):
        return False
    if _OTHER_SCHEME.search(text) and "防贫" not in text and not set(now.own) >= _BASE:
        return False
    asks = bool(now.tasks or now.wanted)
    continues = bool(earlier and now.has_figures)
    named = bool(now.tasks) and bool(nouns(narrow(text)) or (earlier and earlier.own))
    named = named or (Task.AUDIT in now.tasks and bool(_CHECKABLE.search(text)))
    return continues or (asks and now.has_figures) or named


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
    now: Understanding, users: Sequence[str], accounts: Sequence[LibraryAccount]
) -> tuple[LibraryAccount | None, frozenset[Role]]:
    base = _BASE | {Role.CARRY_OVER}
    if found := referred(now.text, accounts):
        return found
    quoted = next((a for a in accounts if _quotes(now, a)), None)
    if quoted:
        return quoted, frozenset() if is_own_town(now.text) else base
    if is_own_town(now.text) or Role.POPULATION in now.own:
        return None, frozenset()
    if users and (found := referred(users[-1], accounts)):
        return found
    return next(((a, base) for a in accounts if _names_its_years(now, a)), (None, frozenset()))


def _quotes(now: Understanding, library: LibraryAccount) -> bool:
    sums = {library.account[r].value for r in OWN_FIGURES if r in library.account}
    return any(library.same(each) for each in now.own.values()) or any(
        quantity.value in sums for quantity in now.unused
    )


def _names_its_years(now: Understanding, library: LibraryAccount) -> bool:
    """A question without figures that names a sum and its year speaks of the document's sum."""
    years = {q.value for q in read_quantities(now.text) if q.unit is Unit.YEAR}
    stated = {q.value for q in read_quantities(library.clause.text) if q.unit is Unit.YEAR}
    named = {noun.role for noun in nouns(narrow(now.text))} & set(library.account)
    if now.own:
        return False
    return bool(named) and ((bool(years) and years <= stated) or (not years and len(named) > 1))


def _is_lookup(
    now: Understanding, earlier: Understanding | None, library: LibraryAccount | None
) -> bool:
    """Tell a question that the document itself answers from one that has to be calculated."""
    if now.tasks or now.changes or now.towns:
        return not (now.has_figures or now.unused or library or earlier)
    if not now.own:
        return True
    known = library.account if library else {}
    repeated = all(r in known and known[r].value == e.value for r, e in now.own.items())
    return bool(library) and repeated and len(now.own) < 3


def _assembled(
    now: Understanding,
    earlier: Understanding | None,
    library: LibraryAccount | None,
    lent: frozenset[Role],
    accounts: Sequence[LibraryAccount],
) -> Situation:
    own = {role: _sourced(each, now, library) for role, each in now.own.items()}
    backwards = bool(_BASE & set(now.wanted) - set(now.own))
    if library and not backwards and (now.changes or _BASE & set(now.own)):
        own = {r: e for r, e in own.items() if r not in _DERIVED or not library.same(e)}
    account = dict(own)
    lent -= set(now.wanted) & (_BASE | {Role.CARRY_OVER}) - {Role.RATE}
    if library:
        account |= {r: library.account[r] for r in lent if r in library.account and r not in own}
    original = {**account, **now.before}
    if library and not now.before:
        original |= {r: library.account[r] for r in lent if r in library.account}
    changed, steps = _changed(account, now.changes)
    nearest = accounts[0] if accounts else None
    return Situation(
        now, _in_order(changed), _in_order(original), steps, library, nearest, now.wanted
    )


def _sourced(each: Entry, now: Understanding, library: LibraryAccount | None) -> Entry:
    if library is None:
        return each.of(USER)
    own = library.account.get(each.role)
    about_own_town = is_own_town(now.text)
    if own and own.value == each.value and (library.same(each) or not about_own_town):
        return each.of(own.source, own.clause_id)
    return each.of(USER if about_own_town else ASSUMED)


def _changed(
    account: Mapping[Role, Entry], changes: Sequence[Change]
) -> tuple[dict[Role, Entry], tuple[Step, ...]]:
    figures, steps = dict(account), []
    for change in changes:
        if change.role in figures:
            figures[change.role], step = change.apply(figures[change.role])
            steps.append(step)
    return figures, tuple(steps)


def _in_order(account: Mapping[Role, Entry]) -> dict[Role, Entry]:
    return {role: account[role] for role in Role if role in account}
