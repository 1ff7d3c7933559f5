"""The lexical index: BM25 over jieba words, in memory, built from the passages at opening."""

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
        self._index = bm25s.BM25()
        if any(terms):
            self._index.index([list(t) for t in terms], show_progress=False)

    def scores(self, terms: Sequence[str]) -> Scores:
        """Return one BM25 score per passage; 0 where no word of `terms` occurs."""
        known = [t for t in terms if t in getattr(self._index, "vocab_dict", {})]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)
