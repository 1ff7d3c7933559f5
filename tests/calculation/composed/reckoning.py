"""How tests have a question reckoned over the texts of documents."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from assistant.calculation.composed.composed_sum import composed_sum
from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from tests.calculation.reading import said

TODAY = date(2026, 11, 30)


@cache
def parsed(text: str) -> PolicyDocument:
    """Return a text as a document, parsed once for all tests."""
    return parse_document(text)


def reckoned(
    question: str, *texts: str, before: Sequence[str] = (), today: date = TODAY
) -> Calculation | MissingInput | None:
    """Return what comes of a question after the turns before it."""
    turns = [{"role": "user", "content": turn} for turn in before]
    documents = tuple(map(parsed, texts))
    return composed_sum(said(question, turns), lambda: documents, today)


def result(
    question: str, *texts: str, before: Sequence[str] = (), today: date = TODAY
) -> dict[str, str]:
    """Return the results of a sum that is worked out, by name, as they are printed."""
    done = reckoned(question, *texts, before=before, today=today)
    assert isinstance(done, Calculation), (question, done)
    return {name: str(value) for name, value in done.result.items()}


def total(question: str, *texts: str, before: Sequence[str] = (), today: date = TODAY) -> str:
    """Return the one result, or the last, of a sum that is worked out."""
    return [*result(question, *texts, before=before, today=today).values()][-1]
