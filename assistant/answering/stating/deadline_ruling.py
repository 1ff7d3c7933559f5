"""Deadlines: whether clauses set one for what is asked about.

Deadlines are read by grammar (`validity.deadlines`), not by the wording of a kind.
"""

import re
from collections.abc import Sequence

from assistant.answering.stating.ruling import Ruling, Span, stated, unstated
from assistant.answering.turn import Turn
from assistant.documents.text import fold
from assistant.question.kinds.kind import Kind
from assistant.retrieval.evidence import Evidence
from assistant.validity.deadlines import deadlines

_OF_TIME = re.compile(r"[年月日天]|期|时|最[迟晚]|结束|到|过|效|执行|管用|算数|适用|政策|有用")
"""Words of a question that ask for time and are not what it is about."""
_YEAR = re.compile(r"20\d\d")


def deadline_ruling(turn: Turn, evidence: Sequence[Evidence], kinds: Sequence[Kind]) -> Ruling:
    """Say whether clauses about the subject set a deadline, in a year that the question names."""
    subject, years = _subject(turn), set(_YEAR.findall(turn.question.plain))
    spans = [
        Span(found, kinds[0], deadline.start, deadline.end)
        for found in evidence
        if subject in fold(f"{''.join(found.clause.path)}{found.clause.text}")
        for deadline in deadlines(found.clause.text, found.document.date)
        if not years or str(deadline.last_day.year) in years
    ]
    return stated(kinds, spans) if spans else unstated(kinds, kinds[0].name)


def _subject(turn: Turn) -> str:
    """Return the word that a clause must name: no 公益性岗位 ends with 2021年底; "" for none.

    It is the question's rarest word that is not of time. A place or document that is named, or
    was spoken of, is the subject itself.
    """
    if turn.question.named or turn.question.documents or turn.question.references:
        return ""
    terms = turn.question.terms
    index = turn.library.lexical
    known = [t for t in terms if len(t) > 1 and not _OF_TIME.search(t) and t in index.frequency]
    return max(known, key=index.weight, default="")
