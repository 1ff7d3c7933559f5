"""What a question about money says: its figures, its months, its years, what it asks for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from assistant.calculation.composed.ages_said import with_ages
from assistant.calculation.composed.asks_of_money import Asks, asks_a_number, what_is_asked
from assistant.calculation.composed.money_figures import TypedFigure, money_figures
from assistant.calculation.formulas.units_each import SPANS_SAID
from assistant.documents.numbers.decimals import narrow, read_number
from assistant.documents.numbers.figures import WrittenFigure, read_figures
from assistant.documents.numbers.not_amounts import FILLER, YEAR, blank
from assistant.documents.numbers.numerals import HAN_DIGITS

_MONTH = re.compile(r"年(?P<month>1[0-2]|[1-9])月")
_SHORT_YEAR = re.compile(
    r"(?<![\d.了满干当够龄])(?P<short>2\d)年(?=\d{1,2}月|度|[^个限以之内前后期的工]|$)"
)
_SPOKEN_YEAR = re.compile(
    r"(?<![一二三四五六七八九十百千\d])二(?P<spoken>[零一二三四五六七八九])年(?![内级以前后])"
)
_BARE_YEAR = re.compile(r"(?<![\d.])20[12]\d(?=[一-鿿])(?![年元块万千百人户亩个名])")
_NUMERAL = r"[\d一二三四五六七八九十百千万两]"
_PRICE_WORDS = re.compile(
    rf"(?:(?:每|一)个?(?:人|户|亩|月|名|年)){{1,2}}(?:[给补发按要收交涨]|标准|补贴|补助|提高|大?约|[是为到了])*(?={_NUMERAL}+(?:\.\d+)?[元块百千万]|\d|{_NUMERAL}{{2}})"
    rf"|(?<=[\d元块百千万一二三四五六七八九])(?:/|每|一)个?(?:人|户|亩|月|名)(?:(?:/|每|一)个?(?:月|年))?"
)
_YEAR_SPAN = re.compile(
    r"(?:干|发|补|拿|领|交|付|满|按|算|要|管|整|全|[一1]整)[满够足了]?[一1]?(?:整|全)?年(?!度?的|级|龄|度?内|前|后|份|初|底|末)"
    r"|(?:(?<![第这那哪某同统])[一1]年)(?![级之内前后])|年总|全年|整年|年度合计"
)
_FROM_TO = re.compile(
    r"(?<!\d)(?P<first>1[0-2]|[1-9])月(?:份)?(?:起|开始)?[^,。;\d]{0,4}[到至—–-](?P<last>1[0-2]|[1-9])月(?!\d+[日号])"
)
_ONE_MONTH = re.compile(r"(?<=[发干补领交付满做用])(?:了|够)?[1一]个月")
_HALF_YEAR = re.compile(r"(?<!一年)半年")
_QUARTERS = re.compile(r"(?P<n>[一二两三四1-4])个?季度")


@dataclass(frozen=True, slots=True)
class MoneyAsked:
    """A question read for a sum: its figures in order, its months, its years, what it asks for."""

    text: str
    uniform: str
    figures: tuple[TypedFigure, ...]
    bare: tuple[WrittenFigure, ...]
    months: Fraction | None
    months_text: str
    by_the_year: bool
    years: tuple[int, ...]
    asks: tuple[Asks, ...]

    @property
    def without_prices(self) -> str:
        """The question without the words that say of what each a price is (120一个人)."""
        return _PRICE_WORDS.sub("|", self.uniform)

    def day(self, today: date) -> date:
        """Return the day of which the question asks: the last of its year, month or half-year."""
        if not self.years:
            return today
        year = max(self.years)
        month = 6 if "上半年" in self.uniform else 12
        if named := _MONTH.search(self.uniform):
            month = min(12, int(named["month"]))
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return min(last, today)

    @property
    def asks_a_number(self) -> bool:
        """Whether how many there are is asked, and not how much money: 一共多少户."""
        return asks_a_number(self.uniform)

    def asks_for(self, wanted: Asks) -> bool:
        """Tell whether this is asked for."""
        return wanted in self.asks


def read_money(text: str) -> MoneyAsked:
    """Return what a question says of money."""
    text = with_ages(text)
    uniform = narrow(text)
    readable = _filled(blank(uniform))
    months, words = _months(uniform)
    figures = money_figures(uniform, readable)
    asks = what_is_asked(uniform, figures)
    return MoneyAsked(
        text=text,
        uniform=uniform,
        figures=figures if set(asks) & _SOLVED else tuple(_of_one(figures)),
        bare=tuple(read_figures(uniform.replace("百岁", "100岁"), lone=False)),
        months=months,
        months_text=words,
        by_the_year=bool(_YEAR_SPAN.search(uniform)),
        years=_years(uniform),
        asks=asks,
    )


_SOLVED = {Asks.HOW_MANY, Asks.PRICE, Asks.SHARE}
"""Asks for a number or a price, of which the question gives the other alone."""
_LASTING_UNITS = frozenset({"人", "户", "亩", *SPANS_SAID})


def _of_one(figures: Sequence[TypedFigure]) -> Iterator[TypedFigure]:
    """Yield the figures, the price of one thing that is counted nowhere as a sum: 一台4万8."""
    units = {f.unit for f in figures} | {unit for f in figures for unit in f.each[1:]}
    for figure in figures:
        one = len(figure.each) == 1 and figure.each[0] not in (*units, *_LASTING_UNITS)
        one = one and f"一{figure.each[0]}" in figure.before
        yield replace(figure, each=()) if figure.is_price and one and "个" not in units else figure


def _years(uniform: str) -> tuple[int, ...]:
    """Return the years that are named, in full or in short: 2025年, 25年8月, 二四年."""
    full = (read_number(m["year"]) for m in YEAR.finditer(uniform))
    digits = f"零{HAN_DIGITS}"
    return (
        *(int(number.value) for number in full if number),
        *(2000 + int(m["short"]) for m in _SHORT_YEAR.finditer(uniform)),
        *(int(m[0]) for m in _BARE_YEAR.finditer(uniform)),
        *(2020 + digits.index(m["spoken"]) for m in _SPOKEN_YEAR.finditer(uniform)),
    )


def _filled(readable: str) -> str:
    """Fill years that are written in short (25年8月, 2025全年)."""
    for pattern in (_SHORT_YEAR, _BARE_YEAR, _SPOKEN_YEAR):
        readable = pattern.sub(lambda m: FILLER * len(m[0]), readable)
    return readable


def _months(uniform: str) -> tuple[Fraction | None, str]:
    """Return the months of a span that is said without a numeral of months."""
    if between := _FROM_TO.search(uniform):
        months = int(between["last"]) - int(between["first"]) + 1
        return (Fraction(months), between[0]) if months > 0 else (None, "")
    if half := _HALF_YEAR.search(uniform):
        return Fraction(6), half[0]
    quarters = _QUARTERS.search(uniform)
    number = read_number(quarters["n"]) if quarters else None
    if quarters and number and not uniform.startswith("每", quarters.start() - 1):
        in_all = "个" in quarters[0] or quarters["n"] == "两"  # 三季度 is the third of them
        return Fraction(number.value) * 3 if in_all else Fraction(3), quarters[0]
    if one := _ONE_MONTH.search(uniform):
        return Fraction(1), one[0]
    if year := _YEAR_SPAN.search(uniform):
        return Fraction(12), year[0]
    return None, ""
