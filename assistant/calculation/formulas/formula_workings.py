"""What is done with a formula: worked out, checked, compared with inputs changed.

Each returns a `Calculation`, so that the page, the record and the guard treat it as any other.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.entries import ASSUMED
from assistant.calculation.formulas.auditing import audit_figures, stated_twice
from assistant.calculation.formulas.dimensions import WrittenUnit, decimal_of
from assistant.calculation.formulas.formula import (
    Formula,
)
from assistant.calculation.formulas.forward import FormulaOutcome, run
from assistant.calculation.formulas.given_figures import (
    Given,
    Givens,
    complete,
    notes_of_givens,
)
from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.steps import Calculation, Figure, Step
from assistant.documents.numbers.decimals import plain_text
from assistant.errors import MissingFigureError


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
        figures=figures_of(formula, givens),
        steps=outcome.steps,
        result=_results(outcome),
        notes=notes_of(formula, givens, outcome),
        clause_ids=clauses_of(givens),
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


def figures_of(formula: Formula, givens: Givens) -> tuple[Figure, ...]:
    """Return the figures that are given, in the order of the file."""
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
        figures=figures_of(formula, givens),
        steps=(*outcome.steps, *(each.step(shown, shown) for each in done.checked)),
        result=results | errors,
        notes=(*plain, *notes_of(formula, givens)),
        clause_ids=clauses_of(givens),
        summary=done.summary(shown),
    )


def notes_of(formula: Formula, givens: Givens, *outcomes: FormulaOutcome) -> tuple[str, ...]:
    """Return what must be read with it: of the figures, of each outcome, of the formula."""
    said = (note for outcome in outcomes for note in outcome.notes)
    told = (*notes_of_givens(tuple(givens.values())), *said, formula.basis)
    return tuple(dict.fromkeys(note for note in told if note))


def clauses_of(givens: Givens) -> tuple[str, ...]:
    """Return the clauses that figures were read from, each once."""
    return tuple(dict.fromkeys(g.clause_id for g in givens.values() if g.clause_id))


def compared(
    formula: Formula, givens: Givens, changes: Givens, stated: Collection[str] = ()
) -> Calculation:
    """Work a formula out as it is and with some inputs changed, and tell the difference.

    What is changed is supposed, but for those of `stated`, whose new figure a document states.

    Raises:
        MissingFigureError: an input is not given.
        CalculationError: as `worked` does, for either of the two.
    """
    complete(formula, givens)
    if lacked := [each.input.line for name, each in changes.items() if name not in givens]:
        raise MissingFigureError(f"还缺{'、'.join(lacked)}原来的数。", "请补上再算。")
    assumed = {
        name: given if name in stated else replace(given, source=ASSUMED)
        for name, given in changes.items()
    }
    before, after = run(formula, givens), run(formula, {**givens, **assumed})
    told = tuple(_differences(before, after))
    said = "，".join(f"{n}由{givens[n].shown}改为{g.shown}" for n, g in assumed.items())
    return Calculation(
        title=f"{formula.name}（假设）",
        figures=(*figures_of(formula, givens), *(_changed(given) for given in assumed.values())),
        steps=(*_when("现在", before), *_when("改后", after), *(each.step for each in told)),
        result={name: value for each in told for name, value in each.values.items()},
        notes=notes_of(formula, {**givens, **assumed}, before, after),
        clause_ids=clauses_of(givens),
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
        return f"{self.called}由{old}变为{new}，{against(self.new - self.old, self.unit)}"

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
    for way in dict.fromkeys(("", *(way.key for way in (*before.ways, *after.ways)))):
        was, now = before.by(way), after.by(way)
        for name in was:
            yield _Difference(name, before.units[name], was[name], now[name], way)


def against(difference: Fraction, unit: WrittenUnit) -> str:
    """Return by how much a result is more or less than another."""
    way = "多" if difference > 0 else "少"
    return f"{way}{unit.shown(abs(difference))}"
