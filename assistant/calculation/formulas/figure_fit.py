"""Whether a figure of a question has the unit of an input, in full, in part, or without a word."""

from enum import IntEnum
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure, within
from assistant.calculation.formulas.dimensions import MONEY, NOTHING, WrittenUnit

_MONTHS = {"年": 12, "季度": 3}


class Fit(IntEnum):
    """How the unit of a figure is that of an input: in part, not said, in full."""

    PARTLY = 0
    UNSAID = 1
    FULLY = 2


def fitted(figure: TypedFigure, unit: WrittenUnit) -> tuple[Fit, Fraction] | None:
    """Return how a figure fits a unit, and its value there; None where it does not."""
    above, below = unit.dimension.above, set(unit.dimension.below)
    if unit.dimension == NOTHING:
        same = figure.unit == unit.text
        return (Fit.FULLY, figure.value) if same else None
    if not figure.unit:
        return Fit.UNSAID, figure.value * unit.scale
    if above == (MONEY,):
        return _money(figure, below)
    if below or figure.each:
        return None
    return _counted(figure, unit)


def _money(figure: TypedFigure, below: set[str]) -> tuple[Fit, Fraction] | None:
    each = set(figure.each)
    if "月" in each:
        each.discard("年")  # of 每人每月60元一年 the year is how long
    if figure.unit != MONEY or not each <= below:
        return None
    if each == below:
        return Fit.FULLY, figure.value
    return Fit.PARTLY if each else Fit.UNSAID, figure.value


def _counted(figure: TypedFigure, unit: WrittenUnit) -> tuple[Fit, Fraction] | None:
    if figure.unit in _MONTHS and unit.text == "月":
        return Fit.FULLY, figure.value * _MONTHS[figure.unit]
    if figure not in within((figure,), unit.text):
        return None
    loose = figure.unit == "个" and not figure.after
    return (Fit.UNSAID if loose else Fit.FULLY), figure.value * unit.scale
