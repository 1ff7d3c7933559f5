"""A question with a year in it, answered in two ways: as of that year, and with it as a word.

2023年的标准是多少 asks for the rule of that year where the library has several, and for what a
document says of the year where it has one.
"""

from dataclasses import dataclass

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft
from assistant.answering.standings import standing_on
from assistant.answering.turn import Turn
from assistant.answering.ways.order import Way
from assistant.validity.standing import Standing


@dataclass(frozen=True, slots=True)
class Tried:
    """A turn with the way that answers it and what that found."""

    turn: Turn
    way: Way
    draft: Draft


def is_of_then(dated: Tried, plain: Tried) -> bool:
    """Say whether the answer as of the year is meant, and not the one with it as a word.

    It is where that is from what is known to have applied then, and the other is none, or is from
    what did not apply then.
    """
    turn, draft = dated.turn, dated.draft
    if turn.day >= turn.today or draft.outcome is not Outcome.ANSWERED or not draft.citations:
        return False
    first = standing_on(draft.citations[0], turn, turn.day).standing
    if first not in (Standing.IN_FORCE, Standing.AMENDED):
        return False
    return not _held_then(plain, dated)


def _held_then(plain: Tried, dated: Tried) -> bool:
    """Say whether an answer rests on nothing that did not apply on the day of the other one."""
    if plain.draft.outcome is not Outcome.ANSWERED or not plain.draft.citations:
        return False
    day = dated.turn.day
    return all(standing_on(c, plain.turn, day).holds for c in plain.draft.citations)
