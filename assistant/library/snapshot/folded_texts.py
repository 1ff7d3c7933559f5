"""Folded texts: where exact words stand in a library, whatever their width, blanks and brackets.

Folding (`documents.text.fold`) is what takes long, so a snapshot has every clause, and every text,
folded beforehand; they are looked through block by block.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from assistant.documents.text import fold
from assistant.library.snapshot.record_file import RecordFile

CLAUSES, TEXTS = "folded-clauses.txt", "folded-texts.txt"
_HELD = 32
"""Words whose places are remembered, so that all documents are asked at the cost of one."""


class FoldedTexts:
    """The clauses and the texts of all documents, folded, in the order of the documents."""

    def __init__(self, folder: Path, ends: list[int]) -> None:
        """Open the files; `ends` is 0, then how many clauses there are up to each document."""
        self.clauses, self.texts = RecordFile(folder / CLAUSES), RecordFile(folder / TEXTS)
        self._ends = ends
        self._places = lru_cache(_HELD)(self._find)

    def _find(self, words: str) -> Sequence[int]:
        return array("q", self.clauses.holding(encoded(fold(words))))

    def clauses_with(self, words: str, document: int) -> Sequence[int]:
        """Return the numbers of the clauses of a document that have `words`, after folding."""
        places = self._places(words)
        start, end = self._ends[document], self._ends[document + 1]
        return places[bisect_left(places, start) : bisect_left(places, end)]

    def says(self, folded: str) -> bool:
        """Say whether a text has these characters, which are folded, over whatever clauses."""
        return any(True for _ in self.texts.holding(encoded(folded)))


def encoded(words: str) -> bytes:
    """Return `words` as they stand in a file; half a surrogate pair, which no file has, too."""
    return words.encode("utf-8", "surrogatepass")
