"""A snapshot's folder, opened: the current documents, cut and counted, ready to be searched.

It is mapped, not read, and never changed in place. A library that changes makes another one, so a
question that is being answered goes on with the snapshot it began with.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.derived import mapped
from assistant.documents.model import PolicyDocument
from assistant.library.links import Links
from assistant.library.snapshot.lexical import LexicalIndex, WordNumbers
from assistant.library.snapshot.passage_table import PassageTable
from assistant.library.snapshot.stored_documents import StoredDocuments

PREFIX = "snapshot-"
ORIGINS, ENDS, WORDS, LENGTHS = "origins.json", "ends.npy", "words.npy", "lengths.npy"
"""What each document was parsed from; up to which clause, passage, context and word each goes; the
words of all passages one after another, as numbers; how many of them each passage has."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is searched: the documents, their passages, the words in them, their references.

    `name` is the folder's, and no other snapshot's. What stands from `origins` on is for the writer
    of the next one.
    """

    name: str
    stored: StoredDocuments
    passages: PassageTable
    lexical: LexicalIndex
    links: Links
    origins: tuple[str, ...]
    ends: npt.NDArray[np.int64]
    words: WordNumbers
    lengths: npt.NDArray[np.int32]

    @property
    def key(self) -> str:
        """What tells it from others: part of the names of what is made of it."""
        return self.name.removeprefix(PREFIX)

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The documents, in the order they were added."""
        return self.stored.documents


def open_snapshot(folder: Path) -> Snapshot:
    """Map a folder that `write_snapshot` has filled."""
    ends = np.load(folder / ENDS)
    stored = StoredDocuments(folder, ends[:, 0].tolist())
    passages = PassageTable(folder, stored, ends[:, 1].tolist())
    return Snapshot(
        folder.name,
        stored,
        passages,
        LexicalIndex(folder, len(passages)),
        Links(stored.documents),
        tuple(json.loads((folder / ORIGINS).read_text(encoding="utf-8"))),
        ends,
        mapped(folder / WORDS),
        mapped(folder / LENGTHS),
    )
