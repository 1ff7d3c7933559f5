"""How a figure that should be whole is made whole where no rule says how: all ways are shown."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from assistant.calculation.formulas.formula import FormulaStep, Wholeness
from assistant.calculation.formulas.reckoning import Values, ceiled, floored

WAYS: Mapping[str, tuple[str, Callable[[Fraction], Fraction]]] = {
    "floor": ("只舍不入", floored),
    "ceiling": ("只入不舍", ceiled),
}
"""By their keys in results: what they are called, and what they make of a figure."""
NO_RULE = "取整办法没有依据，三种结果都列出，请按当地的办法选一种。"
"""Is said with the three ways."""


def whole_figures(value: Fraction) -> dict[str, Fraction]:
    """Return both whole figures by the keys of their ways; nobody is no way."""
    found = {key: rounding(value) for key, (_, rounding) in WAYS.items()}
    return {key: whole for key, whole in found.items() if whole}


def not_whole(steps: Sequence[FormulaStep], known: Values) -> FormulaStep | None:
    """Return the first step whose figure should be whole and is not."""
    each = (step for step in steps if step.whole is Wholeness.EACH and step.name in known)
    return next((step for step in each if known[step.name].denominator > 1), None)
