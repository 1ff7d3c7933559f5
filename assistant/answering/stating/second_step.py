"""Second steps: what a clause gives after another help is reckoned only once that was given."""

import re

from assistant.answering.turn import Turn
from assistant.calculation.steps import Calculation

_AFTER = re.compile(r"经(?P<first>[一-鿿]{2,10}?)后[^。；]{0,20}?仍")
_DONE = r"[^，。？]{0,2}?(?:以?后|之后|完|过|了)"


def step_before(turn: Turn, done: Calculation) -> str:
    """Return the help of the same document that a clause of a sum comes after and nobody named.

    经住院救助后…仍超过1.5万元的，超过部分按50%给予倾斜救助: to a hospital bill the other clause
    applies first, and what it leaves is not what the user paid.
    """
    for document, clause in map(turn.library.clause, done.clause_ids):
        match = _AFTER.search(clause.text)
        first = match["first"] if match else ""
        others = (c.text for c in document.clauses if c.id != clause.id)
        if first and any(first in text for text in others) and not _said(turn, first):
            return first
    return ""


def _said(turn: Turn, first: str) -> bool:
    """Say whether the user tells that it has been given: 救助完, 报销以后."""
    said = "。".join((*turn.question.user_turns, turn.question.plain))
    return re.search(rf"{first[-2]}{first[-1]}?{_DONE}", said) is not None
