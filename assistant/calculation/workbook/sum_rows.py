"""Rows of sums in a sheet: what they are called, and which rows each is of.

合计 alone is of all rows, wherever it stands. One of something (中云街道合计, 小计, 本页合计) is of
the rows beside it, above or below: the same side in the whole sheet, that on which the figures
agree, else the usual one. Where nobody can tell, the row is left as it is.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.calculation.formulas.given_figures import Givens
from assistant.calculation.workbook.cell_figures import Issue
from assistant.calculation.workbook.running_totals import RunningTotals
from assistant.documents.numbers.decimals import narrow

_WORD, _PART = r"(?:合计|总计|共计|累计|汇总|总数)", "小计"
_TAIL = r"数?(?:[(:].*)?"
_SUM = re.compile(rf".*(?:{_WORD}|{_PART}){_TAIL}|.*\((?:{_WORD}|{_PART})数?\)")
_OF_ALL = re.compile(rf"(?:[全总]?[区县市镇乡村]?|以上)?{_WORD}{_TAIL}|\({_WORD}\)")


@dataclass(frozen=True, slots=True)
class StatedSum:
    """A row of sums in the sheet: its name, its row, its figures, and the rows that it is of.

    These lie from `first` to `last`; both are 0 where it is not clear which they are.
    """

    name: str
    row: int
    figures: Givens
    issues: tuple[Issue, ...]
    first: int = 0
    last: int = 0

    def is_of(self, row: int) -> bool:
        """Tell whether it is the sum of a row among others."""
        return self.first <= row <= self.last

    @property
    def is_of_all(self) -> bool:
        """Tell whether its name is of no part."""
        return bool(_OF_ALL.fullmatch(unspaced(self.name)))


Rows = Mapping[int, Givens]
"""The figures of the rows by their numbers in the order of the sheet, {} of one not counted."""


def is_sum(name: str) -> bool:
    """Tell whether a row that is called so is a sum of others."""
    return bool(_SUM.fullmatch(unspaced(name)))


def unspaced(name: str) -> str:
    """Return a name without blanks, in characters of one width."""
    return "".join(narrow(name).split())


def place_sums(sums: Sequence[StatedSum], rows: Rows) -> tuple[StatedSum, ...]:
    """Return the sums, which come in the order of the sheet, each with the rows that it is of."""
    sheet = _Sheet(sums, rows)
    ways = {down: [sheet.rows_of(n, down=down) for n in range(len(sums))] for down in (False, True)}
    first = next((each.row for each in sums if not each.is_of_all), 0)
    usual = bool(first) and not any(row < first for row in rows)
    agreed = {down: sum(map(sheet.agrees, sums, spans)) for down, spans in ways.items()}
    found = ways[not usual if agreed[not usual] > agreed[usual] else usual]
    return tuple(sheet.placed(each, own) for each, own in zip(sums, found, strict=True))


Span = tuple[int, int]
"""From which to before which of the rows, counted from 0."""


class _Sheet:
    """The rows of a sheet between its sums; their figures are added up once for all sums."""

    def __init__(self, sums: Sequence[StatedSum], rows: Rows) -> None:
        self._sums, self._rows = sums, [*rows]
        values = {row: {n: g.value for n, g in figures.items()} for row, figures in rows.items()}
        self._names = {name for figures in rows.values() for name in figures}
        self._totals = RunningTotals(values)

    def _at(self, row: int) -> int:
        return bisect_left(self._rows, row)

    def rows_of(self, number: int, *, down: bool) -> Span:
        """Return what a sum is of when sums of parts are of what is above or below them."""
        each, end = self._sums[number], len(self._rows)
        at = self._at(each.row)
        if each.is_of_all:
            return (0, at) if at else (at, end)
        before = self._at(self._sums[number - 1].row) if number else 0
        behind = self._at(self._sums[number + 1].row) if number + 1 < len(self._sums) else end
        own = (at, behind) if down else (before, at)
        return own if own[0] < own[1] else self._beyond(number, down=down)

    def _beyond(self, number: int, *, down: bool) -> Span:
        """Return all rows on the side of a sum that has none right beside it: a sum of sums.

        They are taken where its figures agree, or where it ends the sheet and is called no 小计.
        Below it they end with the next sum of all, so that no two sums are part of each other.
        """
        each, at = self._sums[number], self._at(self._sums[number].row)
        behind = (self._at(s.row) for s in self._sums[number + 1 :] if s.is_of_all)
        above, below = (0, at), (at, next(behind, len(self._rows)))
        sides = (below, above) if down else (above, below)
        found = next((side for side in sides if side[0] < side[1]), (0, 0))
        ends = _PART not in each.name and at in (0, len(self._rows))
        return found if ends or self.agrees(each, found) else (0, 0)

    def agrees(self, each: StatedSum, own: Span) -> bool:
        """Tell whether the figures of a sum are those of some rows together."""
        names = [name for name in each.figures if name in self._names]
        if not names or own[0] == own[1]:
            return False
        first, last = self._rows[own[0]], self._rows[own[1] - 1]
        return all(each.figures[n].value == self._totals.of(n, first, last) for n in names)

    def placed(self, each: StatedSum, own: Span) -> StatedSum:
        """Return a sum with the rows that it is of."""
        if own[0] == own[1]:
            return each
        return replace(each, first=self._rows[own[0]], last=self._rows[own[1] - 1])
