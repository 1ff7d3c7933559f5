"""One row worked out by a formula: its values in each way of rounding, and what must be said.

The steps in words are made when they are asked for; for some hundred rows they take longer than
everything else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.calculation.formulas.expression import names
from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.forward import run, shared
from assistant.calculation.formulas.given_figures import Givens
from assistant.calculation.formulas.propagation import follow
from assistant.calculation.formulas.reckoning import Values, value_of
from assistant.calculation.formulas.rounding_ways import NO_RULE, WAYS, not_whole
from assistant.calculation.steps import Step
from assistant.calculation.workbook.counted_rows import CountedRow


@dataclass(frozen=True, slots=True)
class RowResult:
    """A row with its figures and all that follows, by the way of rounding ("" for none)."""

    row: CountedRow
    formula: Formula
    ways: Mapping[str, Values]
    notes: tuple[str, ...]

    @property
    def values(self) -> Values:
        """The figures and what follows, not rounded."""
        return self.ways[""]

    def by(self, key: str) -> Values:
        """Return the values under one way of rounding; the exact ones where none is needed."""
        return self.ways.get(key, self.ways[""])

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in words and figures."""
        return run(self.formula, self.row.givens).steps

    def saying(self, notes: tuple[str, ...]) -> "RowResult":
        """Return the row with these notes."""
        return replace(self, notes=notes)


def work_row(formula: Formula, row: CountedRow) -> RowResult:
    """Work a row out; its notes are those of the formula alone.

    Raises:
        CalculationError: a check refuses, something is divided by zero, or grows too large.
    """
    given = {name: each.value for name, each in row.givens.items()}
    exact = _followed(formula, given)
    ways, notes = {"": exact}, _checked(formula, row.givens, exact)
    if (odd := not_whole(formula.steps, exact)) is not None:
        notes += (f"{odd.name}{odd.unit.shown(exact[odd.name])}不是整数，{NO_RULE}",)
        ways |= {
            key: _followed(formula, {**given, odd.name: rounding(exact[odd.name])})
            for key, (_, rounding) in WAYS.items()
        }
    return RowResult(row, formula, ways, notes)


def _followed(formula: Formula, given: Values) -> Values:
    known, _ = follow(formula.steps, given)
    if share := formula.share:
        weights = {name: value_of(weight, known) for name, weight in share.parties}
        known |= shared(value_of(share.total, known), weights)
    return known


def _checked(formula: Formula, givens: Givens, values: Values) -> tuple[str, ...]:
    """Return what is to be noted.

    Raises:
        CalculationError: what fails must not be worked with; it is told as for one case.
    """
    failing = [
        check
        for check in formula.checks
        if {*names(check.left), *names(check.right)} <= values.keys() and not check.holds(values)
    ]
    if any(check.refuses for check in failing):
        run(formula, givens)
    return tuple(check.said for check in failing)
