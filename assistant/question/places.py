"""Places: a clause, or a 款, 项 or 目 of one, as what a reference comes down to."""

from dataclasses import dataclass

from assistant.documents.model import Clause, PolicyDocument
from assistant.documents.parts import Part


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
