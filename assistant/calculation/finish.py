"""The last touches of every working: the way to its inputs, what was assumed or not used."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.calculation.entries import ASSUMED, Account, checked, clause_ids, values
from assistant.calculation.missing import MissingInput
from assistant.calculation.roles import Role
from assistant.calculation.situation import Situation
from assistant.calculation.solve import COMPUTED, lacking, solve
from assistant.calculation.steps import Calculation, Step

Worked = Calculation | MissingInput | None


def finished(given: Situation, done: Calculation, used: Account) -> Calculation:
    """Show a figure that was worked out on the way by its inputs and steps, not as an input."""
    return with_changes(given, by_inputs(done, given.account, used))


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


def with_changes(given: Situation, done: Calculation) -> Calculation:
    """Put the what-if's own steps first and say what was assumed."""
    done = told(done, given.change_steps)
    ids = done.clause_ids
    if given.change_steps and given.library:
        ids = tuple(dict.fromkeys((*ids, given.library.clause.id)))
    return replace(done, clause_ids=ids)


def told(done: Calculation, change_steps: Sequence[Step]) -> Calculation:
    """Put the steps of a what-if first and say which figures are assumptions."""
    notes = (_assumption(f.label, f.text) for f in done.figures if f.source == ASSUMED)
    return replace(done, steps=(*change_steps, *done.steps), notes=(*done.notes, *notes))


def _assumption(label: str, text: str) -> str:
    return f"{label}“{text}”是题中的假设，不是文件口径。"


def still_missing(given: Situation, role: Role) -> tuple[Role, ...]:
    """Return the figures that are needed before `role` follows from what is given."""
    return lacking(values(given.account), role)
