"""How two standards differ: of two years, two kinds, before and after a change."""

import re
from collections.abc import Iterator
from datetime import timedelta

from assistant.calculation.composed.asks_of_money import Asks
from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.composed.money_reading import MoneyReading
from assistant.calculation.composed.numbers_meant import Times, times_for
from assistant.calculation.composed.worksheet import Worksheet
from assistant.calculation.formulas.expression import MULTIPLY, Expression, Operation
from assistant.calculation.stated.listed_standards import listed_with, named_of
from assistant.calculation.stated.provision import Provision, ProvisionKind
from assistant.calculation.stated.stated_figures import StatedFigures
from assistant.calculation.steps import Calculation
from assistant.errors import CalculationError

_CHANGES = (ProvisionKind.BEFORE, ProvisionKind.AMOUNT)
_CHANGED = re.compile(r"20\d\d年.*比20\d\d年|调整|提高|提标|涨|原标准|原来|以前|之前|上调|增加")


def compared_rates(reading: MoneyReading) -> Calculation | None:
    """Tell by how much two stated standards differ, for as many and as long as is asked."""
    if not reading.asked.asks_for(Asks.DIFFERENCE):
        return None
    pair = _two(reading) or _before_and_after(reading)
    if pair is None:
        return None
    first, second = pair
    sheet = Worksheet()
    expression: Expression = sheet.stated("标准", first)
    used: list[TypedFigure] = []
    for unit in first.unit.dimension.below:
        times = _times(sheet, unit, reading.with_only(reading.without(*used)), second)
        if times is not None:
            expression = Operation(MULTIPLY, expression, times.expression)
            used += times.figures
    if reading.without(*used):
        return None
    sheet.step("合计", expression)
    sheet.also(second)
    changed, texts = {"标准": second.value}, {"标准": second.text}
    return sheet.compared_with(changed, texts, {"标准": second})


def _times(sheet: Worksheet, unit: str, reading: MoneyReading, like: Provision) -> Times | None:
    """Return the number of one unit where the question gives or names one; else by each."""
    try:
        return times_for(sheet, unit, reading, like)
    except CalculationError:
        if reading.figures or reading.stated.places:
            raise
        return None


def _two(reading: MoneyReading) -> tuple[Provision, Provision] | None:
    """Return the two standards that the question sets against each other, the older one first."""
    years = sorted(set(reading.asked.years))
    if len(years) == 2:
        found = [_closest(reading.stated.of_the_year(year)) for year in years]
    else:
        found = [*_named(reading.stated)]
    first, second = found if len(found) == 2 else (None, None)
    if first is None or second is None or first.unit.dimension != second.unit.dimension:
        return None
    return (first, second) if first.value != second.value else None


def _closest(stated: StatedFigures) -> Provision | None:
    found = stated.closest(lambda p: _is_rate(p, stated))
    return found[0] if len(found) == 1 else None


def _is_rate(each: Provision, stated: StatedFigures) -> bool:
    return each.is_rate and each.kind is ProvisionKind.AMOUNT and stated.is_about(each)


def _named(stated: StatedFigures) -> Iterator[Provision]:
    """Yield those of a row or a list that are named, or of two rows the cells of one column."""
    found = stated.ties(lambda p: _is_rate(p, stated))
    if len(found) == 2 and found[0].own == found[1].own:
        yield from sorted(found, key=lambda p: p.row)
    elif found and not (found[0].row and not stated.rows):
        listed = listed_with(stated, found[0])
        yield from named_of(stated, [p for p in listed if stated.fits(p)])


def _before_and_after(reading: MoneyReading) -> tuple[Provision, Provision] | None:
    """Return what a document put another standard for, and what it put."""
    stated = reading.stated
    if not _CHANGED.search(reading.asked.uniform):
        return None
    if later := _from_a_day_on(stated):
        return later
    old = stated.ties(lambda p: p.kind is ProvisionKind.BEFORE and stated.is_about(p))
    if len(old) != 1 or not _is_meant(old[0], stated):
        return None
    new = stated.following(old[0])
    return (old[0], new) if new else None


def _is_meant(old: Provision, stated: StatedFigures) -> bool:
    """Tell whether the sentence of a change is the one that the question says most of."""
    best = stated.ties(lambda p: p.is_rate and stated.is_about(p) and p.kind in _CHANGES)
    return any(p.clause.id == old.clause.id and p.own.startswith(old.own) for p in best)


def _from_a_day_on(stated: StatedFigures) -> tuple[Provision, Provision] | None:
    """Return what was paid until the day from which another standard holds, and that standard."""
    new = _closest(stated)
    since = new.since if new else None
    old = _closest(stated.as_of(since - timedelta(days=1))) if since else None
    return (old, new) if old and new and old.value != new.value else None
