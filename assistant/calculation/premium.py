"""The premium of an account: how many are insured, what it costs, what is still to be raised."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.calculation.entries import Account, Entry, checked, input_notes, values
from assistant.calculation.roles import NAMING, Role, exact, shown
from assistant.calculation.solve import solve
from assistant.calculation.steps import Calculation, Step
from assistant.documents.numbers.decimals import money_text, plain_text

TITLE = "防贫保保费测算"
_RESULTS = (Role.INSURED, Role.PREMIUM, Role.CARRY_OVER, Role.GAP, Role.SURPLUS)
_VARYING = (Role.INSURED, Role.PREMIUM, Role.GAP, Role.SURPLUS)
_USABLE = "前提是上年结余可以全额抵用，是否可以以合同和批复为准。"


def account_calculation(account: Account, title: str = TITLE) -> Calculation:
    """Return everything that follows from `account`, with each way of rounding the head count.

    Raises CalculationError where a figure is out of range.
    """
    known = values(checked(account))
    solved, steps = solve(known)
    more_steps, more_results, notes = _rounding(account, known, solved)
    return Calculation(
        title=title,
        figures=tuple(each.figure() for each in account.values()),
        steps=(*steps, *more_steps),
        result={r.value: exact(r, solved[r]) for r in _kept(account, solved)} | more_results,
        notes=(*notes, *_notes(account, solved)),
        clause_ids=clause_ids(account.values()),
        summary=_summary(account, solved, more_results),
    )


def _kept(account: Account, solved: Mapping[Role, Decimal]) -> tuple[Role, ...]:
    new = tuple(role for role in solved if role not in account and role not in _RESULTS)
    return (*(role for role in _RESULTS if role in solved), *new)


_WAYS = (
    ("floor", "按只舍不入", ROUND_FLOOR),
    ("ceiling", "按只入不舍", ROUND_CEILING),
)


def _rounding(
    account: Account, known: Mapping[Role, Decimal], solved: Mapping[Role, Decimal]
) -> tuple[tuple[Step, ...], dict[str, Decimal], tuple[str, ...]]:
    """Show both whole head counts where the exact one is not whole; choose neither."""
    insured = solved.get(Role.INSURED)
    if insured is None or insured == insured.to_integral_value() or Role.RATE not in account:
        return (), {}, ()
    steps: list[Step] = []
    results: dict[str, Decimal] = {}
    inputs = {role: known[role] for role in (Role.RATE, Role.CARRY_OVER) if role in known}
    for key, way, rounding in _WAYS:
        people = insured.to_integral_value(rounding)
        figures, more = solve({Role.INSURED: people, **inputs})
        label = f"{way}（{plain_text(people)}人）"
        steps += [Step(f"{label}{s.label}", s.expression, s.value) for s in more]
        results |= {f"{r.value}_{key}": exact(r, figures[r]) for r in _VARYING if r in figures}
    note = (
        f"参保人数{plain_text(insured)}不是整数，取整办法没有依据，"
        "三种结果都列出，请按实际口径选用。"
    )
    return tuple(steps), results, (note,)


def _notes(account: Account, solved: Mapping[Role, Decimal]) -> tuple[str, ...]:
    notes = [*input_notes(tuple(account.values())), *_grain_note(account)]
    if Role.CARRY_OVER in solved and Role.PREMIUM in solved:
        notes.append(_USABLE)
    elif Role.PREMIUM in solved:
        notes.append("没有给出上年结余，只算应缴保费，不算缺口。")
    return tuple(notes)


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


def _summary(
    account: Account, solved: Mapping[Role, Decimal], rounded: Mapping[str, Decimal]
) -> str:
    if rounded:
        return _rounded_summary(solved, rounded)
    parts = [
        f"{NAMING[role].label}{shown(role, solved[role])}"
        for role in solved
        if role not in account and (role is not Role.SURPLUS or solved[role])
    ]
    return "，".join(parts) + "。" if parts else ""


def _rounded_summary(solved: Mapping[Role, Decimal], rounded: Mapping[str, Decimal]) -> str:
    parts = [_way_summary("不取整", {r.value: v for r, v in solved.items()})]
    for key, _, _ in _WAYS:
        figures = {
            r.value: rounded[f"{r.value}_{key}"] for r in _VARYING if f"{r.value}_{key}" in rounded
        }
        parts.append(_way_summary("按", figures))
    return "参保人数不是整数：" + "；".join(parts) + "。"


def _way_summary(way: str, figures: Mapping[str, Decimal]) -> str:
    people = plain_text(figures[Role.INSURED.value])
    roles = [r for r in (Role.PREMIUM, Role.GAP, Role.SURPLUS) if figures.get(r.value) is not None]
    shown_roles = [r for r in roles if r is not Role.SURPLUS or figures[r.value]]
    amounts = "、".join(f"{NAMING[r].label}{shown(r, figures[r.value])}" for r in shown_roles)
    return f"{way}{people}人，{amounts}"


def clause_ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the ids of the clauses that figures were read from, each once, in order."""
    return tuple(dict.fromkeys(e.clause_id for e in entries if e.clause_id))
