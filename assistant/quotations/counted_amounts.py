"""Amounts: the figures of a text with what each counts, as they are compared with one another.

Chinese and Arabic figures alike: 三次 and 3次 are one amount. What only looks like one is left
out: the number of an article, a year, the days of a date.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.documents.numbers.figures import WrittenFigure, read_figures

_OTHER_UNIT = re.compile(
    r"\s*(立方米|厘米|毫米|公斤|千克|毫克|克|公顷|分钟|学时|课时|升|艘|株|棵|头|只|尾|羽|袋|箱|桶|册|根|本|"
    r"枚|封|床|眼|桌|盏|匹|副(?![主书县市省乡镇局部处科会院校总])|时(?![间期限效])|分(?![之别]))"
)
"""Units that are read here only: no calculation is about them."""
_OF_RATIO = "比"
_RATIO = re.compile(r"\d+(?:\.\d+)?(?:\s*[:：∶]\s*\d+(?:\.\d+)?)+")
_DASH = re.compile(r"\s*[-—–－―~～至到]+\s*")
_NAMING = frozenset(
    {"级", "类", "档", "章", "节", "条", "款", "项", "目", "届", "版", "号令", "等", "种", "批"}
)
"""Units by which things are numbered or named: 三级, 第五条, 两类."""
_BODIES = frozenset({"区", "县", "镇", "乡", "村", "户", "家", "门", "街道", "社区", "人"})
"""What counts so with 个 or in Arabic figures; else it is a name: 三区, 五村."""
_FIRST_YEAR = 1900
BARE = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
"""A number that stands alone, without a unit."""
_HALF_YEAR = re.compile(r"(?<![上下前后大小多年])半年(?![度报])")
_HALF, _SHARE = re.compile(r"(?<![过超])半数"), "比例"
"""半数 is the share 一半; 过半数 is a majority, and no figure."""
_LONGEST_UNIT = 4
_FRAME = re.compile(
    r"(?:以上|以下|以内|之内|以前|之前|以后|之后|左右|上下|内|前|后|外|起|[至到和或者、，,]|不得?|"
    r"超过|少于|多于|低于|高于|大于|小于|不?满|至少|至多|最[多少高低]|达到?|连续|累计|一次性|提前|"
    r"每|人|户|年|月|日|季度?|吨|亩|村|个|次|[为是按的各约共处并]|上限|下限|期限|比例|平均|[/／·.\s—–~～-])*"
)
"""What may stand around the figures of words that are only a quantity."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that stands at [start, end) of a text: what it counts, and how many of it."""

    value: str
    unit: str
    start: int
    end: int


@lru_cache(maxsize=256)
def amounts_of(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text in its order."""
    found = [a for a in every_amount(text) if a.unit == _OF_RATIO or _counts(text, a)]
    return tuple(_undated(text, found))


_DAY = "月日"
"""The unit of a day of the year: 6月30日 is 630 of it."""


@lru_cache(maxsize=256)
def amounts_and_days(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text and the days that it names, in its order."""
    figures = every_amount(text)
    days = [
        Amount(str(int(one.value) * 100 + int(other.value)), _DAY, one.start, other.end)
        for one, other in pairwise(figures)
        if _are_day(text, one, other)
    ]
    return tuple(sorted([*amounts_of(text), *days], key=lambda a: a.start))


def _are_day(text: str, one: Amount, other: Amount) -> bool:
    """Say whether two figures are the month and the day of a date."""
    months = one.unit == "月" and "个" not in text[one.start : one.end]
    return months and other.unit == "日" and one.end == other.start


@lru_cache(maxsize=256)
def every_amount(text: str) -> tuple[Amount, ...]:
    """Return the figures of a text in its order, with those that count nothing: 第三条."""
    ratios = [Amount(_ratio(m[0]), _OF_RATIO, *m.span()) for m in _RATIO.finditer(text)]
    figures = [f for f in read_figures(text) if not any(_inside(f, r) for r in ratios)]
    found = [*_ranged(text, [_amount(text, f) for f in figures])]
    found += [Amount("0.5", "年", *m.span()) for m in _HALF_YEAR.finditer(text)]
    found += [Amount("0.5", _SHARE, *m.span()) for m in _HALF.finditer(text)]
    return tuple(sorted([*ratios, *found], key=lambda a: a.start))


def _ratio(printed: str) -> str:
    return ":".join(re.findall(r"[\d.]+", printed))


def _inside(figure: WrittenFigure, ratio: Amount) -> bool:
    return figure.start < ratio.end and ratio.start < figure.end


def _amount(text: str, figure: WrittenFigure) -> Amount:
    unit, end = figure.unit, figure.end
    other = None if unit else _OTHER_UNIT.match(text, end)
    if other:
        unit, end = other[1], other.end()
    if unit == "分" and text[end : end + 1] == "钟":
        unit, end = "分钟", end + 1
    if unit == "个":  # 20个乡村振兴样板村 counts 个, not 乡
        end = text.find("个", figure.start, end) + 1 or end
    return Amount(f"{figure.value.normalize():f}", unit, figure.start, end)


def _ranged(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """Yield amounts, the first of 2—3年 as one of years."""
    for number, each in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        ranged = after and _DASH.fullmatch(text[each.end : after.start])
        yield replace(each, unit=after.unit) if after and ranged and not each.unit else each


def _counts(text: str, amount: Amount) -> bool:
    """Say whether something is counted: by 3个村 it is, by 三区 or 第三条 none."""
    if not amount.unit or amount.unit in _NAMING or text[amount.start - 1 : amount.start] == "第":
        return False
    if text[amount.end : amount.end + 1] == "性":  # 一次性
        return False
    printed = text[amount.start : amount.end]
    if amount.unit in _BODIES:
        return "个" in printed or printed[0].isdigit() or len(printed) > len(amount.unit) + 1
    return amount.unit != "年" or float(amount.value) < _FIRST_YEAR


def _undated(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Return amounts without the months and days of dates: 5月1日 of 2023年5月1日."""
    dates: set[int] = set()
    for one, other in pairwise(found):
        if _are_day(text, one, other):
            dates |= {one.start, other.start}
    return [a for a in found if a.start not in dates]


def is_quantity(words: str) -> bool:
    """Say whether words are one or more amounts with what limits them, and nothing else.

    连续5次 and 1倍以上5倍以下 are; 三农, 双随机 and 一张图 are names.
    """
    found = amounts_of(words)
    rest, at = "", 0
    for each in found:
        rest, at = rest + words[at : each.start] + " ", each.end
    return bool(found and _FRAME.fullmatch(rest + words[at:]))


def unit_behind(words: str, behind: str) -> str:
    """Return the unit that stands behind a bare number, as printed: 元 of “900”元; else ""."""
    if not BARE.fullmatch(words.strip()):
        return ""
    line = behind[:_LONGEST_UNIT].partition("\n")[0]
    first = next(iter(amounts_of(words + line)), None)
    return line[: max(first.end - len(words), 0)] if first and first.start == 0 else ""
