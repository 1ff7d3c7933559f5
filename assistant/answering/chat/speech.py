"""Speech: what a chat model says, let through sentence by sentence as it comes."""

import re
from collections.abc import Iterator

from assistant.answering.chat.dossier import Dossier, Source
from assistant.answering.chat.examining import Examiner
from assistant.answering.chat.speaking import Cutter, Sentence
from assistant.answering.placing_quotes import place
from assistant.documents.plain import visible
from assistant.documents.text import fold

_DECORATION = re.compile(r"\*\*|__|^\s*#+\s*|^\s*[-=*_]{3,}\s*$|^\s*>\s*", re.MULTILINE)
_NO_WORD = re.compile(r"[\W_]+")
_READABLE = re.compile(r"\w")
MOST_SENTENCES = 8
_ECHO, _COPY = 5, 40
"""Characters from which on the user's words are repeated, a shown quote is copied out."""


class Speech:
    """One model's words in one turn; `withheld` counts the sentences that were not shown."""

    def __init__(self, dossier: Dossier, instructions: str) -> None:
        """Check against `dossier`, which may grow; `instructions` are not to be repeated."""
        self._dossier = dossier
        self._examiner = Examiner(dossier, instructions)
        self._cutter = Cutter()
        cited = [s for s in dossier.sources if s.number in dossier.cited]
        self._asked = _words_of(dossier.question)
        self._quoted = "\n".join(_words_of(s.citation.quote) for s in cited)
        self._places = [_words_of(place(s.citation, s.document)) for s in dossier.sources]
        self._said: set[str] = set()
        self._header = ""
        self._shown_count = 0
        self._added: list[Source] = []
        self.withheld = 0

    def hear(self, piece: str) -> Iterator[str]:
        """Yield what may be shown now that `piece` has come."""
        for sentence in self._cutter.feed(piece):
            yield from self._shown(sentence)

    def finish(self) -> Iterator[str]:
        """Yield what may be shown of the rest."""
        for sentence in self._cutter.finish():
            yield from self._shown(sentence)

    @property
    def added(self) -> tuple[Source, ...]:
        """The sources that shown sentences rest on and the answer did not cite, in their order."""
        return tuple(self._added)

    def _shown(self, sentence: Sentence) -> Iterator[str]:
        """Yield the sentence if it passes; one that announces a list waits for its first item."""
        bare = bare_of(sentence.text)
        if not _READABLE.search(bare) or self.is_full or self._is_known(bare):
            return
        self._said.add(_words_of(bare))
        passed = self._examiner.examine(sentence, bare)
        if passed is None:
            self.withheld += 1
        elif passed.text.rstrip().endswith(("：", ":")):
            self._header = passed.text
        else:
            self._shown_count += 1
            yield self._header + passed.marked([self._number(s) for s in passed.sources])
            self._header = ""

    @property
    def is_full(self) -> bool:
        """Whether enough was said; what a model goes on to say it has said before."""
        return self._shown_count >= MOST_SENTENCES

    def _is_known(self, bare: str) -> bool:
        """Say whether it was said before, by the model, the quotes above it, or the user."""
        words = _words_of(bare)
        named = any(at in words and len(words) - len(at) < _ECHO for at in self._places)
        echo = named or (len(words) > _ECHO and words in self._asked)
        return words in self._said or echo or (len(words) > _COPY and words in self._quoted)

    def _number(self, source: Source) -> int:
        """Return the number of a source in the answer; a new one gets the next."""
        if source.number in self._dossier.cited:
            return self._dossier.cited[source.number]
        if source not in self._added:
            self._added.append(source)
        return self._dossier.count + self._added.index(source) + 1


def bare_of(text: str) -> str:
    """Return a sentence without its Markdown decoration and without what nobody sees."""
    return visible(_DECORATION.sub("", text))


def _words_of(text: str) -> str:
    """Return a text without its punctuation and spaces."""
    return _NO_WORD.sub("", fold(text))
