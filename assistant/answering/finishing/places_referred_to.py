"""What the quotes of an answer refer to, brought along: 前款规定的材料 with the 款 before it."""

from dataclasses import replace

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, arranged, cite_place
from assistant.answering.turn import Turn
from assistant.question.places import Place
from assistant.retrieval.cross_references import MOST, cited_in

_FEW = 3
"""Of a longer list of quotes none is followed: it was asked for as a list."""


def with_followed(draft: Draft, turn: Turn) -> Draft:
    """Return `draft` with the places that its quotes refer to, one step, among the others.

    An answer that counts or says what is not there quotes only to show that.
    """
    if draft.computes or draft.outcome is not Outcome.ANSWERED or len(draft.citations) > _FEW:
        return draft
    known = {_key(c) for c in (*draft.citations, *draft.also)}
    found: dict[tuple[str, str], Citation] = {}
    for citation in draft.citations:
        for place in _cited(citation, turn):
            other = cite_place(place)
            if _key(other) not in known and (place.clause.id, place.clause.label) not in known:
                found.setdefault(_key(other), other)
    also = (*draft.also, *list(found.values())[:MOST])
    return replace(draft, parts=arranged(draft.lead, draft.citations, also, draft.closing))


def _cited(citation: Citation, turn: Turn) -> tuple[Place, ...]:
    """Return what the words of a quote refer to, where they stand in their clause."""
    document, clause = turn.library.clause(citation.clause_id)
    own = (p.start for p in clause.parts if clause.label + p.label == citation.clause)
    start = clause.text.find(citation.quote, next(own, 0))
    shown = (start, start + len(citation.quote))
    known = turn.question.typed.known
    return cited_in(Place(document, clause), known, MOST, shown) if start >= 0 else ()


def _key(citation: Citation) -> tuple[str, str]:
    return citation.clause_id, citation.clause
