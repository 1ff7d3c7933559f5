"""Ranges: whether a figure of a turn lies in what a sentence is for: 75岁 in 70至79周岁."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.stated.bands import Reach
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer

_UNIT = (
    r"(?:周?岁|层楼?|楼|级|年|个?月|天|日|人|口|户|亩|公里|平方米?|平米|㎡|"
    r"元|万元|吨|立方米?|方|分|%)"
)
_N = rf"(?:\d+(?:\.\d+)?|[{CHINESE_DIGITS}百]+)"
_FIGURE = re.compile(rf"(?P<n>{_N})(?P<unit>{_UNIT})?")
_RANGE = re.compile(
    rf"(?P<low>{_N})(?P<unit>{_UNIT})?(?:至|到|—|－|-|~|～)(?P<high>{_N})(?P<last>{_UNIT})?"
)
_NOT = r"不(?:得|能|可|应)?"
"""不得超过 bounds from above, 不低于 from below."""
_LEAST = re.compile(
    rf"(?<!不)(?<!不[得能可应])(?:超过|高于|大于|多于)(?P<over>{_N})(?P<a>{_UNIT})|"
    rf"{_NOT}(?:低于|少于|小于)(?P<least>{_N})(?P<d>{_UNIT})|"
    rf"(?<![未不])已?满(?P<full>{_N})(?P<b>{_UNIT})|(?P<up>{_N})(?P<c>{_UNIT})(?:及|\(含\)|（含）)?以上"
)
_MOST = re.compile(
    rf"(?<!不)(?<!不[得能可应])(?:低于|少于|小于)(?P<under>{_N})(?P<a>{_UNIT})|"
    rf"(?:未满|不满|不足)(?P<short>{_N})(?P<d>{_UNIT})|"
    rf"{_NOT}(?:超过|高于|大于|多于)(?P<within>{_N})(?P<b>{_UNIT})|"
    rf"(?P<down>{_N})(?P<c>{_UNIT})(?:及|\(含\)|（含）)?以下"
)
_SAME = {
    "周岁": "岁", "层楼": "层", "楼": "层", "个月": "月", "日": "天", "口": "人", "平方": "平方米",
    "平米": "平方米", "㎡": "平方米", "立方": "立方米", "方": "立方米",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TurnFigure:
    """A figure of a turn with its unit, "" where it is told without one: 那85的."""

    value: Decimal
    unit: str


def figures_of(thing: str, like: str) -> tuple[TurnFigure, ...]:
    """Return the figures of a few words that are nothing else but figures: 75岁, 五层的.

    One without a unit has that of the bounds in the sentence `like`, which was quoted.
    """
    left = _FIGURE.sub("", thing)
    if re.sub(r"[的那是以上下满不超过老住户]", "", left) or re.search(r"以[上下]|满|超过", thing):
        return ()
    unit = next((bound.unit for bound in bounds_in(like)), "")
    return tuple(_figure(m["n"], m["unit"] or unit) for m in _FIGURE.finditer(thing))


def holds(sentence: str, figure: TurnFigure) -> bool:
    """Say whether the first bounds of a sentence that are in the unit of a figure hold it."""
    bounds = [b for b in bounds_in(sentence) if figure.unit in ("", b.unit)]
    units = {bound.unit for bound in bounds}
    return len(units) == 1 and all(bound.holds(figure.value) for bound in bounds)


def bounds_in(sentence: str) -> Iterator[Reach]:
    """Yield the bounds that a sentence states, each with its unit as written."""
    left = sentence
    for match in _RANGE.finditer(sentence):
        unit = _unit(match["last"] or match["unit"] or "")
        yield Reach(_number(match["low"]), _number(match["high"]), unit, (True, True))
        left = left.replace(match[0], "；")
    for match in _LEAST.finditer(left):
        unit = _unit(match["a"] or match["b"] or match["c"] or match["d"])
        low = _number(match["over"] or match["least"] or match["full"] or match["up"])
        yield Reach(low, None, unit, (match["over"] is None, True))
    for match in _MOST.finditer(left):
        unit = _unit(match["a"] or match["b"] or match["c"] or match["d"])
        under = match["under"] or match["short"]
        high = _number(under or match["within"] or match["down"])
        yield Reach(None, high, unit, (True, under is None))


def _figure(written: str, unit: str) -> TurnFigure:
    return TurnFigure(_number(written), _unit(unit))


def _unit(written: str) -> str:
    return _SAME.get(written, written)


def _number(written: str) -> Decimal:
    if re.fullmatch(r"\d+(?:\.\d+)?", written):
        return Decimal(written)
    return Decimal(read_integer(written) or 0)
