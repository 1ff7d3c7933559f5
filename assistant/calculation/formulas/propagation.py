"""Every figure that follows from some figures of a formula: forward by its steps, and back.

A step whose figures are all known gives its own; one that is known itself, and all its figures
but one, gives that one. A figure that no single value fits does not follow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.formulas.dimensions import MONEY, WrittenUnit
from assistant.calculation.formulas.expression import Expression, Name, names, replaced
from assistant.calculation.formulas.formula import FormulaStep
from assistant.calculation.formulas.inverting import HOLE, Undone, inverted
from assistant.calculation.formulas.reckoning import Values, to_cents, value_of
from assistant.errors import CalculationError


@dataclass(frozen=True, slots=True)
class Followed:
    """A figure that was found by a step; `back` is the way where it is not what the step gives."""

    step: FormulaStep
    name: str
    value: Fraction
    back: tuple[Undone, ...] = ()

    @property
    def way(self) -> Expression:
        """How it follows, as one expression: the step's own, or back from what that gives."""
        if self.name == self.step.name:
            return self.step.expression
        way: Expression = Name(self.step.name)
        for undone in self.back:
            way = replaced(undone.way, {HOLE.name: way}) if undone.way else way
        return way


def follow(
    steps: Sequence[FormulaStep], values: Values
) -> tuple[dict[str, Fraction], tuple[Followed, ...]]:
    """Return all figures that follow, with those given, and how each was found, in order.

    Raises:
        CalculationError: something is divided by zero, or grows too large.
    """
    known, found = dict(values), list[Followed]()
    while True:
        for step in steps:
            if step.name not in known and step.needs <= known.keys():
                value = value_of(step.expression, known)
                known[step.name] = rounded(step.unit, value) if step.is_result else value
                found.append(Followed(step, step.name, known[step.name]))
        given = (step for step in reversed(steps) if step.name in known)
        lacked = (step for step in given if len(step.needs - known.keys()) == 1)
        one = next((back for step in lacked for back in _back(step, known)), None)
        if one is None:
            return known, tuple(found)
        known[one.name] = one.value
        found.append(one)


def _back(step: FormulaStep, known: Values) -> Iterator[Followed]:
    (unknown,) = step.needs - known.keys()
    try:
        way = tuple(inverted(step.expression, unknown, known[step.name], known))
    except CalculationError:
        return
    value = way[-1].value if way else known[step.name]
    yield Followed(step, unknown, value, way)


def rounded(unit: WrittenUnit, value: Fraction) -> Fraction:
    """Return a result as it is paid: money to the 分, anything else as it is."""
    return to_cents(value) if str(unit.dimension) == MONEY else value


def lacking(steps: Sequence[FormulaStep], values: Values, wanted: str) -> tuple[str, ...]:
    """Return what is still needed, forward by the steps, before the figure `wanted` follows."""
    return tuple(dict.fromkeys(_needed(steps, follow(steps, values)[0], wanted)))


def _needed(steps: Sequence[FormulaStep], known: Values, wanted: str) -> Iterator[str]:
    if wanted in known:
        return
    step = next((each for each in steps if each.name == wanted), None)
    if step is None:
        yield wanted
        return
    for name in names(step.expression):
        yield from _needed(steps, known, name)
