"""Works an account out: from the figures that are known to every figure that follows from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.calculation.entries import Account, Entry, values
from assistant.calculation.roles import NAMING, Role, bare, shown
from assistant.calculation.steps import Step
from assistant.documents.numbers.decimals import cents, tidy

Known = Mapping[Role, Decimal]
ZERO = Decimal(0)
COMPUTED = "计算"
"""Where a figure comes from that was worked out on the way."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one figure follows from others; `formula` names the inputs by their order."""

    output: Role
    inputs: tuple[Role, ...]
    compute: Callable[[Decimal, Decimal], Decimal]
    formula: str


def _least_zero(value: Decimal) -> Decimal:
    return cents(max(ZERO, value))


def _divided(whole: Decimal, by: Decimal) -> Decimal:
    return whole / by if by else ZERO


def _short(ratio: Decimal) -> Decimal:
    return tidy(ratio.quantize(Decimal("0.000001"), ROUND_HALF_UP))


_R = Role
FORWARD = (
    Rule(_R.INSURED, (_R.POPULATION, _R.RATIO), lambda p, r: tidy(p * r), "{0}×{1}"),
    Rule(_R.PREMIUM, (_R.INSURED, _R.RATE), lambda n, s: cents(n * s), "{0}×{1}"),
    Rule(_R.GAP, (_R.PREMIUM, _R.CARRY_OVER), lambda t, b: _least_zero(t - b), "{0}−{1}"),
    Rule(_R.SURPLUS, (_R.PREMIUM, _R.CARRY_OVER), lambda t, b: _least_zero(b - t), "{1}−{0}"),
)
"""The account as it is kept: participants, premium, what is still to be raised, what is left."""

_BACKWARD = (
    Rule(_R.PREMIUM, (_R.GAP, _R.CARRY_OVER), lambda g, b: cents(g + b), "{0}＋{1}"),
    Rule(_R.CARRY_OVER, (_R.PREMIUM, _R.GAP), lambda t, g: cents(t - g), "{0}−{1}"),
    Rule(_R.INSURED, (_R.PREMIUM, _R.RATE), lambda t, s: tidy(_divided(t, s)), "{0}÷{1}"),
    Rule(_R.RATE, (_R.PREMIUM, _R.INSURED), lambda t, n: cents(_divided(t, n)), "{0}÷{1}"),
    Rule(_R.POPULATION, (_R.INSURED, _R.RATIO), lambda n, r: tidy(_divided(n, r)), "{0}÷{1}"),
    Rule(_R.RATIO, (_R.INSURED, _R.POPULATION), lambda n, p: _short(_divided(n, p)), "{0}÷{1}"),
)


def solve(known: Known) -> tuple[dict[Role, Decimal], tuple[Step, ...]]:
    """Return every figure that follows from `known` (with those), and the steps that give them."""
    figures = dict(known)
    steps: list[Step] = []
    while rule := next((r for r in FORWARD + _BACKWARD if _fires(r, figures)), None):
        first, second = (figures[role] for role in rule.inputs)
        figures[rule.output] = rule.compute(first, second)
        if rule.output is not Role.SURPLUS or figures[rule.output]:
            steps.append(step(rule, figures))
    return figures, tuple(steps)


def worked_out(account: Account, role: Role) -> Entry | None:
    """Return the figure of a role: the given one, or the one that follows from those given."""
    if role in account:
        return account[role]
    solved, _ = solve(values(account))
    return Entry(role, solved[role], "", COMPUTED) if role in solved else None


def _fires(rule: Rule, figures: Known) -> bool:
    return rule.output not in figures and all(role in figures for role in rule.inputs)


def step(rule: Rule, figures: Known, label: str = "") -> Step:
    """Return the step of `rule` with its formula in words and in figures."""
    words = rule.formula.format(*(NAMING[role].label for role in rule.inputs))
    numbers = rule.formula.format(*(bare(role, figures[role]) for role in rule.inputs))
    value = shown(rule.output, figures[rule.output])
    first, second = (figures[role] for role in rule.inputs)
    covered = rule.output is Role.GAP and second > first
    tail = "，结余已够，不需筹集" if covered else ""
    return Step(label or NAMING[rule.output].label, f"{words}＝{numbers}＝{value}{tail}", value)


def lacking(known: Known, wanted: Role) -> tuple[Role, ...]:
    """Return the figures still needed, the usual way of the account, before `wanted` follows."""
    figures, _ = solve(known)
    return _needed(figures, wanted)


def _needed(figures: Known, wanted: Role) -> tuple[Role, ...]:
    if wanted in figures:
        return ()
    rule = next((r for r in FORWARD if r.output is wanted), None)
    if rule is None:
        return (wanted,)
    return tuple(role for each in rule.inputs for role in _needed(figures, each))
