"""A sum that a document's own account states (总保费, 缺口, 结余): quoted, not calculated."""

import re

from assistant.answering.draft import Draft, cite, quoting
from assistant.answering.turn import Turn
from assistant.calculation.library_account import LibraryAccount, library_accounts
from assistant.calculation.nouns import nouns
from assistant.calculation.roles import Role
from assistant.documents.numbers.decimals import narrow
from assistant.library.passages import sentences

_HOW_MUCH = re.compile(r"多少|几|总额|数额|数目|钱数|到分")
_SUBJECT = re.compile(r"保费|防贫|参保|结余")
"""Without the document named, the question must at least be about the insurance."""
_SUMS = (Role.PREMIUM, Role.GAP, Role.CARRY_OVER, Role.POPULATION)


def stated_sum(turn: Turn) -> Draft | None:
    """Quote the sentence of an account that states the sum which the question names."""
    about = turn.question.documents or _SUBJECT.search(turn.question.plain)
    if not about or not _HOW_MUCH.search(turn.question.plain):
        return None
    named = {noun.role for noun in nouns(narrow(turn.question.plain))}
    for account in library_accounts(turn.question.documents or turn.library.documents):
        roles = [r for r in _SUMS if r in named and r in account.account]
        if roles and not account.of_other_years(turn.question.plain):
            quotes = dict.fromkeys(_sentence(account, role) for role in roles)
            cited = (cite(account.document, account.clause, quote) for quote in quotes)
            return quoting("原文是：", cited)
    return None


def _sentence(account: LibraryAccount, role: Role) -> str:
    figure = account.account[role].text
    pieces = sentences(account.clause.text)
    return next((s for s in pieces if figure in s), account.clause.text)
