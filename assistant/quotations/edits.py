"""Edits as people see them: whole words and figures, and put where a word begins.

An alignment counts letters, so it may say that 提高 became 提升 by one letter, or that 报告早 was
put behind 早. What is listed is what somebody wrote: 提升 for 提高, 早报告 put in.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.documents.numbers.numerals import CHINESE_DIGITS
from assistant.quotations.alignment import Edit

Bounds = Callable[[str], Collection[int]]
"""Returns the places in letters where a word begins or ends (`Segmenter.bounds`)."""
_FIGURE = re.compile(rf"[\d.:]+[%‰]?|[{CHINESE_DIGITS}万亿]+")
_FARTHEST = 3
"""Letters by which a changed word is completed on either side."""
_NEAR = 2
"""Letters between the end of a quotation and a change that reaches to it."""
_CHANCE = 1
"""Letters in common between two changes that are so by chance."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two texts: its letters, where words and figures end, where punctuation stands."""

    letters: str
    words: Collection[int]
    figures: Collection[int]
    stops: Collection[int]
    bounds: Bounds

    def is_word(self, start: int, end: int) -> bool:
        """Say whether letters are a word by themselves, whatever longer word they are part of."""
        words = self.letters[start:end]
        return len(words) > 1 and self.bounds(words) == {0, len(words)}

    def cuts_word(self, at: int) -> bool:
        return at not in self.words and 0 < at < len(self.letters)

    def ease(self, start: int, end: int) -> int:
        """Return how naturally a text is cut at two places."""
        ends = (start, end)
        return sum(3 * (p in self.stops) + (not self.cuts_word(p)) for p in ends)


def side(letters: str, stops: Collection[int], bounds: Bounds) -> _Side:
    """Return a text with what its edits are measured by."""
    figures = {p for m in _FIGURE.finditer(letters) for p in range(m.start() + 1, m.end())}
    return _Side(letters, bounds(letters), figures, stops, bounds)


def readable(edits: Sequence[Edit], source: _Side, quoted: _Side) -> tuple[Edit, ...]:
    """Return `edits` of the letters from `source` to `quoted` in whole words and figures."""
    told = [e for e in edits if e.omitted]
    made = _swapped(_joined((e for e in edits if not e.omitted), _CHANCE), source, quoted)
    whole = _joined((_whole(e, source, quoted) for e in _shifted(made, source, quoted)), 0)
    return tuple(sorted((*whole, *told), key=lambda e: (e.start, e.first)))


def _joined(edits: Iterable[Edit], apart: int) -> tuple[Edit, ...]:
    """Join edits that touch, and those that a letter parts by chance."""
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last and edit.start <= last.end + apart and _both_large(last, edit, apart):
            joined[-1] = Edit(
                last.start, max(last.end, edit.end), last.first, max(last.last, edit.last)
            )
        else:
            joined.append(edit)
    return tuple(joined)


def _swapped(edits: Sequence[Edit], source: _Side, quoted: _Side) -> tuple[Edit, ...]:
    """Join edits on both sides of a letter when together they put one word for another.

    强化 for 加强 leaves out a letter and puts in another.
    """
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else edit
        both = Edit(last.start, edit.end, last.first, edit.last)
        words = source.is_word(both.start, both.end) and quoted.is_word(both.first, both.last)
        if joined and edit.start - last.end <= _CHANCE and words:
            joined[-1] = both
        else:
            joined.append(edit)
    return tuple(joined)


def completed(
    edits: Sequence[Edit], source: _Side, start: int, end: int, length: int
) -> tuple[Edit, ...]:
    """Return `edits` with the rest of a source's word that is changed at one end of a quotation.

    The quotation goes from `start` to `end` of the source and has so many letters.
    """
    found = list(edits)
    ahead, behind = start, end
    if found and found[0].first < _NEAR:
        while _goes_on(source, ahead, start - ahead):
            ahead -= 1
    if found and length - found[-1].last < _NEAR:
        while _goes_on(source, behind, behind - end):
            behind += 1
    if ahead < start:
        found.insert(0, Edit(ahead, start, 0, 0))
    if behind > end:
        found.append(Edit(end, behind, length, length))
    return _joined(found, 0)


def _goes_on(source: _Side, at: int, steps: int) -> bool:
    """Say whether a changed end, completed by so many letters, cuts a figure or a word."""
    return at in source.figures or (source.cuts_word(at) and steps < _NEAR)


def _both_large(one: Edit, other: Edit, apart: int) -> bool:
    """Say whether edits are so large that one letter between them says nothing."""
    if other.start <= one.end:
        return True
    sizes = [max(e.end - e.start, e.last - e.first) for e in (one, other)]
    return min(sizes) > apart and sum(sizes) > 3 * apart


def _shifted(edits: Sequence[Edit], source: _Side, quoted: _Side) -> list[Edit]:
    """Move what was put in or left out along equal letters to where it reads as a word."""
    return [
        _moved(edit, quoted if edit.start == edit.end else source, edits[n - 1 : n], edits[n + 1 :])
        if (edit.start == edit.end) != (edit.first == edit.last) else edit
        for n, edit in enumerate(edits)
    ]  # fmt: skip


def _moved(edit: Edit, owner: _Side, before: Sequence[Edit], after: Sequence[Edit]) -> Edit:
    put_in = edit.start == edit.end
    start, end = (edit.first, edit.last) if put_in else (edit.start, edit.end)
    floor = (before[0].last if put_in else before[0].end) if before else 0
    ceiling = len(owner.letters)
    if after:
        ceiling = after[0].first if put_in else after[0].start
    letters = owner.letters
    steps = [0]
    while start + steps[0] > floor and letters[start + steps[0] - 1] == letters[end + steps[0] - 1]:
        steps.insert(0, steps[0] - 1)
    while end + steps[-1] < ceiling and letters[start + steps[-1]] == letters[end + steps[-1]]:
        steps.append(steps[-1] + 1)
    best = max(steps, key=lambda by: (owner.ease(start + by, end + by), -abs(by)))
    return Edit(edit.start + best, edit.end + best, edit.first + best, edit.last + best)


def _whole(edit: Edit, source: _Side, quoted: _Side) -> Edit:
    """Complete the figures, and the source's words that were replaced, at both ends."""
    replaced = edit.start < edit.end and edit.first < edit.last

    def cuts(at: int, other: int, steps: int) -> bool:
        figure = at in source.figures or other in quoted.figures
        part = replaced and steps < _FARTHEST and source.cuts_word(at)
        return figure or (part and not source.is_word(edit.start, edit.end))

    steps = 0
    while cuts(edit.start, edit.first, steps) and _same_before(edit, source, quoted):
        edit, steps = replace(edit, start=edit.start - 1, first=edit.first - 1), steps + 1
    steps = 0
    while cuts(edit.end, edit.last, steps) and _same_behind(edit, source, quoted):
        edit, steps = replace(edit, end=edit.end + 1, last=edit.last + 1), steps + 1
    return edit


def _same_before(edit: Edit, source: _Side, quoted: _Side) -> bool:
    inside = edit.start > 0 and edit.first > 0
    return inside and source.letters[edit.start - 1] == quoted.letters[edit.first - 1]


def _same_behind(edit: Edit, source: _Side, quoted: _Side) -> bool:
    inside = edit.end < len(source.letters) and edit.last < len(quoted.letters)
    return inside and source.letters[edit.end] == quoted.letters[edit.last]
