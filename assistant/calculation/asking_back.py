"""Asks back for what is missing, and shows what is understood and what could be assumed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.calculation.entries import ASSUMED, Account, clause_ids, values
from assistant.calculation.library_account import LibraryAccount, is_own_town
from assistant.calculation.missing import Choice, MissingInput
from assistant.calculation.premium import account_calculation
from assistant.calculation.roles import NAMING, TERMS, WHOLE, Role, shown
from assistant.calculation.situation import Situation
from assistant.calculation.solve import lacks, solve
from assistant.calculation.steps import Calculation
from assistant.errors import CalculationError

_EXAMPLE = f"{ASSUMED}的示范测算"


def ask(
    given: Situation, missing: Sequence[Role], tail: str = "", known: Account | None = None
) -> MissingInput:
    """Return the question to ask back for `missing`; `tail` says more about why.

    `known` are the figures that matter for it, where these are not all that are known.
    """
    account = given.account if known is None else known
    example = _example(given, missing)
    ids = (*clause_ids(account.values()), *(example.clause_ids if example else ()))
    not_held = given.not_held if set(missing) & WHOLE else ""
    parts = [not_held, _understood(account), _partly(account), tail, _request(missing)]
    return MissingInput(
        missing=tuple(role.value for role in missing),
        understood=tuple(each.figure() for each in account.values()),
        question="".join(part for part in parts if part),
        example=example.notes[-1] if example else "",
        clause_ids=tuple(dict.fromkeys(ids)),
        calculation=example,
        choices=tuple(_choices(given, missing, example)),
    )


def _choices(
    given: Situation, missing: Sequence[Role], example: Calculation | None
) -> Iterator[Choice]:
    """Yield the question with what the example assumes, said by the user, or with no carry-over.

    Each names all that is said, so that who taps on it knows what the sum will rest on. A question
    that takes figures from turns before is not complete on its own, and has none.
    """
    asked = given.now.text.rstrip("。，,.?？!！ ")
    if any(each.text not in asked for each in given.account.values()):
        return
    library = given.library or given.nearest
    if example and library and TERMS.issuperset(missing):
        terms = "，".join(f"{NAMING[r].label}{shown(r, library.account[r].value)}" for r in missing)
        yield Choice(f"按{library.source}算：{terms}", f"{asked}，{terms}")
    elif tuple(missing) == (Role.CARRY_OVER,):
        none = f"{NAMING[Role.CARRY_OVER].label}0元"
        yield Choice(f"没有结余：{none}", f"{asked}，{none}")


def _understood(account: Account) -> str:
    known = [f"{NAMING[r].label}{shown(r, e.value)}" for r, e in account.items()]
    return f"已知{'、'.join(known)}。" if known else ""


def _partly(account: Account) -> str:
    _, steps = solve(values(account))
    return f"可以先算出{steps[-1].label}：{steps[-1].expression}。" if steps else ""


def _request(missing: Sequence[Role]) -> str:
    if not missing:
        return ""
    lacked = lacks(tuple(missing))
    return f"{lacked.message}{lacked.next_step}"


def _example(given: Situation, missing: Sequence[Role]) -> Calculation | None:
    """Work the account out with the nearest document's terms, said to be an assumption.

    What it says stands in one sentence, the last note, so that its figures and what they are
    can only be shown together.
    """
    library = given.library or given.nearest
    if library is None or not missing or not _lendable(given, library).issuperset(missing):
        return None
    lent = {role: library.account[role] for role in missing}
    try:
        done = account_calculation({**given.account, **lent})
    except CalculationError:
        return None
    terms = "、".join(f"{NAMING[r].label}{shown(r, e.value)}" for r, e in lent.items())
    steps = "；".join(step.expression for step in done.steps)
    text = f"{ASSUMED}照{library.source}的{terms}，则{steps}（只是示范，不是您那里的结果）。"
    ids = tuple(dict.fromkeys((*done.clause_ids, library.clause.id)))
    shown_as = replace(done, title=_EXAMPLE, notes=(*done.notes, text), clause_ids=ids)
    return shown_as if done.steps else None


def _lendable(given: Situation, library: LibraryAccount) -> frozenset[Role]:
    own = is_own_town(given.now.text) or Role.POPULATION in given.now.own
    return (TERMS if own else WHOLE) & library.account.keys()
