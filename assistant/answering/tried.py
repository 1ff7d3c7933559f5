"""A question with a year in it, answered in two ways: as of that year, and with it as a word.

2023年的标准是多少 asks for the rule of that year where the library has several, and for what a
document says of the year where it has one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.answer import Outcome
from assistant.answering.draft import Draft, arranged, cite
from assistant.answering.standings import standing_on
from assistant.answering.turn import Turn
from assistant.answering.ways.order import Way
from assistant.documents.model import PolicyDocument
from assistant.library.library import Library
from assistant.question.asked import Question
from assistant.validity.clause_standing import document_status
from assistant.validity.standing import Standing
from assistant.validity.successors import rows_of_band, successors

_LONGEST_TURN = 40
"""Characters of a turn that may lean on the talk; a longer one tells what it is about."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A turn with the way that answers it and what that found."""

    turn: Turn
    way: Way
    draft: Draft


def of_its_day(question: Question, library: Library, today: date) -> Question:
    """Return a follow-up with the documents of the talk that apply on its day.

    After the rule of today 2020年是多少 asks for another document, which is to be looked for. What
    is asked as of today behind an answer from a repealed paper, asks the one that repealed it.
    """
    as_of = question.as_of
    if question.named or question.places or not question.follows or (as_of and as_of.older):
        return question
    day = as_of.day if as_of else None
    if not day or day >= today:
        return _with_successors(question, library, today)
    gone = {
        d.id
        for d in question.documents
        if document_status(d, library, day).standing in (Standing.NOT_YET, Standing.REPEALED)
    }
    documents = tuple(d for d in question.documents if d.id not in gone)
    before = tuple(p for p in question.before if p.document.id not in gone)
    return replace(question, documents=documents, before=before)


def _with_successors(question: Question, library: Library, today: date) -> Question:
    """Return a follow-up with what repealed the documents of the talk before these.

    Who named a repealed paper in the talk asks about just that.
    """
    held_to = (d for d in question.documents if d not in question.told)
    came = successors(held_to, library, today)
    held = {d.id for d in came}
    kept = (d for d in question.documents if d.id not in held)
    return replace(question, documents=(*came, *kept)) if came else question


def is_of_then(dated: Tried, plain: Tried) -> bool:
    """Say whether the answer as of the year is meant, and not the one with it as a word.

    It is where that is from what is known to have applied then, and the other is none, or is from
    what did not apply then, or from another document than the talk is about.
    """
    turn, draft = dated.turn, dated.draft
    if turn.day >= turn.today or draft.outcome is not Outcome.ANSWERED or not draft.citations:
        return False
    first = standing_on(draft.citations[0], turn, turn.day).standing
    if first not in (Standing.IN_FORCE, Standing.AMENDED):
        return False
    return not _held_then(plain, dated)


def leaves_its_day(dated: Tried, plain: Tried) -> bool:
    """Say whether a turn is of today though the talk was of a day: nothing of then answers it.

    大塘乡有几个 behind 2024年3月是多少 asks of another paper, which came later.
    """
    turn, draft = dated.turn, dated.draft
    talked = turn.question.as_of
    of_talk = talked is not None and talked.earlier and turn.day < turn.today
    if not of_talk or plain.draft.outcome is not Outcome.ANSWERED:
        return False
    if draft.outcome is not Outcome.ANSWERED or not draft.citations:
        return not draft.citations or draft.outcome is Outcome.NOT_FOUND
    first = standing_on(draft.citations[0], turn, turn.day).standing
    return first in (Standing.NOT_YET, Standing.REPEALED)


def of_successors(tried: Tried) -> Question | None:
    """Return the question asked of what repealed the paper that answers it first.

    None where that paper holds, is the one asked about, or nothing held has taken its place.
    """
    turn, question = tried.turn, tried.turn.question
    if tried.draft.outcome is not Outcome.ANSWERED or not tried.draft.citations:
        return None
    if question.named or question.places or turn.day != turn.today:
        return None
    first = tried.draft.citations[0]
    if standing_on(first, turn, turn.day).standing is not Standing.REPEALED:
        return None
    document, _clause = turn.library.clause(first.clause_id)
    if document in question.told:  # who named it in the talk asks about just that
        return None
    came = successors((document,), turn.library, turn.today)
    return replace(question, documents=tuple(came)) if came else None


def answers_of_papers(tried: Tried) -> bool:
    """Say whether a turn is answered, first of all from the papers that it is asked of."""
    draft = tried.draft
    if draft.outcome is not Outcome.ANSWERED or not draft.citations:
        return False
    document, _clause = tried.turn.library.clause(draft.citations[0].clause_id)
    return document in tried.turn.question.documents


def beside_old_words(old: Tried, papers: Sequence[PolicyDocument]) -> Tried:
    """Return an answer from a repealed paper with the rows of its successors for the same band."""
    draft = old.draft
    words = draft.citations[0].quote
    known = {c.clause_id for c in (*draft.citations, *draft.also)}
    rows = [cite(paper, row) for paper in papers for row in rows_of_band(words, paper)]
    also = (*(c for c in rows if c.clause_id not in known), *draft.also)
    parts = arranged(draft.lead, draft.citations, also, draft.closing)
    return replace(old, draft=replace(draft, parts=parts))


def may_lean(alone: Tried, read: Question) -> bool:
    """Say whether a turn that nothing answers by itself may go on about the talk before it."""
    unanswered = alone.draft.outcome is Outcome.NOT_FOUND
    own = read.follows or read.named or read.places or len(read.about) > _LONGEST_TURN
    return unanswered and bool(read.history) and not own


def _held_then(plain: Tried, dated: Tried) -> bool:
    """Say whether an answer rests on nothing that did not apply on the day of the other one.

    What no longer holds today is told as of the day on which it did.

    One to 2024年呢 that is from another document than is spoken of only happens to print the year.
    """
    if plain.draft.outcome is not Outcome.ANSWERED or not plain.draft.citations:
        return False
    if not standing_on(plain.draft.citations[0], plain.turn, plain.turn.today).holds:
        return False
    document, _clause = plain.turn.library.clause(plain.draft.citations[0].clause_id)
    talked = plain.turn.question.documents
    if talked and document not in talked:
        return False
    day = dated.turn.day
    return all(standing_on(c, plain.turn, day).holds for c in plain.draft.citations)
