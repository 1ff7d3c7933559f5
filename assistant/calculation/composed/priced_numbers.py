"""Prices of a question times the numbers that their units ask for, until only money is left."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise

from assistant.calculation.composed.money_asked import MoneyAsked
from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.composed.months_said import Months, months_of, months_said
from assistant.calculation.composed.numbers_meant import asks_each, called
from assistant.calculation.composed.products import COVERS
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import (
    PERCENT,
    WrittenUnit,
    counted_in,
    parse_unit,
)
from assistant.calculation.formulas.expression import (
    ADD,
    MULTIPLY,
    ONE,
    SUBTRACT,
    Expression,
    Operation,
)
from assistant.calculation.formulas.units_each import SPANS_SAID, money_for_each

_MONTH = parse_unit("月")
_PRICE = re.compile(r"单价|原价|报价|价钱|价格|进价|市价|卖价|定价")
_FREE = re.compile(
    r"免|不[收交用算补要给占参]|没[有参报交]|除[去外]?|扣|减|走了|退出|外出|死亡|去世|辞"
)
_MORE = re.compile(r"再[来添加招]|新[增添来加]|又[来添加招]|另[有加外]|增加")
_POINTS = "百分点"
_PLACES = ("村", "镇", "乡", "乡镇", "街道", "社区", "户", "家", "组")
_CHANGES = (Does.RAISES, Does.LOWERS)


@dataclass
class _Number:
    """How many of a unit, and for each of what; it is taken when it is first multiplied by."""

    unit: str
    each: tuple[str, ...]
    take: Callable[[str], Expression]
    expression: Expression | None = None

    def of(self, unit: str) -> Expression:
        """Return it as a number of `unit`: 12个 are 12 posts of 800元一岗."""
        self.expression = self.expression or self.take(unit)
        return self.expression


@dataclass
class PricedNumbers:
    """The prices and numbers of a question, put into a worksheet together."""

    sheet: Worksheet
    asked: MoneyAsked
    prices: list[TypedFigure] = field(default_factory=list)
    numbers: list[_Number] = field(default_factory=list)
    spans: dict[TypedFigure, Months] = field(default_factory=dict)
    used: list[TypedFigure] = field(default_factory=list)
    covered: TypedFigure | None = None

    def says_when(self, figure: TypedFigure) -> bool:
        """Tell whether a figure only says from when a price holds."""
        return any(m.start <= figure.start < m.end for m in self.spans.values())

    def total(self, figures: Sequence[TypedFigure]) -> Expression | None:
        """Return what the prices among `figures` come to; None where a number has no place."""
        said = months_said(self.asked.uniform)
        figures = [f for f in figures if not any(m.start <= f.start < m.end for m in said)]
        self.prices = _with_raises(_prices(figures), figures) if said else _prices(figures)
        standing = [f for f in self.prices if f.does not in _CHANGES]
        counted = _without_the_count([f for f in figures if is_number(f) and f.unit != _POINTS])
        if not standing or not counted:
            return None
        if said:
            self.spans = months_of(self.prices, said) or {}
        changed = [f for f in self.prices if f.does is not Does.STANDS or f.is_share]
        if changed and not self.spans:
            return None
        self.numbers = self._numbers(counted)
        self.covered = _covered(figures)
        if self.covered is None and _asks_who_is_insured(self.asked.uniform, counted):
            return None
        self.used = [*self.prices, *counted, *([self.covered] if self.covered else [])]
        total = self._added()
        return total if all(n.expression is not None for n in self.numbers) else None

    def _numbers(self, counted: Sequence[TypedFigure]) -> list[_Number]:
        """Return the numbers, two of a unit as one where one is free or comes on top."""
        numbers = []
        for unit in dict.fromkeys(f.unit for f in counted):
            same = [f for f in counted if f.unit == unit]
            if sign := _joined_by(same):
                numbers.append(self._together(sign, same))
            else:
                numbers += [self._number(f) for f in same]
        return numbers

    def _number(self, figure: TypedFigure) -> _Number:
        def take(unit: str) -> Expression:
            of = f"每{'、'.join(figure.each)}" if figure.each else ""
            measured = counted_in(unit).dimension
            for each in figure.each:
                measured = measured.over(counted_in(each).dimension)
            measure = WrittenUnit(str(measured), measured)
            return self.sheet.typed(f"{of}{called(unit)}", figure.value, measure, figure.text)

        return _Number(figure.unit, figure.each, take)

    def _together(self, sign: str, same: Sequence[TypedFigure]) -> _Number:
        def take(unit: str) -> Expression:
            total, *others = (self._number(each).take(unit) for each in same)
            for other in others:
                total = Operation(sign, total, other)
            return self.sheet.step(f"算钱的{called(unit)}", total)

        return _Number(same[0].unit, (), take)

    def _added(self) -> Expression | None:
        total: Expression | None = None
        rate: Expression | None = None
        for price in self.prices:
            rate = self._rate(price, rate)
            term = self._for_all(price, rate)
            if term is None:
                return None
            total = Operation(ADD, total, term) if total else term
        return total

    def _rate(self, price: TypedFigure, before: Expression | None) -> Expression:
        """Return a price; one that rises or falls by so much, from the one before it."""
        if price.is_share and before is not None:
            part = self.sheet.typed("幅度", price.value, PERCENT, price.text)
            sign = SUBTRACT if price.does is Does.LOWERS else ADD
            changed = Operation(MULTIPLY, before, Operation(sign, ONE, part))
            return self.sheet.step("调整后的单价", changed)
        own = self.sheet.typed("单价", price.value, money_for_each(price.each), price.text)
        if price.does not in _CHANGES or before is None:
            return own
        sign = ADD if price.does is Does.RAISES else SUBTRACT
        return self.sheet.step("调整后的单价", Operation(sign, before, own))

    def _for_all(self, price: TypedFigure, rate: Expression) -> Expression | None:
        total, wanted = rate, list(price.each)
        while wanted:
            unit = wanted.pop(0)
            number = self._number_for(unit, price)
            if number is not None:
                total = Operation(MULTIPLY, total, self._insured(number.of(unit), unit))
                wanted += number.each
            elif (span := self._span(unit, price)) is not None:
                total = Operation(MULTIPLY, total, span)
            elif unit not in SPANS_SAID or not asks_each(unit, self.asked):
                return None
        return total

    def _insured(self, number: Expression, unit: str) -> Expression:
        """Return the people times the share of them that takes part, where one is stated."""
        if self.covered is None or unit != "人":
            return number
        part = self.sheet.typed("比例", self.covered.value, PERCENT, self.covered.text)
        return self.sheet.heads("参保人数", Operation(MULTIPLY, number, part))

    def _number_for(self, unit: str, price: TypedFigure) -> _Number | None:
        """Return the number of a unit that belongs to a price: the only one, else its own."""
        if unit == "月" and price in self.spans:
            return None
        fitting = [n for n in self.numbers if n.unit == unit]
        if not fitting and unit not in SPANS_SAID:
            fitting = [n for n in self.numbers if n.unit == "个" and not n.each]
        alike = [p for p in self.prices if unit in p.each]
        if len(fitting) < 2:
            rivals = [p for p in alike if p.each == price.each and p not in self.spans]
            return fitting[0] if fitting and len(rivals) < 2 else None
        return fitting[alike.index(price)] if len(fitting) == len(alike) else None

    def _span(self, unit: str, price: TypedFigure) -> Expression | None:
        if unit != "月":
            return None
        if own := self.spans.get(price):
            return self.sheet.typed("月数", Fraction(own.count), _MONTH, own.text)
        months = self.asked.months
        text = self.asked.months_text
        return None if months is None else self.sheet.typed("月数", months, _MONTH, text)


def is_number(figure: TypedFigure) -> bool:
    """Tell whether a figure counts something that is no money."""
    return figure.unit not in ("", "元", "%", "折", "倍")


def _with_raises(
    prices: Sequence[TypedFigure], figures: Sequence[TypedFigure]
) -> list[TypedFigure]:
    """Return the prices with the shares that they rise by within the year (七月开始涨15%)."""
    if len(prices) != 1:
        return list(prices)
    raises = [f for f in figures if f.is_share and f.does in _CHANGES and f.start > prices[0].start]
    return [*prices, *(replace(f, each=prices[0].each) for f in raises[:1])]


def _without_the_count(counted: Sequence[TypedFigure]) -> list[TypedFigure]:
    """Return the numbers without one that only counts a list of them: 三个村412、587、1031人."""
    listed = {len([g for g in counted if g.unit == f.unit]) for f in counted} - {1}
    return [f for f in counted if f.unit not in _PLACES or f.value not in listed]


_INSURANCE = re.compile(r"保费|防贫|[参投]保")
_POPULATION = re.compile(r"人口|户籍|农业户")


def _asks_who_is_insured(uniform: str, counted: Sequence[TypedFigure]) -> bool:
    """Tell whether a population is given of which only a share is insured, and no share."""
    of_all = any(f.unit == "人" and _POPULATION.search(f"{f.before}{f.text}") for f in counted)
    return of_all and bool(_INSURANCE.search(uniform))


def _covered(figures: Sequence[TypedFigure]) -> TypedFigure | None:
    """Return the share of people that takes part, where one number of people is given with it."""
    people = [f for f in figures if f.unit == "人" and not f.each]
    shares = [f for f in figures if f.is_share and COVERS.search(f"{f.before}|{f.after}")]
    return shares[0] if len(people) == len(shares) == 1 else None


def _prices(figures: Sequence[TypedFigure]) -> list[TypedFigure]:
    """Return the prices; one by the day or month alone is for each of the people counted."""
    prices = [f if f.is_price else _of_the_counted(f, figures) for f in figures]
    found = [f for f in prices if f is not None]
    heads = [f for f in figures if f.unit == "人" and not f.each]
    for_heads = len(heads) == 1 and not any("人" in f.each for f in found)
    if not any(f.unit == "年" for f in figures):  # what is paid by the year is for one
        found = [replace(f, each=tuple(u for u in f.each if u != "年")) for f in found]
    widest = max((f.each for f in found), key=len, default=())
    if for_heads or "人" in widest:
        return [
            replace(f, each=("人", *f.each)) if set(f.each) <= {*SPANS_SAID} else f for f in found
        ]
    return found


def _of_the_counted(figure: TypedFigure, figures: Sequence[TypedFigure]) -> TypedFigure | None:
    """Return a price that names no unit (19把, 原价680) as one of what is counted before it."""
    if figure.unit not in ("", "元") or figure.each or not _PRICE.search(figure.before):
        return None
    counted = [f for f in figures if is_number(f) and not f.each and f.unit not in SPANS_SAID]
    before = [f for f in counted if f.start < figure.start] or counted
    return replace(figure, unit="元", each=(before[-1].unit,)) if before else None


def _joined_by(same: Sequence[TypedFigure]) -> str:
    if len(same) < 2 or any(f.each for f in same):
        return ""
    if all(b.start - a.end == 1 for a, b in pairwise(same)):
        return ADD
    if len(same) > 2:
        return ""
    words = f"{same[1].before}|{same[1].after}"
    if _FREE.search(words) and same[1].value < same[0].value:
        return SUBTRACT
    return ADD if _MORE.search(words) else ""
