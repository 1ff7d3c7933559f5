"""The lexical index: BM25 over jieba words, in memory, built from the passages at opening."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import bm25s
import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


Row = npt.NDArray[np.int32]
"""The words of one passage, by their numbers in a vocabulary."""


class Vocabulary:
    """Gives every word a number. It only grows, so rows made before stay true."""

    def __init__(self) -> None:
        """Begin without words."""
        self.numbers: dict[str, int] = {}

    def row(self, words: Iterable[str]) -> Row:
        """Return the numbers of `words`, new ones for new words."""
        numbers = self.numbers
        return np.array([numbers.setdefault(w, len(numbers)) for w in words], dtype=np.int32)


class LexicalIndex:
    """Scores every passage for the words of a question."""

    def __init__(self, rows: Sequence[Row], vocabulary: Vocabulary) -> None:
        """Index the words of each passage, in order."""
        self._size = len(rows)
        self.frequency = _frequency(rows, vocabulary)
        self._index = bm25s.BM25()
        if self.frequency:
            self._index.index((list(rows), dict(vocabulary.numbers)), show_progress=False)

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


def _frequency(rows: Sequence[Row], vocabulary: Vocabulary) -> Counter[str]:
    """Count in how many passages each word stands."""
    counts = np.zeros(len(vocabulary.numbers), dtype=np.int64)
    for row in rows:
        counts[np.unique(row)] += 1
    words = zip(vocabulary.numbers, counts.tolist(), strict=True)
    return Counter({word: count for word, count in words if count})
