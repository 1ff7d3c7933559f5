"""Quotations in a question: where the words between 引号 stand in the library, word for word."""

import re
from collections.abc import Sequence

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold, fold_mapped
from assistant.retrieval.evidence import Evidence, Reason

_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{2,200})[”\"」』]")
_FIGURE = re.compile(r"(?<![\d.])\d[\d,]{3,}(?:\.\d+)?(?![\d.])|(?<![\d.])\d+\.\d{2,}(?![\d.])")
SHORTEST = 5
"""Fewer characters are a term; as a quotation they would stand in too many places."""


def quotations(text: str) -> tuple[str, ...]:
    """Return what stands between quotation marks in `text`, in order."""
    return tuple(match[1] for match in _QUOTED.finditer(text))


def figures(text: str) -> tuple[str, ...]:
    """Return the sums in `text` so particular (95113.37) that they name the place they stand in."""
    return tuple(match.group() for match in _FIGURE.finditer(text))


def places(words: str, documents: Sequence[PolicyDocument]) -> list[Evidence]:
    """Return every clause that contains `words` after folding, with all their spans."""
    key = fold(words)
    return [
        Evidence(document, clause, Reason.QUOTED, 1.0, 1.0, 1.0, _spans(clause.text, key))
        for document in documents
        for clause in document.containing(words)
    ]


def _spans(text: str, key: str) -> tuple[tuple[int, int], ...]:
    folded = fold_mapped(text)
    found = re.finditer(re.escape(key), folded.text)
    return tuple(folded.source_span(m.start(), m.end()) for m in found)
