"""Numbers that only their neighbours show to be numbers: 1、2年内, 1.1 编制目的, A．国家级人才.

A line that begins with 1.5 may be a clause (1.5 电缆), the item 1. (1.5年以上工作经历) or the
middle of a sentence (1.5倍计算). What counts is whether the number before it or behind it is there,
too: standards and emergency plans are numbered 1, 1.1, 1.1.1 throughout (GB/T 1.1).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.documents.layout import Paragraph
from assistant.documents.numbering import Level, Opening, opening

_DIGIT = "[0-9０-９]"
_CANDIDATE = re.compile(rf"[（(]?(?:{_DIGIT}|[A-Za-z]\s?[.．、）)])")
_PLACES = re.compile(
    rf"(?P<places>{_DIGIT}{{1,2}}(?:[.．]{_DIGIT}{{1,2}}){{1,5}})(?!{_DIGIT})[.．、]?"
    r"(?:\s*(?=[《“（(])|\s+(?=\S)|(?=[^\W\d_])|\s*$)"
)
_ITEM = re.compile(rf"(?P<number>{_DIGIT}{{1,3}})\s?[.．、](?={_DIGIT})")
_LIST_HEAD = re.compile(r"附\s*(?:件\s*)?[:：]\s*")
"""What stands before the first of a list of attachments."""
_LETTER = re.compile(r"(?P<letter>[A-Za-z])\s?[.．、](?=\s?\S)|[（(]?(?P<closed>[A-Za-z])[）)]")
_TOP = re.compile(rf"(?P<number>{_DIGIT}{{1,2}})(?:[ \u3000\t]+|(?=[^\W\d_]))(?P<name>\S.*)")
_CITED = re.compile(r"[条款项节章]")
_UNIT = re.compile(
    r"倍|[万亿千百十]|元|个|[平立]方|[公千厘毫]|米|吨|亩|年|月|日|天|小时|分钟|人|户|岁|折|级|次|kg|km|mm?\b|m²"
)
"""What follows a number that is an amount."""
_SENTENCE = re.compile(r"[。；！？;]")
_MARKS = "。！？；!?;，,"
_ENDS = tuple("。！？；：!?;:”’）)》】")
_LONGEST_NAME = 40
_LOOKED_BACK = 9
"""Lines before the first such item in which the item before it stands."""
_SURELY = 3
"""A number of so many places (11.5.14) is no amount."""


@dataclass(frozen=True, slots=True)
class _Decimal:
    """A line that may be numbered in places: 11.5.14.2 is (11, 5, 14, 2)."""

    at: int
    places: tuple[int, ...]
    label: str
    rest: str
    begins: bool
    """Whether a paragraph may begin with the line: the one before it was not broken off."""


def with_runs(lines: list[Paragraph]) -> list[Paragraph]:
    """Return the lines, those with a number that its neighbours bear out carrying it."""
    if not any(_CANDIDATE.match(line.text) for line in lines):
        return lines
    found = _outline(lines)
    found |= _items(lines, found)
    found |= _letters(lines)
    return [replace(p, run=found[i]) if i in found else p for i, p in enumerate(lines)]


def _outline(lines: list[Paragraph]) -> dict[int, Opening]:
    """Return the lines of an outline in decimals: 1 总则, 1.1 编制目的, 1.1.1."""
    candidates = list(_decimals(lines))
    known = {c.places for c in candidates}
    known |= {c.places[:k] for c in candidates for k in range(2, len(c.places))}
    taken: dict[int, Opening] = {}
    seen: set[tuple[int, ...]] = set()
    for each in candidates:
        if _is_numbered(each, seen, known) or _stands_under(each, lines):
            seen.add(each.places)
            taken[each.at] = _decimal(each.label, each.places)
    return taken | dict(_tops(lines, taken))


def _decimal(label: str, places: tuple[int, ...]) -> Opening:
    return Opening(Level.DECIMAL, places[-1], label, depth=len(places))


def _decimals(lines: list[Paragraph]) -> Iterator[_Decimal]:
    for at, line in enumerate(lines):
        match = None if line.cells else _PLACES.match(line.text)
        if match is None:
            continue
        places = tuple(int(place) for place in re.split("[.．]", match["places"]))
        plain = all(p[0] not in "0０" for p in re.split("[.．]", match["places"]))
        rest = line.text[match.end() :]
        if plain and not _CITED.match(rest):
            yield _Decimal(at, places, match["places"], rest, _begins(lines, at))


def _begins(lines: Sequence[Paragraph], at: int) -> bool:
    """Say whether a paragraph may begin here: the line before it was not broken off."""
    if at == 0 or lines[at].after_blank or lines[at].indented:
        return True
    before = lines[at - 1]
    ended = before.text.endswith(_ENDS) or bool(before.cells)
    return ended or not any(mark in before.text for mark in _MARKS)


def _is_numbered(each: _Decimal, seen: set[tuple[int, ...]], known: set[tuple[int, ...]]) -> bool:
    """Say whether the number before it was there, or those behind or below it come."""
    if len(each.places) >= _SURELY:
        return True
    if not each.begins and _UNIT.match(each.rest):
        return False
    *outer, last = each.places
    below = any(p[: len(each.places)] == each.places for p in known if len(p) > len(each.places))
    follows = (*outer, last - 1) in seen
    begins = last == 1 and (*outer, 2) in known and each.begins
    return below or follows or begins


def _stands_under(each: _Decimal, lines: list[Paragraph]) -> bool:
    """Say whether a first decimal (3.1) stands right below the heading of its number (3)."""
    above = lines[each.at - 1] if each.at else None
    if above is None or each.places[-1] != 1 or _UNIT.match(each.rest) or not each.begins:
        return False
    top, opened = _TOP.fullmatch(above.text), opening(above.text)
    number = opened.number if opened else int(top["number"]) if top else 0
    return number == each.places[0] and _names(top["name"] if top else above.text)


def _tops(lines: list[Paragraph], taken: dict[int, Opening]) -> Iterator[tuple[int, Opening]]:
    """Yield the headings of an outline: 1 总则 and 2 职责, with decimals below them or without."""
    ahead = sorted((at, _places(opened)[0]) for at, opened in taken.items())
    numbers, last = {number for _, number in ahead}, 0
    for at, line in enumerate(lines):
        while ahead and ahead[0][0] <= at:
            last = ahead.pop(0)[1]
        top = None if line.cells or at in taken else _TOP.fullmatch(line.text)
        if not numbers or top is None or not _names(top["name"]):
            continue
        number, below = int(top["number"]), ahead[0][1] if ahead else 0
        bare = number not in numbers and number == last + 1 and (below > number or not ahead)
        if below == number or bare:
            last = number
            yield at, _decimal(top["number"], (number,))


def _names(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _SENTENCE.search(text) and not _UNIT.match(text)


def _places(opened: Opening) -> tuple[int, ...]:
    return tuple(int(place) for place in re.split("[.．]", opened.label))


def _items(lines: list[Paragraph], taken: dict[int, Opening]) -> dict[int, Opening]:
    """Return the items whose text begins with a figure: 1、2年内, where 2、 comes behind it."""
    weak = {at: m for at, p in enumerate(lines) if at not in taken and (m := _weak(p))}
    if not weak:
        return {}
    found: dict[int, Opening] = {}
    last = 0
    for at in range(max(min(weak) - _LOOKED_BACK, 0), len(lines)):
        opened = None if lines[at].cells else opening(_LIST_HEAD.sub("", lines[at].text))
        match = weak.get(at)
        if match:
            number = int(match["number"])
            follows = number == last + 1 > 1 or (number == 1 and _next_item(lines, at, weak) == 2)
            if follows and _begins(lines, at):
                label = "".join(match.group().split())
                found[at] = Opening(Level.POINT, number, label)
                last = number
        elif opened and opened.level <= Level.POINT and at not in taken:
            last = opened.number if opened.level is Level.POINT else 0
    return found


def _weak(line: Paragraph) -> re.Match[str] | None:
    return None if line.cells else _ITEM.match(line.text)


def _next_item(lines: list[Paragraph], at: int, weak: dict[int, re.Match[str]]) -> int:
    """Return the number of the next item before a heading, 0 where there is none."""
    for index in range(at + 1, len(lines)):
        if index in weak:
            return int(weak[index]["number"]) if _begins(lines, index) else 0
        opened = opening(lines[index].text)
        if opened and opened.level <= Level.POINT:
            return opened.number if opened.level is Level.POINT else 0
    return 0


def _letters(lines: list[Paragraph]) -> dict[int, Opening]:
    """Return the items with letters, where A. is followed by B. before any other number."""
    found: dict[int, Opening] = {}
    before: tuple[int, Opening] | None = None
    for at, line in enumerate(lines):
        match = None if line.cells else _LETTER.match(line.text)
        if match is None:
            before = before if opening(line.text) is None else None
            continue
        letter = match["letter"] or match["closed"]
        label = "".join(match.group().split())
        here = Opening(Level.LETTER, ord(letter.upper()) - ord("A") + 1, label)
        if before and here.number == before[1].number + 1 and _begins(lines, at):
            found |= {before[0]: before[1], at: here}
            before = at, here
        elif here.number == 1 and _begins(lines, at):
            before = at, here
    return found
