"""Edits as people see them: whole words and figures, and put where a word begins.

An alignment counts letters, so it may say that 提高 became 提升 by one letter, or that 报告早 was
put behind 早. What is listed is what somebody wrote: 提升 for 提高, 早报告 put in. None goes over
the end of a sentence.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.quotations.alignment import Edit
from assistant.quotations.landmarks import Landmarks
from assistant.quotations.sentence_edits import at_sentence_ends

Bounds = Callable[[str], Collection[int]]
"""Returns the places in letters where a word begins or ends (`Segmenter.bounds`)."""
_FARTHEST = 3
"""Letters by which a changed word is completed on either side."""
_NEAR = 2
"""Letters between the end of a quotation and a change that reaches to it."""
_CHANCE = 1
"""Letters in common between two changes that are so by chance."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two texts: its letters, where words begin and end, and its landmarks."""

    letters: str
    words: Collection[int]
    marks: Landmarks
    bounds: Bounds

    def is_word(self, start: int, end: int) -> bool:
        """Say whether letters are a word by themselves, whatever longer word they are part of."""
        words = self.letters[start:end]
        return len(words) > 1 and self.bounds(words) == {0, len(words)}

    def cuts_word(self, at: int) -> bool:
        return at not in self.words and 0 < at < len(self.letters)

    def cuts_figure(self, at: int) -> bool:
        return self.marks.figure_around(at) is not None

    def ease(self, start: int, end: int) -> tuple[int, int]:
        """Return how naturally a text is cut at two places: no sentence goes on behind its end."""
        cuts = (3 * (p in self.marks.stops) + (not self.cuts_word(p)) for p in (start, end))
        return -self.marks.ends_inside(start, end), sum(cuts)


def side(letters: str, marks: Landmarks, bounds: Bounds) -> _Side:
    """Return a text with what its edits are measured by; no word goes over punctuation."""
    return _Side(letters, marks.stops | set(bounds(letters)), marks, bounds)


def readable(edits: Sequence[Edit], source: _Side, quoted: _Side) -> tuple[Edit, ...]:
    """Return `edits` of the letters from `source` to `quoted` in whole words and figures."""
    told = [e for e in edits if e.omitted]
    places = [0, *(e.first for e in told), len(quoted.letters)]
    made: list[Edit] = []
    for place, within in enumerate(pairwise(places)):
        behind = told[place - 1].end if place else 0
        ahead = told[place].start if place < len(told) else len(source.letters)
        part = [e for e in edits if not e.omitted and behind <= e.start and e.end <= ahead]
        made += _Part(source, quoted, within).readable(part)
    return tuple(sorted((*made, *told), key=_place))


def _place(edit: Edit) -> tuple[int, int, bool]:
    return edit.start, edit.first, not edit.omitted


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a quotation without omissions: `within` tells which letters of it."""

    source: _Side
    quoted: _Side
    within: tuple[int, int]

    def readable(self, edits: Sequence[Edit]) -> list[Edit]:
        cuts = [e for e in edits if e.cut]
        made = self._parted(_touching([e for e in edits if not e.cut]))
        made = self._shifted(self._swapped(self._joined(made, _CHANCE)))
        every = sorted([*self._joined(self._wholes(made), 0), *cuts], key=_place)
        for cut in cuts:
            every = self._with_figure(every, cut)
        return every

    def _parted(self, blocks: Sequence[Edit]) -> list[Edit]:
        """Part edits where a sentence ends, when they cannot be moved to where none does."""
        source, quoted = self.source, self.quoted
        return [
            part
            for block, moved in zip(blocks, self._shifted(blocks), strict=True)
            for part in at_sentence_ends(
                moved if self._runs_over(block) else block,
                (source.letters, source.marks), (quoted.letters, quoted.marks),
            )
        ]  # fmt: skip

    def _runs_over(self, edit: Edit) -> bool:
        inside = self.source.marks.ends_inside(edit.start, edit.end)
        return bool(inside or self.quoted.marks.ends_inside(edit.first, edit.last))

    def _joined(self, edits: Iterable[Edit], apart: int) -> list[Edit]:
        """Join edits of one sentence that touch, and those that a letter parts by chance."""
        joined: list[Edit] = []
        for edit in edits:
            last = joined[-1] if joined else None
            near = last and edit.start <= last.end + apart and _both_large(last, edit, apart)
            if last and near and self._in_one_sentence(last, edit):
                joined[-1] = Edit(
                    last.start, max(last.end, edit.end), last.first, max(last.last, edit.last)
                )
            else:
                joined.append(edit)
        return joined

    def _in_one_sentence(self, one: Edit, other: Edit) -> bool:
        ends = self.source.marks.ends_from(one.end, other.start)
        return not ends and not self.quoted.marks.ends_from(one.last, other.first)

    def _swapped(self, edits: Sequence[Edit]) -> list[Edit]:
        """Join edits on both sides of a letter when together they put one word for another.

        强化 for 加强 leaves out a letter and puts in another.
        """
        joined: list[Edit] = []
        for edit in edits:
            last = joined[-1] if joined else edit
            both = Edit(last.start, edit.end, last.first, edit.last)
            near = edit.start - last.end <= _CHANCE and self._in_one_sentence(last, edit)
            words = self.source.is_word(both.start, both.end) and self.quoted.is_word(
                both.first, both.last
            )
            if joined and near and words:
                joined[-1] = both
            else:
                joined.append(edit)
        return joined

    def _shifted(self, edits: Sequence[Edit]) -> list[Edit]:
        """Move what was put in or left out along equal letters to where it reads as a word."""
        return [
            self._moved(edit, room)
            if (edit.start == edit.end) != (edit.first == edit.last)
            else edit
            for edit, room in self._with_room(edits)
        ]

    def _with_room(self, edits: Sequence[Edit]) -> Iterator[tuple[Edit, tuple[int, int]]]:
        """Yield each edit with how many unchanged letters stand before it and behind it."""
        places = [self.within[0], *(p for e in edits for p in (e.first, e.last)), self.within[1]]
        for number, edit in enumerate(edits):
            before, behind = places[2 * number : 2 * number + 4 : 3]
            yield edit, (edit.first - before, behind - edit.last)

    def _moved(self, edit: Edit, room: tuple[int, int]) -> Edit:
        put_in = edit.start == edit.end
        owner = self.quoted if put_in else self.source
        start, end = (edit.first, edit.last) if put_in else (edit.start, edit.end)
        letters = owner.letters
        low = high = 0
        while -low < room[0] and letters[start + low - 1] == letters[end + low - 1]:
            low -= 1
        while high < room[1] and letters[start + high] == letters[end + high]:
            high += 1
        best = max(
            range(low, high + 1), key=lambda by: (*owner.ease(start + by, end + by), -abs(by))
        )
        return Edit(edit.start + best, edit.end + best, edit.first + best, edit.last + best)

    def _wholes(self, edits: Sequence[Edit]) -> list[Edit]:
        return [self._whole(edit, *room) for edit, room in self._with_room(edits)]

    def _whole(self, edit: Edit, before: int, behind: int) -> Edit:
        """Complete the figures, and the source's words that were replaced, at both ends."""
        steps = 0
        while before and self._cuts(edit, edit.start, edit.first, steps):
            edit = replace(edit, start=edit.start - 1, first=edit.first - 1)
            before, steps = before - 1, steps + 1
        steps = 0
        while behind and self._cuts(edit, edit.end, edit.last, steps):
            edit = replace(edit, end=edit.end + 1, last=edit.last + 1)
            behind, steps = behind - 1, steps + 1
        return edit

    def _cuts(self, edit: Edit, at: int, other: int, steps: int) -> bool:
        """Say whether an edit, completed by so many letters, ends in a figure or in a word."""
        if at in self.source.marks.ends or other in self.quoted.marks.ends:
            return False
        if self.source.cuts_figure(at) or self.quoted.cuts_figure(other):
            return True
        replaced = edit.start < edit.end and edit.first < edit.last
        part = replaced and steps < _FARTHEST and self.source.cuts_word(at)
        return part and not self.source.is_word(edit.start, edit.end)

    def _with_figure(self, edits: Sequence[Edit], cut: Edit) -> list[Edit]:
        """Return edits with the whole figure as one of them of which a part was left out."""
        marks = self.source.marks
        figure = marks.figure_around(cut.start) or marks.figure_around(cut.end)
        if figure is None or cut not in edits:
            return list(edits)
        inside = [e for e in edits if e.start < figure[1] and figure[0] < e.end]
        start, end = min(figure[0], inside[0].start), max(figure[1], inside[-1].end)
        first = inside[0].first - (inside[0].start - start)
        whole = Edit(start, end, first, inside[-1].last + end - inside[-1].end)
        return sorted([whole, *(e for e in edits if e not in inside)], key=_place)


def _touching(edits: Sequence[Edit]) -> list[Edit]:
    """Join edits that touch."""
    joined: list[Edit] = []
    for edit in edits:
        if joined and edit.start == joined[-1].end and edit.first == joined[-1].last:
            joined[-1] = replace(joined[-1], end=edit.end, last=edit.last)
        else:
            joined.append(edit)
    return joined


def _both_large(one: Edit, other: Edit, apart: int) -> bool:
    """Say whether edits are so large that one letter between them says nothing."""
    if other.start <= one.end:
        return True
    sizes = [max(e.end - e.start, e.last - e.first) for e in (one, other)]
    return min(sizes) > apart and sum(sizes) > 3 * apart


def completed(
    edits: Sequence[Edit], source: _Side, start: int, end: int, length: int
) -> tuple[Edit, ...]:
    """Return `edits` with the rest of a source's word that is changed at one end of a quotation.

    The quotation goes from `start` to `end` of the source and has so many letters.
    """
    found = list(edits)
    ahead, behind = start, end
    if found and found[0].first < _NEAR and not found[0].cut:
        while _goes_on(source, ahead, start - ahead):
            ahead -= 1
    if found and length - found[-1].last < _NEAR and not found[-1].cut:
        while _goes_on(source, behind, behind - end):
            behind += 1
    if ahead < start:
        found.insert(0, Edit(ahead, start, 0, 0))
    if behind > end:
        found.append(Edit(end, behind, length, length))
    return tuple(found)


def _goes_on(source: _Side, at: int, steps: int) -> bool:
    """Say whether a changed end, completed by so many letters, cuts a figure or a word."""
    return source.cuts_figure(at) or (source.cuts_word(at) and steps < _NEAR)
