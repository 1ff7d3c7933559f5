"""Sums: a calculation asked in conversation goes to the premium tool, never to the prose."""

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite
from assistant.answering.turn import Turn
from assistant.tools.missing import MissingInput
from assistant.tools.premium_question import premium_question
from assistant.tools.presentation import markdown, missing_markdown


def sums(turn: Turn) -> Draft | None:
    """Return the finished calculation, or the question for the figure it lacks."""
    documents = turn.library.documents
    found = premium_question(turn.question, turn.history, documents)
    if found is None:
        return None
    citations = tuple(_cited(turn, clause_id) for clause_id in found.clause_ids)
    if isinstance(found, MissingInput):
        return Draft(Outcome.CLARIFY, missing_markdown(found), citations)
    basis = citations or _basis(turn)
    return Draft(Outcome.ANSWERED, markdown(found), basis, calculation=found)


def _cited(turn: Turn, clause_id: str) -> Citation:
    return cite(*turn.library.clause(clause_id))


def _basis(turn: Turn) -> tuple[Citation, ...]:
    """Cite the paragraph whose method the calculation follows, where the library has one."""
    found = turn.retriever.search("农村人口 参保基数 每人每年 测算 共需保费 结余 仍需筹集", 1)
    return tuple(cite(e.document, e.clause) for e in found if e.coverage >= _METHOD)


_METHOD = 0.5
"""Share of the method's words that a paragraph must have to be shown as the method."""
