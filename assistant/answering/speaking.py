"""Speaking: cuts what a model writes, as it comes, into sentences with the sources they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = r"[\[【［]\s*\d{1,2}(?:\s*[,，、]\s*\d{1,2})*\s*[\]】］]"
_MARKS = re.compile(_MARK)
_OPEN, _CLOSE = "“「『", "”」』"
_END = "。！？!?；;\n"
_AFTER = re.compile(rf"[”」』）)]*(?:[ ]*{_MARK})*[。；]?")
"""What belongs to a sentence behind its end: a closing mark, the numbers of its sources."""
_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)
_THINKS = "<think>"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without the numbers in brackets, and those numbers."""

    text: str
    marks: tuple[int, ...] = ()


class Cutter:
    """Takes pieces of any size; gives a sentence as soon as it cannot go on."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self._heard = ""
        self._begun = False

    def feed(self, piece: str) -> Iterator[Sentence]:
        """Yield the sentences that `piece` completes."""
        self._heard += piece
        if self._thinks():
            return
        while (end := _end_of(self._heard)) is not None:
            yield _sentence(self._heard[:end])
            self._heard = self._heard[end:]

    def finish(self) -> Iterator[Sentence]:
        """Yield what is left when nothing more comes; an unfinished thought is none of it."""
        if not self._thinks():
            yield from (_sentence(line) for line in self._heard.splitlines(keepends=True))
        self._heard = ""

    def _thinks(self) -> bool:
        """Say whether a thought is going on that the reader is not meant to see."""
        if self._begun:
            return False
        self._heard = _THOUGHT.sub("", self._heard, count=1)
        start = self._heard.lstrip()
        if start.startswith(_THINKS) or _THINKS.startswith(start):
            return True
        self._begun = True
        return False


def _end_of(heard: str) -> int | None:
    """Return where the first sentence ends, once it is certain that no more belongs to it."""
    depth = 0
    for at, character in enumerate(heard):
        if character == "\n":
            return at + 1
        depth += (character in _OPEN) - (character in _CLOSE)
        if character in _END and depth <= 0:
            rest = _AFTER.match(heard, at + 1)
            end = rest.end() if rest else at + 1
            # A bracket may still become the number of a source.
            undecided = end == len(heard) or re.match(r"\s*[\[【［][^\]】］]{0,12}$", heard[end:])
            return None if undecided else end
    return None


def _sentence(text: str) -> Sentence:
    marks = (int(n) for mark in _MARKS.findall(text) for n in re.findall(r"\d+", mark))
    return Sentence(_MARKS.sub("", text), tuple(dict.fromkeys(marks)))
