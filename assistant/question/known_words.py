"""What a library, its lexicon and the dictionary know of a question, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.documents.numbers.numerals import CHINESE_DIGITS
from assistant.library.segment import Segmenter
from assistant.question.wordlist import SHORTEST

_LONGEST = 12
_REMEMBERED = 32
_NUMERALS = frozenset(f"{CHINESE_DIGITS}万亿")
_OFTEN = 8_000
"""Times that jieba's dictionary counts a character as a word: 在 727915, 村 8299; 排 3852."""


@dataclass(frozen=True, slots=True)
class HanRun:
    """A run of Chinese characters and what is known of it.

    `strange` are its places that are in no word of two characters and more, nor numerals; `alone`
    those of them whose character is often a word by itself; `bounds` where words begin or end.
    """

    text: str
    strange: frozenset[int]
    alone: frozenset[int]
    bounds: frozenset[int]

    def may_be_a_word(self, at: int, end: int) -> bool:
        """Say whether [at, end) may be a word that nobody knows.

        It must cut neither a word nor a row of strange characters; of two characters both must be
        strange.
        """
        odd = self.strange - self.alone
        cuts_row = any(odd >= {place - 1, place} for place in (at, end))
        inside = self.strange.intersection(range(at, end))
        enough = len(inside) >= (SHORTEST if end - at == SHORTEST else 1)
        return enough and not cuts_row and {at, end} <= self.bounds

    def doubtful(self, at: int, end: int) -> list[int]:
        """Return the places in [at, end), counted from `at`, that may be misspelt.

        What is a word by itself (在, 的) is right at the begin and the end.
        """
        inside = self.strange.intersection(range(at, end))
        return sorted(place - at for place in inside - (self.alone & {at, end - 1}))

    def without(self, places: Iterable[int]) -> "HanRun":
        """Return the same, with these places understood."""
        return replace(self, strange=self.strange.difference(places))


class KnownWords:
    """Tells which characters of a question stand in a word that somebody knows."""

    def __init__(self, words: frozenset[str], segmenter: Segmenter) -> None:
        """Know `words` and those of the segmenter's dictionary."""
        self._words = words
        self._segmenter = segmenter
        self._longest = min(max(map(len, words), default=0), _LONGEST)
        self.stretch = lru_cache(maxsize=_REMEMBERED)(self._stretch)

    def _stretch(self, run: str) -> HanRun:
        """Return what is known of a run of Chinese characters."""
        strange = self._strange(run)
        often = self._segmenter.frequency
        alone = frozenset(at for at in strange if often(run[at]) >= _OFTEN)
        return HanRun(run, strange, alone, self._segmenter.bounds(run) if strange else strange)

    def _strange(self, run: str) -> frozenset[int]:
        """Return the places of `run` that are in no word, however it may be cut.

        So nothing that is put together from known words has a strange place.
        """
        known = {at for at, character in enumerate(run) if character in _NUMERALS}
        for at in range(len(run)):
            ends = range(min(len(run), at + self._longest), at + SHORTEST - 1, -1)
            known.update(range(at, next((e for e in ends if self._word(run[at:e])), at)))
        return frozenset(range(len(run))) - known

    def _word(self, stretch: str) -> bool:
        return stretch in self._words or self._segmenter.knows(stretch)
