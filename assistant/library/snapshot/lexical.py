"""The lexical index: BM25 over jieba words, counted once by bm25s, kept on disk and mapped."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.derived import mapped
from assistant.library.snapshot.record_file import RecordFile, RecordWriter

Scores = npt.NDArray[np.float32]
WordNumbers = npt.NDArray[np.int32]
"""The words of one passage, by their numbers in a vocabulary."""
_VOCABULARY = "vocabulary.txt"
_WEIGHTS, _PASSAGES, _ENDS = "word-weights.npy", "word-passages.npy", "word-ends.npy"
"""Word by word what it adds to the score of each passage that it stands in; which passages these
are; up to where in both each word goes."""
_END = "\n"


class Vocabulary:
    """Gives every word a number. It only grows, so rows made before stay true."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Begin with these words, numbered in their order."""
        self.numbers = {word: number for number, word in enumerate(words)}

    def row(self, words: Iterable[str]) -> WordNumbers:
        """Return the numbers of `words`, new ones for new words."""
        numbers = self.numbers
        return np.array([numbers.setdefault(w, len(numbers)) for w in words], dtype=np.int32)


def write_lexical(folder: Path, rows: Sequence[WordNumbers], vocabulary: Sequence[str]) -> None:
    """Count the words of each passage, and keep the result in `folder`.

    Every word of `vocabulary` stands in some row, and every row is of its numbers.
    """
    if not vocabulary:
        return
    with RecordWriter(folder / _VOCABULARY) as file:
        for word in vocabulary:
            file.add(f"{word}{_END}".encode())
    import bm25s  # noqa: PLC0415  takes a quarter of a second

    index = bm25s.BM25()
    numbers = {word: number for number, word in enumerate(vocabulary)}
    index.index((list(rows), numbers), create_empty_token=False, show_progress=False)
    parts = {_WEIGHTS: "data", _PASSAGES: "indices", _ENDS: "indptr"}
    for name, part in parts.items():
        np.save(folder / name, index.scores[part])


class LexicalIndex:
    """Scores every passage for the words of a question."""

    def __init__(self, folder: Path, size: int) -> None:
        """Map the index of `size` passages that `write_lexical` left in `folder`."""
        self._size = size
        self._vocabulary: RecordFile | None = None
        if (folder / _ENDS).exists():
            self._vocabulary = RecordFile(folder / _VOCABULARY)
            self._weights, self._passages = mapped(folder / _WEIGHTS), mapped(folder / _PASSAGES)
            self._ends = mapped(folder / _ENDS)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The words in the order of the vocabulary; read when a question first needs them."""
        if self._vocabulary is None:
            return {}
        listed = self._vocabulary.joined(0, len(self._vocabulary)).decode("utf-8")
        return {word: number for number, word in enumerate(listed.split(_END)[:-1])}

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many passages each word stands, in the order of the vocabulary."""
        counts = np.diff(self._ends).tolist() if self._numbers else []
        return Counter(dict(zip(self._numbers, counts, strict=True)))

    def scores(self, words: Sequence[str]) -> Scores:
        """Return one BM25 score per passage; 0 where no word of `words` occurs."""
        scores: Scores = np.zeros(self._size, dtype=np.float32)
        for number in (self._numbers[word] for word in words if word in self._numbers):
            column = slice(*self._ends[number : number + 2].tolist())
            scores[self._passages[column]] += self._weights[column]
        return scores

    def weight(self, word: str) -> float:
        """Return the inverse document frequency of `word`, highest for one that never occurs.

        It is also the most that the word can add to a passage's score (bm25s, method "lucene").
        """
        seen = self.frequency.get(word, 0)
        return math.log(1 + (self._size - seen + 0.5) / (seen + 0.5))
