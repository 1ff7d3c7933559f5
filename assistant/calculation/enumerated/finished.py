"""A sum that is finished, held against its question: what is looked at before it is told."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assistant.calculation.enumerated.sum_scope import SumScope
from assistant.calculation.enumerated.terms import Term, TermRole, terms_of
from assistant.calculation.missing import MissingInput
from assistant.calculation.steps import Calculation
from assistant.documents.model import PolicyDocument


@dataclass(frozen=True)
class Finished:
    """A sum over documents, whichever way made it, with the question and the documents."""

    scope: SumScope
    done: Calculation

    @cached_property
    def every(self) -> tuple[Term, ...]:
        """All terms of all documents."""
        return tuple(t for d in self.scope.documents for t in terms_of(d))

    @cached_property
    def taken(self) -> tuple[Term, ...]:
        """The figures of documents that it was worked out with."""
        return tuple(
            t for t in self.every
            if t.provision.clause.id in self.done.clause_ids and t.provision.text in self.shown
        )  # fmt: skip

    def used(self, *roles: TermRole) -> tuple[Term, ...]:
        """Return those of its figures that have one of some roles."""
        return tuple(t for t in self.taken if t.role in roles)

    @cached_property
    def paid(self) -> tuple[Term, ...]:
        """The standards and shares that it pays by."""
        return self.used(TermRole.RATE, TermRole.PART)

    @cached_property
    def rates(self) -> tuple[Term, ...]:
        """Its standards, those of before a change and those stated as a whole among them."""
        return self.used(TermRole.RATE, TermRole.OLD, TermRole.TOTAL)

    @cached_property
    def shown(self) -> frozenset[str]:
        """Its figures as they are printed."""
        return frozenset(figure.text for figure in self.done.figures)

    @cached_property
    def documents(self) -> tuple[PolicyDocument, ...]:
        """The documents whose clauses it stands on."""
        ids = self.done.clause_ids
        return tuple(d for d in self.scope.documents if any(c.id in ids for c in d.clauses))

    @property
    def is_by_bands(self) -> bool:
        """Whether it is paid band by band: the rates of all bands are one rule, not several."""
        return any(step.label.startswith("分段") for step in self.done.steps)

    def asking(self, told: str, *because: str) -> MissingInput:
        """Return the question that is asked in place of it, with more clauses that say why."""
        ids = tuple(dict.fromkeys((*self.done.clause_ids, *because)))
        return MissingInput((), self.done.figures, told, clause_ids=ids)


Look = Callable[[Finished], str | MissingInput | None]
"""Returns what is to be asked of a finished sum; nothing where it leaves nothing open."""
