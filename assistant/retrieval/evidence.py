"""Evidence: a clause with the reason it was found and how well it fits."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.parts import Part


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
