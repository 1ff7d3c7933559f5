"""Checks an account that somebody has already worked out: which step is wrong, by how much."""

from collections.abc import Mapping
from decimal import Decimal

from assistant.calculation.entries import Account, checked, input_notes, values
from assistant.calculation.premium import clause_ids
from assistant.calculation.roles import NAMING, Role, bare, exact, shown
from assistant.calculation.solve import FORWARD, Rule, solve
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import plain_text

_CHECKED = (Role.INSURED, Role.PREMIUM, Role.GAP)


def checkable(account: Account) -> bool:
    """Tell whether a stated result also follows from the other stated figures."""
    return bool(_redundant(account))


def _redundant(account: Account) -> tuple[Role, ...]:
    base = {role: each.value for role, each in account.items() if role not in _CHECKED}
    kept = dict(base)
    redundant = []
    for role in _CHECKED:
        if role not in account:
            continue
        if role in solve(kept)[0]:
            redundant.append(role)
        else:
            kept[role] = account[role].value
    return tuple(redundant)


def audit(account: Account, title: str = "防贫保保费复核") -> Calculation:
    """Check each stated result of `account` from its inputs up, and give the right figures.

    Raises CalculationError where a figure is out of range.
    """
    redundant = _redundant(account)
    checked({role: each for role, each in account.items() if role not in redundant})
    stated = values(account)
    right, steps = solve({r: v for r, v in stated.items() if r not in redundant})
    verdicts = tuple(_verdict(role, stated, right) for role in redundant)
    wrong = tuple(role for role in redundant if stated[role] != right[role])
    results = {
        r.value: exact(r, right[r])
        for r in (*_CHECKED, Role.CARRY_OVER, Role.SURPLUS)
        if r in right
    }
    return Calculation(
        title=title,
        figures=tuple(each.figure() for each in account.values()),
        steps=(*steps, *verdicts),
        result=results | {f"{r.value}_error": stated[r] - right[r] for r in wrong},
        notes=(*_reasons(wrong, stated, right), *input_notes(tuple(account.values()))),
        clause_ids=clause_ids(account.values()),
        summary=_summary(redundant, wrong, stated, right),
    )


def _verdict(role: Role, stated: Mapping[Role, Decimal], right: Mapping[Role, Decimal]) -> Step:
    label, said, found = NAMING[role].label, stated[role], right[role]
    if said == found:
        return Step(f"核对{label}", f"所列{shown(role, said)}＝算得{shown(role, found)}", "相符")
    difference = shown(role, abs(said - found))
    direction = "多" if said > found else "少"
    formula = f"所列{bare(role, said)}−算得{bare(role, found)}＝{bare(role, said - found)}"
    return Step(f"核对{label}", formula, f"不符，{direction}了{difference}")


def _reasons(
    wrong: tuple[Role, ...], stated: Mapping[Role, Decimal], right: Mapping[Role, Decimal]
) -> tuple[str, ...]:
    notes = [
        f"所列{NAMING[role].label}{plain_text(stated[role])}与算得{plain_text(right[role])}"
        "数字相同、次序不同，疑似数字颠倒，请核对底表。"
        for role in wrong
        if _swapped(stated[role], right[role])
    ]
    return (*notes, *_carried_on(wrong, stated))


def _swapped(one: Decimal, other: Decimal) -> bool:
    return sorted(plain_text(one)) == sorted(plain_text(other))


def _carried_on(wrong: tuple[Role, ...], stated: Mapping[Role, Decimal]) -> tuple[str, ...]:
    """Say so where a wrong result only repeats an earlier error."""
    notes = []
    for rule in FORWARD:
        if rule.output in wrong and set(rule.inputs) & set(wrong) and _follows(rule, stated):
            source = next(r for r in rule.inputs if r in wrong)
            notes.append(
                f"所列{NAMING[rule.output].label}是用有误的{NAMING[source].label}算出来的，"
                "减法（乘法）本身没有错。"
            )
    return tuple(notes)


def _follows(rule: Rule, stated: Mapping[Role, Decimal]) -> bool:
    if any(role not in stated for role in rule.inputs):
        return False
    first, second = (stated[role] for role in rule.inputs)
    return rule.compute(first, second) == stated[rule.output]


def _summary(
    redundant: tuple[Role, ...],
    wrong: tuple[Role, ...],
    stated: Mapping[Role, Decimal],
    right: Mapping[Role, Decimal],
) -> str:
    if not wrong:
        figures = "、".join(f"{NAMING[r].label}{shown(r, right[r])}" for r in redundant)
        return f"对，算得{figures}，与所列相符。"
    first = NAMING[wrong[0]].label
    parts = [
        f"{NAMING[r].label}应为{shown(r, right[r])}（所列{shown(r, stated[r])}，"
        f"{'多' if stated[r] > right[r] else '少'}了{shown(r, abs(stated[r] - right[r]))}）"
        for r in wrong
    ]
    return f"不对，先错在{first}这一步：" + "；".join(parts) + "。"
