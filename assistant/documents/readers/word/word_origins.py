"""Where the characters of a Word file's text come from: which `w:t` has them, and where in it.

The reader itself is asked, not a second one beside it: every paragraph that it prints is kept with
its pieces (`Printed`), and these are found again in the text one after another. What no element has
(indents, labels of lists, marks of notes, tabs between cells) has no origin.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from docx.oxml.ns import qn

from assistant.documents.readers.word.word_body import Printed
from assistant.documents.readers.word.word_package import open_package
from assistant.documents.readers.word.word_reader import body_text, story_of
from assistant.documents.readers.word.word_text import Piece
from assistant.documents.readers.word.word_xml import WordElement

_WHITE = " \u3000\xa0"
_TEXT = qn("w:t")
_MADE = re.compile(r"[ \u3000\xa0\t\n]*")
_NOTE_HEAD = re.compile(r"注\S{1,8}\u3000[ \u3000\xa0]*")
"""What the reader puts between two lines, and before the first line of a note."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Characters of the text from `start` to `end`; `element` has them from `offset` on."""

    start: int
    end: int
    element: WordElement
    offset: int


@dataclass(frozen=True, slots=True)
class TracedWord:
    """The main document of a file, the text that the reader makes of it, the origins in order."""

    document: WordElement
    text: str
    origins: tuple[Origin, ...]


def trace_word(data: bytes, name: str) -> TracedWord:
    """Read a Word file that `read_word` can read, and keep where its characters come from.

    Raises:
        DocumentError: the file is damaged or no Word file.
    """
    package = open_package(data, name)
    story = story_of(package)
    text = body_text(story, package)
    return TracedWord(package.document, text, tuple(_origins(text, story.printed)))


def _origins(text: str, printed: Sequence[Printed]) -> Iterator[Origin]:
    at = 0
    for paragraph in printed:
        starts = list(accumulate((len(p.text) for p in paragraph.pieces), initial=0))
        for line, own, place in _lines(paragraph):
            begun = _next(text, at, line)
            if begun is None:
                continue
            at = begun + len(line)
            if own and line.endswith(own):
                yield from _of_line(paragraph.pieces, starts, place, (at - len(own), at))


def _lines(paragraph: Printed) -> list[tuple[str, str, int]]:
    """Return each line, what of it the pieces have, and where that begins in them.

    A line is what they have with a label before it, or a label alone: so the last go together.
    """
    own: list[tuple[str, int]] = []
    at = 0
    for raw in "".join(p.text for p in paragraph.pieces).splitlines(keepends=True):
        line = raw.splitlines()[0]
        if words := line.strip(_WHITE):
            own.append((words, at + len(line) - len(line.lstrip(_WHITE))))
        at += len(raw)
    lines = [line.strip(_WHITE) for line in paragraph.lines]
    labels = [("", 0)] * (len(lines) - len(own))
    return [(line, *words) for line, words in zip(lines, [*labels, *own], strict=False)]


def _next(text: str, at: int, line: str) -> int | None:
    """Return where a line stands behind `at`, with nothing before it but what the reader made."""
    begun = _match_end(_MADE, text, at)
    if text.startswith(line, begun):
        return begun
    begun = _match_end(_NOTE_HEAD, text, begun)
    return begun if text.startswith(line, begun) else None


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _of_line(
    pieces: Sequence[Piece], starts: Sequence[int], place: int, span: tuple[int, int]
) -> Iterator[Origin]:
    """Yield the origins of a line that the pieces have at `place` and the text at `span`."""
    last = place + span[1] - span[0]
    for number in range(bisect_right(starts, place) - 1, len(pieces)):
        if starts[number] >= last:
            return
        first, behind = max(starts[number], place), min(starts[number + 1], last)
        element = pieces[number].element
        if element is not None and element.tag == _TEXT and first < behind:
            shift = span[0] - place
            yield Origin(first + shift, behind + shift, element, first - starts[number])
