"""The answer contract: what every way of answering returns and what `youju ask --json` prints."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from assistant.calculation.missing import Choice
from assistant.calculation.steps import Calculation
from assistant.validity.cited_standing import CitedStanding


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"
    DECLINED = "declined"
    SMALLTALK = "smalltalk"

    @property
    def only_related(self) -> bool:
        """Whether what is cited does not answer: it is close to what was asked, or asked back."""
        return self in (Outcome.NOT_FOUND, Outcome.CLARIFY)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document, the words that the program copied out of it, and whether it holds.

    `address` is where the clause is read on the page; `key` are those words of the quote that
    answer the question, "" where that is not known.
    """

    document_number: str
    title: str
    clause: str
    path: tuple[str, ...]
    quote: str
    clause_id: str
    date: str = ""
    standing: CitedStanding | None = None
    address: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer came about, for whoever checks it later.

    `way` is the quote answerer's way that found it; with a chat model, `model` is its name,
    `prompts` are the digests of the prompts by name, `calls` how often it was asked, and `failure`
    why it could not answer.
    """

    way: str = ""
    model: str = ""
    prompts: Mapping[str, str] = field(default_factory=dict)
    calls: int = 0
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `text` is the Markdown that the user reads, the rest is what it stands on.

    `withheld` counts the sentences that the guard did not let through. Where something is asked
    back, `choices` are completed questions, one of which may be what was meant.
    """

    question: str
    outcome: Outcome
    text: str
    standalone_question: str = ""
    citations: tuple[Citation, ...] = ()
    calculation: Calculation | None = None
    notices: tuple[str, ...] = ()
    mode: str = "quote"
    withheld: int = 0
    trace: Trace = Trace()
    elapsed_ms: float = 0.0
    choices: tuple[Choice, ...] = ()
    understood: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the object of the answer contract.

        `choices` and `understood` stand in it where there are any.
        """
        record = asdict(self)
        for name in ("choices", "understood"):
            if not record[name]:
                del record[name]
        record["outcome"] = self.outcome.value
        record["calculation"] = self.calculation.to_json() if self.calculation else None
        return record
