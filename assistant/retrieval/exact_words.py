"""Exact words: where what is quoted stands in the library, word for word."""

import re
from collections.abc import Sequence

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold, fold_mapped
from assistant.retrieval.evidence import Evidence, Reason


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
