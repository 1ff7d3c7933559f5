"""The premium of an account: how many are insured, what it costs, what is still to be raised."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assistant.calculation.entries import (
    ASSUMED,
    Account,
    Entry,
    checked,
    clause_ids,
    input_notes,
    values,
)
from assistant.calculation.formulas.rounding_ways import NO_RULE, WAYS
from assistant.calculation.roles import NAMING, Role, exact, shown
from assistant.calculation.solve import COMPUTED, Known, figures_from, solve
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import money_text, plain_text

TITLE = "防贫保保费测算"
_RESULTS = (Role.INSURED, Role.PREMIUM, Role.CARRY_OVER, Role.GAP, Role.SURPLUS)
_USABLE = "前提是上年结余可以全额抵用，是否可以以合同和批复为准。"
_BEFORE_HEADS = frozenset({Role.POPULATION, Role.RATIO, Role.PREMIUM, Role.GAP})


def rounded_heads(figures: Known) -> dict[str, Decimal]:
    """Return both whole numbers of the insured by their keys; {} where the number is whole."""
    heads = figures.get(Role.INSURED, Decimal(0))
    if heads == heads.to_integral_value():
        return {}
    return {key: Decimal(int(whole(Fraction(heads)))) for key, (_, whole) in WAYS.items()}


def in_each_way(account: Account, work: Callable[[Account], Calculation]) -> Calculation:
    """Do something with an account; where its heads are not whole, for both whole numbers as well.

    Nothing is chosen: the exact result stays, those of either way stand beside it. What does not
    hang on the heads is done once, and nothing is divided by nobody.
    """
    solved = figures_from(values(account)) if _counts_heads(account) else {}
    heads = {key: number for key, number in rounded_heads(solved).items() if number}
    return _each_way(account, solved, heads, work)


def _counts_heads(account: Account) -> bool:
    """Tell whether the heads are a share of the people; what follows from money is as it is."""
    given = Role.INSURED in account or Role.PREMIUM in account
    return not given and account.keys() >= _PEOPLE


_PEOPLE = frozenset({Role.POPULATION, Role.RATIO})


def _each_way(
    account: Account,
    solved: Known,
    heads: Mapping[str, Decimal],
    work: Callable[[Account], Calculation],
) -> Calculation:
    done = work(account)
    if any(name.rpartition("_")[2] in WAYS for name in done.result):
        return done
    ways = {key: work(_with_heads(account, number)) for key, number in heads.items()}
    if all(way.result == done.result for way in ways.values()):
        return done
    steps, results = list(done.steps), dict(done.result)
    told = [f"不取整{plain_text(solved[Role.INSURED])}人，{done.summary.rstrip('。')}"]
    for key, way in ways.items():
        number = f"{plain_text(heads[key])}人"
        steps += [
            Step(f"按{WAYS[key][0]}（{number}）{s.label}", s.expression, s.value) for s in way.steps
        ]
        results |= {
            f"{name}_{key}": value for name, value in way.result.items() if name not in _UNMOVED
        }
        told.append(f"按{number}，{way.summary.rstrip('。')}")
    note = f"参保人数{plain_text(solved[Role.INSURED])}不是整数，{NO_RULE}"
    return replace(
        done,
        steps=tuple(steps),
        result=results,
        notes=(note, *done.notes),
        summary=f"参保人数不是整数：{'；'.join(told)}。",
    )  # fmt: skip


_UNMOVED = frozenset({Role.CARRY_OVER.value, Role.BUDGET.value, Role.PAYOUT.value, Role.FEE.value})
"""What is no other for other heads."""


def _with_heads(account: Account, heads: Decimal) -> Account:
    kept = {role: each for role, each in account.items() if role not in _BEFORE_HEADS}
    return {Role.INSURED: Entry(Role.INSURED, heads, "", COMPUTED), **kept}


def account_calculation(account: Account, title: str = TITLE) -> Calculation:
    """Return everything that follows from `account`, with each way of rounding the head count.

    Raises CalculationError where a figure is out of range.
    """
    solved = figures_from(values(checked(account)))
    heads = rounded_heads(solved) if Role.RATE in account and _counts_heads(account) else {}
    told = (Role.PREMIUM, Role.GAP, Role.SURPLUS) if heads else tuple(solved)
    sign = "、" if heads else "，"
    done = _each_way(account, solved, heads, lambda given: _worked(given, title, sign, told))
    return replace(done, notes=(*done.notes, *_notes(account, solved)))


def _worked(account: Account, title: str, sign: str, told: Sequence[Role]) -> Calculation:
    solved, steps = solve(values(account))
    new = [role for role in solved if role not in account and role not in _RESULTS]
    kept = (*(role for role in _RESULTS if role in solved), *new)
    parts = [
        f"{NAMING[role].label}{shown(role, solved[role])}"
        for role in told
        if role in solved and role not in account and (role is not Role.SURPLUS or solved[role])
    ]
    return Calculation(
        title=title,
        figures=tuple(each.figure() for each in account.values()),
        steps=steps,
        result={role.value: exact(role, solved[role]) for role in kept},
        clause_ids=clause_ids(account.values()),
        summary=f"{sign.join(parts)}。" if parts else "",
    )


def _notes(account: Account, solved: Known) -> tuple[str, ...]:
    notes = [
        *input_notes(tuple(account.values())),
        *_grain_note(account),
        *_parts_note(account, solved),
    ]
    if Role.CARRY_OVER in solved and Role.PREMIUM in solved:
        notes.append(_USABLE)
    elif Role.PREMIUM in solved:
        notes.append("没有给出上年结余，只算应缴保费，不算缺口。")
    return tuple(notes)


def _parts_note(account: Account, solved: Known) -> tuple[str, ...]:
    """Say that the heads to which money leads back are not whole; no figure given is changed."""
    if account.keys() >= _PEOPLE or not rounded_heads(solved):
        return ()
    heads = plain_text(solved[Role.INSURED])
    return (f"由给出的金额和标准倒推，参保人数是{heads}人，不是整数，请核对这几个数。",)


def _grain_note(account: Account) -> tuple[str, ...]:
    people, rate, ratio = (account.get(role) for role in (Role.POPULATION, Role.RATE, Role.RATIO))
    if not people or people.grain <= 1:
        return ()
    half = people.grain / 2
    low, high = people.value - half, people.value + half
    text = (
        f"“{people.text}”是近似数，只精确到{plain_text(people.grain)}人，"
        f"这里按{plain_text(people.value)}人计算"
    )
    if rate and ratio and low > 0:
        span = (money_text(each * ratio.value * rate.value) for each in (low, high))
        return (
            f"{text}；实际人口在{plain_text(low)}至{plain_text(high)}之间时，"
            f"应缴保费在{'至'.join(span)}元之间。",
        )
    return (f"{text}。",)


def by_inputs(done: Calculation, inputs: Account, used: Account) -> Calculation:
    """Put the way to what was `used` first, where that was worked out from `inputs`."""
    if not any(each.source == COMPUTED for each in used.values()):
        return done
    kept = tuple(f for f in done.figures if f.source != COMPUTED)
    names = {f.name for f in kept}
    more = tuple(e.figure() for r, e in inputs.items() if r.value not in names)
    _, steps = solve(values(checked(inputs)))
    ids = tuple(dict.fromkeys((*done.clause_ids, *clause_ids(inputs.values()))))
    return replace(done, figures=(*more, *kept), steps=(*steps, *done.steps), clause_ids=ids)


def told(done: Calculation, change_steps: Sequence[Step]) -> Calculation:
    """Put the steps of a what-if first and say which figures are assumptions."""
    notes = (_assumption(f.label, f.text) for f in done.figures if f.source == ASSUMED)
    return replace(done, steps=(*change_steps, *done.steps), notes=(*done.notes, *notes))


def _assumption(label: str, text: str) -> str:
    return f"{label}“{text}”是假设的数，不是文件里写的。"
