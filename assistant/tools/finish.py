"""The last touches of every working: the way to its inputs, what was assumed or not used."""

from dataclasses import replace

from assistant.tools.calculation import Calculation
from assistant.tools.figures import ASSUMED, Account, checked, values
from assistant.tools.missing import MissingInput
from assistant.tools.premium import clause_ids
from assistant.tools.roles import Role
from assistant.tools.situation import COMPUTED, Situation
from assistant.tools.solve import lacking, solve

Worked = Calculation | MissingInput | None


def finished(given: Situation, done: Calculation, used: Account) -> Calculation:
    """Show a figure that was worked out on the way by its inputs and steps, not as an input."""
    if not any(each.source == COMPUTED for each in used.values()):
        return with_changes(given, done)
    inputs = given.account
    kept = tuple(f for f in done.figures if f.source != COMPUTED)
    names = {f.name for f in kept}
    more = tuple(e.figure() for r, e in inputs.items() if r.value not in names)
    _, steps = solve(values(checked(inputs)))
    ids = tuple(dict.fromkeys((*done.clause_ids, *clause_ids(inputs.values()))))
    return with_changes(
        given, replace(done, figures=(*more, *kept), steps=(*steps, *done.steps), clause_ids=ids)
    )


def with_changes(given: Situation, done: Calculation) -> Calculation:
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


def still_missing(given: Situation, role: Role) -> tuple[Role, ...]:
    """Return the figures that are needed before `role` follows from what is given."""
    return lacking(values(given.account), role)
