"""What is done with a formula: worked out, solved for an input, compared with inputs changed.

Each returns a `Calculation`, so that the page, the record and the guard treat it as any other.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.entries import ASSUMED, USER
from assistant.calculation.formulas.dimensions import Dimension, WrittenUnit, decimal_of, unit_of
from assistant.calculation.formulas.expression import Name, printed
from assistant.calculation.formulas.formula import Formula, FormulaInput, Wholeness
from assistant.calculation.formulas.forward import FormulaOutcome, rounded, run
from assistant.calculation.formulas.given_figures import (
    Given,
    Givens,
    complete,
    notes_of_givens,
)
from assistant.calculation.formulas.inverting import HOLE, Undone, inverted
from assistant.calculation.formulas.reckoning import ceiled, floored, measures
from assistant.calculation.formulas.typed_figures import read_typed
from assistant.calculation.steps import Calculation, Figure, Step
from assistant.errors import CalculationError


def worked(formula: Formula, givens: Givens) -> Calculation:
    """Work a formula out from figures with their sources.

    Raises:
        MissingFigureError: an input is not given.
        CalculationError: a check refuses, something is divided by zero, or grows too large.
    """
    complete(formula, givens)
    outcome = run(formula, givens)
    return Calculation(
        title=formula.name,
        figures=_figures(formula, givens),
        steps=outcome.steps,
        result={name: outcome.units[name].decimal(v) for name, v in outcome.results.items()},
        notes=_notes(formula, givens, outcome),
        clause_ids=_clauses(givens),
        summary=f"{formula.name}：{outcome.told}{_total(outcome)}。",
    )


def _total(outcome: FormulaOutcome) -> str:
    if len(outcome.results) < 2:
        return ""
    unit = next(iter(outcome.units.values()))
    return f"；合计{unit.shown(sum(outcome.results.values(), Fraction(0)))}"


def _figures(formula: Formula, givens: Givens) -> tuple[Figure, ...]:
    return tuple(givens[i.name].figure for i in formula.inputs if i.name in givens)


def _notes(formula: Formula, givens: Givens, *outcomes: FormulaOutcome) -> tuple[str, ...]:
    said = (note for outcome in outcomes for note in outcome.notes)
    told = (*notes_of_givens(tuple(givens.values())), *said, formula.basis)
    return tuple(dict.fromkeys(note for note in told if note))


def _clauses(givens: Givens) -> tuple[str, ...]:
    return tuple(dict.fromkeys(g.clause_id for g in givens.values() if g.clause_id))


def compared(formula: Formula, givens: Givens, changes: Givens) -> Calculation:
    """Work a formula out as it is and with some inputs changed, and tell the difference.

    Raises:
        MissingFigureError: an input is not given.
        CalculationError: as `worked` does, for either of the two.
    """
    complete(formula, givens)
    assumed = {name: replace(given, source=ASSUMED) for name, given in changes.items()}
    before, after = run(formula, givens), run(formula, {**givens, **assumed})
    told = {name: _difference(name, before, after) for name in before.results}
    said = "，".join(f"{n}由{givens[n].shown}改为{g.shown}" for n, g in assumed.items())
    results = [_three(name, before, after) for name in before.results]
    return Calculation(
        title=f"{formula.name}（假设）",
        figures=(*_figures(formula, givens), *(_changed(given) for given in assumed.values())),
        steps=(*_when("现在", before), *_when("改后", after), *(step for step, _ in told.values())),
        result={name: value for three in results for name, value in three.items()},
        notes=_notes(formula, {**givens, **assumed}, before, after),
        clause_ids=_clauses(givens),
        summary=f"{said}，{'；'.join(words for _, words in told.values())}。",
    )


def _changed(given: Given) -> Figure:
    name = given.input.name
    return replace(given.figure, name=f"{name}_changed", label=f"改后的{name}")


def _when(words: str, outcome: FormulaOutcome) -> tuple[Step, ...]:
    return tuple(replace(step, label=f"{words}：{step.label}") for step in outcome.steps)


def _difference(name: str, before: FormulaOutcome, after: FormulaOutcome) -> tuple[Step, str]:
    unit, old, new = before.units[name], before.results[name], after.results[name]
    change = f"{unit.shown(new)}−{unit.shown(old)}＝{unit.shown(new - old)}"
    step = Step(f"{name}相差", change, unit.shown(new - old))
    if new == old:
        return step, f"{name}不变，还是{unit.shown(old)}"
    words = f"由{unit.shown(old)}变为{unit.shown(new)}，{_against(new - old, unit)}"
    return step, f"{name}{words}"


def _three(name: str, before: FormulaOutcome, after: FormulaOutcome) -> dict[str, Decimal]:
    unit, old, new = before.units[name], before.results[name], after.results[name]
    values = {"": old, "_changed": new, "_difference": new - old}
    return {f"{name}{key}": unit.decimal(value) for key, value in values.items()}


def solved(formula: Formula, givens: Givens, unknown: FormulaInput, target: str) -> Calculation:
    """Solve a formula for one input, so that its result is `target`, and prove it forward.

    An input that must be whole, or money to the 分, is given both ways where it is not.

    Raises:
        MissingFigureError: another input is not given.
        CalculationError: the input is given too, cannot be found, or is out of its range.
    """
    if formula.share:
        raise CalculationError("分摊的结果不止一个，不能反算。", "请改用已有的总额正着算。")
    if unknown.name in givens:
        raise CalculationError(f"{unknown.name}既给了数，又要反算。", "请去掉其中一样。")
    complete(formula, givens, but=unknown.name)
    last = formula.steps[-1]
    wanted = read_typed(target, last.unit, last.name).value
    values = {name: given.value for name, given in givens.items()}
    back = list(inverted(formula.whole_expression, unknown.name, wanted, values))
    exact = back[-1].value if back else wanted
    found = _candidates(formula, givens, unknown, exact, wanted)
    goal = Figure(
        last.name,
        f"要达到的{last.name}",
        decimal_of(wanted / last.unit.scale),
        last.unit.text,
        target.strip(),
        USER,
    )
    return Calculation(
        title=f"{formula.name}（反算）",
        figures=(*_figures(formula, givens), goal),
        steps=(*_back(formula, givens, unknown, wanted, back), *_proofs(unknown, found)),
        result=_answers(unknown, exact, found),
        notes=_notes(formula, givens, *_saying_when(unknown, found)),
        clause_ids=_clauses(givens),
        summary=_found(formula, unknown, wanted, exact, found),
    )  # fmt: skip


_Found = list[tuple[Fraction, FormulaOutcome]]
"""What the input may be, each with what the formula then gives."""


def _candidates(
    formula: Formula, givens: Givens, unknown: FormulaInput, exact: Fraction, wanted: Fraction
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
    last = formula.steps[-1]
    right = [each for each in found if each[1].results[last.name] == rounded(last.unit, wanted)]
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
    formula: Formula, givens: Givens, unknown: FormulaInput, wanted: Fraction, back: list[Undone]
) -> tuple[Step, ...]:
    """Return the way back: the equation, and what each part of it must be."""
    figures = {name: given.shown for name, given in givens.items()}
    last, units = formula.steps[-1], formula.dimensions
    goal = last.unit.shown(wanted)
    steps = [Step("列式", f"{printed(formula.whole_expression, figures)}＝{goal}", goal)]
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


def _found(
    formula: Formula, unknown: FormulaInput, wanted: Fraction, exact: Fraction, found: _Found
) -> str:
    last = formula.steps[-1]
    goal = f"要使{last.name}为{last.unit.shown(wanted)}"
    if len(found) == 1 and found[0][1].results[last.name] == rounded(last.unit, wanted):
        return f"{goal}，{unknown.name}应为{unknown.unit.shown(found[0][0])}。"
    told = [
        f"取{unknown.unit.shown(value)}，{outcome.told}，"
        f"{_against(outcome.results[last.name] - wanted, last.unit)}"
        for value, outcome in found
    ]
    return f"{goal}，{unknown.name}得是{unknown.unit.shown(exact)}，取不到：{'；'.join(told)}。"


def _against(difference: Fraction, unit: WrittenUnit) -> str:
    way = "多" if difference > 0 else "少"
    return f"{way}{unit.shown(abs(difference))}"
