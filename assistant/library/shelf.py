"""The shelf: the current documents, cut and counted, ready to be searched. Never changed in place.

A library that changes makes a new shelf and keeps of the old one what is still true, so a question
that is being answered goes on with the shelf it began with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, PolicyDocument
from assistant.library.lexical import LexicalIndex, Row, Vocabulary
from assistant.library.links import Links
from assistant.library.passages import Passage, cut
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
    rows: tuple[Row, ...]
    vocabulary: Vocabulary


def stock(
    documents: Sequence[PolicyDocument], segmenter: Segmenter, before: Shelf | None = None
) -> Shelf:
    """Return a shelf of `documents`; those that stood on `before` are not cut again."""
    vocabulary = before.vocabulary if before else Vocabulary()
    held: dict[str, list[tuple[Passage, Row]]] = {}
    for passage, row in zip(before.passages, before.rows, strict=True) if before else ():
        held.setdefault(passage.document_id, []).append((passage, row))
    every = [pair for d in documents for pair in held.get(d.id) or _cut(d, segmenter, vocabulary)]
    cut_passages, rows = tuple(p for p, _ in every), tuple(row for _, row in every)
    return Shelf(
        tuple(documents),
        cut_passages,
        {p.id: i for i, p in enumerate(cut_passages)},
        {c.id: (d, c) for d in documents for c in d.clauses},
        LexicalIndex(rows, vocabulary),
        Links(documents),
        rows,
        vocabulary,
    )


def _cut(
    document: PolicyDocument, segmenter: Segmenter, vocabulary: Vocabulary
) -> list[tuple[Passage, Row]]:
    found = cut(document, segmenter)
    return [(passage, vocabulary.row(segmenter.terms(words))) for passage, words in found]
