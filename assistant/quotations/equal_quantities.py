"""Equal quantities: 三年, 3年 and 36个月 say the same, and so do 48厘米 and 480毫米, 八成 and 80%.

A day is no 24小时 here: a limit in days is counted from the next day on (民法典第二百零一条).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.library.wording import letters_of
from assistant.quotations.counted_amounts import Amount, every_amount

_SMALLER = {
    "年": ("月", 12),
    "周": ("日", 7),
    "小时": ("分钟", 60),
    "时": ("分钟", 60),
    "公里": ("毫米", 1_000_000),
    "里": ("毫米", 500_000),
    "米": ("毫米", 1000),
    "厘米": ("毫米", 10),
    "吨": ("克", 1_000_000),
    "公斤": ("克", 1000),
    "千克": ("克", 1000),
    "斤": ("克", 500),
    "公顷": ("亩", 15),
}
"""Into which smaller unit a unit is reckoned, and how many of it one is."""
SAME = "“{1}”与原文“{0}”是同一个数，写法不同"
_HALVED, _LESS = (
    re.compile(r"减半"),
    re.compile(r"(?:减少|下降|减|降)(?=一半|[\d百]|[一二三四五六七八九]成)"),
)
Measure = tuple[Decimal | str, str]
"""How many, of which unit."""


def measure(amount: Amount) -> Measure:
    """Return what is compared of an amount: how many it is of the smallest unit of its kind."""
    unit, size = _SMALLER.get(amount.unit, (amount.unit, 1))
    if ":" in amount.value:
        return amount.value, unit
    return Decimal(amount.value) * size, unit


def kind(amount: Amount) -> str:
    """Return the unit by which an amount is compared with others."""
    return measure(amount)[1]


def say_the_same(one: str, other: str) -> bool:
    """Say whether two texts differ in how their figures are written only."""
    return _with_measures(one) == _with_measures(other)


def _with_measures(text: str) -> tuple[str | Measure, ...]:
    """Return a text as its letters, each figure in them as what it measures.

    减半 is 降低一半, and so is 减少50%.
    """
    pieces: list[str | Measure] = []
    text, at = _LESS.sub("降低", _HALVED.sub("降低一半", text)), 0
    for each in every_amount(text):
        pieces += [letters_of(text[at : each.start]), measure(each)]
        at = each.end
    return (*pieces, letters_of(text[at:]))


def written_otherwise(source: str, quoted: str) -> str:
    """Return what is to be said of the figures of texts that say the same in other forms."""
    return "，".join(SAME.format(*pair) for pair in dict.fromkeys(_pairs(source, quoted)))


def _pairs(source: str, quoted: str) -> Iterator[tuple[str, str]]:
    for one, other in zip(every_amount(source), every_amount(quoted), strict=False):
        printed, written = (t[a.start : a.end] for t, a in ((source, one), (quoted, other)))
        if letters_of(printed) != letters_of(written):
            yield _without_unit(printed, written) if one.unit == other.unit else (printed, written)


def _without_unit(one: str, other: str) -> tuple[str, str]:
    """Return two figures without what both end in, 年 of 三年 and 3年, but not all there is."""
    most = min(len(one), len(other)) - 1
    alike = next((n for n in range(most) if one[-n - 1] != other[-n - 1]), most)
    return one[: len(one) - alike], other[: len(other) - alike]
