"""Answers a question that has to be calculated, or asks back for the figures it lacks."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.calculation.doubts import doubt
from assistant.calculation.entries import Account
from assistant.calculation.missing import MissingInput, Worked
from assistant.calculation.premium import in_each_way
from assistant.calculation.situation import Situation, situation
from assistant.calculation.steps import Calculation
from assistant.calculation.workings import WORKINGS
from assistant.documents.model import PolicyDocument
from assistant.errors import CalculationError
from assistant.question.asked import Question

__all__ = ["MissingInput", "premium_question"]


def premium_question(
    question: Question, documents: Sequence[PolicyDocument]
) -> Calculation | MissingInput | None:
    """Return the finished calculation, what is missing for it, or None for any other question.

    Of the conversation figures are inherited from the user's own turns only; `documents` lend
    theirs only where the question refers to them.
    """
    try:
        given = situation(question, documents)
        return _worked(given) if given else None
    except CalculationError as error:
        return MissingInput(missing=(), understood=(), question=f"{error.message}{error.next_step}")


def _worked(given: Situation) -> Worked:
    found = next((done for work in WORKINGS if (done := _in_each_way(given, work))), None)
    doubtful = doubt(given, found) if isinstance(found, Calculation) else None
    return doubtful or found


def _in_each_way(given: Situation, work: Callable[[Situation], Worked]) -> Worked:
    """Do a working, for either whole number of heads too where they are not whole."""
    found = work(given)
    if not isinstance(found, Calculation):
        return found

    def again(account: Account) -> Calculation:
        done = work(replace(given, account=account))
        return done if isinstance(done, Calculation) else found

    return in_each_way(given.account, again)
