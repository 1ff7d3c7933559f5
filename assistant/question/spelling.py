"""Words that the corpus does not know but that sound or look like words it has.

People type by sound (科技特排员 for 科技特派员), take a character for one that looks like it
(脱贪 for 脱贫), or type letters alone (qihuo for 期货). What is no word of a question is
looked up among the words of the library and of the lexicon: by its toneless pinyin, then by look,
then by what a dialect makes of its sound. Only characters that stand in no known word are ever
changed, so a question whose words are known is left as it is.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.library.segment import Segmenter
from assistant.question.guessing import Guesser
from assistant.question.known_words import HanRun, KnownWords
from assistant.question.short_forms import ShortForms
from assistant.question.typed_pinyin import LETTERS, Reading, read_pinyin
from assistant.question.wordlist import HAN, SHORTEST, WordList

_LONGEST, _LONGEST_RUN = 6, 400
_ASKS = re.compile(r"多少|什么|怎么")
"""What asks is no word that somebody misspells: 贴多少 is not 赔多少."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A stretch of the question, where it begins, and the word it stands for."""

    written: str
    meant: str
    start: int


def corrected(text: str, corrections: Iterable[Correction]) -> str:
    """Return `text` with each correction, in their order, at its place."""
    parts, at = [], 0
    for each in corrections:
        parts += [text[at : each.start], each.meant]
        at = each.start + len(each.written)
    return "".join((*parts, text[at:]))


class Speller:
    """Finds the words that a question means by sound or by look."""

    def __init__(
        self, words: Iterable[str], segmenter: Segmenter, empty: frozenset[str] = frozenset()
    ) -> None:
        """Index `words` by their sound; of two that sound alike the first given counts.

        `empty` are words that carry nothing (是, 的): a pair with one of them is no misspelling.
        """
        self._list = WordList(word for word in words if not _ASKS.search(word))
        self._guesser = Guesser(self._list, empty)
        self._known = KnownWords(self._list.words, segmenter)
        frequent = self._list.frequent
        self._short = ShortForms(self._list.words, lambda w: w in frequent or segmenter.knows(w))

    def corrections(self, question: str) -> tuple[Correction, ...]:
        """Return what to read differently, in order; empty for a question that is understood."""
        found = [
            Correction(run[start:end], meant, at + start)
            for pattern, read in ((HAN, self._in_han), (LETTERS, self._in_letters))
            for at, run in _runs(pattern, question)
            for start, end, meant in read(run)
        ]
        return tuple(sorted(found, key=lambda correction: correction.start))

    def long_forms(self, question: str) -> tuple[str, ...]:
        """Return the words of the library that `question` shortens."""
        runs = (self._known.stretch(run) for _, run in _runs(HAN, question))
        return tuple(dict.fromkeys(w for run in runs for w in self._short.inside(run).values()))

    def _in_letters(self, run: str) -> list[Reading]:
        return read_pinyin(run, self._list)

    def _in_han(self, text: str) -> Iterator[Reading]:
        run = self._known.stretch(text)
        for span in self._short.inside(run):
            run = run.without(range(*span))
        at = 0
        while run.strange and at < len(text):
            end, meant = self._at(run, at)
            if meant:
                yield at, end, meant
            at = end

    def _at(self, run: HanRun, at: int) -> tuple[int, str]:
        """Return the end of the longest stretch from `at` on that is no word, and what it means."""
        for end in range(min(len(run.text), at + _LONGEST), at + SHORTEST - 1, -1):
            odd = run.doubtful(at, end) if run.may_be_a_word(at, end) else []
            meant = self._guesser.meant(run.text[at:end], odd) if odd else ""
            if meant:
                return end, meant
        return at + 1, ""


def _runs(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """Yield the runs of `pattern` with their places; nobody writes one that is longer."""
    found = ((match.start(), match[0]) for match in pattern.finditer(text))
    return ((start, run) for start, run in found if len(run) <= _LONGEST_RUN)
