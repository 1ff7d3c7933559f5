"""Words that the corpus does not know but that sound like words it has.

People type by sound: 科技特排员 for 科技特派员, or letters alone (qihuo for 期货). A stretch of the
question that is no word is looked up by its toneless pinyin among the words of the library and the
lexicon. A question whose words are known is never touched.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from assistant.library.segment import Segmenter

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LETTERS = re.compile(r"[a-zA-Z]+(?:[\s'’]+[a-zA-Z]+)*")
_LONGEST, _SHORTEST = 6, 2
_SHORTEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Correction:
    """A stretch of the question and the word it stands for."""

    written: str
    meant: str


class Speller:
    """Finds the words that a question means by sound."""

    def __init__(
        self, words: Iterable[str], segmenter: Segmenter, empty: frozenset[str] = frozenset()
    ) -> None:
        """Index `words` by their sound; of two that sound alike the first given counts.

        `empty` are words that carry nothing (是, 的): a pair with one of them is no misspelling.
        """
        self._segmenter = segmenter
        self._empty = empty
        self._by_sound: dict[str, str] = {}
        for word in sorted(dict.fromkeys(words), key=len):
            if len(word) >= _SHORTEST and _HAN.fullmatch(word):
                self._by_sound.setdefault(_sound(word), word)
        self._words = frozenset(self._by_sound.values())

    def corrections(self, question: str) -> tuple[Correction, ...]:
        """Return what to read differently, in order; empty for a question that is understood."""
        found = [c for run in _HAN.findall(question) for c in self._in_han(run)]
        found += [c for run in _LETTERS.findall(question) for c in self._in_letters(run)]
        return tuple(found)

    def _in_han(self, run: str) -> list[Correction]:
        found, at = [], 0
        bounds = self._segmenter.bounds(run)
        while at < len(run):
            window = next((w for w in _windows(run, at) if self._misspelt(w, at, bounds)), "")
            if window:
                found.append(Correction(window, self._by_sound[_sound(window)]))
            at += len(window) or 1
        return found

    def _misspelt(self, window: str, at: int, bounds: frozenset[int]) -> bool:
        """Say whether the window is no word, sounds like one, and is not made of known words."""
        end = at + len(window)
        if window in self._words or self._segmenter.knows(window):
            return False
        singles = sum(b in bounds and b + 1 in bounds for b in range(at, end))
        cuts_a_word = at not in bounds or end not in bounds
        pair = len(window) == _SHORTEST
        likely = singles == len(window) if pair else singles > 0
        likely = likely and not (pair and self._empty.intersection(window))
        return likely and not cuts_a_word and _sound(window) in self._by_sound

    def _in_letters(self, run: str) -> list[Correction]:
        """Read letters as pinyin, the longest word first; English words match nothing."""
        letters = re.sub(r"[^a-z]", "", run.lower())
        found, at = [], 0
        while at < len(letters):
            ends = range(len(letters), at + _SHORTEST_LETTERS - 1, -1)
            end = next((e for e in ends if letters[at:e] in self._by_sound), None)
            if end is None:
                at += 1
                continue
            found.append(Correction(letters[at:end], self._by_sound[letters[at:end]]))
            at = end
        return found if sum(len(c.written) for c in found) * 2 >= len(letters) else []


def _windows(run: str, at: int) -> Iterable[str]:
    """Yield the stretches of `run` that start at `at`, the longest first."""
    for size in range(min(_LONGEST, len(run) - at), _SHORTEST - 1, -1):
        yield run[at : at + size]


def _sound(word: str) -> str:
    return "".join(lazy_pinyin(word))
