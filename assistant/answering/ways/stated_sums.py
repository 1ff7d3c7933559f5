"""A sum that a document's own account states (总保费, 缺口, 结余): quoted, not calculated."""

import re
from collections.abc import Collection, Iterator, Sequence

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, drafted, not_stated, quoting
from assistant.answering.draft_parts import Said
from assistant.answering.turn import Turn
from assistant.calculation.accounts_meant import AccountsMeant, accounts_meant
from assistant.calculation.library_account import LibraryAccount, library_accounts
from assistant.calculation.nouns import nouns, other_fee
from assistant.calculation.relevance import of_another_scheme
from assistant.calculation.roles import Role
from assistant.calculation.spreading import asked_span
from assistant.documents.model import ClauseKind, PolicyDocument
from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.quantities import Unit, read_quantities
from assistant.library.passages import sentences
from assistant.question.place_names import places_named

_HOW_MUCH = re.compile(r"多少|几|合计|共计|总额|数额|数目|钱数|到分")
_SUBJECT = re.compile(r"保费|防贫|参保|结余")
"""Without the document named, the question must at least be about the insurance."""
_QUOTIENT = re.compile(r"结余率|赔付率|占[^。?]{0,20}(?:百分[之比]|几成|比[重例])|占比")
_MY_TOWN = re.compile(r"(?:我|俺|咱|本)们?(?:这|那)?个?(?:镇|乡|村|庄|屯|街道)")
_GIVE = "要测算，请给出那里的农村人口、参保比例、保费标准和上年结余。"
_WHICH = "库内不止一处写了这个数，请说明是哪个地方、哪一年或哪个文号的。"
_FIGURES = frozenset({Unit.MONEY, Unit.RATE, Unit.RATIO, Unit.PEOPLE})
_SUMS = (Role.PREMIUM, Role.GAP, Role.CARRY_OVER, Role.POPULATION)


def stated_sum(turn: Turn) -> Draft | None:
    """Quote the sentence of an account that states the sum which the question names.

    Where no account is of the place or year that is named, or several fit, this is said and asked.
    """
    plain = narrow(turn.question.plain)
    if turn.question.follows and places_named(plain):
        plain = narrow(turn.question.text)  # 那西云区呢 asks the same of another place
    about = turn.question.documents or _SUBJECT.search(plain)
    other = asked_span(plain) or _QUOTIENT.search(plain)
    if not about or not _HOW_MUCH.search(plain) or other:
        return None
    if fee := other_fee(plain):
        return _no_such_fee(turn, fee)
    return None if of_another_scheme(plain) else _out_of_accounts(turn, plain)


def _out_of_accounts(turn: Turn, plain: str) -> Draft | None:
    """Quote what one account states; say what hinders it where none or several could."""
    named = {noun.role for noun in nouns(plain)}
    held = library_accounts(turn.question.documents or turn.library.documents)
    stating = [a for a in held if named & set(a.account) & set(_SUMS)]
    meant = accounts_meant(_said(turn), stating, turn.question.named)
    fitting = [a for a in meant.accounts if not a.of_other_years(plain)]
    quotes = [cited for account in fitting for cited in _cited(account, named)]
    if stating and meant.is_foreign:
        return _not_held(turn, meant, plain)
    if stating and _MY_TOWN.search(plain):
        return _asking(f"库内文件没有您那里的这笔账，别处的数不能拿来代替。{_GIVE}")
    if left := _left_out(plain, meant.accounts):
        return _asking(f"您说的“{left}”没有看懂怎么算进去，请说明。")
    if len(fitting) > 1:
        return _asking(_WHICH, quotes)
    return quoting("原文是：", quotes) if quotes else None


def _not_held(turn: Turn, meant: AccountsMeant, plain: str) -> Draft | None:
    """Ask for the account of a place that no document knows, or of a year that it does not have."""
    documents = turn.library.documents
    elsewhere = meant.place and any(_may_tell(d, meant.place) for d in documents)
    if elsewhere or not (meant.place or places_named(plain)):
        return None  # what else the documents say of it is for the ways that search
    return _asking(f"{meant.what_is_not_held}{_GIVE}")


def _may_tell(document: PolicyDocument, place: str) -> bool:
    """Tell whether a document is of a place, or has a row or a sentence on premiums for it."""
    if place in f"{document.title}{''.join(document.issuers)}":
        return True
    return any(c.kind is ClauseKind.ROW or "保费" in c.text for c in document.containing(place))


def _asking(said: str, citations: Sequence[Citation] = ()) -> Draft:
    return drafted(Outcome.CLARIFY, (Said(said),), citations)


def _no_such_fee(turn: Turn, fee: str) -> Draft | None:
    """Say that a fee is not stated of which search would find the premium (担保费)."""
    if not fee.endswith("保费") or any(d.containing(fee) for d in turn.library.documents):
        return None
    return not_stated(f"库内文件未载明{fee}。")


def _left_out(plain: str, accounts: Sequence[LibraryAccount]) -> str:
    """Return a figure of the question that no account has: to reckon with, not to look up."""
    known = {entry.value for account in accounts for entry in account.account.values()}
    figures = (q for q in read_quantities(plain) if q.unit in _FIGURES)
    return next((q.text for q in figures if accounts and q.value not in known), "")


def _said(turn: Turn) -> tuple[str, ...]:
    """Return the question and, where it goes on with them, what the user said before."""
    users = turn.question.user_turns[::-1]
    return (turn.question.plain, *(users if turn.question.follows else ()))


def _cited(account: LibraryAccount, named: Collection[Role]) -> Iterator[Citation]:
    roles = [role for role in _SUMS if role in named and role in account.account]
    quotes = dict.fromkeys(_sentence(account, role) for role in roles)
    return (cite(account.document, account.clause, quote) for quote in quotes)


def _sentence(account: LibraryAccount, role: Role) -> str:
    figure = account.account[role].text
    pieces = sentences(account.clause.text)
    return next((s for s in pieces if figure in s), account.clause.text)
