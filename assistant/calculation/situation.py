"""Puts a question together with what came before it and with the document it refers to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.calculation.accounts_meant import (
    AccountsMeant,
    accounts_meant,
    the_one,
)
from assistant.calculation.changes import apply_changes
from assistant.calculation.entries import ASSUMED, Account, Entry, values
from assistant.calculation.lending import in_full, lent_figures, quotes
from assistant.calculation.library_account import (
    LibraryAccount,
    is_own_town,
    library_accounts,
    speaks_of,
)
from assistant.calculation.premium import by_inputs, told
from assistant.calculation.relevance import asks_for_a_sum, in_domain, is_lookup, may_calculate
from assistant.calculation.roles import BASE, DERIVED, TERMS, WHOLE, Role
from assistant.calculation.solve import COMPUTED, lacking, worked_out
from assistant.calculation.steps import USER, Calculation, Step
from assistant.calculation.understanding import Understanding, understand
from assistant.calculation.wanted import Task
from assistant.documents.model import PolicyDocument
from assistant.documents.numbers.decimals import narrow
from assistant.errors import CalculationError
from assistant.question.asked import Question
from assistant.question.place_names import places_named

_OF_THE_PLACE = frozenset({Role.POPULATION, Role.CARRY_OVER})


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
        mine = {r: e for r, e in self.account.items() if r in self.now.own or e.source == COMPUTED}
        if own and (found := worked_out(mine, role)):
            return found
        if own and not self.is_what_if:
            return own
        return worked_out(self.account, role) or own

    def lacks(self, role: Role) -> tuple[Role, ...]:
        """Return the figures that are needed before `role` follows from what is given."""
        return lacking(values(self.account), role)

    def finished(self, done: Calculation, used: Account) -> Calculation:
        """Show a figure that was worked out on the way by its inputs, and what was assumed."""
        return self.with_changes(by_inputs(done, self.account, used))

    def with_changes(self, done: Calculation) -> Calculation:
        """Put the what-if's own steps first and say what was assumed."""
        done = told(done, self.change_steps)
        if not (self.change_steps and self.library):
            return done
        ids = dict.fromkeys((*done.clause_ids, self.library.clause.id))
        return replace(done, clause_ids=tuple(ids))

    @property
    def is_what_if(self) -> bool:
        """Tell whether the question replaces a figure that the premium follows from."""
        return bool(self.now.changes or BASE & set(self.now.own))


def situation(question: Question, documents: Sequence[PolicyDocument]) -> Situation | None:
    """Return what a calculation has to work with, or None when the question is none.

    Raises:
        CalculationError: a figure can be read in two ways, or several accounts fit.
    """
    users = question.user_turns
    now = _understood(question.plain, users)
    earlier = earlier_turns(users)
    if now is None or not may_calculate(now, earlier, users):
        return None
    held = library_accounts(documents)
    meant = accounts_meant((question.plain, *reversed(users)), held, question.named)
    if not now.has_figures and speaks_of(question.plain, meant.accounts):
        earlier = None
    return _put_together(now, earlier, users, meant)


def _understood(text: str, users: Sequence[str] | None = None) -> Understanding | None:
    """Read a message; of one that asks for a sum after `users` a figure in two ways is raised."""
    try:
        return understand(text)
    except CalculationError:
        if users is not None and asks_for_a_sum(text, users):
            raise
        return None


def _put_together(
    now: Understanding, earlier: Understanding | None, users: Sequence[str], meant: AccountsMeant
) -> Situation | None:
    moved = earlier is not None and moves_on(now.text, users)
    known = merged(now, terms_alone(earlier) if earlier and moved else earlier)
    if len(meant.accounts) == 1:
        known = in_full(known, meant.accounts[0])
    library, lent = lent_figures(known, earlier, users, meant.accounts)
    lent -= _OF_THE_PLACE if meant.place else frozenset()
    elsewhere = moved and bool(known.has_figures or meant.is_foreign)
    if not elsewhere and is_lookup(now, earlier, library):
        return None
    if library and not quotes(known, library):
        the_one(meant)
    return _assembled(known, library, lent, meant)


def _assembled(
    now: Understanding,
    library: LibraryAccount | None,
    lent: frozenset[Role],
    meant: AccountsMeant,
) -> Situation:
    own = {role: _sourced(each, now, library) for role, each in now.own.items()}
    backwards = bool(BASE & set(now.wanted) - set(now.own))
    if library and not backwards and (now.changes or BASE & set(now.own)):
        own = {r: e for r, e in own.items() if r not in DERIVED or not library.same(e)}
    account = dict(own)
    foreign = library.of_other_years(now.text) - set(own) if library else frozenset()
    lent -= foreign if Task.AUDIT in now.tasks or not now.arithmetic else lent
    lent -= set(now.wanted) & WHOLE - {Role.RATE}
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


_TURNS = 4


def moves_on(text: str, users: Sequence[str]) -> bool:
    """Tell whether a place is named that was not spoken of before: only terms go along."""
    return any(place not in said for place in places_named(text) for said in users[-1:])


def earlier_turns(users: Sequence[str]) -> Understanding | None:
    """Merge what the user's earlier turns said about one calculation, the newest last."""
    known: Understanding | None = None
    for text in users[-_TURNS:]:
        turn = _understood(text)
        if turn and (turn.has_figures or turn.tasks or turn.wanted) and in_domain(text):
            known = merged(turn, known) if turn.has_figures or known is None else known
        elif len(narrow(text)) > 3:
            known = None
    return known


def terms_alone(earlier: Understanding) -> Understanding:
    """Return what goes along to another place: ratio and rate, and what was asked."""
    return replace(earlier, own={r: e for r, e in earlier.own.items() if r in TERMS})


def merged(now: Understanding, earlier: Understanding | None) -> Understanding:
    """Return a message with the figures of the turns before that it does not replace."""
    if earlier is None or now.towns:
        return now
    inherited = dict(earlier.own)
    if Role.POPULATION in now.own:
        inherited.pop(Role.CARRY_OVER, None)
        inherited.pop(Role.INSURED, None)
    if now.changes or BASE & set(now.own):
        inherited = {r: e for r, e in inherited.items() if r not in DERIVED}
    return replace(
        now,
        own={**inherited, **now.own},
        changes=now.changes or (() if now.own else earlier.changes),
        wanted=now.wanted or earlier.wanted,
    )
