"""Readings: the clauses found for a question as the clause reader sees them, best first.

The reader says of each clause whether it states what is asked, and where. What the search knows of
it counts beside: the reader was shown eight clauses, the search weighed the whole library.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from assistant.answering.stating.relevance_bound import least_score
from assistant.answering.turn import Turn
from assistant.documents.model import PolicyDocument
from assistant.model.odds import log_odds
from assistant.model.reader_pieces import folded
from assistant.question.as_of import without_days
from assistant.question.privacy import without_masked
from assistant.retrieval.clause_view import ClauseView, clause_view
from assistant.retrieval.evidence import Evidence, Reason

if TYPE_CHECKING:
    from assistant.model.clause_reader import ClauseReading

READ, _VIEWS = 8, 12
"""The clauses that are read for a question, and how many parts of them at most."""
SCORE_WEIGHT = 25.0
"""What a point of the search's score counts beside the reader's log-odds."""
_TALKED = 0.16
"""What a clause of the last answer gains where a turn says nothing of its own: 原文给我."""
AS_GOOD = 1.5
"""How far behind the best clause, in fit, one is shown beside it."""
BOUND = -0.5
"""The fit from which a clause is shown as the answer (`training.reading.bounds`)."""
_DENIED = -1.5
"""Log-odds below which the reader denies: then no score of the search makes an answer of it."""
_ONLY_A_DAY = re.compile(
    r"^那?(?:[\d〇零一二三四五六七八九十]{1,4}年(?:[\d一二三四五六七八九十]{1,3}月)?"
    r"(?:[\d一二三四五六七八九十]{1,3}[日号])?|[前去今明]年|当时|现在|以前)的?呢?[？?。]?$"
)
"""A turn that only moves the day (那2024年呢): the next one goes on from what came before it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A clause that was read.

    Characters `start` to `end` of its text are those that were read, whole sentences; `answer` is
    where in the text the answer stands, if there is one, and `placed` how sure that is. `told` are
    the log-odds that it says at all what is asked; `above` is how far the search's score is above
    the least that counts.
    """

    evidence: Evidence
    told: float
    above: float
    start: int
    end: int
    answer: tuple[int, int]
    placed: float

    @property
    def text(self) -> str:
        """The sentences that were read."""
        return self.evidence.clause.text[self.start : self.end]

    @property
    def fit(self) -> float:
        """How well it answers, by the reader and by the search."""
        return as_fits(self.told, self.above)


def as_fits(told: float, above: float) -> float:
    """Return how well words answer of which the reader and the search say this much (`Read`)."""
    fit = told + SCORE_WEIGHT * above
    return fit if told >= _DENIED else min(fit, BOUND + told - _DENIED)


def read_clauses(turn: Turn) -> tuple[Read, ...]:
    """Return the first `READ` clauses that are found, as the reader sees them, best first.

    Without a reader there are none.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    near = turn.evidence(READ)
    return _as_seen(turn, near, _best_search(near))


def read_on(turn: Turn) -> tuple[Read, ...]:
    """Return as many clauses again, those behind the ones that `read_clauses` reads.

    They are for a question that none of the first answers: people's words lead the search astray.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    near = turn.evidence(READ)
    first = {found.clause.id for found in near}
    behind = [found for found in turn.evidence(2 * READ) if found.clause.id not in first]
    return _as_seen(turn, behind, _best_search(near))


def read_within(
    turn: Turn, documents: Sequence[PolicyDocument], only: Collection[str] = ()
) -> tuple[Read, ...]:
    """Return the clauses of these documents that are found first, as the reader sees them.

    If there are any, `only` are the ids of the clauses that are meant.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    found = turn.found.within(documents) if documents else []
    near = [e for e in found if not only or e.clause.id in only][:READ]
    return _as_seen(turn, near, _best_search(near))


def _as_seen(turn: Turn, near: Sequence[Evidence], most: float) -> tuple[Read, ...]:
    """Return clauses as the reader sees them, best first; `most` is the best score of a search.

    A turn that asks of another matter may be understood better without those before it.
    """
    if turn.reader is None or not near:
        return ()
    read = _read_for(turn, near, most, as_read(turn))
    if turn.question.follows and turn.question.subject.terms:
        alone = _read_for(turn, near, most, as_read(turn, alone=True))
        return max(read, alone, key=lambda reads: reads[0].fit)
    return read


def _read_for(turn: Turn, near: Sequence[Evidence], most: float, asked: str) -> tuple[Read, ...]:
    """Return clauses as the reader sees them for a question in these words, best first."""
    shown = list(islice(_views(near), _VIEWS))
    readings = turn.readings(asked, [view.read for _, view in shown])
    bound = least_score(turn.library)
    leans = turn.question.only_leans
    talked = {place.clause.id for place in turn.question.before if leans}
    read = [
        _read(e, reading, view, min(e.score, most) - bound + _TALKED * (e.clause.id in talked))
        for (e, view), reading in zip(shown, readings, strict=True)
    ]
    surest: dict[str, Read] = {}
    for each in sorted(read, key=lambda r: -r.fit):
        surest.setdefault(each.evidence.clause.id, each)
    return tuple(surest.values())


def sees_answer(turn: Turn, least: float = BOUND) -> bool:
    """Say whether the reader sees the answer in one of the first clauses, as surely as `least`.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    return any(each.fit >= least for each in read_clauses(turn)[:1])


def _views(near: Sequence[Evidence]) -> Iterator[tuple[Evidence, ClauseView]]:
    """Yield of each clause the part that the search found best, then other parts of long ones."""
    more = []
    for found in near:
        first, *others = found.spans or (None,)
        view = clause_view(found.document, found.clause, first)
        yield found, view
        for start, end in others:
            if not view.start <= start < view.end:
                view = clause_view(found.document, found.clause, (start, end))
                more.append((found, view))
    yield from more


def as_read(turn: Turn, *, alone: bool = False) -> str:
    """Return the question, with the user's turns before it where it goes on from them.

    So the reader has learned it: 那残疾人呢 behind what was asked of the others. Slips are
    mended, and what the documents have no word for is called as they call it.
    """
    question = turn.question
    turns = [
        without_days(without_masked(s)) for s in question.user_turns if not _ONLY_A_DAY.match(s)
    ]
    words, asked = question.words, without_masked(question.plain)
    for slip in words.corrections:
        asked = asked.replace(slip.written, slip.meant)
    for spoken in words.spoken:
        if not turn.library.says(spoken.word):
            names = spoken.names
            asked = asked.replace(spoken.word, next(filter(turn.library.says, names), names[0]))
    return folded(turns if question.follows and not alone else (), asked)


def _best_search(evidence: Sequence[Evidence]) -> float:
    """Return the best score that the search gave; what the question names has none of its own."""
    return max((e.score for e in evidence if e.reason is Reason.SEARCH), default=0.0)


def _read(evidence: Evidence, reading: "ClauseReading", view: ClauseView, above: float) -> Read:
    told = log_odds(reading.states + reading.partly)
    answer = view.in_clause(reading.start, reading.end)
    return Read(evidence, told, above, view.start, view.end, answer, reading.placed)
