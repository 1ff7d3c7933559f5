"""Evidence: a clause with the reason it was found and how well it fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.parts import Part
from assistant.question.asked_elements import asked_elements, carried
from assistant.question.places import Place
from assistant.question.text_names import TextNames


class Reason(StrEnum):
    """Why a clause is there."""

    REFERENCE = "点名"
    QUOTED = "原文"
    SEARCH = "检索"
    CONTEXT = "上文"
    CITED = "引用"
    """Another clause that was found refers to it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clause that may answer.

    `score` orders (higher is better); `similarity` is the best passage's cosine and `coverage` the
    share, 0 to 1, of the weight of the question's words that stands in it; `explained` the share
    that the clause says in other words, by the lexicon; `spans` are the parts of the clause's text
    that matched, best first.
    """

    document: PolicyDocument
    clause: Clause
    reason: Reason
    score: float = 0.0
    similarity: float = 0.0
    coverage: float = 0.0
    spans: tuple[tuple[int, int], ...] = ()
    explained: float = 0.0

    @property
    def named(self) -> tuple[Part, ...]:
        """The 款 and 项 of the clause that are named, where not the whole of it is."""
        if self.reason not in (Reason.REFERENCE, Reason.CITED):
            return ()
        return tuple(p for p in self.clause.parts if (p.start, p.end) in self.spans)


def evidence_of(places: Sequence[Place], reason: Reason, fit: float = 1.0) -> list[Evidence]:
    """Return the clauses of places, each once; its spans are the parts that are meant."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for place in places:
        spans.setdefault(place.clause.id, []).append(place.span)
    clauses = {p.clause.id: p for p in places}
    return [
        Evidence(p.document, p.clause, reason, fit, fit, fit, _partial(p, spans[key]))
        for key, p in clauses.items()
    ]


def _partial(place: Place, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    whole = (0, len(place.clause.text))
    return () if whole in spans else tuple(dict.fromkeys(spans))


def element_evidence(names: TextNames, documents: Sequence[PolicyDocument]) -> list[Evidence]:
    """Return the elements of `documents` that a question asks for, as clauses that it names."""
    return [
        Evidence(document, clause, Reason.REFERENCE, 1.0, 1.0, 1.0)
        for elements in asked_elements(names)
        for document in documents
        for clause in carried(document, elements)
    ]
