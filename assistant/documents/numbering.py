"""Numbered lines: which numbering family a line opens with, its number, and its label.

公文: 一、（一）1.（1） (GB/T 9704 7.3.3); laws: 编 章 节 条 (立法法 第六十五条). One table serves
both; a file may mix them (a 通知 that issues a 办法).
"""

import re
from dataclasses import dataclass

from assistant.documents.numerals import CHINESE_DIGITS, read_integer

_D = f"[{CHINESE_DIGITS}]+"
_AMOUNT = rf"(?P<number>{_D}|[0-9０-９]+)"
ARTICLE_LEVEL = 4
"""The level of 条: in a law the smallest unit with a number of its own that runs throughout."""


@dataclass(frozen=True, slots=True)
class _Family:
    level: int
    pattern: re.Pattern[str]


# A body line may begin with a reference (第二条第一款规定的…): then it opens no clause.
# A space after the label ends it: 第二条　中央…, not 第二条中的….
_NOT_A_REFERENCE = r"(?=\s|$|(?!第|规定|所列|所称|中[的规第所]|的|[和或与及至]第|、|，))"
_FAMILIES = (
    _Family(1, re.compile(rf"第{_AMOUNT}编{_NOT_A_REFERENCE}")),
    _Family(2, re.compile(rf"第{_AMOUNT}章{_NOT_A_REFERENCE}")),
    _Family(3, re.compile(rf"第{_AMOUNT}节{_NOT_A_REFERENCE}")),
    _Family(ARTICLE_LEVEL, re.compile(rf"第{_AMOUNT}条(?:之{_D})?{_NOT_A_REFERENCE}")),
    _Family(5, re.compile(rf"(?P<number>{_D})、")),
    _Family(6, re.compile(rf"[（(](?P<number>{_D})[）)]")),
    _Family(7, re.compile(r"(?P<number>[0-9０-９]{1,3})[.．、](?![0-9０-９])")),
    _Family(8, re.compile(r"[（(](?P<number>[0-9０-９]{1,3})[）)]")),
    _Family(9, re.compile(r"(?P<number>[①-⑳])")),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a numbered line opens: its level (outer is lower), its number, its label as printed."""

    level: int
    number: int
    label: str


def opening(line: str) -> Opening | None:
    """Return how `line` opens, or None when it is not numbered."""
    text = line.lstrip()
    for family in _FAMILIES:
        match = family.pattern.match(text)
        number = _value(match["number"]) if match else None
        if match and number is not None:
            return Opening(family.level, number, match.group().strip())
    return None


def _value(text: str) -> int | None:
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return read_integer(text)
