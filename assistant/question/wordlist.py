"""The words of a library and its lexicon, found by how they sound and by how they look."""

import re
from collections.abc import Iterable
from functools import cached_property

from assistant.question.lookalikes import Shapes
from assistant.question.sounds import near, sound

HAN = re.compile(r"[\u4e00-\u9fff]+")
SHORTEST = 2
"""Characters of a word that may be meant by something else."""
_SURE = 3
"""Characters of a word that may be meant by a sound that is only near."""
_FREQUENT_SHARE = 8
"""One word in so many is frequent: at 4, lay questions about the law had 质权 read as 职权."""


class WordList:
    """Words in the order of their frequency; those of one character have no part in it."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index `words`, the most frequent first."""
        listed = [w for w in dict.fromkeys(words) if len(w) >= SHORTEST and HAN.fullmatch(w)]
        self.words = frozenset(listed)
        self.frequent = frozenset(listed[: -(-len(listed) // _FREQUENT_SHARE)])
        self._listed = listed

    @cached_property
    def _by_sounds(self) -> tuple[dict[str, str], dict[str, str]]:
        """The words by their pinyin, and the longer ones by what a dialect makes of it.

        Made when first asked for. Those of one sound are in one string: lists take twice the
        memory.
        """
        by_sound: dict[str, str] = {}
        by_near: dict[str, str] = {}
        for word in self._listed:
            heard = sound(word)
            _put(by_sound, heard, word)
            if len(word) >= _SURE:
                _put(by_near, near(heard), word)
        return by_sound, by_near

    @cached_property
    def longest_sound(self) -> int:
        """How many letters the longest pinyin of a word has."""
        return max(map(len, self._by_sounds[0]), default=0)

    @cached_property
    def shapes(self) -> Shapes:
        """The characters of the words, by their look; made when first asked for."""
        return Shapes(frozenset().union(*self.words))

    def sounding(self, heard: str) -> list[str]:
        """Return the words of this toneless pinyin, the most frequent first."""
        return self._by_sounds[0].get(heard, "").split()

    def sounding_near(self, heard: str) -> list[str]:
        """Return the longer words that a dialect does not keep from this pinyin."""
        return self._by_sounds[1].get(near(heard), "").split()


def _put(index: dict[str, str], key: str, word: str) -> None:
    index[key] = f"{index[key]} {word}" if key in index else word
