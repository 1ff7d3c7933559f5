"""The lexical index: BM25 over jieba words, counted once, kept on disk and mapped."""

import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Row = npt.NDArray[np.int32]
"""The words of one passage, by their numbers in a vocabulary."""
_FOLDER = "bm25"


def write_lexical(folder: Path, rows: Sequence[Row], vocabulary: Sequence[str]) -> None:
    """Count the words of each passage, and keep the result in `folder`.

    Every word of `vocabulary` stands in some row, and every row is of its numbers.
    """
    if not vocabulary:
        return
    index = bm25s.BM25()
    numbers = {word: number for number, word in enumerate(vocabulary)}
    index.index((list(rows), numbers), create_empty_token=False, show_progress=False)
    index.save(folder / _FOLDER, show_progress=False)


class LexicalIndex:
    """Scores every passage for the words of a question."""

    def __init__(self, folder: Path, size: int) -> None:
        """Map the index of `size` passages that `write_lexical` left in `folder`."""
        self._size = size
        self.frequency: Counter[str] = Counter()
        """In how many passages each word stands, in the order of the vocabulary."""
        if (folder / _FOLDER).exists():
            self._index = bm25s.BM25.load(folder / _FOLDER, mmap=True)
            counts = np.diff(self._index.scores["indptr"])
            self.frequency.update(dict(zip(self._index.vocab_dict, counts.tolist(), strict=True)))

    def scores(self, words: Sequence[str]) -> Scores:
        """Return one BM25 score per passage; 0 where no word of `words` occurs."""
        known = [word for word in words if word in self.frequency]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)

    def weight(self, word: str) -> float:
        """Return the inverse document frequency of `word`, highest for one that never occurs.

        It is also the most that the word can add to a passage's score (bm25s, method "lucene").
        """
        seen = self.frequency.get(word, 0)
        return math.log(1 + (self._size - seen + 0.5) / (seen + 0.5))
