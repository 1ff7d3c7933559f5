"""Figures of rows added up in the order of the sheet: the sum of any stretch is known at once.

A long sheet has a sum for every page and one of all pages before it, so to add each up anew would
take minutes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate


class RunningTotals:
    """The totals of rows with these figures, by the numbers of the rows in their order."""

    def __init__(self, rows: Mapping[int, Mapping[str, Fraction]]) -> None:
        """Keep the rows; a figure is added up when it is first asked for."""
        self._rows, self._numbers = rows, [*rows]
        self._added: dict[str, list[Fraction]] = {}

    def of(self, name: str, first: int, last: int) -> Fraction:
        """Return the sum of a figure over the rows from one to another; 0 where none has it."""
        start, end = bisect_left(self._numbers, first), bisect_right(self._numbers, last)
        added = self._added.get(name) or self._add(name)
        return added[end] - added[start] if start < end else Fraction(0)

    def _add(self, name: str) -> list[Fraction]:
        values = (figures.get(name, Fraction(0)) for figures in self._rows.values())
        added = self._added[name] = [*accumulate(values, initial=Fraction(0))]
        return added
