"""Solves a formula for one of its inputs, so that a result is what is wanted, and proves it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.entries import ASSUMED
from assistant.calculation.formulas.dimensions import Dimension, decimal_of, unit_of
from assistant.calculation.formulas.expression import Name, printed
from assistant.calculation.formulas.formula import (
    Formula,
    FormulaInput,
    FormulaStep,
    Wholeness,
)
from assistant.calculation.formulas.formula_workings import (
    against,
    clauses_of,
    figures_of,
    notes_of,
)
from assistant.calculation.formulas.forward import FormulaOutcome, run
from assistant.calculation.formulas.given_figures import (
    Given,
    Givens,
    complete,
)
from assistant.calculation.formulas.inverting import HOLE, Undone, inverted
from assistant.calculation.formulas.propagation import rounded
from assistant.calculation.formulas.reckoning import ceiled, floored, measures
from assistant.calculation.formulas.typed_figures import read_typed
from assistant.calculation.steps import USER, Calculation, Figure, Step
from assistant.errors import CalculationError


def solved(
    formula: Formula, givens: Givens, unknown: FormulaInput, wanted: FormulaStep, target: str
) -> Calculation:
    """Solve a formula for one input, so that `wanted` is `target`, and prove it forward.

    An input that must be whole, or money to the 分, is given both ways where it is not.

    Raises:
        MissingFigureError: another input is not given.
        CalculationError: the input is given too, cannot be found, or is out of its range.
    """
    if unknown.name in givens:
        raise CalculationError(f"{unknown.name}既给了数，又要反算。", "请去掉其中一样。")
    complete(formula, givens, but=unknown.name, wanted=wanted.name)
    goal = _Goal(wanted, read_typed(target, wanted.unit, wanted.name).value)
    values = {name: given.value for name, given in givens.items()}
    whole = formula.whole_expression(wanted.name)
    back = list(inverted(whole, unknown.name, goal.value, values))
    exact = back[-1].value if back else goal.value
    found = _candidates(formula, givens, unknown, exact, goal)
    reached = Figure(
        wanted.name,
        f"要达到的{wanted.name}",
        decimal_of(goal.value / wanted.unit.scale),
        wanted.unit.text,
        target.strip(),
        USER,
    )
    return Calculation(
        title=f"{formula.name}（反算）",
        figures=(*figures_of(formula, givens), reached),
        steps=(*_back(formula, givens, unknown, goal, back), *_proofs(unknown, found)),
        result=_answers(unknown, exact, found),
        notes=notes_of(formula, givens, *_saying_when(unknown, found)),
        clause_ids=clauses_of(givens),
        summary=_found(unknown, goal, exact, found),
    )


@dataclass(frozen=True, slots=True)
class _Goal:
    """A result of a formula, and what it is to be."""

    step: FormulaStep
    value: Fraction

    @property
    def shown(self) -> str:
        return self.step.unit.shown(self.value)

    def reached_by(self, outcome: FormulaOutcome) -> bool:
        return outcome.results[self.step.name] == rounded(self.step.unit, self.value)


_Found = list[tuple[Fraction, FormulaOutcome]]
"""What the input may be, each with what the formula then gives."""


def _candidates(
    formula: Formula, givens: Givens, unknown: FormulaInput, exact: Fraction, goal: _Goal
) -> _Found:
    """Return the one value that gives what is wanted, or the nearest two that can be had."""
    grain = unknown.unit.grain if unknown.whole is Wholeness.ANY else Fraction(1)
    if unknown.unit.counts_whole and unknown.whole is Wholeness.ANY:
        grain = None
    tried = {exact} if grain is None else {floored(exact, grain), ceiled(exact, grain)}
    kept = [v for v in sorted(tried) if _within(unknown, v)]
    if not kept:
        raise CalculationError(
            f"要达到这个结果，{unknown.name}得是{unknown.unit.shown(exact)}，不在合理的范围内。",
            f"可填的是{unknown.line}，请核对要达到的结果。",
        )
    found = [(v, run(formula, {**givens, unknown.name: _given(unknown, v)})) for v in kept]
    right = [each for each in found if goal.reached_by(each[1])]
    return right[:1] or found


def _saying_when(unknown: FormulaInput, found: _Found) -> list[FormulaOutcome]:
    """Return the outcomes, of two each with its notes told of the value that they are for."""
    if len(found) == 1:
        return [found[0][1]]
    return [
        replace(outcome, notes=tuple(f"取{unknown.unit.shown(value)}时，{note}"
                                     for note in outcome.notes))
        for value, outcome in found
    ]  # fmt: skip


def _within(unknown: FormulaInput, value: Fraction) -> bool:
    return unknown.least <= value and (unknown.most is None or value <= unknown.most)


def _given(unknown: FormulaInput, value: Fraction) -> Given:
    return Given(unknown, value, "", ASSUMED)


def _back(
    formula: Formula, givens: Givens, unknown: FormulaInput, goal: _Goal, back: list[Undone]
) -> tuple[Step, ...]:
    """Return the way back: the equation, and what each part of it must be."""
    figures = {name: given.shown for name, given in givens.items()}
    units = formula.dimensions
    whole = printed(formula.whole_expression(goal.step.name), figures)
    steps = [Step("列式", f"{whole}＝{goal.shown}", goal.shown)]
    for each in back:
        known = isinstance(each.part, Name)
        unit = unknown.unit if known else unit_of(measures(each.part, units))
        shown = unit.shown(each.value)
        way = _way(each, figures, units)
        steps.append(Step(unknown.name if known else "倒推", f"{way}＝{shown}", shown))
    return tuple(steps)


def _way(step: Undone, figures: Mapping[str, str], units: Mapping[str, Dimension]) -> str:
    """Return how a step back is made; of a + b·x the a and the b, which the formula implies."""
    whole = measures(step.whole, units)
    target = unit_of(whole).shown(step.target)
    if step.line is None:
        return printed(step.way or step.part, {**figures, HOLE.name: target})
    constant, slope = step.line
    rate = unit_of(whole.over(measures(step.part, units))).shown(slope)
    return f"（{target}−{unit_of(whole).shown(constant)}）÷{rate}"


def _proofs(unknown: FormulaInput, found: _Found) -> tuple[Step, ...]:
    """Return the steps forward for each value."""
    return tuple(
        replace(step, label=f"验算（{unknown.unit.shown(value)}）：{step.label}")
        for value, outcome in found
        for step in outcome.steps
    )


def _answers(unknown: FormulaInput, exact: Fraction, found: _Found) -> dict[str, Decimal]:
    scale = unknown.unit.scale
    if len(found) == 1 and found[0][0] != exact:
        return {unknown.name: decimal_of(found[0][0] / scale)}
    results = {unknown.name: decimal_of(exact / scale)}
    for value, _ in found if len(found) > 1 else ():
        way = "floor" if value < exact else "ceiling"
        results[f"{unknown.name}_{way}"] = decimal_of(value / scale)
    return results


def _found(unknown: FormulaInput, goal: _Goal, exact: Fraction, found: _Found) -> str:
    name, unit = goal.step.name, goal.step.unit
    wanted = f"要使{name}为{goal.shown}"
    if len(found) == 1 and goal.reached_by(found[0][1]):
        return f"{wanted}，{unknown.name}应为{unknown.unit.shown(found[0][0])}。"
    told = [
        f"取{unknown.unit.shown(value)}，{outcome.told}，"
        f"{against(outcome.results[name] - goal.value, unit)}"
        for value, outcome in found
    ]
    return f"{wanted}，{unknown.name}得是{unknown.unit.shown(exact)}，取不到：{'；'.join(told)}。"
