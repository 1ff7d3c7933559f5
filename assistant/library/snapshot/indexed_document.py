"""An indexed document: all that a snapshot keeps of one document, in the form it is written in.

It is made from a parsed document, or read back from the snapshot before, where the same document
stood: that saves parsing, cutting and segmenting it again.
"""

import hashlib
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.library.passages import Passage, cut
from assistant.library.segment import Segmenter
from assistant.library.snapshot import passage_table, stored_documents
from assistant.library.snapshot.folded_texts import encoded
from assistant.library.snapshot.folder import Snapshot
from assistant.library.snapshot.lexical import Vocabulary, WordNumbers


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What is kept of a document; its clauses and contexts are numbered within it.

    `origin` stands for what it was parsed from; `head` is the document without its clauses and
    text, as JSON. `contexts` are what its passages stand under: titles and headings.
    `folded_clauses` and `folded_text` are what exact words are looked for in. `id_hashes` are those
    of the clauses' ids. `words` are the numbers of the words of all passages, one passage after
    another, and `lengths` how many each passage has.
    """

    origin: str
    head: bytes
    text: bytes
    clauses: tuple[bytes, ...]
    contexts: tuple[bytes, ...]
    folded_clauses: tuple[bytes, ...]
    folded_text: bytes
    id_hashes: npt.NDArray[np.uint64]
    rows: passage_table.Rows
    words: WordNumbers
    lengths: npt.NDArray[np.int32]


def index_document(
    origin: str, document: PolicyDocument, segmenter: Segmenter, vocabulary: Vocabulary
) -> IndexedDocument:
    """Cut a parsed document into passages, and number their words in `vocabulary`."""
    pairs = list(cut(document, segmenter))
    clauses = {clause.id: number for number, clause in enumerate(document.clauses)}
    contexts = {c: n for n, c in enumerate(dict.fromkeys(p.context for p, _ in pairs))}
    rows = [(clauses[p.clause_id], p.start, p.end, contexts[p.context], _mark(p)) for p, _ in pairs]
    words = [vocabulary.row(segmenter.terms(words)) for _, words in pairs]
    return IndexedDocument(
        origin,
        stored_documents.HEAD.dump_json(replace(document, clauses=(), source="")) + b"\n",
        document.source.encode("utf-8"),
        tuple(
            stored_documents.CLAUSE.dump_json(clause, exclude_defaults=True)
            + stored_documents.BETWEEN
            for clause in document.clauses
        ),
        tuple(context.encode("utf-8") for context in contexts),
        tuple(encoded(fold(clause.text)) for clause in document.clauses),
        encoded(fold(document.source)),
        np.array([stored_documents.id_hash(clause) for clause in clauses], dtype=np.uint64),
        np.array(rows, dtype=passage_table.ROW),
        np.concatenate([vocabulary.row(()), *words]),
        np.array([len(row) for row in words], dtype=np.int32),
    )


def _mark(passage: Passage) -> int:
    """Return what tells the text of a passage, as it is embedded, from another."""
    digest = hashlib.blake2b(passage.searched.encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def indexed_before(snapshot: Snapshot, number: int) -> IndexedDocument:
    """Return what a snapshot has of its document of this number.

    Its words are numbered as in `Vocabulary(snapshot.lexical.frequency)`.
    """
    clauses, passages, contexts, words = (
        slice(*span) for span in snapshot.ends[number : number + 2].T.tolist()
    )
    stored, table = snapshot.stored, snapshot.passages
    rows = np.array(table.rows[passages])
    rows["clause"] -= clauses.start
    rows["context"] -= contexts.start
    return IndexedDocument(
        snapshot.origins[number],
        stored.heads[number],
        stored.texts[number],
        tuple(stored.lines[n] for n in range(clauses.start, clauses.stop)),
        tuple(table.contexts[n] for n in range(contexts.start, contexts.stop)),
        tuple(stored.folded.clauses[n] for n in range(clauses.start, clauses.stop)),
        stored.folded.texts[number],
        stored.id_hashes[clauses],
        rows,
        snapshot.words[words],
        snapshot.lengths[passages],
    )
