"""A leaf: one document as a shelf keeps it, cut anew or taken from the shelf before."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.library.passages import Passage, cut
from assistant.library.segment import Segmenter
from assistant.library.snapshot import exact, papers, table
from assistant.library.snapshot.lexical import Row
from assistant.library.snapshot.shelf import Shelf


class Vocabulary:
    """Gives every word a number. It only grows, so rows made before stay true."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Begin with these words, numbered in their order."""
        self.numbers = {word: number for number, word in enumerate(words)}

    def row(self, words: Iterable[str]) -> Row:
        """Return the numbers of `words`, new ones for new words."""
        numbers = self.numbers
        return np.array([numbers.setdefault(w, len(numbers)) for w in words], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is kept of a document; its clauses and headings are numbered within it.

    `folded` are the clauses by which exact words are found, `folded_text` the text; `names` the
    hashes of the clauses' ids; `words` those of all passages, one after another,
    and `lengths` how many each passage has. `origin` stands for what it was parsed from.
    """

    origin: str
    head: bytes
    text: bytes
    clauses: tuple[bytes, ...]
    contexts: tuple[bytes, ...]
    folded: tuple[bytes, ...]
    folded_text: bytes
    names: npt.NDArray[np.uint64]
    rows: table.Table
    words: Row
    lengths: npt.NDArray[np.int32]


def fresh_leaf(
    origin: str, document: PolicyDocument, segmenter: Segmenter, vocabulary: Vocabulary
) -> Leaf:
    """Cut a document."""
    pairs = list(cut(document, segmenter))
    clauses = {clause.id: number for number, clause in enumerate(document.clauses)}
    contexts = {c: n for n, c in enumerate(dict.fromkeys(p.context for p, _ in pairs))}
    rows = [(clauses[p.clause_id], p.start, p.end, contexts[p.context], _mark(p)) for p, _ in pairs]
    words = [vocabulary.row(segmenter.terms(words)) for _, words in pairs]
    return Leaf(
        origin,
        papers.HEAD.dump_json(replace(document, clauses=(), source="")) + b"\n",
        document.source.encode("utf-8"),
        tuple(
            papers.CLAUSE.dump_json(clause, exclude_defaults=True) + papers.BETWEEN
            for clause in document.clauses
        ),
        tuple(context.encode("utf-8") for context in contexts),
        tuple(exact.encoded(fold(clause.text)) for clause in document.clauses),
        exact.encoded(fold(document.source)),
        np.array([papers.name_of(clause) for clause in clauses], dtype=np.uint64),
        np.array(rows, dtype=table.ROW),
        np.concatenate([vocabulary.row(()), *words]),
        np.array([len(row) for row in words], dtype=np.int32),
    )


def _mark(passage: Passage) -> int:
    """Return what tells the text of a passage, as it is embedded, from another."""
    digest = hashlib.blake2b(passage.searched.encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def kept_leaf(shelf: Shelf, number: int) -> Leaf:
    """Return the leaf of a document that stands on a shelf.

    Its words are numbered as in `Vocabulary(shelf.lexical.frequency)`.
    """
    clauses, passages, contexts, words = (
        slice(*span) for span in shelf.ends[number : number + 2].T.tolist()
    )
    rows = np.array(shelf.passages.rows[passages])
    rows["clause"] -= clauses.start
    rows["context"] -= contexts.start
    return Leaf(
        shelf.origins[number],
        shelf.papers.heads[number],
        shelf.papers.texts[number],
        tuple(shelf.papers.lines[n] for n in range(clauses.start, clauses.stop)),
        tuple(shelf.passages.contexts[n] for n in range(contexts.start, contexts.stop)),
        tuple(shelf.papers.exact.clauses[n] for n in range(clauses.start, clauses.stop)),
        shelf.papers.exact.texts[number],
        shelf.papers.names[clauses],
        rows,
        shelf.words[words],
        shelf.lengths[passages],
    )
