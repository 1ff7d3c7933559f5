"""Checks figures of a formula that somebody has already worked out against what follows.

A stated figure is checked where it also follows from the others. Heads that are not whole may
have been rounded either way: the way is taken that most of what is stated fits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.formulas.formula import FormulaStep
from assistant.calculation.formulas.propagation import Followed, follow
from assistant.calculation.formulas.reckoning import Values
from assistant.calculation.formulas.rounding_ways import WAYS, not_whole, whole_figures
from assistant.calculation.steps import Step

Shown = Callable[[str, Fraction], str]
"""Prints the figure of a name."""


@dataclass(frozen=True, slots=True)
class Audited:
    """A stated figure, what it should be, and the wrong figure that it only repeats, if any."""

    name: str
    said: Fraction
    right: Fraction
    repeats: str = ""

    def against(self, shown: Shown) -> str:
        """Return by how much it is too large or too small."""
        way = "多" if self.said > self.right else "少"
        return f"{way}了{shown(self.name, abs(self.said - self.right))}"

    def step(self, shown: Shown, bare: Shown) -> Step:
        """Return the step that sets it against what was worked out."""
        label, right = f"核对{self.name}", shown(self.name, self.right)
        if self.said == self.right:
            return Step(label, f"所列{shown(self.name, self.said)}＝算得{right}", "相符")
        said, right = bare(self.name, self.said), bare(self.name, self.right)
        formula = f"所列{said}−算得{right}＝{bare(self.name, self.said - self.right)}"
        return Step(label, formula, f"不符，{self.against(shown)}")

    def correction(self, shown: Shown) -> str:
        """Return what it should be."""
        said, right = shown(self.name, self.said), shown(self.name, self.right)
        return f"{self.name}应为{right}（所列{said}，{self.against(shown)}）"


@dataclass(frozen=True, slots=True)
class Audit:
    """What was checked, in the order of the steps; `right` are all figures, `found` how."""

    checked: tuple[Audited, ...]
    right: Mapping[str, Fraction]
    found: tuple[Followed, ...]
    rounded: str = ""

    @property
    def names(self) -> frozenset[str]:
        """What was checked."""
        return frozenset(each.name for each in self.checked)

    @property
    def wrong(self) -> tuple[Audited, ...]:
        """The stated figures that are not right."""
        return tuple(each for each in self.checked if each.said != each.right)

    def summary(self, shown: Shown) -> str:
        """Return the verdict in one sentence."""
        if not self.wrong:
            told = "、".join(f"{c.name}{shown(c.name, c.right)}" for c in self.checked)
            return f"对，算得{told}，与所列相符。"
        told = "；".join(each.correction(shown) for each in self.wrong)
        return f"不对，先错在{self.wrong[0].name}这一步：{told}。"

    def notes(self, plain: Callable[[Fraction], str]) -> tuple[str, ...]:
        """Return how heads were rounded, where digits were swapped, and what repeats an error."""
        written = [(each.name, plain(each.said), plain(each.right)) for each in self.wrong]
        swapped = [
            f"所列{name}{said}与算得{right}数字相同、次序不同，疑似数字颠倒，请核对底表。"
            for name, said, right in written
            if sorted(said) == sorted(right)
        ]
        repeated = [
            f"所列{each.name}是用有误的{each.repeats}算出来的，减法（乘法）本身没有错。"
            for each in self.wrong
            if each.repeats
        ]
        return (*([self.rounded] if self.rounded else []), *swapped, *repeated)


def stated_twice(steps: Sequence[FormulaStep], values: Values) -> tuple[str, ...]:
    """Return the steps whose figures are stated and follow from other stated figures."""
    kept = {name: v for name, v in values.items() if name not in {step.name for step in steps}}
    twice = []
    for step in steps:
        if step.name in values and step.name in follow(steps, kept)[0]:
            twice.append(step.name)
        elif step.name in values:
            kept[step.name] = values[step.name]
    return tuple(twice)


def audit_figures(steps: Sequence[FormulaStep], values: Values) -> Audit:
    """Check each figure that is stated twice from the others up.

    Raises:
        CalculationError: something is divided by zero, or grows too large.
    """
    twice = stated_twice(steps, values)
    given = {name: value for name, value in values.items() if name not in twice}
    exact, found = follow(steps, given)
    words, right = _nearest(steps, given, exact, {name: values[name] for name in twice})
    wrong = tuple(name for name in twice if values[name] != right[name])
    by_name = {step.name: step for step in steps}
    checked = tuple(
        Audited(name, values[name], right[name], _repeats(by_name[name], values, wrong))
        for name in twice
    )
    return Audit(checked, right, found, words)


def _nearest(
    steps: Sequence[FormulaStep], given: Values, exact: Values, stated: Values
) -> tuple[str, Values]:
    """Return the figures that most of what is stated fits, and the note where they are rounded."""
    ways: list[tuple[str, Values]] = [("", exact)]
    if (odd := not_whole(steps, exact)) is None:
        return ways[0]
    for key, whole in whole_figures(exact[odd.name]).items():
        head = f"{odd.name}{odd.unit.shown(exact[odd.name])}"
        note = f"{head}不是整数，所列是{WAYS[key][0]}的，在取整的出入之内。"
        ways.append((note, follow(steps, {**given, odd.name: whole})[0]))
    return max(ways, key=lambda way: sum(way[1][name] == said for name, said in stated.items()))


def _repeats(step: FormulaStep, values: Values, wrong: Sequence[str]) -> str:
    """Return the wrong figure from which a stated one was worked out without another error."""
    source = next((name for name in wrong if name in step.needs), "")
    if not source or not step.needs <= values.keys():
        return ""
    alone = follow([step], {name: values[name] for name in step.needs})[0]
    return source if alone[step.name] == values[step.name] else ""
