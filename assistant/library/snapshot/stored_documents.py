"""Stored documents: the documents of a library as they were parsed, kept on disk.

Titles, numbers and references are in memory. Clauses and texts, the bulk, are read when somebody
asks for them, and only what was asked for last is remembered.
"""

import hashlib
from bisect import bisect_right
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from assistant.derived import mapped
from assistant.documents.model import Clause, PolicyDocument
from assistant.library.snapshot.folded_texts import FoldedTexts, encoded
from assistant.library.snapshot.record_file import RecordFile

HEADS, TEXTS, CLAUSES = "documents.jsonl", "texts.txt", "clauses.jsonl"
ID_HASHES, ID_ORDER = "clause-names.npy", "clause-order.npy"
"""The hashes of the clauses' ids, and the numbers of the clauses by rising hash."""
HEAD, CLAUSE = TypeAdapter(PolicyDocument), TypeAdapter(Clause)
"""How a document without its clauses, and a clause, are written down."""
BETWEEN = b",\n"
"""What stands behind each clause, so that those of a document are the inside of a JSON list."""
_CLAUSE_LIST = TypeAdapter(tuple[Clause, ...])
_DOCUMENTS_REMEMBERED, _CLAUSES_REMEMBERED = 64, 1024
"""How many documents' clauses, and how many single clauses, are remembered."""


class StoredDocument(PolicyDocument):
    """A document whose text and clauses are read from disk when they are asked for."""

    __slots__ = ("_number", "_stored")
    _number: int
    _stored: "StoredDocuments"

    def __init__(self, head: PolicyDocument, number: int, stored: "StoredDocuments") -> None:
        """Take everything else from `head`."""
        for name in _IN_MEMORY:
            object.__setattr__(self, name, getattr(head, name))
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_stored", stored)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in the order of the source."""
        return self._stored.clauses_of(self._number)

    @property
    def source(self) -> str:
        """The characters that spans point into."""
        return self._stored.text_of(self._number)

    def containing(self, words: str) -> tuple[Clause, ...]:
        """Return the clauses in which `words` stand, read without those in which they do not."""
        return self._stored.containing(words, self._number)


_ON_DISK = ("clauses", "source")
_IN_MEMORY = tuple(f.name for f in fields(PolicyDocument) if f.name not in _ON_DISK)


class StoredDocuments:
    """The documents in their order; clauses are numbered from the first document to the last."""

    def __init__(self, folder: Path, ends: list[int]) -> None:
        """Open the files; `ends` is 0, then how many clauses there are up to each document."""
        self.ends = ends
        self.heads, self.texts = RecordFile(folder / HEADS), RecordFile(folder / TEXTS)
        self.lines = RecordFile(folder / CLAUSES)
        self.folded = FoldedTexts(folder, ends)
        self.id_hashes, self._id_order = mapped(folder / ID_HASHES), mapped(folder / ID_ORDER)
        self.clause = lru_cache(_CLAUSES_REMEMBERED)(self._read_clause)
        self.clauses_of = lru_cache(_DOCUMENTS_REMEMBERED)(self._read_clauses)
        self.documents: tuple[PolicyDocument, ...] = tuple(
            StoredDocument(HEAD.validate_json(self.heads[number]), number, self)
            for number in range(len(self.heads))
        )

    def _read_clause(self, number: int) -> Clause:
        return CLAUSE.validate_json(self.lines[number].removesuffix(BETWEEN))

    def _read_clauses(self, document: int) -> tuple[Clause, ...]:
        inside = self.lines.joined(self.ends[document], self.ends[document + 1])
        return _CLAUSE_LIST.validate_json(b"[" + inside.removesuffix(BETWEEN) + b"]")

    def text_of(self, document: int) -> str:
        """Return the characters of a document."""
        return self.texts[document].decode("utf-8")

    def prints(self, words: str) -> bool:
        """Say whether a text has these characters, just as they are."""
        return any(True for _ in self.texts.holding(encoded(words)))

    def containing(self, words: str, document: int) -> tuple[Clause, ...]:
        """Return the clauses of a document in which `words` stand, after folding."""
        return tuple(map(self.clause, self.folded.clauses_with(words, document)))

    def clause_at(self, number: int) -> tuple[PolicyDocument, Clause]:
        """Return a clause by its number, with its document."""
        return self.documents[bisect_right(self.ends, number) - 1], self.clause(number)

    def clause_of_id(self, clause_id: str) -> tuple[PolicyDocument, Clause]:
        """Return the clause of this id, with its document.

        Raises:
            KeyError: there is none.
        """
        wanted = id_hash(clause_id)
        first = np.searchsorted(self.id_hashes, wanted, "left", self._id_order)
        last = np.searchsorted(self.id_hashes, wanted, "right", self._id_order)
        for number in self._id_order[first:last].tolist():
            document, clause = self.clause_at(number)
            if clause.id == clause_id:
                return document, clause
        raise KeyError(clause_id)


def id_hash(clause_id: str) -> np.uint64:
    """Return the number by which a clause is looked up; two ids may share one."""
    digest = hashlib.blake2b(clause_id.encode("utf-8"), digest_size=8).digest()
    return np.uint64(int.from_bytes(digest, "little"))
