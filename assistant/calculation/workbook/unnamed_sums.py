"""Rows that are the sum of the others and do not say so: 连云区 under its towns.

To count such a row would double everything, so it is asked about.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

_ALL = frozenset("全总共")
"""How a row begins that is of all the others and has no name of a place."""


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row with those of its figures that are added up over rows."""

    name: str
    row: int
    figures: Mapping[str, Fraction]


@dataclass(slots=True)
class _Running:
    """Rows added up as they come: how many, of which kinds (村, 镇), and their figures."""

    count: int = 0
    kinds: set[str] = field(default_factory=set)
    totals: dict[str, Fraction] = field(default_factory=dict)

    def add(self, each: AddedRow) -> None:
        self.count += 1
        self.kinds.add(each.name[-1:])
        for name, value in each.figures.items():
            self.totals[name] = self.totals.get(name, Fraction(0)) + value

    def make(self, each: AddedRow) -> bool:
        """Tell whether a row is the sum of these and no other of their kind.

        Of one small figure that may be by chance, of two it is not.
        """
        if self.count < 2 or any(self.totals[n] != value for n, value in each.figures.items()):
            return False
        told = sum(1 for value in each.figures.values() if value)
        other = each.name[:1] in _ALL or each.name[-1:] not in self.kinds
        return told > 1 or (told == 1 and other)


def unnamed_sums(rows: Sequence[AddedRow], sums: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield the number of each row that looks like a sum, and on which side its rows are (上面).

    `sums` are the rows that are named as sums.
    """
    below = _Running()
    for each in rows[1:]:
        below.add(each)
    if rows and below.make(rows[0]):
        yield rows[0].row, "下面"
        rows = rows[1:]
    whole, part = _Running(), _Running()
    named = sorted(sums)
    for each in rows:
        while named and named[0] < each.row:
            named.pop(0)
            part = _Running()
        if whole.make(each) or part.make(each):
            yield each.row, "上面"
            part = _Running()
            continue
        whole.add(each)
        part.add(each)
