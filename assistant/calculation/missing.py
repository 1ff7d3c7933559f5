"""What is asked back when a calculation lacks a figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.calculation.steps import Calculation, Figure


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle what is asked back: what it says, and the completed question."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of the form that is asked for: its name, the figure or "", whether it is doubtful.

    `unit` is how the figure is to be counted; of a doubtful line `filled` are all that it may be.
    """

    name: str
    unit: str
    filled: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class MissingInput:
    """A calculation that cannot be done yet.

    `missing` are the roles that lack a figure (ratio, carry_over …), `understood` the figures that
    were read, `question` the Chinese question to ask back, and `example` a calculation with
    figures of a document in place of the missing ones, marked as 假设; "" without one.
    `calculation` is that example worked out: every figure of `example` stands in it. `form` is
    what is understood as a filled form, `choices` are completed questions, one of which may be
    what was meant.
    """

    missing: tuple[str, ...]
    understood: tuple[Figure, ...]
    question: str
    example: str = ""
    clause_ids: tuple[str, ...] = ()
    calculation: Calculation | None = None
    form: tuple[FormLine, ...] = ()
    choices: tuple[Choice, ...] = ()

    @classmethod
    def asking(
        cls, question: str, clause_ids: Iterable[str] = (), choices: Sequence[Choice] = ()
    ) -> "MissingInput":
        """Return what only asks something: of what clauses, each once, and how to answer."""
        offered = tuple(choices) if len(choices) > 1 else ()
        return cls((), (), question, clause_ids=tuple(dict.fromkeys(clause_ids)), choices=offered)


Worked = Calculation | MissingInput | None
"""What a working gives; None where it does not fit."""
