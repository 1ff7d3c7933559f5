"""One working for each kind of calculation: tried in order, the first that applies answers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.tools.asking import ask
from assistant.tools.audit import audit, checkable
from assistant.tools.calculation import Calculation, Step
from assistant.tools.figures import ASSUMED, Account, Entry, checked, entry, values
from assistant.tools.missing import MissingInput
from assistant.tools.nouns import Noun, nouns
from assistant.tools.numbers import cents, money_text, narrow
from assistant.tools.premium import account_calculation, clause_ids
from assistant.tools.reverse import (
    enough,
    highest_rate,
    highest_ratio,
    next_carry_over,
    people_covered,
    percentage,
)
from assistant.tools.roles import NAMING, Role, shown
from assistant.tools.sharing import share_by, share_evenly
from assistant.tools.situation import COMPUTED, Situation, loose_sum
from assistant.tools.solve import lacking, solve
from assistant.tools.towns import sum_towns
from assistant.tools.wanted import Task

Worked = Calculation | MissingInput | None


def _next_year(given: Situation) -> Worked:
    if Task.NEXT_YEAR not in given.now.tasks:
        return None
    roles = (Role.PREMIUM, Role.PAYOUT, Role.FEE)
    account = {role: found for role in roles if (found := given.find(role))}
    missing = tuple(r for r in (Role.PREMIUM, Role.PAYOUT) if r not in account)
    if missing:
        tail = (
            "年底结余＝当年保费−实际赔付−合同约定费用；能否结转下年也要看合同约定，库内文件未载明。"
        )
        return ask(given, missing, tail, known=account)
    return _finished(given, next_carry_over(account), account)


def _finished(given: Situation, done: Calculation, used: Account) -> Calculation:
    """Show a figure that was worked out on the way by its inputs and steps, not as an input."""
    if not any(each.source == COMPUTED for each in used.values()):
        return _with_changes(given, done)
    inputs = given.account
    kept = tuple(f for f in done.figures if f.source != COMPUTED)
    names = {f.name for f in kept}
    more = tuple(e.figure() for r, e in inputs.items() if r.value not in names)
    _, steps = solve(values(checked(inputs)))
    ids = tuple(dict.fromkeys((*done.clause_ids, *clause_ids(inputs.values()))))
    return _with_changes(
        given, replace(done, figures=(*more, *kept), steps=(*steps, *done.steps), clause_ids=ids)
    )


def _with_changes(given: Situation, done: Calculation) -> Calculation:
    """Put the what-if's own steps first and say what was assumed and what was not used."""
    notes = [
        *done.notes,
        *(_assumption(f.label, f.text) for f in done.figures if f.source == ASSUMED),
    ]
    notes += [
        f"题中的“{q.text}”没有看懂是什么，没有用到；需要的话请说明。"
        for q in given.now.unused
        if all(q.value not in {f.value, *done.result.values()} for f in done.figures)
    ]
    ids = done.clause_ids
    if given.change_steps and given.library:
        ids = tuple(dict.fromkeys((*ids, given.library.clause.id)))
    return replace(
        done, steps=(*given.change_steps, *done.steps), notes=tuple(notes), clause_ids=ids
    )


def _assumption(label: str, text: str) -> str:
    return f"{label}“{text}”是题中的假设，不是文件口径。"


def _share(given: Situation) -> Worked:
    sharing = given.now.sharing
    if Task.SHARE not in given.now.tasks or sharing is None:
        return None
    total = _total(given)
    if total is None:
        missing = _missing(given, Role.GAP)
        return ask(given, missing, "要分摊的总额还算不出来。") if missing else None
    if sharing.equal:
        done = share_evenly(total, sharing.equal, sharing.noun)
        return _finished(given, done, {total.role: total})
    whole = sum((weight for _, weight in sharing.parties), Decimal(0))
    if sharing.are_ratios and abs(whole - 1) > Decimal("0.000001"):
        text = "、".join(f"{name}{shown(Role.RATIO, weight)}" for name, weight in sharing.parties)
        return ask(
            given,
            (),
            f"各方比例（{text}）相加是{shown(Role.RATIO, whole)}，不是100%，请核对或补全。",
        )
    done = share_by(total, sharing.parties, are_ratios=sharing.are_ratios)
    return _finished(given, done, {total.role: total})


_SHAREABLE = (Role.GAP, Role.PREMIUM, Role.BUDGET, Role.CARRY_OVER)


def _total(given: Situation) -> Entry | None:
    """The sum to be shared: the one stated alone, the one named, else the gap, else the premium."""
    stated = [role for role in _SHAREABLE if role in given.now.own]
    named = [noun.role for noun in nouns(narrow(given.now.text)) if noun.role in _SHAREABLE]
    complete = Role.RATE in given.account or Role.INSURED in given.account
    first = stated if len(stated) == 1 and not complete else []
    order = (*first, *(r for r in named if r is not Role.CARRY_OVER), *stated, *_SHAREABLE[:2])
    known = next((found for role in order if (found := given.find(role))), None)
    loose = loose_sum(given.now)
    return entry(Role.BUDGET, loose) if loose and not given.now.own else known


_PARTS = frozenset({Role.CARRY_OVER, Role.GAP, Role.PREMIUM, Role.PAYOUT, Role.BUDGET})


def _percent(given: Situation) -> Worked:
    if Task.PERCENT not in given.now.tasks:
        return None
    part, whole = _part_and_whole(given)
    if part is None:
        return None
    found = {role: each for role in (part, whole) if (each := given.find(role))}
    if len(found) < 2:
        missing = tuple(role for role in (part, whole) if role not in found)
        return ask(given, missing) if given.now.own else None
    return _finished(given, percentage(found[part], found[whole]), found)


_OVER = ("占", "顶", "抵", "相当于", "够")


def _part_and_whole(given: Situation) -> tuple[Role | None, Role]:
    text = narrow(given.now.text)
    named = [noun for noun in nouns(text) if noun.role in _PARTS]
    if "赔付率" in text:
        return Role.PAYOUT, Role.PREMIUM
    if not named:
        stated = [role for role in given.now.own if role in _PARTS - {Role.PREMIUM}]
        return (stated[0] if stated else None), Role.PREMIUM
    part = _nearest_before(text, named)
    whole = next((noun.role for noun in named if noun.role is not part), Role.PREMIUM)
    return (None, whole) if whole is part else (part, whole)


def _nearest_before(text: str, named: Sequence[Noun]) -> Role:
    verb = min((at for word in _OVER if (at := text.find(word)) >= 0), default=-1)
    before = [noun for noun in named if noun.end <= verb]
    return (before[-1] if before else named[0]).role


def _reversed(
    task: Task, found: Role, needs: Sequence[Role], work: Callable[[Account], Calculation]
) -> Callable[[Situation], Worked]:
    def working(given: Situation) -> Worked:
        if task not in given.now.tasks or given.now.own.keys() & {found}:
            return None
        account = _for_reversal(given, needs)
        missing = [role for role in needs if role not in account]
        if Role.INSURED in missing:
            solved, _ = solve(values(account))
            missing.remove(Role.INSURED)
            missing += [] if Role.INSURED in solved else _missing(given, Role.INSURED)
        if not _FUNDS & set(account):
            missing.append(Role.BUDGET)
        if missing:
            return ask(given, tuple(missing))
        return _with_changes(given, work(account))

    return working


_FUNDS = frozenset({Role.BUDGET, Role.CARRY_OVER, Role.PREMIUM})


def _for_reversal(given: Situation, needs: Sequence[Role]) -> dict[Role, Entry]:
    wanted = {*needs, Role.BUDGET}
    if Role.INSURED in needs:
        wanted |= {Role.POPULATION, Role.RATIO}
    own_money = {Role.CARRY_OVER, Role.PREMIUM} & set(given.now.own)
    if any(noun.role is Role.CARRY_OVER for noun in nouns(narrow(given.now.text))):
        own_money |= {Role.CARRY_OVER}
    account = {r: e for r, e in given.account.items() if r in wanted | own_money}
    if Role.BUDGET not in account and Role.GAP in given.now.own:
        account[Role.BUDGET] = replace(given.account[Role.GAP], role=Role.BUDGET)
    return account


def _towns(given: Situation) -> Worked:
    towns = given.now.towns
    if not towns:
        return None
    role = Role.GAP if Role.GAP in given.wanted or not given.wanted else Role.PREMIUM
    short = {town: lacking(values(account), role) for town, account in towns.items()}
    missing = tuple(dict.fromkeys(r for roles in short.values() for r in roles))
    if missing:
        where = "；".join(
            f"{town}缺{'、'.join(NAMING[r].label for r in roles)}"
            for town, roles in short.items()
            if roles
        )
        return ask(given, missing, f"{where}。")
    return _with_changes(given, sum_towns(towns))


def _increase(given: Situation) -> Worked:
    if Task.INCREASE not in given.now.tasks:
        return None
    before, _ = solve(values(given.original))
    after, _ = solve(values(checked(given.account)))
    if (
        Role.PREMIUM not in before
        or Role.PREMIUM not in after
        or before[Role.PREMIUM] == after[Role.PREMIUM]
    ):
        return None
    old, new = before[Role.PREMIUM], after[Role.PREMIUM]
    word = "增加" if new > old else "减少"
    difference = f"{money_text(abs(new - old))}元"
    step = Step(
        f"保费{word}",
        f"{money_text(max(old, new))}−{money_text(min(old, new))}＝{difference}",
        difference,
    )
    done = account_calculation(given.account, "防贫保保费对比测算")
    _, old_steps = solve(values(given.original))
    first = tuple(
        Step(f"原{s.label}", s.expression, s.value) for s in old_steps if "保费" in s.label
    )
    done = replace(
        done,
        steps=(*first, *done.steps, step),
        result=done.result | {"premium_before": old, "increase": cents(new - old)},
        summary=f"应缴保费由{money_text(old)}元变为{money_text(new)}元，{word}{difference}。",
    )
    return _with_changes(given, done)


def _audit(given: Situation) -> Worked:
    account = given.account
    if given.library and not given.now.has_figures and Task.AUDIT in given.now.tasks:
        account = dict(given.library.account)
    if checkable(account) and not given.now.changes:
        return _with_changes(given, audit(account))
    return None


def _enough(given: Situation) -> Worked:
    if Role.BUDGET not in given.now.own or Role.GAP not in given.wanted:
        return None
    account: dict[Role, Entry] = dict(given.account)
    account.pop(Role.GAP, None)
    solved, _ = solve(values(account))
    if Role.PREMIUM not in solved:
        return None
    return _with_changes(given, enough(account))


def _forward(given: Situation) -> Worked:
    roles = given.wanted or (Role.GAP if Role.CARRY_OVER in given.account else Role.PREMIUM,)
    missing = tuple(dict.fromkeys(role for each in roles for role in _missing(given, each)))
    missing = tuple(role for role in missing if role not in roles) or missing
    if missing:
        return ask(given, missing)
    changed = {change.role for change in given.now.changes}
    if unmet := tuple(role for role in changed if role not in given.account):
        return ask(given, unmet)
    done = account_calculation(given.account)
    return _with_changes(given, done) if done.steps else None


def _missing(given: Situation, role: Role) -> tuple[Role, ...]:
    return lacking(values(given.account), role)


WORKINGS: tuple[Callable[[Situation], Worked], ...] = (
    _next_year,
    _share,
    _percent,
    _reversed(Task.HIGHEST_RATE, Role.RATE, (Role.INSURED,), highest_rate),
    _reversed(Task.HIGHEST_RATIO, Role.RATIO, (Role.POPULATION, Role.RATE), highest_ratio),
    _reversed(Task.PEOPLE, Role.INSURED, (Role.RATE,), people_covered),
    _towns,
    _increase,
    _enough,
    _audit,
    _forward,
)
