"""Numbered lines: which numbering family a line opens with, its number, and its label.

公文: 一、（一）1.（1） (GB/T 9704 7.3.3); laws: 编 章 节 条 (立法法 第六十五条). One table serves
both; a file may mix them (a 通知 that issues a 办法).
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

_D = f"[{CHINESE_DIGITS}]+"
_AMOUNT = rf"\s*(?P<number>{_D}|[0-9０-９]+)\s*"
_BRANCH = rf"(?:\s*之\s*(?P<branch>{_D}))?"


class Level(IntEnum):
    """How deep a numbered line stands; an outer level is lower."""

    BOOK = 1
    SUBBOOK = 2
    CHAPTER = 3
    SECTION = 4
    ARTICLE = 5
    """条: in a law the smallest unit with a number of its own that runs throughout."""
    HEADING = 6
    ITEM = 7
    POINT = 8
    SUBPOINT = 9
    CIRCLED = 10
    LETTER = 11
    DECIMAL = 12
    """1.1, 1.1.1: as deep as it has places, under the heading that it stands below."""


@dataclass(frozen=True, slots=True)
class _Family:
    level: Level
    pattern: re.Pattern[str]


# A body line may begin with a reference (第二条第一款规定的…): then it opens no clause.
# A space after the label ends it: 第二条　中央…, not 第二条中的….
_NOT_A_REFERENCE = r"(?=\s|$|(?!第|规定|所列|所称|中[的规第所]|的|[和或与及至]第|、|，))"
_STOP = re.compile(r"[，。；]")
_CIRCLED = {
    chr(first + i): i + 1 for first, count in ((0x2460, 20), (0x2776, 10)) for i in range(count)
} | {chr(0x3251 + i): 21 + i for i in range(15)}
_SMALL = {chr(0x2474 + i): i + 1 for i in range(20)}
_DOTTED = {chr(0x2488 + i): i + 1 for i in range(20)}
_IDEOGRAPHIC = {chr(0x3220 + i): i + 1 for i in range(10)}
_SIGNS = _CIRCLED | _SMALL | _DOTTED | _IDEOGRAPHIC
"""Numbers that are one character each: ① ⑴ ⒈ ㈠."""


def _signs(signs: dict[str, int]) -> str:
    return f"(?P<number>[{''.join(signs)}])"


def _named(unit: str) -> re.Pattern[str]:
    return re.compile(rf"第{_AMOUNT}{unit}{_NOT_A_REFERENCE}")


_FAMILIES = (
    _Family(Level.BOOK, _named("[编篇]")),
    _Family(Level.SUBBOOK, _named("分编")),
    _Family(Level.CHAPTER, _named("(?:章|部分)")),
    _Family(Level.SECTION, _named("节")),
    _Family(Level.ARTICLE, _named(f"条{_BRANCH}")),
    _Family(
        Level.HEADING, re.compile(rf"(?P<number>{_D})\s?(?:、|[.．](?![{CHINESE_DIGITS}0-9]))")
    ),
    _Family(Level.ITEM, re.compile(rf"[（(]\s?(?P<number>{_D})\s?[）)]")),
    _Family(Level.ITEM, re.compile(_signs(_IDEOGRAPHIC))),
    _Family(Level.POINT, re.compile(r"(?P<number>[0-9０-９]{1,3})\s?[.．、](?![0-9０-９])")),
    _Family(Level.POINT, re.compile(_signs(_DOTTED))),
    _Family(Level.SUBPOINT, re.compile(r"[（(]?(?P<number>[0-9０-９]{1,3})[）)]")),
    _Family(Level.SUBPOINT, re.compile(_signs(_SMALL))),
    _Family(Level.CIRCLED, re.compile(_signs(_CIRCLED))),
)
_FIRST = frozenset("第（(" + CHINESE_DIGITS + "0123456789０１２３４５６７８９" + "".join(_SIGNS))
"""What a numbered line can begin with: most lines are dismissed by one look."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a numbered line opens: its level, its number, its label as printed.

    `branch` is the second number of an article put in later (第十二条之一), else 0; `depth` counts
    the places of a decimal (11.5.14), else 0.
    """

    level: Level
    number: int
    label: str
    branch: int = 0
    depth: int = 0


@lru_cache(maxsize=4096)
def opening(line: str) -> Opening | None:
    """Return how `line` opens, or None when it is not numbered.

    Kept, because every step of parsing asks it of the same lines.
    """
    text = line.lstrip()
    if text[:1] not in _FIRST:
        return None
    for family in _FAMILIES:
        match = family.pattern.match(text)
        number = _value(match["number"]) if match else None
        if match and number is not None and not _is_spoken_of(text[match.end() :], family.level):
            label = "".join(match.group().split())
            return Opening(family.level, number, label, _branch(match))
    return None


def _is_spoken_of(rest: str, level: Level) -> bool:
    """Say whether a sentence begins with a chapter: 第三章关于程序的规定，…."""
    return level < Level.ARTICLE and not rest[:1].isspace() and _STOP.search(rest) is not None


def _branch(match: re.Match[str]) -> int:
    written = match.groupdict().get("branch")
    return (read_integer(written) or 0) if written else 0


def _value(text: str) -> int | None:
    return _SIGNS.get(text) or read_integer(text)
