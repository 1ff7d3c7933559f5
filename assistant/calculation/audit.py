"""Checks an account that somebody has already worked out: which step is wrong, by how much."""

from decimal import Decimal

from assistant.calculation.entries import Account, checked, clause_ids, input_notes, values
from assistant.calculation.premium import WAYS, rounded_heads
from assistant.calculation.roles import NAMING, Role, bare, exact, shown
from assistant.calculation.solve import Known, figures_from, output_and_inputs, solve
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import plain_text

_CHECKED = (Role.INSURED, Role.PREMIUM, Role.GAP)


def checkable(account: Account) -> bool:
    """Tell whether a stated result also follows from the other stated figures."""
    return bool(_redundant(account))


def _redundant(account: Account) -> tuple[Role, ...]:
    kept = {role: each.value for role, each in account.items() if role not in _CHECKED}
    redundant = []
    for role in _CHECKED:
        if role in account and role in figures_from(kept):
            redundant.append(role)
        elif role in account:
            kept[role] = account[role].value
    return tuple(redundant)


def audit(account: Account, title: str = "防贫保保费复核") -> Calculation:
    """Check each stated result of `account` from its inputs up, and give the right figures.

    Heads that are not whole may have been rounded either way: the stated results are right where
    they fit one way throughout.

    Raises CalculationError where a figure is out of range.
    """
    redundant = _redundant(account)
    checked({role: each for role, each in account.items() if role not in redundant})
    stated = values(account)
    given = {r: v for r, v in stated.items() if r not in redundant}
    solved, steps = solve(given)
    way, right = _nearest(given, solved, {role: stated[role] for role in redundant})
    wrong = tuple(role for role in redundant if stated[role] != right[role])
    results = {
        r.value: exact(r, right[r])
        for r in (*_CHECKED, Role.CARRY_OVER, Role.SURPLUS)
        if r in right
    }
    heads = plain_text(solved[Role.INSURED]) if way else ""
    rounding = (f"参保人数{heads}人不是整数，所列是{way}的，在取整口径内。",) if way else ()
    return Calculation(
        title=title,
        figures=tuple(each.figure() for each in account.values()),
        steps=(*steps, *(_verdict(role, stated[role], right[role]) for role in redundant)),
        result=results | {f"{r.value}_error": stated[r] - right[r] for r in wrong},
        notes=(*rounding, *_reasons(wrong, stated, right), *input_notes(tuple(account.values()))),
        clause_ids=clause_ids(account.values()),
        summary=_summary(redundant, wrong, stated, right),
    )


def _nearest(given: Known, solved: Known, stated: Known) -> tuple[str, Known]:
    """Return the way of rounding ("" for none) that most stated results fit, and its figures."""
    heads = rounded_heads(solved) if Role.INSURED not in given else {}
    ways = [("", solved)]
    ways += [(WAYS[k][0], figures_from({**given, Role.INSURED: n})) for k, n in heads.items()]
    return max(ways, key=lambda way: sum(way[1][role] == value for role, value in stated.items()))


def _against(said: Decimal, found: Decimal, role: Role) -> str:
    return f"{'多' if said > found else '少'}了{shown(role, abs(said - found))}"


def _verdict(role: Role, said: Decimal, found: Decimal) -> Step:
    label = f"核对{NAMING[role].label}"
    if said == found:
        return Step(label, f"所列{shown(role, said)}＝算得{shown(role, found)}", "相符")
    formula = f"所列{bare(role, said)}−算得{bare(role, found)}＝{bare(role, said - found)}"
    return Step(label, formula, f"不符，{_against(said, found, role)}")


def _reasons(wrong: tuple[Role, ...], stated: Known, right: Known) -> tuple[str, ...]:
    """Say so where digits were swapped, and where a wrong result only repeats an earlier error."""
    written = {role: (plain_text(stated[role]), plain_text(right[role])) for role in wrong}
    notes = [
        f"所列{NAMING[role].label}{said}与算得{found}数字相同、次序不同，疑似数字颠倒，请核对底表。"
        for role, (said, found) in written.items()
        if sorted(said) == sorted(found)
    ]
    notes += [
        f"所列{NAMING[output].label}是用有误的{NAMING[source].label}算出来的，减法（乘法）本身没有错。"
        for output, inputs in output_and_inputs()
        for source in [role for role in wrong if role in inputs][:1]
        if output in wrong and inputs <= stated.keys()
        and figures_from({r: stated[r] for r in inputs}).get(output) == stated[output]
    ]  # fmt: skip
    return tuple(notes)


def _summary(
    redundant: tuple[Role, ...], wrong: tuple[Role, ...], stated: Known, right: Known
) -> str:
    if not wrong:
        figures = "、".join(f"{NAMING[r].label}{shown(r, right[r])}" for r in redundant)
        return f"对，算得{figures}，与所列相符。"
    parts = [
        f"{NAMING[r].label}应为{shown(r, right[r])}（所列{shown(r, stated[r])}，"
        f"{_against(stated[r], right[r], r)}）"
        for r in wrong
    ]
    return f"不对，先错在{NAMING[wrong[0]].label}这一步：" + "；".join(parts) + "。"
