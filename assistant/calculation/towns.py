"""Several towns: each account worked out by itself, then added up."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from assistant.calculation.entries import Account, Entry, clause_ids
from assistant.calculation.premium import account_calculation
from assistant.calculation.roles import NAMING, Role, bare, exact, shown
from assistant.calculation.solve import solve
from assistant.calculation.steps import Calculation, Figure, Step
from assistant.documents.numbers.decimals import cents, money_text, plain_text

ADDED = (Role.INSURED, Role.PREMIUM, Role.CARRY_OVER, Role.GAP, Role.SURPLUS)
"""What is added up over towns, where each of them has it."""


def sum_towns(accounts: Mapping[str, Account], joint: Entry | None = None) -> Calculation:
    """Work out each town and add up; a surplus of one town does not fill the gap of another.

    `joint` is one carry-over of all towns together; it is taken off their premiums together.

    Raises CalculationError where a figure of any town is out of range.
    """
    done = {town: account_calculation(account) for town, account in accounts.items()}
    added = tuple(r for r in ADDED if all(r.value in c.result for c in done.values()))
    totals = {role: total(role, done) for role in added}
    own = {
        f"{role.value}_{number}": done[town].result[role.value]
        for number, town in enumerate(done, 1)
        for role in added
    }
    calculation = Calculation(
        title="多镇汇总测算",
        figures=_figures(accounts),
        steps=(*_town_steps(done), *(_sum_step(role, done, totals[role]) for role in added)),
        result={role.value: value for role, value in totals.items()} | own,
        notes=_notes(done, totals),
        clause_ids=clause_ids(e for account in accounts.values() for e in account.values()),
        summary=_summary(done, totals),
    )
    return _less_joint(calculation, joint) if joint else calculation


_PER_TOWN_NOTE = "没有给出上年结余"


def _less_joint(done: Calculation, joint: Entry) -> Calculation:
    """Take the towns' common carry-over off their common premium."""
    premium = done.result[Role.PREMIUM.value]
    known = {Role.PREMIUM: premium, Role.CARRY_OVER: joint.value}
    solved, steps = solve(known)
    notes = tuple(note for note in done.notes if not note.startswith(_PER_TOWN_NOTE))
    tail = f"上年结余{money_text(joint.value)}元按各处合计的一笔抵缴，{NAMING[Role.GAP].label}"
    return replace(
        done,
        figures=(*done.figures, joint.figure()),
        steps=(*done.steps, *steps),
        result=done.result | {r.value: exact(r, solved[r]) for r in (*known, *_AFTER_JOINT)},
        notes=(*notes, _JOINT_NOTE),
        summary=f"{done.summary.rstrip('。')}；{tail}{money_text(solved[Role.GAP])}元。",
    )


_AFTER_JOINT = (Role.GAP, Role.SURPLUS)
_JOINT_NOTE = "上年结余按题中所说是各处合计的一笔，没有分到各处；能否合并抵缴以合同和批复为准。"


def total(role: Role, done: Mapping[str, Calculation]) -> Decimal:
    """Return the sum of one result over towns that all have it: money to the 分."""
    added = sum((c.result[role.value] for c in done.values()), Decimal(0))
    return added if role is Role.INSURED else cents(added)


def _figures(accounts: Mapping[str, Account]) -> tuple[Figure, ...]:
    return tuple(
        each.figure(town, f"{role.value}_{number}")
        for number, (town, account) in enumerate(accounts.items(), 1)
        for role, each in account.items()
    )


def _town_steps(done: Mapping[str, Calculation]) -> tuple[Step, ...]:
    return tuple(
        Step(f"{town}：{s.label}", s.expression, s.value)
        for town, calculation in done.items()
        for s in calculation.steps
    )


def _sum_step(role: Role, done: Mapping[str, Calculation], total: Decimal) -> Step:
    adding = "＋".join(bare(role, c.result[role.value]) for c in done.values())
    value = shown(role, total)
    return Step(f"合计{NAMING[role].label}", f"{adding}＝{value}", value)


def _notes(done: Mapping[str, Calculation], totals: Mapping[Role, Decimal]) -> tuple[str, ...]:
    notes = list(dict.fromkeys(note for c in done.values() for note in c.notes))
    insured = [
        c.result[Role.INSURED.value] for c in done.values() if Role.INSURED.value in c.result
    ]
    if any(each != each.to_integral_value() for each in insured):
        notes.append("分镇取整后再相加，与“总人口×比例”再取整可能不同，请统一取整口径。")
    if totals.get(Role.SURPLUS) and totals.get(Role.GAP):
        notes.append(
            f"有的镇结余用不完（共{plain_text(totals[Role.SURPLUS])}元），合计缺口没有拿它去抵别的镇。"
        )
    return tuple(notes)


def _summary(done: Mapping[str, Calculation], totals: Mapping[Role, Decimal]) -> str:
    key = Role.GAP if Role.GAP in totals else Role.PREMIUM
    label = NAMING[key].label
    if key not in totals:
        return ""
    each = "，".join(
        f"{town}{label}{money_text(c.result[key.value])}元" for town, c in done.items()
    )
    return f"{each}；{len(done)}处合计{label}{money_text(totals[key])}元。"
