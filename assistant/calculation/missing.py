"""What is asked back when a calculation lacks a figure."""

from dataclasses import dataclass

from assistant.calculation.steps import Calculation, Figure


@dataclass(frozen=True, slots=True)
class MissingInput:
    """A calculation that cannot be done yet.

    `missing` are the roles that lack a figure (ratio, carry_over …), `understood` the figures that
    were read, `question` the Chinese question to ask back, and `example` a calculation with
    figures of a document in place of the missing ones, marked as 假设; "" without one.
    `calculation` is that example worked out: every figure of `example` stands in it.
    """

    missing: tuple[str, ...]
    understood: tuple[Figure, ...]
    question: str
    example: str = ""
    clause_ids: tuple[str, ...] = ()
    calculation: Calculation | None = None
