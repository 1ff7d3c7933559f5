"""The shelf: the current documents, cut and counted, ready to be searched. Never changed in place.

A library that changes makes a new shelf and keeps of the old one what is still true, so a question
that is being answered goes on with the shelf it began with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, PolicyDocument
from assistant.library.lexical import LexicalIndex
from assistant.library.links import Links
from assistant.library.passages import Passage, passages
from assistant.library.segment import Segmenter


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents, passages with the position of each by id, clauses by id, words, references."""

    documents: tuple[PolicyDocument, ...]
    passages: tuple[Passage, ...]
    positions: dict[str, int]
    clauses: dict[str, tuple[PolicyDocument, Clause]]
    lexical: LexicalIndex
    links: Links


def stock(
    documents: Sequence[PolicyDocument], segmenter: Segmenter, before: Shelf | None = None
) -> Shelf:
    """Return a shelf of `documents`; those that stood on `before` are not cut again."""
    cut: dict[str, list[Passage]] = {}
    for passage in before.passages if before else ():
        cut.setdefault(passage.document_id, []).append(passage)
    every = tuple(p for d in documents for p in cut.get(d.id) or passages(d, segmenter))
    return Shelf(
        tuple(documents),
        every,
        {p.id: i for i, p in enumerate(every)},
        {c.id: (d, c) for d in documents for c in d.clauses},
        LexicalIndex([segmenter.index_terms(p.searched) for p in every]),
        Links(documents),
    )
