"""A sum that may be meant: how it is worked out, and of what it is made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.calculation.composed.money_figures import TypedFigure
from assistant.calculation.enumerated.splits import Parts, Split
from assistant.calculation.enumerated.terms import Term, TermRole
from assistant.calculation.enumerated.workings import Joined, Working, value_of_working
from assistant.calculation.formulas.expression import ADD, SUBTRACT

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

    def joined(
        self, operator: str, other: Working, *signs: str,
        terms: Sequence[Term] = (), figures: Sequence[TypedFigure] = (), first: bool = False,
    ) -> "PossibleSum":  # fmt: skip
        """Return it worked on with one more figure, which stands before it where it is `first`."""
        left, right = (other, self.working) if first else (self.working, other)
        return replace(
            self,
            working=Joined(operator, left, right),
            terms=(*self.terms, *terms),
            figures=(*self.figures, *figures),
            signs=(*self.signs, *signs),
        )


def together(lines: Sequence[PossibleSum], *signs: str) -> PossibleSum:
    """Return several sums added up, as one of the kind of the first."""
    working = lines[0].working
    for line in lines[1:]:
        working = Joined(ADD, working, line.working)
    return _of_several(lines, working, (*lines[0].signs, "added_up", *signs))


def apart(one: PossibleSum, other: PossibleSum, *signs: str) -> PossibleSum:
    """Return what the larger of two sums is more than the other; it is of the kind of the first."""
    parts = (one, other) if one.value >= other.value else (other, one)
    working = Joined(SUBTRACT, parts[0].working, parts[1].working)
    kept = (s for s in one.signs if s not in ("added_up", "listed"))
    made = _of_several((one, other), working, (*kept, "difference", *signs))
    return replace(made, parts=parts)


def _of_several(
    parts: Sequence[PossibleSum], working: Working, signs: tuple[str, ...]
) -> PossibleSum:
    terms = tuple(dict.fromkeys(t for part in parts for t in part.terms))
    figures = tuple(dict.fromkeys(f for part in parts for f in part.figures))
    return replace(
        parts[0], working=working, terms=terms, figures=figures, signs=signs, parts=tuple(parts)
    )
