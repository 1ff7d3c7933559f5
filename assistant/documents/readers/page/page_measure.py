"""How a page is set: where its text runs from and to, and where a line stands in it."""

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.documents.readers.page.printed import PrintedLine

SET_IN, BESIDE = 1.0, 0.7
"""In characters: how far a line stands in, or beside another, before that means something."""
LARGER = 1.3
"""How many times larger print is that is of another kind: a title, a heading."""
DEEPEST = 4.5
"""What stands in deeper is no indent but set apart: a signature."""
_INDENTED = 2.0
"""In characters: how far a first line stands in (GB/T 9704 7.3.3: 左空二字)."""
_FEW = 12
"""Lines of which the outermost counts as the edge of the text."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the text of a page runs from and to, the size of a character, the step of the lines."""

    left: float
    right: float
    size: float
    step: float


def measure_of(rows: Sequence[PrintedLine]) -> Measure:
    """Measure the text: the common left and right edge, the median height, the common step."""
    if not rows:
        return Measure(0, 0, 1, 1)
    size = statistics.median(row.height for row in rows)
    long = [row for row in rows if len(row.text) > 1] or list(rows)
    steps = [b.top - a.top for a, b in itertools.pairwise(rows) if 0 < b.top - a.top < 4 * size]
    step = statistics.median(steps) if steps else size
    left = _edge([row.left for row in long], size)
    return Measure(left, -_edge([-row.right for row in long], size), size, step)


def _edge(places: Sequence[float], size: float) -> float:
    """Return the outermost place at which several lines begin: a twentieth of them, and two.

    Of few lines the outermost counts.
    """
    enough = 1 if len(places) < _FEW else max(2, len(places) // 20)
    ordered = sorted(places)
    for place in ordered:
        if sum(place <= other <= place + size / 2 for other in ordered) >= enough:
            return place
    return ordered[0]


def measure_of_page(rows: list[PrintedLine], whole: Measure) -> Measure:
    """Return the measure of one page: all of it may lie aside, as on the back of a sheet."""
    full = [row for row in rows if row.right - row.left > 0.8 * (whole.right - whole.left)]
    if len(full) <= 2:
        return whole
    left = min(row.left for row in full) - whole.left
    right = max(row.right for row in full) - whole.right
    aside = min(left, right, key=abs)
    if left * right <= 0 or abs(aside) < BESIDE * whole.size:
        return whole
    return Measure(whole.left + aside, whole.right + aside, whole.size, whole.step)


def set_in(row: PrintedLine, measure: Measure) -> float:
    """Return how many characters from the left edge of the text a line begins."""
    return (row.left - measure.left) / measure.size


def stops_short(row: PrintedLine, measure: Measure) -> float:
    """Return how many characters from the right edge of the text a line ends."""
    return (measure.right - row.right) / measure.size


def is_apart(row: PrintedLine, measure: Measure) -> bool:
    """Say whether a line stands in the middle, or at the right: a title, a signature."""
    return is_middle(row, measure) or set_in(row, measure) > DEEPEST


def is_middle(row: PrintedLine, measure: Measure) -> bool:
    """Say whether a line is centred, and no first line whose end happens to be as far in."""
    begins, ends = set_in(row, measure), stops_short(row, measure)
    centred = begins > SET_IN and ends > SET_IN and abs(begins - ends) < 2 * BESIDE
    like_first = abs(begins - _INDENTED) < BESIDE / 2 and row.height < LARGER * measure.size
    return centred and not like_first
