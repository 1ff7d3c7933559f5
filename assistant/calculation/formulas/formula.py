"""A formula: what it asks for, its steps, what is checked, and among whom the result is shared."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from assistant.calculation.formulas.dimensions import Dimension, WrittenUnit
from assistant.calculation.formulas.expression import Expression, names, printed, replaced
from assistant.calculation.formulas.reckoning import Values, ceiled, floored, value_of


class Wholeness(StrEnum):
    """What is done with a figure that is not whole; the value is what a file writes.

    `EACH` is for steps: it is worked on with the figure as it is and with both whole ones.
    """

    REFUSE = "退回"
    FLOOR = "舍去"
    CEILING = "进一"
    ANY = "不限"
    EACH = "都列出"

    def made(self, value: Fraction) -> Fraction:
        """Return the figure that is worked with."""
        rounding = {Wholeness.FLOOR: floored, Wholeness.CEILING: ceiled}.get(self)
        return rounding(value) if rounding else value


@dataclass(frozen=True, slots=True)
class FormulaInput:
    """One figure that a formula needs: its name, unit, range, and what people call it.

    `least` and `most` are in the dimension of the unit (0.1 for 10%); `words` are other names by
    which it may be given. What rests on an `optional` one is left out where that is not given.
    """

    name: str
    unit: WrittenUnit
    whole: Wholeness
    words: tuple[str, ...] = ()
    least: Fraction = Fraction(0)
    most: Fraction | None = None
    optional: bool = False

    @property
    def line(self) -> str:
        """What is to be filled in, in one line: 标准（元/人·月，0元/人·月至5000元/人·月）."""
        reach = f"{self.unit.shown(self.least)}以上" if self.least else ""
        if self.most is not None:
            reach = f"{self.unit.shown(self.least)}至{self.unit.shown(self.most)}"
        spare = "可以不填" if self.optional else ""
        told = "，".join(each for each in (self.unit.text, reach, spare) if each)
        return f"{self.name}（{told}）" if told else self.name


@dataclass(frozen=True, slots=True)
class FormulaStep:
    """One step: what it gives, in which unit it is shown, and how it is worked out.

    What a result gives is told, and money rounded to the 分; `whole` is `EACH` or `ANY`.
    `needs` are the names in its expression.
    """

    name: str
    unit: WrittenUnit
    expression: Expression
    is_result: bool = False
    whole: Wholeness = Wholeness.ANY
    words: tuple[str, ...] = ()
    needs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Find the names once; a table of towns asks for them thousands of times."""
        object.__setattr__(self, "needs", frozenset(names(self.expression)))

    @property
    def stated(self) -> FormulaInput:
        """The step as a figure that may be given in the place of those it needs, or be checked."""
        whole = Wholeness.REFUSE if self.whole is Wholeness.EACH else Wholeness.ANY
        return FormulaInput(self.name, self.unit, whole, self.words, optional=True)


_SIGNS: Mapping[str, tuple[int, ...]] = {
    "≤": (-1, 0), "≥": (0, 1), "<": (-1,), ">": (1,), "=": (0,), "≠": (-1, 1),
}  # fmt: skip
"""By its sign: which outcomes of left against right (−1 less, 0 equal, 1 more) hold."""
SIGNS = tuple(_SIGNS)


@dataclass(frozen=True, slots=True)
class FormulaCheck:
    """A condition, and the sentence that is said when it fails; `refuses` stops the sum."""

    left: Expression
    sign: str
    right: Expression
    said: str
    refuses: bool

    def holds(self, values: Values) -> bool:
        """Return whether it holds for these figures."""
        left, right = value_of(self.left, values), value_of(self.right, values)
        return (left > right) - (left < right) in _SIGNS[self.sign]

    def shown(self, figures: Mapping[str, str]) -> str:
        """Return the condition, and what its sides are now: 应当甲≤乙，现在是3元和2元."""
        now = "和".join(printed(side, figures) for side in (self.left, self.right))
        return f"应当{printed(self.left, {})}{self.sign}{printed(self.right, {})}，现在是{now}"


@dataclass(frozen=True, slots=True)
class FormulaShare:
    """A total that is shared to the 分 in proportion to weights, each with its party's name."""

    total: Expression
    parties: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as a file states it; it gives those steps that are results, or `share`'s shares.

    `words` are other names by which a question may call it.
    """

    name: str
    purpose: str
    basis: str
    inputs: tuple[FormulaInput, ...]
    steps: tuple[FormulaStep, ...]
    checks: tuple[FormulaCheck, ...]
    share: FormulaShare | None
    file: str
    words: tuple[str, ...] = ()

    def find(self, called: str) -> FormulaInput | None:
        """Return the input, or the step as one, that has this name, else that people call so."""
        wanted, known = called.strip(), (*self.inputs, *(step.stated for step in self.steps))
        exact = (each for each in known if each.name == wanted)
        return next(exact, None) or next((each for each in known if wanted in each.words), None)

    @property
    def step_names(self) -> frozenset[str]:
        """What its steps are called."""
        return frozenset(step.name for step in self.steps)

    def reached(self, stated: Collection[str]) -> frozenset[str]:
        """Return the inputs that its results rest on where the steps `stated` are given."""
        roots = [step.name for step in self.results]
        if self.share:
            shared = (self.share.total, *(weight for _, weight in self.share.parties))
            roots += [name for each in shared for name in names(each)]
        steps, found = {step.name: step for step in self.steps}, set[str]()
        while roots:
            name = roots.pop()
            if name in found or name in stated:
                continue
            found.add(name)
            roots += steps[name].needs if name in steps else ()
        return frozenset(found - steps.keys())

    @property
    def results(self) -> tuple[FormulaStep, ...]:
        """The steps that it gives."""
        return tuple(step for step in self.steps if step.is_result)

    def whole_expression(self, wanted: str) -> Expression:
        """Return what a step gives as one expression over the inputs alone."""
        known: dict[str, Expression] = {}
        for step in self.steps:
            known[step.name] = replaced(step.expression, known)
        return known[wanted]

    @property
    def dimensions(self) -> dict[str, Dimension]:
        """What each input measures."""
        return {each.name: each.unit.dimension for each in self.inputs}
