"""Asks back for what is missing, and shows what is understood and what could be assumed."""

from collections.abc import Sequence

from assistant.errors import CalculationError
from assistant.tools.figures import ASSUMED, Account, values
from assistant.tools.library_account import LibraryAccount, is_own_town
from assistant.tools.missing import MissingInput
from assistant.tools.premium import account_calculation, clause_ids
from assistant.tools.roles import NAMING, Role, shown
from assistant.tools.situation import Situation
from assistant.tools.solve import solve

_TERMS = (Role.RATIO, Role.RATE)
_EVERYTHING = (Role.POPULATION, Role.RATIO, Role.RATE, Role.CARRY_OVER)


def ask(
    given: Situation, missing: Sequence[Role], tail: str = "", known: Account | None = None
) -> MissingInput:
    """Return the question to ask back for `missing`; `tail` says more about why.

    `known` are the figures that matter for it, where these are not all that are known.
    """
    account = given.account if known is None else known
    example, clause_id = _example(given, missing)
    parts = [_understood(account), _partly(account), tail, _request(missing)]
    return MissingInput(
        missing=tuple(role.value for role in missing),
        understood=tuple(each.figure() for each in account.values()),
        question="".join(part for part in parts if part),
        example=example,
        clause_ids=tuple(dict.fromkeys((*clause_ids(account.values()), *clause_id))),
    )


def _understood(account: Account) -> str:
    known = [f"{NAMING[r].label}{shown(r, e.value)}" for r, e in account.items()]
    return f"已知{'、'.join(known)}。" if known else ""


def _partly(account: Account) -> str:
    _, steps = solve(values(account))
    return f"可以先算出{steps[-1].label}：{steps[-1].expression}。" if steps else ""


def _request(missing: Sequence[Role]) -> str:
    if not missing:
        return ""
    names = "、".join(NAMING[role].label for role in missing)
    return f"还缺{names}，不能替您假定。请补充：{'；'.join(NAMING[role].ask for role in missing)}？"


def _example(given: Situation, missing: Sequence[Role]) -> tuple[str, tuple[str, ...]]:
    """Work the account out with the nearest document's terms, said to be an assumption."""
    library = given.library or given.nearest
    if library is None or not missing or not set(missing) <= set(_lendable(given, library)):
        return "", ()
    lent = {role: library.account[role] for role in missing}
    try:
        done = account_calculation({**given.account, **lent})
    except CalculationError:
        return "", ()
    terms = "、".join(f"{NAMING[r].label}{shown(r, e.value)}" for r, e in lent.items())
    steps = "；".join(step.expression for step in done.steps)
    text = f"{ASSUMED}照{library.source}的{terms}，则{steps}。这只是示范，不是您那里的结果。"
    return text, (library.clause.id,)


def _lendable(given: Situation, library: LibraryAccount) -> tuple[Role, ...]:
    own = is_own_town(given.now.text) or Role.POPULATION in given.now.own
    roles = _TERMS if own else _EVERYTHING
    return tuple(role for role in roles if role in library.account)
