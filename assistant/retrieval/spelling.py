"""Words that the corpus does not know but that sound or look like words it has.

People type by sound (科技特排员 for 科技特派员), take a character for one that looks like it
(脱贪 for 脱贫), or type letters alone (qihuo for 期货). What is no word of a question is
looked up among the words of the library and of the lexicon: by its toneless pinyin, then by look,
then by what a dialect makes of its sound. Only characters that stand in no known word are ever
changed, so a question whose words are known is left as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.library.segment import Segmenter
from assistant.retrieval.known import Known, Stretch
from assistant.retrieval.sounds import sound
from assistant.retrieval.typed_pinyin import LETTERS, read_pinyin
from assistant.retrieval.wordlist import HAN, SHORTEST, WordList

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Correction:
    """A stretch of the question and the word it stands for."""

    written: str
    meant: str


class Speller:
    """Finds the words that a question means by sound or by look."""

    def __init__(
        self, words: Iterable[str], segmenter: Segmenter, empty: frozenset[str] = frozenset()
    ) -> None:
        """Index `words` by their sound; of two that sound alike the first given counts.

        `empty` are words that carry nothing (是, 的): a pair with one of them is no misspelling.
        """
        self._empty = empty
        self._list = WordList(words)
        self._known = Known(self._list.words, segmenter)

    def corrections(self, question: str) -> tuple[Correction, ...]:
        """Return what to read differently, in order; empty for a question that is understood."""
        found = [c for run in HAN.findall(question) for c in self._in_han(run)]
        for run in LETTERS.findall(question):
            read = read_pinyin(run, self._list)
            found += [Correction(written, meant) for written, meant in read.items()]
        return tuple(dict.fromkeys(found))

    def _in_han(self, run: str) -> Iterator[Correction]:
        stretch = self._known.stretch(run)
        at = 0
        while stretch.strange and at < len(run):
            read = self._at(stretch, at)
            if read:
                yield read
            at += len(read.written) if read else 1

    def _at(self, run: Stretch, at: int) -> Correction | None:
        """Return the longest stretch from `at` on that is no word and means one."""
        for end in range(min(len(run.text), at + _LONGEST), at + SHORTEST - 1, -1):
            odd = run.doubtful(at, end)
            window = run.text[at:end]
            meant = self._meant(window, odd) if odd else ""
            if meant:
                return Correction(window, meant)
        return None

    def _meant(self, window: str, odd: Sequence[int]) -> str:
        """Return the word that `window` stands for; only its characters at `odd` may be wrong."""
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
