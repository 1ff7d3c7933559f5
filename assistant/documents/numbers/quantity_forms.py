"""The forms in which people write a quantity, as a table of patterns and readers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.documents.numbers.decimals import NUMBER, Number, read_number, scale_of


class Unit(StrEnum):
    """What a quantity measures."""

    PEOPLE = "人"
    MONEY = "元"
    RATE = "元/人·年"
    RATIO = "比例"
    POINTS = "百分点"
    TIMES = "倍"
    COUNT = "个"
    YEAR = "年"
    PLAIN = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value with its unit; `grain` is the place value of the last digit written."""

    value: Decimal
    unit: Unit
    grain: Decimal = Decimal(1)
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a quantity."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Reading | None]


_SMALL = r"[一二两三四五六七八九\d]"
_ABOUT = r"(?P<about>[多余来几](?P<about_scale>[十百千]?[万亿]|[十百千])?)?"
_NUMBER = rf"(?P<number>{NUMBER}){_ABOUT}"
_JIAO = rf"零?(?P<jiao>{_SMALL})[毛角](?:(?P<fen>{_SMALL})分?(?![年人成个%]))?"
_FEN = rf"零?(?P<only_fen>{_SMALL})分(?![之钟])"
_SPOKEN = (
    r"(?<=块)(?P<spoken>[一二两三四五六七八九])"
    r"(?![\d零一二三四五六七八九十百千万点年人个口户家月天起块成镇村乡街区县倍分%条项方])"
)
_PEOPLE = (
    r"(?:(?:个|名|口|位)?(?:农村|农业|农民|户籍|常住|乡村|贫困|低收入|参保|投保)*"
    r"(?:居民|人口|人)(?!民币|均|保)|口(?![子气径头袋粮])|名(?![单义称]))"
)
_COUNT = (
    r"(?:个|家|户|镇|乡|村|街道|县|区|方|级|处|所|座|份|批|项|条|类|档|次|年|月|天|日|周|岁|亩|里|公里|吨|斤|步)"
    r"(?:街道|乡镇|镇街|镇|乡|村|县区|县|区|单位|部门|公司|办事处|社区)?"
)


def _number(match: re.Match[str], group: str = "number") -> Number | None:
    number = read_number(match[group])
    if number is None:
        return None
    scale = scale_of(match.groupdict().get("about_scale") or "")
    return Number(number.value * scale, number.grain * scale)


def _plain(unit: Unit, divisor: int = 1) -> Callable[[re.Match[str]], Reading | None]:
    def read(match: re.Match[str]) -> Reading | None:
        number = _number(match)
        if number is None:
            return None
        value, grain = number.value / divisor, number.grain / divisor
        return Reading(value, unit, grain, exact=not match.groupdict().get("about"))

    return read


def _constant(value: str, unit: Unit) -> Callable[[re.Match[str]], Reading | None]:
    return lambda _match: Reading(Decimal(value), unit)


_PLACES = {"jiao": "0.1", "fen": "0.01", "only_fen": "0.01", "spoken": "0.1"}


def _small_coins(match: re.Match[str]) -> Decimal:
    written = ((match.groupdict().get(name), place) for name, place in _PLACES.items())
    numbers = ((read_number(text), place) for text, place in written if text)
    return sum((n.value * Decimal(place) for n, place in numbers if n), Decimal(0))


def _money(match: re.Match[str]) -> Reading | None:
    number = _number(match)
    if number is None:
        return None
    value = number.value + _small_coins(match)
    return Reading(value, Unit.MONEY, number.grain, not match["about"])


def _coins(match: re.Match[str]) -> Reading:
    return Reading(_small_coins(match), Unit.MONEY, Decimal("0.01"))


def _tenths(match: re.Match[str]) -> Reading | None:
    number = _number(match)
    if number is None:
        return None
    rest = "5" if match["half"] else match["rest"] or "0"
    hundredths = read_number(rest)
    extra = hundredths.value if hundredths else Decimal(0)
    return Reading((number.value + extra / 10) / 10, Unit.RATIO, Decimal("0.01"))


def _fraction(match: re.Match[str]) -> Reading | None:
    below, above = read_number(match["below"]), read_number(match["above"])
    if not below or not above or not below.value:
        return None
    return Reading(above.value / below.value, Unit.RATIO)


def _form(pattern: str, read: Callable[[re.Match[str]], Reading | None]) -> Form:
    return Form(re.compile(pattern), read)


FORMS = (
    _form(rf"百分之(?P<number>{NUMBER})", _plain(Unit.RATIO, 100)),
    _form(rf"千分之(?P<number>{NUMBER})", _plain(Unit.RATIO, 1000)),
    _form(
        r"(?P<below>\d+|[二两三四五六七八九十]+)分之(?P<above>\d+|[一二两三四五六七八九十]+)",
        _fraction,
    ),
    _form(rf"(?P<number>{NUMBER})\s*个(?:百分)?点", _plain(Unit.POINTS, 100)),
    _form(rf"(?P<number>{NUMBER})\s*%", _plain(Unit.RATIO, 100)),
    _form(rf"(?P<number>{NUMBER})\s*‰", _plain(Unit.RATIO, 1000)),
    _form(
        r"(?P<number>[一二两三四五六七八九十]|\d+(?:\.\d+)?)成"
        r"(?:(?P<half>半)|(?P<rest>[一二三四五六七八九])(?!成))?(?![立为员本果熟就功交])",
        _tenths,
    ),
    _form(r"一半(?!天)", _constant("0.5", Unit.RATIO)),
    _form(r"翻(?:一番|1番|番|一倍|1倍|倍)", _constant("2", Unit.TIMES)),
    _form(rf"(?P<number>{NUMBER})\s*倍", _plain(Unit.TIMES)),
    _form(
        rf"[¥]?\s*{_NUMBER}\s*(?:元|块|圆)(?!旦)(?:钱|整|{_JIAO}|{_FEN}|{_SPOKEN})?",
        _money,
    ),
    _form(_JIAO, _coins),
    _form(rf"{_NUMBER}\s*{_PEOPLE}", _plain(Unit.PEOPLE)),
    _form(rf"{_NUMBER}\s*{_COUNT}", _plain(Unit.COUNT)),
    _form(_NUMBER, _plain(Unit.PLAIN)),
)
"""Tried in this order at each place of the text; the first that reads a value wins."""
