"""The lexical index: BM25 over jieba words, in memory, built from the passages at opening."""

import math
from collections import Counter
from collections.abc import Sequence

import bm25s
import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


class LexicalIndex:
    """Scores every passage for the words of a question."""

    def __init__(self, terms: Sequence[Sequence[str]]) -> None:
        """Index the words of each passage, in order."""
        self._size = len(terms)
        self.frequency = Counter(word for words in terms for word in set(words))
        self._index = bm25s.BM25()
        if self.frequency:
            self._index.index([list(words) for words in terms], show_progress=False)

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
