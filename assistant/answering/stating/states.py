"""States: whether clauses state what a question asks, by rules.

The ruling comes from the table of kinds (how such a thing is written) and from words (is it about
the same subject). It does not decide alone: the clauses that the trained reader finds an answer in
go first (`readings.py`, `fitting_clauses.py`), and `answering/ways/facts.py` joins the two. A
ruling counts by itself where the question names a place, a document or a way of being written
that is closed, and where it finds the very value that the reader failed to see (`hardly_seen.py`).
"""

from collections.abc import Callable, Mapping, Sequence

from assistant.answering.stating.attribute_ruling import attribute_ruling
from assistant.answering.stating.deadline_ruling import deadline_ruling
from assistant.answering.stating.document_rulings import element_ruling, statement_ruling
from assistant.answering.stating.ruling import Ruling, cannot_tell
from assistant.answering.stating.value_ruling import value_ruling
from assistant.answering.turn import Turn
from assistant.question.kinds.kind import Kind, Sort
from assistant.retrieval.evidence import Evidence

_Judge = Callable[[Turn, Sequence[Evidence], Sequence[Kind]], Ruling]
_JUDGES: Mapping[Sort, _Judge] = {
    Sort.VALUE: value_ruling,
    Sort.ATTRIBUTE: attribute_ruling,
    Sort.STATEMENT: statement_ruling,
    Sort.ELEMENT: element_ruling,
    Sort.DEADLINE: deadline_ruling,
}
"""How each sort is judged; of standing no single clause tells, see `Sort`."""


def states(turn: Turn, evidence: Sequence[Evidence], kinds: Sequence[Kind] | None = None) -> Ruling:
    """Say whether the clauses of `evidence`, best first, state what the question of `turn` asks.

    `kinds`, all of one sort, are what is asked for where the caller knows it; otherwise the kinds
    of value that the question asks for, failing them those of attribute, of which there may be
    none: then what it asks of a thing is judged by its words alone.
    """
    asked = _asked(turn) if kinds is None else kinds
    judge = _JUDGES.get(asked[0].sort) if asked else attribute_ruling
    return judge(turn, evidence, asked) if judge else cannot_tell(asked)


def _asked(turn: Turn) -> Sequence[Kind]:
    return turn.question.asks[Sort.VALUE] or turn.question.asks[Sort.ATTRIBUTE]
