"""Segmentation: one jieba tokenizer with the lexicon's words, for documents and questions alike."""

import logging
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import jieba

from assistant.documents.text import fold

_WORD = re.compile(r"\w")
_LONGEST_PART = 3


class Segmenter:
    """Cuts folded text into words; a lexicon term stays whole and its parts are given beside it.

    `cache` is a folder of ours for jieba's dictionary cache: in the shared temporary folder a
    second user of the machine could not read it.
    """

    def __init__(self, words: Iterable[str], cache: Path) -> None:
        """Remember the words; the dictionary is loaded on first use (half a second)."""
        self._words = tuple(words)
        self._cache = cache

    @cached_property
    def _tokenizer(self) -> jieba.Tokenizer:
        jieba.setLogLevel(logging.WARNING)
        self._cache.mkdir(parents=True, exist_ok=True)
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = str(self._cache)
        tokenizer.initialize()
        for line in self._words:
            word, *rest = line.split()
            tokenizer.add_word(fold(word), *(int(r) for r in rest[:1] if r.isdigit()))
        return tokenizer

    @cached_property
    def _own(self) -> frozenset[str]:
        """The lexicon's words of four characters and more: jieba gives no parts that long."""
        words = (fold(line.split()[0]) for line in self._words)
        return frozenset(w for w in words if len(w) > _LONGEST_PART)

    def index_terms(self, text: str) -> list[str]:
        """Return the words of `text` and the shorter words inside them, without punctuation."""
        words = [w for w in self._tokenizer.cut_for_search(fold(text)) if _WORD.search(w)]
        return [part for word in words for part in (*self._long_parts(word), word)]

    def _long_parts(self, word: str) -> list[str]:
        sizes = range(_LONGEST_PART + 1, len(word))
        parts = (word[i : i + n] for n in sizes for i in range(len(word) - n + 1))
        return [part for part in parts if part in self._own]

    def words(self, text: str) -> list[str]:
        """Return the words of `text`, each character in exactly one, without punctuation."""
        return [w for w in self._tokenizer.cut(fold(text)) if _WORD.search(w)]

    def knows(self, word: str) -> bool:
        """Say whether the dictionary or the lexicon has `word`."""
        return bool(self._tokenizer.FREQ.get(fold(word)))

    def bounds(self, text: str) -> frozenset[int]:
        """Return the places in folded `text` where a word of the dictionary begins or ends."""
        places, at = {0}, 0
        for word in self._tokenizer.cut(text, HMM=False):
            at += len(word)
            places.add(at)
        return frozenset(places)
