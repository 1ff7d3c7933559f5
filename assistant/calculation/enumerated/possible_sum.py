"""A sum that may be meant: how it is worked out, and of what it is made."""

from dataclasses import dataclass
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.splits import Parts, Split
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.workings import Working, value_of_working

EVERYONE = "all"
"""The party of a sum that is shared among all who bear it."""

NAMED = "named"
"""The sign of a sum whose standards were each chosen among those beside them."""


@dataclass(frozen=True, slots=True)
class PossibleSum:
    """One sum; `signs` say how it was put together.

    `terms` are what documents state for it, the first of them what it is of, `figures` those of the
    question. `party` is whose part it is by `split`, `shared` the parts of all; of a sum or a
    difference of two `parts` are these.
    """

    working: Working
    kind: str
    terms: tuple[Term, ...] = ()
    figures: tuple[TypedFigure, ...] = ()
    signs: tuple[str, ...] = ()
    split: Split | None = None
    party: str = ""
    shared: Parts = ()
    parts: "tuple[PossibleSum, ...] | None" = None

    @property
    def main(self) -> Term | None:
        """The term that the sum is of."""
        return self.terms[0] if self.terms else None

    @property
    def value(self) -> Fraction:
        """What it comes to."""
        return value_of_working(self.working)

    @property
    def cells(self) -> tuple[Term, ...]:
        """The numbers of rows that are in it."""
        return tuple(t for t in self.terms if t.role is TermRole.COUNT and t.provision.row)

    @property
    def is_added_up(self) -> bool:
        """Whether it is several sums together."""
        return self.parts is not None and "added_up" in self.signs

    @property
    def of_two(self) -> bool:
        """Whether it is the sum or the difference of several."""
        return self.parts is not None

    @property
    def results(self) -> tuple[Fraction, ...]:
        """What it comes to, part by part where it has parts."""
        if self.shared:
            return tuple(self.value * part for _, part in self.shared)
        if self.parts and self.is_added_up:
            return (self.value, *sorted(part.value for part in self.parts))
        return (self.value,)
