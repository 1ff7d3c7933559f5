"""The shelf: the current documents, cut and counted, ready to be searched. Never changed in place.

It is a folder that is mapped and not read. A library that changes puts up a new one, so a question
that is being answered goes on with the shelf it began with.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.derived import mapped
from assistant.documents.model import PolicyDocument
from assistant.library.links import Links
from assistant.library.snapshot.lexical import LexicalIndex, Row
from assistant.library.snapshot.papers import Papers
from assistant.library.snapshot.table import Passages

ORIGINS, ENDS, WORDS, LENGTHS = "origins.json", "ends.npy", "words.npy", "lengths.npy"
"""What each document was parsed from; up to which clause, passage, heading and word each goes; the
words of all passages one after another, as numbers; how many of them each passage has."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is searched: the documents, their passages, the words in them, their references.

    `name` tells it from every other. From `origins` on it is for who makes the next one.
    """

    name: str
    papers: Papers
    passages: Passages
    lexical: LexicalIndex
    links: Links
    origins: tuple[str, ...]
    ends: npt.NDArray[np.int64]
    words: Row
    lengths: npt.NDArray[np.int32]

    @property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The documents, in the order they were added."""
        return self.papers.documents


def open_shelf(folder: Path) -> Shelf:
    """Map a folder that `stocking.stock` has written."""
    ends = np.load(folder / ENDS)
    papers = Papers(folder, ends[:, 0].tolist())
    passages = Passages(folder, papers, ends[:, 1].tolist())
    return Shelf(
        folder.name,
        papers,
        passages,
        LexicalIndex(folder, len(passages)),
        Links(papers.documents),
        tuple(json.loads((folder / ORIGINS).read_text(encoding="utf-8"))),
        ends,
        mapped(folder / WORDS),
        mapped(folder / LENGTHS),
    )
