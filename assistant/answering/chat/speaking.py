"""Speaking: cuts what a model writes, as it comes, into sentences with the sources they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = r"[\[【［] *\d{1,2}(?: *[,，、] *\d{1,2})* *[\]】］]"
_MARKS = re.compile(
    rf"(?<!第)(?<!附件){_MARK}(?! *(?:[元块圆万千百十亿%％倍户条款号名]|个[^人]|年[^度]))"
)
"""The numbers of sources; [5] 元 is a figure in brackets, and is read as one."""
_OPEN, _CLOSE = "“「『", "”」』"
_END = "。！？!?；;"
_ENDS = tuple(_END)
_TURNS = re.compile(rf"[\n{_OPEN}{_CLOSE}{_END}]")
"""The characters at which a sentence may end, or which say that it may not."""
_AFTER = re.compile(rf"[”」』）)]*(?:[ ]*{_MARK})*[。；]?")
"""What belongs to a sentence behind its end: a closing mark, the numbers of its sources."""
_MAY_GO_ON = re.compile(r" *(?:[\[【［][^\]】］\n]{0,12})?$")
"""What may still become the number of a source."""
_ENTITY = re.compile(r"&#?\w{1,8}$")
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
        if not (self._thinks() and self._heard.lstrip().startswith(_THINKS)):
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
    for found in _TURNS.finditer(heard):
        at, character = found.start(), found[0]
        if character == ";" and _ENTITY.search(heard, 0, at):
            continue
        if character == "\n":
            return at + 1
        depth += (character in _OPEN) - (character in _CLOSE)
        ended = character in _END or (character in _CLOSE and heard[at - 1 : at] in _ENDS)
        if ended and depth <= 0:
            end = _with_marks(heard, at + 1)
            return None if _MAY_GO_ON.match(heard, end) else end
    return None


def _with_marks(heard: str, end: int) -> int:
    rest = _AFTER.match(heard, end)
    return rest.end() if rest else end


def _sentence(text: str) -> Sentence:
    marks = (int(n) for mark in _MARKS.findall(text) for n in re.findall(r"\d+", mark))
    return Sentence(_MARKS.sub("", text), tuple(dict.fromkeys(marks)))
