"""Items printed in the lines of a clause: 按下列标准补助：1.甲类2万元；2.乙类1万元.

They are no clauses and no parts of their own in a document; who asks for 第2目 means one of them.
A number counts as such behind a mark of punctuation, and where the numbers run on from 1: the （1）
of 小（1）型水库 is none.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.documents.numbering import Level, opening
from assistant.documents.numbers.numerals import CHINESE_DIGITS, print_integer
from assistant.documents.parts import Part
from assistant.question.places import Place

_D = f"[{CHINESE_DIGITS}]"
_FAMILIES = {
    Level.ITEM: re.compile(rf"[（(]{_D}{{1,3}}[）)]"),
    Level.POINT: re.compile(r"[0-9０-９]{1,2}\s?[.．、](?![0-9０-９])"),
    Level.SUBPOINT: re.compile(r"[（(][0-9０-９]{1,2}[）)]"),
    Level.CIRCLED: re.compile("[①-⑳]"),
}
"""How the numbers of each family are written; what comes first in a text is the outer one."""
_MARKS = "：:；;。，,、\n"
_FEWEST = 2
"""A number alone makes no list."""


def inline_items(place: Place, unit: str) -> tuple[Part, ...]:
    """Return the items of the list that is printed in the words of a place, by `unit` (项, 目)."""
    found = min(filter(None, _lists(place)), key=lambda marks: marks[0].start(), default=())
    if not found:
        return ()
    outer = place.part.label if place.part else ""
    numbers = range(1, len(found) + 1)
    ends = [*(mark.start() for mark in found[1:]), _end(place, found)]
    return tuple(
        Part(
            f"{outer}{_label(mark, number, unit)}", _address(place, number, unit), mark.start(), end
        )
        for mark, number, end in zip(found, numbers, ends, strict=True)
    )


def _lists(place: Place) -> Iterator[tuple[re.Match[str], ...]]:
    """Yield of each family the numbers of a place that run on from 1, its own at the front not."""
    text, (start, end) = place.clause.text, place.span
    own = opening(text[start:end])
    for level, pattern in _FAMILIES.items():
        marks: list[re.Match[str]] = []
        for mark in pattern.finditer(text, start, end):
            opened = opening(mark[0] + " 一")
            first = (
                own is not None and own.level is level and not text[start : mark.start()].strip()
            )
            behind = text[start : mark.start()].rstrip()[-1:] or "："
            counts = opened is not None and opened.number == len(marks) + 1
            if counts and behind in _MARKS and not first:
                marks.append(mark)
        yield tuple(marks) if len(marks) >= _FEWEST else ()


def _end(place: Place, marks: Sequence[re.Match[str]]) -> int:
    """Return where the last item ends: with its sentence, unless the others hold several."""
    text, end = place.clause.text, place.span[1]
    several = "。" in text[marks[0].start() : marks[-1].start()]
    stop = re.compile("\n" if several else "[。\n]").search(text, marks[-1].end(), end)
    return stop.end() if stop else end


def _label(mark: re.Match[str], number: int, unit: str) -> str:
    """Return what an item is called: 第（一）项, 第2目, 第（2）目."""
    if unit == "项":
        return f"第（{print_integer(number)}）项"
    written = re.sub(r"[\s.．、]", "", mark[0])
    return f"第{written}{unit}"


def _address(place: Place, number: int, unit: str) -> tuple[int, int, int]:
    paragraph, item, _ = place.part.address if place.part else (0, 0, 0)
    return (paragraph, number, 0) if unit == "项" else (paragraph, item, number)
