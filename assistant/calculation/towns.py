"""Several towns: read out of a question, each worked out by itself, then added up."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculation.account import Stated, read_statement
from assistant.calculation.entries import Account, Entry, clause_ids, entry
from assistant.calculation.premium import account_calculation
from assistant.calculation.roles import NAMING, Role, bare, exact, shown
from assistant.calculation.solve import solve
from assistant.calculation.steps import Calculation, Figure, Step
from assistant.documents.numbers.decimals import cents, money_text, narrow, plain_text
from assistant.documents.numbers.quantities import Quantity

_TOWN = re.compile(
    r"(?:^|(?<=[,，。;；:：、?\s和与有是]))"
    r"(?P<name>(?![全本我俺咱每各两三四五六七八九二该这那哪某]|有|是)[A-Za-z一-鿿]{1,3}?)"
    r"(?P<kind>镇|乡(?!村)|街道|(?<!农)村(?!集体)|社区|庄|屯)(?!里|上|级|政府|财政|\s*(?:出|掏|拿|承担|分担|负担))"
)
_SHARED = (Role.RATIO, Role.RATE)
_TOGETHER = re.compile(
    r"合起来|合在一[起块]|合计|合共|加起来|加在?一[起块]"
    r"|[两二三四五六七八九几](?:家|个|镇|乡|村|边|处|地|街道|方)"
)
_IN_ALL = re.compile(r"共计|一共|总共|统共|拢共|总的|一并|共(?!同)")
_FOR_ALL = re.compile(r"都|均|统一|一律|每人|一样|[,;。]\s*(?:比例|标准)")

TownAccounts = dict[str, dict[Role, Entry]]


def split_towns(text: str) -> TownAccounts:
    """Return an account for each town that `text` names with figures, or {} for fewer than two.

    A ratio or rate that is stated once holds for every town (都按10%、100元).
    """
    uniform = narrow(text)
    places = _places(uniform)
    return _by_name(text, uniform, places) if len({p[0] for p in places}) > 1 else {}


def joint_carry_over(text: str) -> Stated | None:
    """Return the one carry-over that several towns have together (两家结余合起来6万), or None.

    It is said to be common, or it stands after what holds for all (都按10%，结余6万).
    """
    found = read_statement(text).of(Role.CARRY_OVER)
    places = _places(narrow(text))
    if len(found) != 1 or not _is_joint(narrow(text), found[0].quantity, places):
        return None
    return found[0]


def _is_joint(uniform: str, quantity: Quantity, places: Sequence[re.Match[str]]) -> bool:
    start = max(uniform.rfind(stop, 0, quantity.start) for stop in ",。;") + 1
    clause = uniform[start : quantity.start] + re.split(r"[,。;]", uniform[quantity.end :])[0]
    before = [place for place in places if place.end() <= quantity.start]
    if any(place.start() >= start for place in before):
        return bool(_TOGETHER.search(clause))
    since = uniform[before[-1].end() if before else 0 : start]
    after_all = len(before) == len(places) and bool(_FOR_ALL.search(since))
    return after_all or bool(_TOGETHER.search(clause) or _IN_ALL.search(clause))


def _places(uniform: str) -> list[re.Match[str]]:
    """Return where towns are named, each again wherever its name stands (比例东庄10%)."""
    names = dict.fromkeys(match[0] for match in _TOWN.finditer(uniform))
    again = re.compile("|".join(re.escape(name) for name in names) or r"(?!)")
    return list(again.finditer(uniform))


def _by_name(text: str, uniform: str, places: Sequence[re.Match[str]]) -> TownAccounts:
    ends = [place.start() for place in places[1:]] + [len(uniform)]
    shared = [s for s in read_statement(text[: places[0].start()]).stated if s.role in _SHARED]
    own: dict[str, list[Stated]] = {}
    for place, end in zip(places, ends, strict=True):
        own.setdefault(place[0], []).extend(read_statement(text[place.start() : end]).stated)
    if sum(Role.POPULATION in {s.role for s in stated} for stated in own.values()) < 2:
        return {}
    return _with_shared(own, shared)


def _with_shared(own: Mapping[str, Sequence[Stated]], shared: Sequence[Stated]) -> TownAccounts:
    every = [s for stated in own.values() for s in stated] + list(shared)
    common = {r: [s for s in every if s.role is r] for r in _SHARED}
    for_all = [found[0] for found in common.values() if len(found) == 1]
    return {town: _entries((*for_all, *stated)) for town, stated in own.items()}


def _entries(stated: Sequence[Stated]) -> dict[Role, Entry]:
    entries: dict[Role, Entry] = {}
    for each in stated:
        entries.setdefault(each.role, entry(each.role, each.quantity, guessed=each.guessed))
    return entries


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
_JOINT_NOTE = "上年结余按您说的，是各处合计的一笔，没有分到各处；能否合并抵缴以合同和批复为准。"


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
        notes.append("分镇取整后再相加，与“总人口×比例”再取整可能不同，请统一用一种取整办法。")
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
