"""The one word of a library that a stretch of characters stands for."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.question.sounds import sound
from assistant.question.wordlist import SHORTEST, WordList

_COUNTS = re.compile(r"[一二两三四五六七八九十几][个名位家户]")
"""Counts what comes behind: 一个局 is no misspelt 一个月."""


class Guesser:
    """Finds a word by its sound, then by its look, then by what a dialect makes of its sound."""

    def __init__(self, words: WordList, empty: frozenset[str]) -> None:
        """Look among `words`; a pair with one of `empty` (是, 的) is no misspelling."""
        self._list = words
        self._empty = empty

    def meant(self, window: str, odd: Sequence[int]) -> str:
        """Return the word that `window` stands for; only its characters at `odd` may be wrong."""
        if _COUNTS.match(window):
            return ""
        if len(window) == SHORTEST:
            return self._pair(window, odd)
        heard = _fitting(self._list.sounding(sound(window)), window, odd)
        return heard[0] if heard else self._only(window, odd)

    def _pair(self, window: str, odd: Sequence[int]) -> str:
        """Return the frequent word that differs from two characters in one of them.

        Two characters that nobody knows may well be a word, so they must sound or look the same.
        """
        if self._empty.intersection(window):
            return ""
        heard = _fitting(self._list.sounding(sound(window)), window, odd)
        seen = _variants(window, odd, self._list.shapes.same)
        likely = (w for w in (*heard, *seen) if w in self._list.frequent)
        return next((w for w in likely if w[0] == window[0] or w[1] == window[1]), "")

    def _only(self, window: str, odd: Sequence[int]) -> str:
        """Return the one word that looks like `window`, or else the one that nearly sounds so."""
        seen = self._list.words.intersection(_variants(window, odd, self._list.shapes.like))
        near = _fitting(self._list.sounding_near(sound(window)), window, odd)
        found = seen or frozenset(near)
        return next(iter(found)) if len(found) == 1 else ""


def _variants(
    window: str, odd: Sequence[int], alike: Callable[[str], Iterable[str]]
) -> Iterator[str]:
    """Yield `window` with one character, at one of the places `odd`, taken for one `alike`."""
    for place in odd:
        for other in alike(window[place]):
            yield f"{window[:place]}{other}{window[place + 1 :]}"


def _fitting(words: Iterable[str], window: str, odd: Sequence[int]) -> list[str]:
    """Return those of `words` that differ from `window` at the places `odd` alone."""
    kept = [place for place in range(len(window)) if place not in odd]
    return [w for w in words if len(w) == len(window) and all(w[i] == window[i] for i in kept)]
