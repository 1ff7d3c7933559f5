"""So many at a rate for so long, forward, back and as a difference: 12人×800元/人·月×12月."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.calculation.composed.asks_of_money import asks_for_money
from assistant.calculation.composed.cost_limits import pays_actual, share_of_cost
from assistant.calculation.composed.money_figures import Does, TypedFigure, within
from assistant.calculation.composed.money_reading import MoneyReading, is_cost
from assistant.calculation.composed.months_said import months_said
from assistant.calculation.composed.numbers_meant import asks_each, times_for
from assistant.calculation.composed.rate_meant import (
    RateMeant,
    changed_rate,
    meant_rate,
    replaced_rate,
    stated_rate,
    typed_rate,
    with_additions,
)
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.dimensions import PERCENT, YUAN, parse_unit
from assistant.calculation.formulas.expression import (
    ADD,
    MULTIPLY,
    SUBTRACT,
    Expression,
    Operation,
)
from assistant.calculation.formulas.units_each import money_for_each
from assistant.calculation.stated.provision import Provision
from assistant.calculation.steps import Calculation

_CHANGES = (Does.RAISES, Does.LOWERS, Does.REPLACES)
_TOGETHER = re.compile(r"(?:一共|总共|统共|合计|共)[^,。;]{0,3}(?:给|发|付|开)")
COVERS = re.compile(r"[参投入应](?:防贫)?保|覆盖|比例|\|保(?![险障洁证护费])")
"""Says that a share is one of people: those of them who are insured."""
_OF_A_PRICE = ("", "元", "%", "折", "倍")
"""What a price can be changed by or to; 增加100人 changes the number of heads."""
_OF_ONE = re.compile(r"[一每]个?(?![月年天])[一-鿿]{1,2}$")
Product = tuple[Expression, tuple[TypedFigure, ...]]


def rate_of(sheet: Worksheet, reading: MoneyReading) -> RateMeant | None:
    """Return the rate of a question: its own, else the one that documents state.

    Raises:
        CalculationError: several stated ones fit.
    """
    figures = reading.without(*reading.costs_of_each)
    own = typed_rate(sheet, figures) or replaced_rate(sheet, figures)
    rate = own or (None if reading.sums_beside_cost else stated_rate(sheet, reading.stated))
    return _for_one_year(sheet, rate, reading) if rate else None


def _for_one_year(sheet: Worksheet, rate: RateMeant, reading: MoneyReading) -> RateMeant:
    """Return what is paid by head and year as what is paid by head in the year that is meant."""
    if "年" not in rate.each or rate.each == ("年",) or within(reading.figures, "年"):
        return rate
    each = tuple(u for u in rate.each if u != "年")
    sheet.measure(rate.name, money_for_each(each))
    sheet.notes.append("标准是按年的，算的是一年。")
    return replace(rate, each=each)


def product(sheet: Worksheet, reading: MoneyReading, *, without: str = "") -> Product | None:
    """Return the rate times all that it is for, and the figures that this took.

    `without` is a unit that is solved for, and so is not multiplied by.

    Raises:
        CalculationError: a number is missing, or given twice.
    """
    rate = rate_of(sheet, reading)
    if rate is None:
        return None
    left = reading.without(*rate.used)
    actual = _actual_cost(reading, rate, left)
    expression = with_additions(sheet, rate, reading.stated, actual)
    expression, changes = changed_rate(sheet, expression, left)
    used = [*rate.used, *changes, *([actual] if actual else [])]
    counted_like = rate.provision or _standard(reading, rate)
    for unit in rate.each:
        left = reading.without(*used)
        if unit == without or (actual and not actual.each and unit in ("户", "人")):
            continue
        times = times_for(sheet, unit, reading.with_only(left), counted_like)
        if times is None:
            continue
        used += times.figures
        number: Expression = times.expression
        covered: tuple[TypedFigure, ...] = ()
        if unit == "人":
            number, covered = _covered(sheet, number, reading.without(*used))
        expression = Operation(MULTIPLY, expression, number)
        used += covered
    expression, heads = _by_heads(sheet, rate, expression, reading, used)
    on_top = [f for f in reading.without(*heads) if f.does is Does.COMES_ON_TOP and not f.each]
    for figure in on_top:
        expression = Operation(
            ADD, expression, sheet.typed("另加", figure.value, YUAN, figure.text)
        )
    return expression, (*heads, *on_top)


def _actual_cost(
    reading: MoneyReading, rate: RateMeant, left: Sequence[TypedFigure]
) -> TypedFigure | None:
    """Return what it cost, or what each did, where the document limits a standard by that."""
    base = rate.provision
    if base is None or not (pays_actual(base) or share_of_cost(reading.stated, base)):
        return None
    each = (f for f in reading.costs_of_each if f in left and set(f.each) == set(rate.each))
    return next((f for f in left if is_cost(f)), None) or next(each, None)


def _standard(reading: MoneyReading, rate: RateMeant) -> Provision | None:
    """Return the standard for which the user's price is put, so that its rows can be counted."""
    replaces = any(f.does is Does.REPLACES for f in rate.used)
    return meant_rate(reading.stated) if replaces else None


def _by_heads(
    sheet: Worksheet,
    rate: RateMeant,
    expression: Expression,
    reading: MoneyReading,
    used: Sequence[TypedFigure],
) -> Product:
    """Return the expression times the heads, where a price by the month alone is one for each.

    12个看山的，一个月给八百: it is said, and only where the one number left counts heads.
    """
    left = reading.without(*used)
    heads = [f for f in within(left, "人") if f.does is Does.STANDS and f.exact]
    monthly = rate.each == ("月",) and rate.provision is None
    if not monthly or len(heads) != 1 or _TOGETHER.search(reading.asked.uniform):
        return expression, tuple(used)
    sheet.measure(rate.name, money_for_each(("人", "月")))
    sheet.notes.append(f"“{used[0].text}”没有写每人，按每人每月算；不对请说明。")
    number = sheet.typed("人数", heads[0].value, parse_unit("人"), heads[0].text)
    return Operation(MULTIPLY, expression, number), (*used, heads[0])


def _covered(sheet: Worksheet, expression: Expression, left: Sequence[TypedFigure]) -> Product:
    """Return the people times the share of them that takes part, where one is stated."""
    shares = [f for f in left if f.is_share and COVERS.search(f"{f.before}|{f.after}")]
    if len(shares) != 1:
        return expression, ()
    part = sheet.typed("比例", shares[0].value, PERCENT, shares[0].text)
    return sheet.heads("参保人数", Operation(MULTIPLY, expression, part)), (shares[0],)


def forward(reading: MoneyReading) -> Calculation | None:
    """Work out a product that uses every figure of the question."""
    if len(set(reading.asked.years)) > 1:
        return None  # of which year the standard is meant, is not said
    if months_said(reading.asked.uniform) and any(f.does in _CHANGES for f in reading.figures):
        return None  # a year in two parts
    of_money = bool(reading.figures) or asks_for_money(reading.asked.uniform)
    if reading.asked.asks_a_number or not of_money:
        return None
    sheet = Worksheet()
    made = product(sheet, reading)
    if made is None or reading.without(*made[1]):
        return None
    total = sheet.total("合计", made[0])
    looked_up = len(sheet.givens) == 1 and not reading.stated.rows
    if looked_up or not _is_asked_by(sheet.units[total.name].below, reading):
        return None
    return sheet.worked()


def _is_asked_by(each: Sequence[str], reading: MoneyReading) -> bool:
    """Tell whether a sum for each of these is what is asked: 每月多少, 一户补多少."""
    return all(unit in ("人", "户") or asks_each(unit, reading.asked) for unit in each)


def differing(reading: MoneyReading) -> Calculation | None:
    """Tell how much more or less one of two numbers makes, all else being the same."""
    if plans := _two_plans(reading):
        return plans
    for figure, other in _pairs_of_one_unit(reading.figures):
        rest = tuple(f for f in reading.figures if f is not other)
        sheet = Worksheet()
        made = product(sheet, reading.with_only(rest))
        if made is None or set(rest) - set(made[1]):
            continue
        name = next((n for n, g in sheet.givens.items() if g.text == figure.text), "")
        if name:
            sheet.step("合计", made[0])
            return sheet.compared_with({name: other.value}, {name: other.text})
    return None


def _two_plans(reading: MoneyReading) -> Calculation | None:
    """Tell how two products differ that the question states one after the other."""
    prices = [f for f in reading.figures if f.is_price and f.does is Does.STANDS]
    numbers = [f for f in reading.figures if not f.is_price and f.does is Does.STANDS]
    if len(prices) != 2 or len(numbers) != 2 or len(reading.figures) != 4:
        return None
    sheet = Worksheet()
    parts: list[Expression] = []
    for price, number in zip(prices, numbers, strict=True):
        made = product(sheet, reading.with_only((price, number)))
        if made is None or set(made[1]) != {price, number}:
            return None
        parts.append(sheet.step("合计", made[0]))
    more, less = sorted(parts, key=lambda part: -sheet.value(part))
    sheet.step("相差", Operation(SUBTRACT, more, less))
    return sheet.worked()


def _pairs_of_one_unit(figures: Sequence[TypedFigure]) -> list[tuple[TypedFigure, TypedFigure]]:
    """Return the figures that stand twice: 2000人和2600人, 8%参保跟10%参保.

    一亩 beside 18.5亩 is none of two: it is of what each is spoken (一亩多补多少).
    """
    alike: dict[tuple[str, tuple[str, ...]], list[TypedFigure]] = {}
    for figure in (f for f in figures if f.value != 1 or not _OF_ONE.match(f.text)):
        alike.setdefault((figure.unit, figure.each), []).append(figure)
    return [(same[0], same[1]) for same in alike.values() if len(same) == 2]


def changing(reading: MoneyReading) -> Calculation | None:
    """Tell what a change of the rate makes of the sum: 涨到120一个人，比现在多掏多少."""
    changes = [f for f in reading.figures if f.does in (Does.REPLACES, Does.RAISES, Does.LOWERS)
               or f.unit in ("折", "倍")]  # fmt: skip
    if len(changes) != 1 or changes[0].unit not in _OF_A_PRICE:
        return None
    sheet = Worksheet()
    before = reading.with_only(reading.without(changes[0]))
    made = product(sheet, before)
    if made is None or before.without(*made[1]):
        return None
    name = next(iter(n for n in ("单价", "标准") if n in sheet.givens), "")
    if not name:
        return None
    new = changed_value(sheet.givens[name].value, changes[0])
    sheet.step("合计", made[0])
    return sheet.compared_with({name: new}, {name: changes[0].text})


def changed_value(value: Fraction, change: TypedFigure) -> Fraction:
    """Return what a change makes of a rate."""
    if change.does is Does.REPLACES:
        return change.value
    if change.unit in ("折", "倍"):
        return value * change.value
    by = value * change.value if change.is_share else change.value
    return value + by if change.does is Does.RAISES else value - by
