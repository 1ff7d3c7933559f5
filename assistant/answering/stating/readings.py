"""Readings: the clauses found for a question as the clause reader sees them, best first.

The reader says of each clause whether it states what is asked, and where. What the search knows of
it counts beside: the reader was shown eight clauses, the search weighed the whole library.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.stating.relevance_bound import least_score
from assistant.answering.turn import Turn
from assistant.model.clause_reader import ClauseReading
from assistant.model.odds import log_odds
from assistant.model.reader_pieces import folded
from assistant.retrieval.clause_view import clause_view
from assistant.retrieval.evidence import Evidence, Reason

READ = 8
"""The clauses that are read for a question."""
SCORE_WEIGHT = 30.0
"""What a point of the search's score counts beside the reader's log-odds."""


@dataclass(frozen=True, slots=True)
class Read:
    """A clause that was read.

    Characters `start` to `end` of its text are where its answer stands, if it has one. `told` and
    `partly` are the log-odds that it says at all, and that it says only in part, what is asked;
    `above` is how far the search's score is above the least that counts.
    """

    evidence: Evidence
    told: float
    partly: float
    above: float
    start: int
    end: int
    affirms: float

    @property
    def order(self) -> float:
        """What clauses are put in order by."""
        return self.told + SCORE_WEIGHT * self.above


def read_clauses(turn: Turn, evidence: Sequence[Evidence]) -> tuple[Read, ...]:
    """Return the first `READ` clauses of `evidence` as the reader sees them, best first.

    Without a reader there are none.

    Raises:
        ModelError: the reader cannot be loaded.
    """
    if turn.reader is None or not evidence:
        return ()
    near = evidence[:READ]
    views = [clause_view(e.document, e.clause, e.spans[0] if e.spans else None) for e in near]
    readings = turn.reader.read(_asked(turn), [view.read for view in views])
    bound, best = least_score(turn.library), _best_search(near)
    read = (
        _read(e, reading, view.in_clause(reading.start, reading.end), min(e.score, best) - bound)
        for e, reading, view in zip(near, readings, views, strict=True)
    )
    return tuple(sorted(read, key=lambda each: -each.order))


def _asked(turn: Turn) -> str:
    """Return the question with the user's turns before it, as the reader learned to read them."""
    turns = [t["content"] for t in turn.question.history if t["role"] == "user"]
    return folded(turns, turn.question.asked)


def _best_search(evidence: Sequence[Evidence]) -> float:
    """Return the best score that the search gave; what the question names has none of its own."""
    return max((e.score for e in evidence if e.reason is Reason.SEARCH), default=0.0)


def _read(evidence: Evidence, reading: ClauseReading, place: tuple[int, int], above: float) -> Read:
    told, partly = log_odds(reading.states + reading.partly), log_odds(reading.partly)
    return Read(evidence, told, partly, above, *place, reading.affirms)
