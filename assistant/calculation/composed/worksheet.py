"""A sum as it is put together: figures with their sources, the steps over them, and what comes out.

It is a formula that is made for one question, so that a sum in talk is worked out, checked for its
units, compared and solved back by the same algebra as a formula from a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from assistant.calculation.entries import Entry
from assistant.calculation.formulas.dimensions import Dimension, WrittenUnit, parse_unit, unit_of
from assistant.calculation.formulas.expression import (
    ADD,
    CEILING,
    FLOOR,
    Call,
    Expression,
    Name,
    Operation,
    replaced,
)
from assistant.calculation.formulas.formula import (
    Formula,
    FormulaInput,
    FormulaShare,
    FormulaStep,
    Wholeness,
)
from assistant.calculation.formulas.formula_workings import compared, worked
from assistant.calculation.formulas.given_figures import Given
from assistant.calculation.formulas.reckoning import measures, value_of
from assistant.calculation.stated.provision import Provision
from assistant.calculation.steps import USER, Calculation

TITLE = "按条款和所给的数测算"


@dataclass
class Worksheet:
    """Takes figures and steps one by one; `notes` are what must be said with the result."""

    givens: dict[str, Given] = field(default_factory=dict)
    steps: list[FormulaStep] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    parties: tuple[tuple[str, Expression], ...] = ()
    part_heads: str = ""
    results: set[str] = field(default_factory=set)

    def typed(self, name: str, value: Fraction, unit: WrittenUnit, text: str) -> Name:
        """Take a figure of the user's own."""
        return self._take(name, Given(_asked(unit), value, text, USER))

    def held(self, name: str, entry: Entry, unit: WrittenUnit) -> Name:
        """Take a figure of an account that a clause states, with its source."""
        value = Fraction(entry.value)
        given = Given(_asked(unit), value, entry.text, entry.source, entry.clause_id)
        return self._take(name, given)

    def stated(self, name: str, provision: Provision) -> Name:
        """Take a figure of a clause or a row, with its source."""
        return self.counted(name, provision, provision.unit)

    def counted(self, name: str, provision: Provision, unit: WrittenUnit) -> Name:
        """Take a figure as one of `unit`: 个 under a kind of post counts people."""
        source, clause = provision.source, provision.clause.id
        return self._take(
            name, Given(_asked(unit), provision.value, provision.text, source, clause)
        )

    def also(self, provision: Provision) -> None:
        """Cite a clause whose figure is put for another."""
        self.clauses.append(provision.clause.id)

    def measure(self, name: Name, unit: WrittenUnit) -> None:
        """Let a figure be of another unit: a price by head and year is one by head for one year."""
        given = self.givens[name.name]
        self.givens[name.name] = replace(given, input=replace(given.input, unit=unit))

    def _take(self, name: str, given: Given) -> Name:
        called = self._free(name)
        self.givens[called] = replace(given, input=replace(given.input, name=called))
        return Name(called)

    def _free(self, name: str) -> str:
        """Return a name that is not taken: 标准, 标准2."""
        taken = {*self.givens, *(step.name for step in self.steps)}
        numbered = (name, *(f"{name}{n}" for n in range(2, len(taken) + 3)))
        return next(each for each in numbered if each not in taken)

    def step(self, name: str, expression: Expression) -> Name:
        """Add a step; its unit follows from what it is made of.

        Raises:
            CalculationError: what is added or compared has different units.
        """
        called = self._free(name)
        unit = unit_of(measures(expression, self.units))
        self.steps.append(FormulaStep(called, unit, expression))
        return Name(called)

    def heads(self, name: str, expression: Expression) -> Name:
        """Add a step that counts people, of whom there may be a part; see `total`."""
        found = self.step(name, expression)
        if self.value(found).denominator != 1:
            self.part_heads = found.name
        return found

    def total(self, name: str, expression: Expression) -> Name:
        """Add the result; where it counts part of a head, with both ways to a whole one."""
        last = self.step(name, expression)
        if self.part_heads:
            self.results.add(last.name)
            for way, function in (("只舍不入", FLOOR), ("只入不舍", CEILING)):
                whole = Call(function, (Name(self.part_heads),))
                done = self.step(f"{name}（{way}）", replaced(expression, {self.part_heads: whole}))
                self.results.add(done.name)
            self.notes.append(
                "人数不是整数，取整办法没有依据，三种结果都列出，请按当地的办法选一种。"
            )
        return last

    def added_up(self, steps: Sequence[Name]) -> Calculation:
        """Return what steps come to together, which alone is the result."""
        first, *others = steps
        whole: Expression = first
        for step in others:
            whole = Operation(ADD, whole, step)
        self.results.add(self.step("合计", whole).name)
        return self.worked()

    def value(self, expression: Expression) -> Fraction:
        """Return what an expression comes to with the figures taken so far."""
        values = {name: given.value for name, given in self.givens.items()}
        for step in self.steps:
            values[step.name] = value_of(step.expression, values)
        return value_of(expression, values)

    @property
    def units(self) -> dict[str, Dimension]:
        """What each figure and step measures."""
        known = {name: given.input.unit.dimension for name, given in self.givens.items()}
        return known | {step.name: step.unit.dimension for step in self.steps}

    def in_percent(self) -> "Worksheet":
        """Print the last step, a ratio, in %."""
        last = self.steps.pop()
        self.steps.append(replace(last, unit=parse_unit("%")))
        return self

    def shared_among(self, parties: Sequence[tuple[str, Expression]]) -> None:
        """Share the last step among parties by weights."""
        self.parties = tuple(parties)

    def _formula(self) -> Formula:
        last = self.steps[-1].name
        share = FormulaShare(Name(last), self.parties) if self.parties else None
        inputs = tuple(given.input for given in self.givens.values())
        names = self.results or {last}
        steps = tuple(replace(step, is_result=step.name in names) for step in self.steps)
        return Formula(TITLE, "", "", inputs, steps, (), share, "")

    def worked(self) -> Calculation:
        """Return the sum worked out, the answer in its first sentence."""
        done = worked(self._formula(), self.givens)
        said = done.summary.removeprefix(f"{TITLE}：")
        return replace(done, summary=said, notes=(*done.notes, *self.notes))

    def compared_with(
        self,
        changed: dict[str, Fraction],
        texts: dict[str, str],
        stated: Mapping[str, Provision] | None = None,
    ) -> Calculation:
        """Return the sum with other figures for some of its own, and the difference.

        What is put for a figure is the user's, unless a document states it.
        """
        changes = {
            name: replace(self.givens[name], value=value, text=texts[name])
            for name, value in changed.items()
        }
        for name, p in (stated or {}).items():
            changes[name] = replace(changes[name], source=p.source, clause_id=p.clause.id)
        done = compared(self._formula(), self.givens, changes, tuple(stated or ()))
        ids = tuple(dict.fromkeys((*done.clause_ids, *self.clauses)))
        return replace(done, title=TITLE, notes=(*done.notes, *self.notes), clause_ids=ids)


def _asked(unit: WrittenUnit) -> FormulaInput:
    return FormulaInput("", unit, Wholeness.ANY)
