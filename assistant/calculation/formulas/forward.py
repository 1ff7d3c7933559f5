"""Works a formula out: its steps with their figures, its checks, its result or the shares of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

from assistant.calculation.formulas.dimensions import (
    BARE,
    PERCENT,
    YUAN,
    Dimension,
    WrittenUnit,
    decimal_of,
    unit_of,
)
from assistant.calculation.formulas.expression import (
    LARGER,
    SMALLER,
    Banded,
    Call,
    Expression,
    Literal,
    names,
    parts,
    printed,
)
from assistant.calculation.formulas.formula import (
    Formula,
    FormulaCheck,
    FormulaShare,
    FormulaStep,
)
from assistant.calculation.formulas.given_figures import Givens
from assistant.calculation.formulas.propagation import Followed, follow
from assistant.calculation.formulas.reckoning import (
    measures,
    portions_of,
    to_cents,
    value_of,
)
from assistant.calculation.formulas.rounding_ways import (
    NO_RULE,
    WAYS,
    not_whole,
    whole_figures,
)
from assistant.calculation.formulas.shares import split
from assistant.calculation.steps import Step
from assistant.errors import CalculationError

_DIGITS = 80
"""Enough that no product of a total and a weight is cut."""


@dataclass(frozen=True, slots=True)
class FormulaOutcome:
    """What one formula gives for one set of figures; `results` are in the units of `units`.

    Where a figure should be whole and is not, `ways` are what comes of either whole one.
    """

    steps: tuple[Step, ...]
    results: dict[str, Fraction]
    units: dict[str, WrittenUnit]
    notes: tuple[str, ...]
    ways: "tuple[FormulaWay, ...]" = ()

    @property
    def told(self) -> str:
        """The results in one line."""
        told = "，".join(f"{n}{self.units[n].shown(v)}" for n, v in self.results.items())
        others = "".join(f"；{way.words}：{way.outcome.told}" for way in self.ways)
        return f"不取整：{told}{others}" if others else told

    def by(self, key: str) -> dict[str, Fraction]:
        """Return the results of one way of rounding; the exact ones where none is needed."""
        return next((way.outcome.results for way in self.ways if way.key == key), self.results)


@dataclass(frozen=True, slots=True)
class FormulaWay:
    """One way to make a figure whole, and what then comes of it."""

    key: str
    words: str
    outcome: FormulaOutcome


def run(formula: Formula, givens: Givens) -> FormulaOutcome:
    """Work a formula out from what is given; what rests on something else is left out.

    Raises:
        CalculationError: a check refuses, something is divided by zero, or grows too large.
    """
    values = {name: given.value for name, given in givens.items()}
    figures = {name: given.shown for name, given in givens.items()}
    early = tuple(_checked(_checks(formula, early=True), values, figures))
    known, found = follow(formula.steps, values)
    outcome = _outcome(formula, known, found, figures)
    if (odd := not_whole(formula.steps, known)) is None:
        return replace(outcome, notes=(*early, *outcome.notes))
    note = f"{odd.name}{odd.unit.shown(known[odd.name])}不是整数，{NO_RULE}"
    ways = tuple(_way(formula, odd, key, known, figures) for key in whole_figures(known[odd.name]))
    steps = (step for way in ways for step in way.outcome.steps)
    return replace(
        outcome, steps=(*outcome.steps, *steps), notes=(*early, *outcome.notes, note), ways=ways
    )


def _way(
    formula: Formula,
    odd: FormulaStep,
    key: str,
    known: Mapping[str, Fraction],
    figures: Mapping[str, str],
) -> FormulaWay:
    """Work the steps behind a figure out again with a whole one."""
    behind = formula.steps[formula.steps.index(odd) + 1 :]
    again = {step.name for step in behind}
    values = {name: value for name, value in known.items() if name not in again}
    values[odd.name] = whole_figures(known[odd.name])[key]
    shown = odd.unit.shown(values[odd.name])
    found = follow(behind, values)
    done = _outcome(formula, *found, {**figures, odd.name: shown})
    steps = tuple(
        replace(step, label=f"{WAYS[key][0]}（{shown}）：{step.label}") for step in done.steps
    )
    return FormulaWay(key, WAYS[key][0], replace(done, steps=steps))


def _outcome(
    formula: Formula,
    known: Mapping[str, Fraction],
    found: Sequence[Followed],
    given: Mapping[str, str],
) -> FormulaOutcome:
    """Tell each step that was followed, the later checks, and the shares."""
    units, figures = formula.dimensions, dict(given)
    units |= {step.name: step.unit.dimension for step in formula.steps}
    unit_by_name = {each.name: each.unit for each in formula.inputs}
    unit_by_name |= {step.name: step.unit for step in formula.steps}
    steps: list[Step] = []
    for each in found:
        steps += _bands(each.way, known, units)
        steps.append(_told(each, unit_by_name[each.name], known, figures))
        figures[each.name] = steps[-1].value
    notes = tuple(_checked(_checks(formula, early=False), known, figures))
    if formula.share:
        shares, more = _shared(formula.share, known, figures)
        return FormulaOutcome((*steps, *more), shares, dict.fromkeys(shares, YUAN), notes)
    results = {each.name: each.value for each in found if each.name not in formula.step_names}
    results |= {step.name: known[step.name] for step in formula.results if step.name in known}
    return FormulaOutcome(tuple(steps), results, unit_by_name, notes)


def _told(
    found: Followed,
    unit: WrittenUnit,
    values: Mapping[str, Fraction],
    figures: Mapping[str, str],
) -> Step:
    exact = value_of(found.way, values)
    within, limit = bounded(found.way, values)
    shown = unit.shown(found.value)
    formula = f"{printed(within, figures)}＝{unit.shown(value_of(within, values))}"
    to = "" if found.value == exact else f"，四舍五入到分＝{shown}"
    return Step(found.name, f"{formula}{limit}{to}", shown)


def bounded(expression: Expression, values: Mapping[str, Fraction]) -> tuple[Expression, str]:
    """Return what a fixed bound limits, and the words for it where it does; else the whole."""
    match expression:
        case Call(function, (within, Literal() as bound)) if function in (SMALLER, LARGER):
            words, way = printed(bound, {}), "大于" if function == SMALLER else "小于"
            bites = value_of(within, values) != value_of(expression, values)
            return within, f"，{way}{words}，按{words}算" if bites else ""
    return expression, ""


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
    rate_unit = rate_unit if rate_unit.text else PERCENT
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
        if not {*names(check.left), *names(check.right)} <= values.keys() or check.holds(values):
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
        exact, amount = total * weights[name] / whole, YUAN.shown(amounts[name])
        part = printed(weight, figures)
        part = part if whole == 1 else f"{part}÷{_bare(whole)}"
        formula = f"{YUAN.shown(total)}×{part}＝{YUAN.shown(exact)}"
        to = "" if exact == amounts[name] else f"，到分为{amount}"
        steps.append(Step(name, f"{formula}{to}", amount))
    adding = "＋".join(YUAN.shown(amount) for amount in amounts.values())
    steps.append(Step("合计核对", f"{adding}＝{YUAN.shown(total)}", "与总额一致"))
    return amounts, steps


def _bare(whole: Fraction) -> str:
    return BARE.shown(whole)
