"""For which months of a year a price is said to hold: 1至5月每月500元, 6月起560元; 上半年."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.documents.numbers.decimals import read_number

_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_RANGE = re.compile(
    rf"(?<!\d)(?P<first>{_MONTH})月?(?:份)?[至到—–~-](?P<last>{_MONTH})月(?:份)?"
    rf"|(?<![\d个])(?P<since>{_MONTH})月(?:份|1日|一日)?(?:起|开始|以后|之后)"
    r"|(?P<half>[上下]半年)"
    rf"|(?P<part>[前后])(?P<count>{_MONTH})个月"
)


@dataclass(frozen=True, slots=True)
class Months:
    """The months `first` to `last` of a year, said at [start, end) of a text."""

    first: int
    last: int
    start: int
    end: int
    text: str

    @property
    def count(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


def months_said(uniform: str) -> tuple[Months, ...]:
    """Return the parts of a year that a half-width text names, in order."""
    return tuple(_read(uniform))


def _read(uniform: str) -> Iterator[Months]:
    for match in _RANGE.finditer(uniform):
        first, last = _bounds(match)
        if 1 <= first <= last <= 12:
            yield Months(first, last, match.start(), match.end(), match[0])


def _bounds(match: re.Match[str]) -> tuple[int, int]:
    if match["half"]:
        return (1, 6) if match["half"].startswith("上") else (7, 12)
    if match["count"]:
        count = _number(match["count"])
        return (1, count) if match["part"] == "前" else (13 - count, 12)
    if match["since"]:
        return _number(match["since"]), 12
    return _number(match["first"]), _number(match["last"])


def _number(written: str) -> int:
    number = read_number(written)
    return int(number.value) if number else 0


def months_of(
    prices: Sequence[TypedFigure], said: Sequence[Months]
) -> dict[TypedFigure, Months] | None:
    """Return for each price its part of the year, the one said last before it.

    One price may be said without: it holds for the months before those of the next. None where
    the parts do not make one year's beginning and end.
    """
    found: dict[TypedFigure, Months] = {}
    for place, price in enumerate(prices):
        begin = prices[place - 1].end if place else 0
        before = [m for m in said if begin <= m.start < price.start]
        if before:
            found[price] = before[-1]
    if len(found) == len(prices) - 1 and prices[0] not in found and found:
        first = found[prices[1]].first - 1
        found[prices[0]] = Months(1, first, 0, 0, f"1至{first}月")
    whole = len(found) == len(prices) > 1 and sum(m.count for m in found.values()) <= 12
    return found if whole else None
