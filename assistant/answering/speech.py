"""Speech: what a chat model says, let through sentence by sentence as it comes."""

import re
from collections.abc import Iterator

from assistant.answering.dossier import Dossier, Source
from assistant.answering.examining import Examiner
from assistant.answering.speaking import Cutter, Sentence
from assistant.documents.text import fold

_DECORATION = re.compile(r"\*\*|__|^\s*#+\s*|^\s*[-=*_]{3,}\s*$|^\s*>\s*", re.MULTILINE)
_READABLE = re.compile(r"\w")


class Speech:
    """One model's words in one turn; `withheld` counts the sentences that were not shown."""

    def __init__(self, dossier: Dossier, instructions: str) -> None:
        """Check against `dossier`, which may grow; `instructions` are not to be repeated."""
        self._dossier = dossier
        self._examiner = Examiner(dossier, instructions)
        self._cutter = Cutter()
        self._said: set[str] = set()
        self._header = ""
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
        bare = _DECORATION.sub("", sentence.text)
        if not _READABLE.search(bare) or fold(bare) in self._said:
            return
        self._said.add(fold(bare))
        passed = self._examiner.examine(sentence, bare)
        if passed is None:
            self.withheld += 1
        elif passed.text.rstrip().endswith(("：", ":")):
            self._header = passed.text
        else:
            yield self._header + passed.marked([self._number(s) for s in passed.sources])
            self._header = ""

    def _number(self, source: Source) -> int:
        """Return the number of a source in the answer; a new one gets the next."""
        if source.number in self._dossier.cited:
            return self._dossier.cited[source.number]
        if source not in self._added:
            self._added.append(source)
        return self._dossier.count + self._added.index(source) + 1
