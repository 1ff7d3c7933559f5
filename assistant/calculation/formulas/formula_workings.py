"""What is done with a formula: worked out, solved for an input, compared with inputs changed.

Each returns a `Calculation`, so that the page, the record and the guard treat it as any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.entries import ASSUMED, USER
from assistant.calculation.formulas.auditing import audit_figures, stated_twice
from assistant.calculation.formulas.dimensions import Dimension, WrittenUnit, decimal_of, unit_of
from assistant.calculation.formulas.expression import Name, printed
from assistant.calculation.formulas.formula import (
    Formula,
    FormulaInput,
    FormulaStep,
    Wholeness,
)
from assistant.calculation.formulas.forward import FormulaOutcome, run
from assistant.calculation.formulas.given_figures import (
    Given,
    Givens,
    complete,
    notes_of_givens,
)
from assistant.calculation.formulas.inverting import HOLE, Undone, inverted
from assistant.calculation.formulas.propagation import rounded
from assistant.calculation.formulas.reckoning import ceiled, floored, measures
from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.formulas.typed_figures import read_typed
from assistant.calculation.steps import Calculation, Figure, Step
from assistant.documents.numbers.decimals import plain_text
from assistant.errors import CalculationError, MissingFigureError


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
        result=_results(outcome),
        notes=_notes(formula, givens, outcome),
        clause_ids=_clauses(givens),
        summary=f"{formula.name}：{outcome.told}{_total(outcome) if formula.share else ''}。",
    )


def _results(outcome: FormulaOutcome) -> dict[str, Decimal]:
    """Return the results, and under names of their own those of each way of rounding."""
    ways = (("", outcome), *((f"_{way.key}", way.outcome) for way in outcome.ways))
    return {
        f"{name}{key}": outcome.units[name].decimal(value)
        for key, found in ways
        for name, value in found.results.items()
    }


def _total(outcome: FormulaOutcome) -> str:
    unit = next(iter(outcome.units.values()))
    return f"；合计{unit.shown(sum(outcome.results.values(), Fraction(0)))}"


def _figures(formula: Formula, givens: Givens) -> tuple[Figure, ...]:
    order = (*(each.name for each in formula.inputs), *(step.name for step in formula.steps))
    return tuple(givens[name].figure for name in order if name in givens)


def audited(formula: Formula, givens: Givens) -> Calculation | None:
    """Check the figures that are given and follow from the others too; None where there are none.

    Raises:
        CalculationError: something is divided by zero, or grows too large.
    """
    values = {name: given.value for name, given in givens.items()}
    if not stated_twice(formula.steps, values):
        return None
    done = audit_figures(formula.steps, values)
    units = {name: given.input.unit for name, given in givens.items()}

    def shown(name: str, value: Fraction) -> str:
        return units[name].shown(value)

    rest = {name: given for name, given in givens.items() if name not in done.names}
    outcome = run(formula, rest)
    results = {each.name: units[each.name].decimal(each.right) for each in done.checked}
    errors = {
        f"{each.name}_error": units[each.name].decimal(each.said - each.right)
        for each in done.wrong
    }
    plain = tuple(done.notes(lambda value: plain_text(decimal_of(value))))
    return Calculation(
        title=f"{formula.name}（复核）",
        figures=_figures(formula, givens),
        steps=(*outcome.steps, *(each.step(shown, shown) for each in done.checked)),
        result=results | errors,
        notes=(*plain, *_notes(formula, givens)),
        clause_ids=_clauses(givens),
        summary=done.summary(shown),
    )


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
    if lacked := [each.input.line for name, each in changes.items() if name not in givens]:
        raise MissingFigureError(f"还缺{'、'.join(lacked)}原来的数。", "请补上再算。")
    assumed = {name: replace(given, source=ASSUMED) for name, given in changes.items()}
    before, after = run(formula, givens), run(formula, {**givens, **assumed})
    told = tuple(_differences(before, after))
    said = "，".join(f"{n}由{givens[n].shown}改为{g.shown}" for n, g in assumed.items())
    return Calculation(
        title=f"{formula.name}（假设）",
        figures=(*_figures(formula, givens), *(_changed(given) for given in assumed.values())),
        steps=(*_when("现在", before), *_when("改后", after), *(each.step for each in told)),
        result={name: value for each in told for name, value in each.values.items()},
        notes=_notes(formula, {**givens, **assumed}, before, after),
        clause_ids=_clauses(givens),
        summary=f"{said}，{'；'.join(_worth_telling(told))}。",
    )


def _changed(given: Given) -> Figure:
    name = given.input.name
    return replace(given.figure, name=f"{name}_changed", label=f"改后的{name}")


def _when(words: str, outcome: FormulaOutcome) -> tuple[Step, ...]:
    return tuple(replace(step, label=f"{words}：{step.label}") for step in outcome.steps)


@dataclass(frozen=True, slots=True)
class _Difference:
    """What a result was and is; `way` is the key of a way of rounding, "" for none."""

    name: str
    unit: WrittenUnit
    old: Fraction
    new: Fraction
    way: str = ""

    @property
    def called(self) -> str:
        return f"{self.name}（{WAYS[self.way][0]}）" if self.way else self.name

    @property
    def step(self) -> Step:
        shown = self.unit.shown(self.new - self.old)
        change = f"{self.unit.shown(self.new)}−{self.unit.shown(self.old)}＝{shown}"
        return Step(f"{self.called}相差", change, shown)

    @property
    def words(self) -> str:
        old, new = self.unit.shown(self.old), self.unit.shown(self.new)
        if self.new == self.old:
            return f"{self.called}不变，还是{old}"
        return f"{self.called}由{old}变为{new}，{_against(self.new - self.old, self.unit)}"

    @property
    def values(self) -> dict[str, Decimal]:
        values = {"": self.old, "_changed": self.new, "_difference": self.new - self.old}
        way = f"_{self.way}" if self.way else ""
        return {f"{self.name}{way}{key}": self.unit.decimal(v) for key, v in values.items()}


def _worth_telling(told: Sequence[_Difference]) -> list[str]:
    """Return in words what changed; that nothing did only where nothing did."""
    return [each.words for each in told if each.new != each.old] or [each.words for each in told]


def _differences(before: FormulaOutcome, after: FormulaOutcome) -> Iterator[_Difference]:
    """Yield what becomes of each result, by each way of rounding where either needs one."""
    for way in ("", *WAYS) if before.ways or after.ways else ("",):
        was, now = before.by(way), after.by(way)
        for name in was:
            yield _Difference(name, before.units[name], was[name], now[name], way)


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
        figures=(*_figures(formula, givens), reached),
        steps=(*_back(formula, givens, unknown, goal, back), *_proofs(unknown, found)),
        result=_answers(unknown, exact, found),
        notes=_notes(formula, givens, *_saying_when(unknown, found)),
        clause_ids=_clauses(givens),
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
        f"{_against(outcome.results[name] - goal.value, unit)}"
        for value, outcome in found
    ]
    return f"{wanted}，{unknown.name}得是{unknown.unit.shown(exact)}，取不到：{'；'.join(told)}。"


def _against(difference: Fraction, unit: WrittenUnit) -> str:
    way = "多" if difference > 0 else "少"
    return f"{way}{unit.shown(abs(difference))}"
