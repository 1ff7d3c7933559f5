"""Places: a clause, or a 款, 项 or 目 of one, as what a reference comes down to."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.parts import Part
from assistant.retrieval.evidence import Evidence, Reason


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of a document; with `part`, only that 款, 项 or 目 of it."""

    document: PolicyDocument
    clause: Clause
    part: Part | None = None

    @property
    def label(self) -> str:
        """What a citation calls it: 第二十条第一款第（三）项."""
        return self.clause.label + (self.part.label if self.part else "")

    @property
    def text(self) -> str:
        """Its own words, as printed."""
        return self.clause.text[slice(*self.span)]

    @property
    def span(self) -> tuple[int, int]:
        """Where its words stand in the text of its clause."""
        return (self.part.start, self.part.end) if self.part else (0, len(self.clause.text))

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other place of the library."""
        return self.clause.id, self.part.label if self.part else ""


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
