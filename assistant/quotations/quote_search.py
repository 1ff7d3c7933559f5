"""The search for one quotation: in the whole library, within a source, in a stretch of clauses."""

import re
from collections.abc import Callable, Sequence

from assistant.library.wording import Wording
from assistant.quotations.alignment import align
from assistant.quotations.placing import ClauseStretch, LetterSpan, Placed, PlaceFinder

Choose = Callable[[Sequence[Placed], Wording], Placed | None]
"""Says which of several places has the words."""
_OMISSION = re.compile(r"…+|\.{3,}|。{3,}|[（(\[［]略[）)\]］]")


class QuoteSearch:
    """Finds the best place of one quotation, each kind of place only once."""

    def __init__(self, places: PlaceFinder, choose: Choose, quoted: Wording) -> None:
        """Look for `quoted` in `places`; of several that are found `choose` takes the best."""
        self._places, self._choose = places, choose
        self.quoted, self._omitted = quoted, frozenset(_omissions(quoted))
        self._found: dict[tuple[LetterSpan, ...], Placed | None] = {}

    def best(self, within: Sequence[LetterSpan]) -> Placed | None:
        """Return the best place within these spans, or anywhere when there are none."""
        key = _merged(within)
        if key not in self._found:
            found = self._places.find(self.quoted.letters, key, self._omitted)
            inside = [p for p in found if not key or _is_mostly_in(p, key)]
            self._found[key] = self._choose(inside, self.quoted)
        return self._found[key]

    def has(self, span: LetterSpan) -> bool:
        """Say whether the very words stand somewhere within a span."""
        found = self.best([span])
        return found is not None and found.alignment.likeness == 1

    def laid_beside(self, stretch: ClauseStretch) -> Placed | None:
        """Return where the words stand in a stretch, as they are or changed."""
        letters = stretch.wording.letters
        found = align(self.quoted.letters, letters, stretch.marks, self._omitted)
        return Placed(stretch, found) if found else None


def _merged(spans: Sequence[LetterSpan]) -> tuple[LetterSpan, ...]:
    """Return spans of letters without those that touch one another or lie in one another."""
    merged: list[LetterSpan] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _is_mostly_in(placed: Placed, spans: Sequence[LetterSpan]) -> bool:
    """Say whether most of a place lies in these spans."""
    start, end = placed.span
    inside = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
    return 2 * inside >= end - start


def _omissions(quoted: Wording) -> set[int]:
    """Return before which letters a quotation says that it leaves words out."""
    ends = {0, len(quoted.letters)}
    places = (m.start() for m in _OMISSION.finditer(quoted.printed))
    return {sum(o < at for o in quoted.origins) for at in places} - ends
