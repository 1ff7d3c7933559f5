"""Labels of rows: where words of a draft name the row of a table that they tell of.

A row is named by the words of one of its cells (二星级机构, 学校、幼儿园), or by the range that
it is for: 12米以上18米以下 is the row 12—18以下.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.library.wording import letters_of

_BRACKETED = re.compile(r"[（(]([^（）()]*)[）)]")
_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = r"(?:平方米|立方米|周岁|公里|[米岁人吨亩年月日天户级元座])?"
_BOUND = r"(?:及?以上|及?以下|以内|以外)?"
_RANGE = re.compile(
    rf"(?P<one>{_NUMBER})\s*{_UNIT}(?P<from>{_BOUND})\s*[-—–－~～至到]?\s*"
    rf"(?:不足|不满|未满)?(?P<two>(?<=[-—–－~～至到上足满])\s*{_NUMBER})?{_UNIT}(?P<to>{_BOUND})"
)
_OVER, _UNDER = (
    re.compile(r"(?:(?<!不)超过|高于|大于|多于|(?<![不未])满了?)\s*$"),
    re.compile(r"(?:不足|不满|未满|低于|小于|少于)\s*$"),
)
"""What says before a number what 以上 and 以下 say behind it: 超过24吨, 满100岁."""
_NUMBERED = re.compile(r"(?P<number>\d{1,2})(?P<what>人|口|档|类|星)(?:户|家庭)?")
_DIGITS = str.maketrans("一二两三四五六七八九", "1223456789")
_SPOKEN = re.compile(
    r"(?<![\d一二两三四五六七八九十百千万])[一二两三四五六七八九](?=[人口档类星](?!民|员|均|才))"
)
"""四人户 is the row 4人."""
_TOTAL = re.compile(r"合计|小计|总计|共计|序号|\d+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ITEMS = re.compile(r"[、，,；;/]")
_SHORTEST = 2
_PLACE, _LONG = 3, 5
"""Letters of a place that a name may be without; of what is left of it then."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Where a row is named in words: up to which character, by how many letters."""

    end: int
    letters: int


@dataclass(frozen=True, slots=True)
class _Range:
    numbers: tuple[str, ...]
    side: str
    start: int
    end: int


def labelled(cell: str, words: str) -> Labelled | None:
    """Return where words name a row by a cell of it last; None where nowhere.

    What the cell has in brackets or before them may be named ahead of that: 餐饮店：50平方米以下….
    """
    if _TOTAL.fullmatch(cell) or not cell:
        return None
    inside = _BRACKETED.search(cell)
    bare = _BRACKETED.sub("", cell).strip()
    if inside and _ranges(inside[1]):
        found = _in_words(inside[1], words)
        return found if found and bare in words[: found.end] else None
    return _in_words(cell, words) or (_in_words(bare, words) if inside else None)


def _in_words(name: str, words: str) -> Labelled | None:
    spoken = _SPOKEN.sub(lambda m: m[0].translate(_DIGITS), words)
    ranges = _ranges(name)
    if ranges:
        return _of_range(ranges[0], name, spoken)
    if numbered := _NUMBERED.fullmatch(name):
        return _of_number(numbered["number"] + numbered["what"], spoken)
    items = [name, *(i.strip() for i in _ITEMS.split(name))]
    found = [_last(i, words) for i in items if len(_HAN.findall(i)) >= _SHORTEST]
    return max((f for f in found if f), key=lambda f: (f.end, f.letters), default=None)


def _of_number(name: str, words: str) -> Labelled | None:
    found = list(re.finditer(rf"(?<!\d){name}(?![及以])", words))
    return Labelled(found[-1].end(), len(name)) if found else None


def _last(name: str, words: str) -> Labelled | None:
    """Return where words have a name last, or its end without its place: 市第一医院."""
    for left_out in range(_PLACE + 1):
        rest = name[left_out:]
        at = words.rfind(rest) if len(rest) >= _LONG or not left_out else -1
        if at >= 0:
            return Labelled(at + len(rest), len(letters_of(rest)))
    return None


def _of_range(wanted: _Range, name: str, words: str) -> Labelled | None:
    rest = letters_of(name[: wanted.start])
    same = [r for r in _ranges(words) if (r.numbers, r.side) == (wanted.numbers, wanted.side)]
    fitting = (r for r in reversed(same) if not rest or rest in letters_of(words[: r.start]))
    last = next(fitting, None)
    return Labelled(last.end, len("".join(wanted.numbers)) + len(rest)) if last else None


@lru_cache(maxsize=4096)
def _ranges(words: str) -> tuple[_Range, ...]:
    """Return the ranges of words: 12—18以下, 80—89周岁, 100周岁及以上."""
    return tuple(_read(words))


def _read(words: str) -> Iterator[_Range]:
    for match in _RANGE.finditer(words):
        numbers = tuple(float(n) for n in (match["one"], match["two"]) if n)
        bound = match["to"] or match["from"] or _bound_before(words[: match.start()])
        if len(numbers) > 1 or bound:
            side = "" if len(numbers) > 1 else bound.removeprefix("及").replace("内", "下")
            yield _Range(tuple(f"{n:g}" for n in numbers), side, *match.span())


def _bound_before(words: str) -> str:
    """Return what words before a number bound it to: 以上 for 超过, 以下 for 不足."""
    return "以上" if _OVER.search(words) else "以下" if _UNDER.search(words) else ""
