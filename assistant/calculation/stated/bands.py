"""Bands that words state, and whether a figure lies in one: 80—89周岁, 3万元以上至5万元（含）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.documents.numbers.decimals import narrow
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import blank

_TO = re.compile(r"[\s(含)]*(?:及?以上)?[\s(含)]*(?:[—–\-~至到]+|,?(?:不满|不足|低于))\s*$")
_UP_TO = re.compile(r"[\s(含)]*及?以上[\s(含)]*$")
"""Between two figures, the second followed by 以内 or 以下: 12吨以上24吨以内 is one band."""
_ABOVE = re.compile(r"^\s*(?:\(?含\)?|及)?以上|^\s*(?:\(含\))?起|^\s*往上")
_MORE = re.compile(
    r"(?:过了|(?<![不未])满|(?<!不)(?<!不[得能])(?:超过|高于|大于)|不得?(?:低|少|小)于|至少)$"
)
_BELOW = re.compile(r"^\s*(?:\(?含\)?|及)?以[下内]")
_UNDER = re.compile(
    r"(?:不满|未满|(?<!不)(?<!不得)(?:低于|少于|小于)|不足|不[得能]?(?:超过|高于|大于|多于))$"
)
_LINE_TO = r"起付(?:线|标准)[\s(含)]*(?:及?以上)?[\s(含)]*(?:[—–\-~至到]+|,?(?:不满|不足|低于))\s*"
_FROM_THE_LINE = re.compile(rf"{_LINE_TO}$")
_LINE_TO_A_SUM = re.compile(rf"{_LINE_TO}[\d一二三四五六七八九十]")
"""Before where the band ends that begins at the line, whatever that is: 超过起付线至2万元."""
_LARGE = 1000
_SHORT_OF = re.compile(r"不满|不足|低于")
_WITHOUT = re.compile(r"^\s*\(不含")


@dataclass(frozen=True, slots=True)
class Reach:
    """From `low` to `high` of one unit; None has no end. `ends` says whether these belong to it."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    ends: tuple[bool, bool]

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value of this unit lies in it."""
        above = self.low is None or (value >= self.low if self.ends[0] else value > self.low)
        below = self.high is None or (value <= self.high if self.ends[1] else value < self.high)
        return above and below


def read_bands(words: str) -> tuple[Reach, ...]:
    """Return the bands of a text, each with the unit that stands at its end."""
    return _bands(words)


@lru_cache(maxsize=16384)
def _bands(words: str) -> tuple[Reach, ...]:
    return tuple(_read(words))


def _read(words: str) -> Iterator[Reach]:
    uniform = narrow(words)
    figures = [f for f in read_figures(blank(uniform)) if f.stands_alone or f.unit]
    used: set[int] = set()
    for index, figure in enumerate(figures):
        if index in used:
            continue
        following = figures[index + 1] if index + 1 < len(figures) else None
        between = uniform[figure.end : following.start] if following else ""
        if following and _TO.fullmatch(between):
            used.add(index + 1)
            yield _from_to(uniform, figure, following, between)
        elif following and _bounds(uniform, figure, following):
            used.add(index + 1)
            yield Reach(figure.value, following.value, following.unit, (True, True))
        elif band := _open(uniform, figure):
            yield band


def _bounds(uniform: str, low: WrittenFigure, high: WrittenFigure) -> bool:
    """Say whether 以上 and 以内 bound one band; both figures belong to it (民法典 1259)."""
    between, after = uniform[low.end : high.start], uniform[high.end :]
    written = _UP_TO.fullmatch(between) and _BELOW.match(after)
    return bool(written) and low.unit == high.unit and low.value < high.value


def _from_to(uniform: str, low: WrittenFigure, high: WrittenFigure, between: str) -> Reach:
    """Return what two figures bound; 以上至 leaves the lower one out, as laws count it in."""
    scaled = low.value
    if not low.unit and high.unit and high.value >= 10_000 and scaled < 100:
        scaled *= 10_000  # 3至5万元
    strictly = "以上" in between and low.unit != "岁" and not _SHORT_OF.search(between)
    last = not _WITHOUT.match(uniform[high.end :]) and not _SHORT_OF.search(between)
    return Reach(scaled, high.value, high.unit or low.unit, (not strictly, last))


def _open(uniform: str, figure: WrittenFigure) -> Reach | None:
    before, after = uniform[: figure.start], uniform[figure.end :]
    if _ABOVE.match(after) or _MORE.search(before):
        strictly = bool(re.search(r"(?<!不)(?:超过|高于|大于)$", before)) or figure.unit == "元"
        return Reach(figure.value, None, figure.unit, (not strictly or "含" in after[:4], True))
    if _FROM_THE_LINE.search(before):
        return Reach(None, figure.value, figure.unit, (True, not _WITHOUT.match(after)))
    if _BELOW.match(after) or _UNDER.search(before):
        open_end = bool(re.search(r"(?:不满|未满|[低少小]于|不足)$", before))
        return Reach(None, figure.value, figure.unit, (True, not open_end))
    return None


def begins_at_the_line(words: str) -> bool:
    """Tell whether a band runs from the line to a sum that is measured from nothing: 起付线至2万元.

    What is paid of it begins at the line, which is not taken off its end.
    """
    return bool(_LINE_TO_A_SUM.search(narrow(words)))


def lies_in(bands: Sequence[Reach], figures: Sequence[WrittenFigure]) -> bool | None:
    """Tell whether figures of a question lie in bands; None where none is of the bands' unit."""
    told = [band.holds(f.value) for band in bands for f in figures if _measures(f, band.unit)]
    return any(told) if told else None


def _measures(figure: WrittenFigure, unit: str) -> bool:
    """Tell whether a figure is in a unit; people leave 元 out of large sums (自付两万一)."""
    return figure.unit == unit or (unit == "元" and not figure.unit and figure.value >= _LARGE)
