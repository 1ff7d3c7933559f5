"""Works a formula out: its steps with their figures, its checks, its result or the shares of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from assistant.calculation.formulas.dimensions import (
    MONEY,
    Dimension,
    WrittenUnit,
    decimal_of,
    parse_unit,
    unit_of,
)
from assistant.calculation.formulas.expression import Banded, Expression, names, parts, printed
from assistant.calculation.formulas.formula import Formula, FormulaCheck, FormulaShare, FormulaStep
from assistant.calculation.formulas.given_figures import Givens
from assistant.calculation.formulas.reckoning import measures, portions_of, to_cents, value_of
from assistant.calculation.sharing import split
from assistant.calculation.steps import Step
from assistant.errors import CalculationError

_YUAN = parse_unit(MONEY)
_DIGITS = 80
"""Enough that no product of a total and a weight is cut."""


@dataclass(frozen=True, slots=True)
class FormulaOutcome:
    """What one formula gives for one set of figures; `results` are in the units of `units`."""

    steps: tuple[Step, ...]
    results: dict[str, Fraction]
    units: dict[str, WrittenUnit]
    notes: tuple[str, ...]

    @property
    def told(self) -> str:
        """The results in one line."""
        return "，".join(f"{n}{self.units[n].shown(v)}" for n, v in self.results.items())


def run(formula: Formula, givens: Givens) -> FormulaOutcome:
    """Work a formula out; every input must be given.

    Raises:
        CalculationError: a check refuses, something is divided by zero, or grows too large.
    """
    values = {name: given.value for name, given in givens.items()}
    figures = {name: given.shown for name, given in givens.items()}
    units = formula.dimensions
    steps: list[Step] = []
    notes = [*_checked(_checks(formula, early=True), values, figures)]
    for step in formula.steps:
        values[step.name] = value_of(step.expression, values)
        steps += _bands(step.expression, values, units)
        if step is formula.steps[-1]:
            values[step.name] = rounded(step.unit, values[step.name])
        steps.append(_told(step, values, figures))
        figures[step.name] = step.unit.shown(values[step.name])
        units[step.name] = step.unit.dimension
    notes += _checked(_checks(formula, early=False), values, figures)
    if formula.share:
        shares, more = _shared(formula.share, values, figures)
        return FormulaOutcome((*steps, *more), shares, dict.fromkeys(shares, _YUAN), tuple(notes))
    last = formula.steps[-1]
    return FormulaOutcome(
        tuple(steps), {last.name: values[last.name]}, {last.name: last.unit}, tuple(notes)
    )


def rounded(unit: WrittenUnit, value: Fraction) -> Fraction:
    """Return a result as it is paid: money to the 分, anything else as it is."""
    return to_cents(value) if str(unit.dimension) == MONEY else value


def _told(step: FormulaStep, values: Mapping[str, Fraction], figures: Mapping[str, str]) -> Step:
    value, exact = values[step.name], value_of(step.expression, values)
    shown = step.unit.shown(value)
    formula = f"{printed(step.expression, figures)}＝{step.unit.shown(exact)}"
    to = "" if value == exact else f"，四舍五入到分＝{shown}"
    return Step(step.name, f"{formula}{to}", shown)


def _bands(
    expression: Expression, values: Mapping[str, Fraction], units: Mapping[str, Dimension]
) -> Iterator[Step]:
    """Yield a step for each band that something is paid in."""
    for part in parts(expression):
        yield from _bands(part, values, units)
    if not isinstance(expression, Banded):
        return
    value = unit_of(measures(expression.value, units))
    rate_unit = unit_of(measures(expression.bands[0].rate, units))
    rate_unit = rate_unit if rate_unit.text else parse_unit("%")
    paid = unit_of(value.dimension.times(rate_unit.dimension))
    portions = portions_of(expression, value_of(expression.value, values), values)
    for number, (portion, rate) in enumerate(portions, 1):
        shown = paid.shown(portion * rate)
        formula = f"{value.shown(portion)}×{rate_unit.shown(rate)}＝{shown}"
        yield Step(f"{expression.table}第{number}段", formula, shown)


def _checks(formula: Formula, *, early: bool) -> list[FormulaCheck]:
    """Return the checks of what is given alone, made before anything is worked out; or others."""
    given = {each.name for each in formula.inputs}
    return [c for c in formula.checks if early == ({*names(c.left), *names(c.right)} <= given)]


def _checked(
    checks: Iterable[FormulaCheck], values: Mapping[str, Fraction], figures: Mapping[str, str]
) -> Iterator[str]:
    """Yield what is to be noted.

    Raises:
        CalculationError: what fails must not be worked with.
    """
    for check in checks:
        if check.holds(values):
            continue
        if check.refuses:
            raise CalculationError(
                f"{check.said.rstrip('。')}。", f"{check.shown(figures)}，请核对后再算。"
            )
        yield check.said


def shared(total: Fraction, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return the share of each party in `total` (元, to the 分); together they are the total.

    The 分 left over go to the largest remainders; of equal ones to the larger weight, then by
    name, so that it does not matter in which order the parties are listed.

    Raises:
        CalculationError: a weight is negative, or none is positive.
    """
    order = sorted(weights, key=lambda name: (-weights[name], name))
    whole = Fraction(1)
    for weight in weights.values():
        whole *= weight.denominator
    with localcontext() as context:
        context.prec = _DIGITS * 4
        integers = [Decimal(int(weights[name] * whole)) for name in order]
        amounts = split(decimal_of(to_cents(total)), integers)
    found = dict(zip(order, map(Fraction, amounts), strict=True))
    return {name: found[name] for name in weights}


def _shared(
    share: FormulaShare, values: Mapping[str, Fraction], figures: Mapping[str, str]
) -> tuple[dict[str, Fraction], list[Step]]:
    total = to_cents(value_of(share.total, values))
    weights = {name: value_of(weight, values) for name, weight in share.parties}
    amounts = shared(total, weights)
    whole = sum(weights.values(), Fraction(0))
    steps = []
    for name, weight in share.parties:
        exact, amount = total * weights[name] / whole, _YUAN.shown(amounts[name])
        part = printed(weight, figures)
        part = part if whole == 1 else f"{part}÷{_bare(whole)}"
        formula = f"{_YUAN.shown(total)}×{part}＝{_YUAN.shown(exact)}"
        to = "" if exact == amounts[name] else f"，到分为{amount}"
        steps.append(Step(name, f"{formula}{to}", amount))
    adding = "＋".join(_YUAN.shown(amount) for amount in amounts.values())
    steps.append(Step("合计核对", f"{adding}＝{_YUAN.shown(total)}", "与总额一致"))
    return amounts, steps


def _bare(whole: Fraction) -> str:
    return parse_unit("").shown(whole)
