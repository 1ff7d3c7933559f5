"""Segmentation: one jieba tokenizer with the lexicon's words, for documents and questions alike."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.documents.text import fold
from assistant.library.own_words import own_words

if TYPE_CHECKING:
    import jieba

    from assistant.library.dictionary import Dictionary

_WORD = re.compile(r"\w")
_PART_SIZES = (2, 3)
"""Lengths of the words that are given beside a longer one, as in jieba's `cut_for_search`."""
_LONGEST_PART = max(_PART_SIZES)


class Segmenter:
    """Cuts folded text into words; a lexicon term stays whole and its parts are given beside it.

    `cache` is a folder of ours for what is reckoned from the lexicon's words once.
    """

    def __init__(self, words: Iterable[str], cache: Path) -> None:
        """Remember the words; the dictionary is opened on first use."""
        self._words = tuple(words)
        self._cache = cache
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _dictionary(self) -> "Dictionary":
        from assistant.library.dictionary import Dictionary  # noqa: PLC0415  imports jieba

        return Dictionary(own_words(self._words, self._cache))

    @cached_property
    def _tokenizer(self) -> "jieba.Tokenizer":
        return self._dictionary.tokenizer()

    def _cut(self, text: str, *, new_words: bool) -> Iterator[str]:
        """Cut `text` with jieba, which may guess at `new_words` or not."""
        self._dictionary.open_at(text)
        cut: Iterator[str] = self._tokenizer.cut(text, HMM=new_words)
        return cut

    def _count(self, word: str) -> int:
        self._dictionary.open_at(word[:1])
        return self._dictionary.frequencies.get(word, 0)

    @cached_property
    def _own(self) -> frozenset[str]:
        """The lexicon's words of four characters and more: jieba gives no parts that long."""
        words = (fold(line.split()[0]) for line in self._words)
        return frozenset(w for w in words if len(w) > _LONGEST_PART)

    def index_terms(self, text: str) -> list[str]:
        """Return the words of `text` and the shorter words inside them, without punctuation."""
        return self.terms(self.words(text))

    def terms(self, words: Iterable[str]) -> list[str]:
        """Return `words`, each with the shorter words inside it."""
        return [term for word in words for term in self._terms_of(word)]

    def words(self, text: str) -> list[str]:
        """Return the words of `text`, each character in exactly one, without punctuation."""
        return [
            word
            for word in self._cut(fold(text), new_words=True)
            if word[0].isalnum() or _WORD.search(word)
        ]

    def _terms_of(self, word: str) -> tuple[str, ...]:
        """Return a word and the words of the dictionary in it, as jieba's `cut_for_search` does."""
        known = self._known.get(word)
        if known is None:
            parts = (p for n in _PART_SIZES if n < len(word) for p in _windows(word, n))
            short = (part for part in parts if self._count(part))
            known = self._known[word] = (*short, *self._long_parts(word), word)
        return known

    def _long_parts(self, word: str) -> list[str]:
        sizes = range(_LONGEST_PART + 1, len(word))
        return [part for n in sizes for part in _windows(word, n) if part in self._own]

    def knows(self, word: str) -> bool:
        """Say whether the dictionary or the lexicon has `word`."""
        return bool(self.frequency(word))

    def frequency(self, word: str) -> int:
        """Return how often the dictionary counts `word`; 0 for one that it does not have."""
        return self._count(fold(word))

    def bounds(self, text: str) -> frozenset[int]:
        """Return the places in folded `text` where a word of the dictionary begins or ends."""
        places, at = {0}, 0
        for word in self._cut(text, new_words=False):
            at += len(word)
            places.add(at)
        return frozenset(places)


def _windows(word: str, size: int) -> Iterator[str]:
    return (word[i : i + size] for i in range(len(word) - size + 1))
