"""Clauses that lost their line ends: 第一条…。第二条…。 in one paragraph, as some pages print them.

Such a paragraph is cut where its numbers follow one another, each behind the end of a sentence. A
reference (依照第二条) stands behind none, and what an article lists inline stays in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.documents.layout import Paragraph
from assistant.documents.numbering import Level, Opening, opening

_BOUNDARY = r"[。；：！？;:!?]\s*"
_D = "[〇零一二三四五六七八九十百千]"
_NUMBERED = re.compile(rf"[。；：！？;:!?\s]\s*(?:第\s?[0-9]*{_D}*\s?[条章]|{_D}+、)")
"""What stands somewhere in a paragraph that may be cut: most are dismissed by one look."""
_SHORTEST = 40
_LONG = 200


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of numbers: how it looks, how many make a row, in what it may stand."""

    level: Level
    pattern: re.Pattern[str]
    fewest: int
    inside: tuple[Level | None, ...]


_LEGAL = (
    _Kind(Level.CHAPTER, re.compile(rf"{_BOUNDARY}(?=第{_D}+章\s)"), 2, (None, Level.CHAPTER)),
    _Kind(
        Level.ARTICLE,
        re.compile(rf"[。；：！？;:!?\s]\s*(?=第\s?(?:{_D}+|[0-9]+)\s?条)"),
        2,
        (None, Level.CHAPTER, Level.ARTICLE),
    ),
)
_HEADINGS = _Kind(Level.HEADING, re.compile(rf"{_BOUNDARY}(?={_D}+、)"), 3, (None, Level.HEADING))
_INNER = (
    _Kind(Level.ITEM, re.compile(rf"{_BOUNDARY}(?=[（(]{_D}+[）)])"), 2, (None, Level.HEADING)),
    _Kind(
        Level.POINT,
        re.compile(rf"{_BOUNDARY}(?=[0-9]{{1,2}}[.．、](?![0-9]))"),
        2,
        (None, Level.HEADING, Level.ITEM),
    ),
)
"""What is cut further once a paragraph is known to have lost its line ends."""


def parted(lines: list[Paragraph]) -> list[Paragraph]:
    """Return the lines, those that hold several clauses cut into these."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Paragraph) -> list[Paragraph]:
    if len(line.text) < _SHORTEST or not _NUMBERED.search(line.text) or line.cells:
        return [line]
    parts = _each(_LEGAL, [line])
    if len(parts) > 1:
        return parts
    parts = _cut(line, _HEADINGS)
    return _each(_INNER, parts) if len(parts) > 1 else parts


def _each(kinds: tuple[_Kind, ...], parts: list[Paragraph]) -> list[Paragraph]:
    """Cut by one kind after another, outer ones first."""
    for kind in kinds:
        parts = [small for part in parts for small in _cut(part, kind)]
    return parts


def _cut(line: Paragraph, kind: _Kind) -> list[Paragraph]:
    """Cut a line at the numbers of one kind that follow one another."""
    own = line.opened
    if (own.level if own else None) not in kind.inside:
        return [line]
    number = own.number if own and own.level is kind.level else 0
    chaptered = own is not None and own.level is Level.CHAPTER and not number
    places = list(_row(line.text, kind, None if chaptered else number))
    fewest = 1 if chaptered else 2 if len(line.text) >= _LONG else kind.fewest
    if len(places) + (number > 0) < fewest:
        return [line]
    edges = [0, *places, len(line.text)]
    return [_piece(line, a, b) for a, b in pairwise(edges)]


def _row(text: str, kind: _Kind, number: int | None) -> Iterator[int]:
    """Yield where the numbers stand that follow `number`, one by one; without it from any on."""
    for match in kind.pattern.finditer(text):
        opened: Opening | None = opening(text[match.end() :])
        if opened and opened.level is kind.level and number in (None, opened.number - 1):
            number = opened.number
            yield match.end()


def _piece(line: Paragraph, start: int, end: int) -> Paragraph:
    text = line.text[start:end].rstrip()
    begin = line.span[0] + start
    blank = line.after_blank and start == 0
    run = line.run if start == 0 else None
    return replace(line, text=text, span=(begin, begin + len(text)), after_blank=blank, run=run)
