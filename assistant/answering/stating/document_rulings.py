"""What is asked of whole documents: what their text says once, what their head and tail carry.

The evidence is every clause of a document: see `whole`.
"""

from collections.abc import Iterable, Sequence

from assistant.answering.stating.ruling import Ruling, Span, stated, unstated
from assistant.answering.turn import Turn
from assistant.documents.model import PolicyDocument
from assistant.question.asked_elements import carried
from assistant.question.kinds.kind import Kind
from assistant.retrieval.evidence import Evidence, Reason


def whole(documents: Iterable[PolicyDocument]) -> list[Evidence]:
    """Return every clause of some documents, in their order, as evidence."""
    return [Evidence(d, c, Reason.REFERENCE) for d in documents for c in d.clauses]


def statement_ruling(_: Turn, evidence: Sequence[Evidence], kinds: Sequence[Kind]) -> Ruling:
    """Say whether a clause writes what is asked, in whatever place: once is enough."""
    spans = [
        Span(found, kind, match.start(), match.end())
        for kind in kinds
        for found in evidence
        if (match := kind.found_in(found.clause.text))
    ]
    return _ruling(kinds, spans)


def element_ruling(_: Turn, evidence: Sequence[Evidence], kinds: Sequence[Kind]) -> Ruling:
    """Say whether the elements that are asked for are among the clauses, in the right layer."""
    documents = {found.document.id: found.document for found in evidence}.values()
    spans = []
    for kind in kinds:
        ids = {clause.id for document in documents for clause in carried(document, kind.elements)}
        held = (found for found in evidence if found.clause.id in ids)
        spans += [Span(found, kind, 0, len(found.clause.text)) for found in held]
    return _ruling(kinds, spans)


def _ruling(kinds: Sequence[Kind], spans: Sequence[Span]) -> Ruling:
    lacking = [k.name for k in kinds if not any(span.kind is k for span in spans)]
    return unstated(kinds, "、".join(lacking)) if lacking else stated(kinds, spans)
