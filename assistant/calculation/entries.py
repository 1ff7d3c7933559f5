"""Figures with their origin: what an account is made of before it is worked out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculation.roles import NAMING, Role, shown
from assistant.calculation.steps import USER, Calculation, Figure, Step
from assistant.documents.numbers.decimals import plain_text
from assistant.documents.numbers.quantities import Quantity
from assistant.errors import CalculationError

ASSUMED = "假设"


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of an account; `grain` and `exact` tell how exactly it was written."""

    role: Role
    value: Decimal
    text: str
    source: str = USER
    exact: bool = True
    grain: Decimal = Decimal(1)
    clause_id: str = ""
    guessed: bool = False

    def figure(self, prefix: str = "", name: str = "") -> Figure:
        """Return the figure as a calculation shows it; `prefix` names the town, if any."""
        naming = NAMING[self.role]
        return Figure(
            name=name or self.role.value,
            label=f"{prefix}{naming.label}",
            value=self.value,
            unit=naming.unit,
            text=self.text,
            source=self.source,
        )

    def of(self, source: str, clause_id: str = "") -> "Entry":
        """Return the same figure with another origin."""
        return replace(self, source=source, clause_id=clause_id)


Account = Mapping[Role, Entry]


def entry(role: Role, quantity: Quantity, *, guessed: bool = False) -> Entry:
    """Return the entry that a quantity makes in this role."""
    return Entry(
        role,
        quantity.value,
        quantity.text,
        exact=quantity.exact,
        grain=quantity.grain,
        guessed=guessed,
    )


def values(account: Account) -> dict[Role, Decimal]:
    """Return only the values, as `solve` takes them."""
    return {role: each.value for role, each in account.items()}


_MAY_BE_ZERO = frozenset({Role.CARRY_OVER, Role.GAP, Role.PAYOUT, Role.FEE})


def checked(account: Account) -> Account:
    """Return `account` when each figure is in its range, or raise CalculationError."""
    for role, each in account.items():
        name = NAMING[role].label
        if each.value < 0 or (not each.value and role not in _MAY_BE_ZERO):
            raise CalculationError(f"{name}“{each.text}”应大于零。", "请核对后重新填写。")
        if role is Role.RATIO and each.value > 1:
            raise CalculationError(f"{name}“{each.text}”超过了100%。", "请填写不超过100%的比例。")
        if role in {Role.POPULATION, Role.INSURED} and each.value != each.value.to_integral_value():
            raise CalculationError(
                f"{name}“{each.text}”不是整数人数（{plain_text(each.value)}）。",
                "请核对人数，按实有人数填写。",
            )
    return account


def input_notes(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Return what must be said about how the figures were written or understood."""
    notes = [
        f"“{e.text}”是约数，这里按{shown(e.role, e.value)}计算，结果也只是约数。"
        for e in entries
        if not e.exact
    ]
    notes += [
        f"“{e.text}”没有写明是什么，这里理解为{NAMING[e.role].label}；不对请说明。"
        for e in entries
        if e.guessed
    ]
    return tuple(notes)


def calculation_of(
    title: str,
    entries: Sequence[Entry],
    steps: Sequence[Step],
    result: Mapping[str, Decimal],
    said: Sequence[str],
) -> Calculation:
    """Return what was worked out from `entries`; `said` are the answer in a sentence, and notes.

    What must be said of how the figures were written is added to the notes.
    """
    return Calculation(
        title=title,
        figures=tuple(each.figure() for each in entries),
        steps=tuple(steps),
        result=dict(result),
        notes=(*said[1:], *input_notes(entries)),
        clause_ids=clause_ids(entries),
        summary=said[0],
    )


def clause_ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the ids of the clauses that figures were read from, each once, in order."""
    return tuple(dict.fromkeys(e.clause_id for e in entries if e.clause_id))
