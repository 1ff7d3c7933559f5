"""A standard as a question changes it: 涨10元, 打八折, 涨到120, 上浮15%."""

from fractions import Fraction

from assistant.calculation.composed.money_figures import Does, TypedFigure
from assistant.calculation.enumerated.workings import Joined, Leaf, Working
from assistant.calculation.formulas.dimensions import (
    BARE,
    PERCENT,
)
from assistant.calculation.formulas.expression import ADD, MULTIPLY, SUBTRACT

_CHANGES = (Does.RAISES, Does.LOWERS, Does.REPLACES)
_NAME = "调整后的标准"


def is_change(figure: TypedFigure) -> bool:
    """Tell whether a figure of the question changes a standard."""
    changes = figure.does in _CHANGES
    return figure.unit in ("折", "倍") or (changes and figure.unit in ("元", "%", ""))


def changed(leaf: Leaf, change: TypedFigure) -> Working | None:
    """Return a standard as a figure changes it; None where the change is of something else."""
    if change.unit in ("折", "倍"):
        return Joined(MULTIPLY, leaf, Leaf("倍数", change.value, BARE, change.text), _NAME)
    if set(change.each) - set(leaf.unit.dimension.below):
        return None
    if change.unit == "%":
        return _by_a_part(leaf, change)
    amount = Leaf("调整额", change.value, leaf.unit, change.text)
    if change.does is Does.REPLACES:
        return Leaf("新标准", change.value, leaf.unit, change.text)
    return Joined(ADD if change.does is Does.RAISES else SUBTRACT, leaf, amount, _NAME)


def _by_a_part(leaf: Leaf, change: TypedFigure) -> Working | None:
    if change.does is Does.REPLACES:
        return None
    by = Leaf("幅度", change.value, PERCENT, change.text)
    sign = ADD if change.does is Does.RAISES else SUBTRACT
    return Joined(MULTIPLY, leaf, Joined(sign, Leaf("", Fraction(1), BARE), by), _NAME)
