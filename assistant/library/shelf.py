"""The shelf: the current documents, cut and counted, ready to be searched. Never changed in place.

A library that changes makes a new shelf and keeps of the old one what is still true, so a question
that is being answered goes on with the shelf it began with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.model import Clause, PolicyDocument
from assistant.library.cuts import Cut, Cuts
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
    documents: Sequence[PolicyDocument],
    segmenter: Segmenter,
    before: Shelf | None = None,
    kept: Cuts | None = None,
) -> Shelf:
    """Return a shelf of `documents`; those that stood on `before`, or are `kept`, are not cut."""
    vocabulary = before.vocabulary if before else Vocabulary()
    held: dict[str, list[tuple[Passage, Row]]] = {}
    for passage, row in zip(before.passages, before.rows, strict=True) if before else ():
        held.setdefault(passage.document_id, []).append((passage, row))
    new = [d for d in documents if d.id not in held]
    for name, pairs in _cut(new, segmenter, kept).items():
        held[name] = [(p, vocabulary.row(segmenter.terms(words))) for p, words in pairs]
    every = [pair for d in documents for pair in held[d.id]]
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
    documents: Sequence[PolicyDocument], segmenter: Segmenter, kept: Cuts | None
) -> dict[str, Cut]:
    """Return the cut of each document, and keep those that were made now."""
    known = kept.read(documents) if kept else {}
    made = {d.id: list(cut(d, segmenter)) for d in documents if d.id not in known}
    if kept and made:
        kept.keep(made)
    return known | made
