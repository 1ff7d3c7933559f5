"""The standing of a clause as whatever cites it carries it: in answers, searches and records."""

from dataclasses import dataclass
from datetime import date

from assistant.validity.standing import Standing, Status


@dataclass(frozen=True, slots=True)
class Saying:
    """The sentence that a standing rests on, and where it stands."""

    document_number: str
    title: str
    clause: str
    quote: str


@dataclass(frozen=True, slots=True)
class CitedStanding:
    """Whether a cited clause holds: the day asked, the standing, in words, and what says so."""

    as_of: str
    status: str
    told: str
    because: Saying | None = None

    @property
    def warns(self) -> bool:
        """Whether it must be told beside the quote; what holds, or is not known to, need not."""
        return self.status not in (Standing.IN_FORCE.value, Standing.UNKNOWN.value)


def cited_standing(found: Status, day: date) -> CitedStanding:
    """Return a standing as of `day` in the words that are shown, and where it is said."""
    because = None
    if found.source and found.sentence:
        clause = found.clause.label if found.clause else ""
        because = Saying(found.source.document_number, found.source.title, clause, found.sentence)
    return CitedStanding(day.isoformat(), found.standing.value, found.told, because)
