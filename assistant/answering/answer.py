"""The answer contract: what every way of answering returns and what `youju ask --json` prints."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from assistant.tools.calculation import Calculation


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"
    DECLINED = "declined"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document and the words that the program copied out of it."""

    document_number: str
    title: str
    clause: str
    path: tuple[str, ...]
    quote: str
    clause_id: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `text` is the Markdown that the user reads, the rest is what it stands on."""

    question: str
    outcome: Outcome
    text: str
    standalone_question: str = ""
    citations: tuple[Citation, ...] = ()
    calculation: Calculation | None = None
    notices: tuple[str, ...] = ()
    mode: str = "quote"
    elapsed_ms: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the object of the answer contract."""
        record = asdict(self)
        record["outcome"] = self.outcome.value
        record["calculation"] = self.calculation.to_json() if self.calculation else None
        return record
