"""Placing: where in a library words stand, as they are or changed, found by shared seeds."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, takewhile

import numpy as np

from assistant.documents.model import Clause, PolicyDocument
from assistant.library.library import Library
from assistant.library.snapshot.seeds import Numbers
from assistant.library.wording import Wording, worded
from assistant.question.places import Place
from assistant.quotations.alignment import Alignment, align
from assistant.quotations.landmarks import SENTENCE_ENDS, Landmarks, landmarks

_MOST_HITS = 20_000
"""Places of seeds that are looked at for one quotation."""
_MORE = 20
"""How many times that where only one document, or a whole draft, is asked for."""
_MOST_PLACES = 16
"""Places with which a quotation is compared letter by letter."""
_MOST_EQUAL = 64
"""The same where more of them share as many seeds: clauses that say the same."""
_LONGEST_CLAUSE = 4_000
"""Letters of a clause that is compared though it shares no seed."""
_SLACK = 24
"""Letters by which places that belong together may be shifted against each other."""

_OMITTED = 1_500
"""Letters that may be left out where a quotation says so by ……."""
_HELD = 256
"""Stretches that are remembered."""

LetterSpan = tuple[int, int]
"""From which to which letter of the whole library."""
Group = tuple[int, int, int]
"""The place of a seed, and from which to which letter the quotation may go around it."""


@dataclass(frozen=True, slots=True)
class ClauseStretch:
    """Some clauses of a document that follow one another: their letters begin at `start`.

    `ends` tells up to which letter each of the clauses goes, `joint` what is printed between them.
    """

    document: PolicyDocument
    clauses: tuple[Clause, ...]
    start: int
    ends: tuple[int, ...]
    wording: Wording
    marks: Landmarks
    joint: str = "\n"

    def printed_at(self, clause: Clause) -> int:
        """Return where one of the clauses begins in what is printed."""
        before = takewhile(lambda c: c.id != clause.id, self.clauses)
        return sum(len(c.text) + len(self.joint) for c in before)


def stretch_of(
    document: PolicyDocument, clauses: Sequence[Clause], joint: str = "\n"
) -> ClauseStretch:
    """Return clauses of a document as a stretch of their own, whose letters begin at 0."""
    wording = worded(joint.join(c.text for c in clauses))
    printed = accumulate(len(c.text) + len(joint) for c in clauses)
    ends = tuple(bisect_left(wording.origins, end - len(joint)) for end in printed)
    marks = landmarks(wording, f"{SENTENCE_ENDS}\n")
    return ClauseStretch(document, tuple(clauses), 0, ends, wording, marks, joint)


def read_through(document: PolicyDocument, clauses: Sequence[Clause]) -> ClauseStretch:
    """Return clauses as one reads them on: without their labels, nothing between them."""
    return stretch_of(document, [_unlabelled(c) for c in clauses], joint="")


def _unlabelled(clause: Clause) -> Clause:
    """Return a clause without its label, which a quotation over several clauses may leave out."""
    rest = clause.text.removeprefix(clause.label).lstrip(" \t\u3000、.．")
    return replace(clause, text=rest, parts=())


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a quotation stands; the alignment counts in the letters of the stretch."""

    stretch: ClauseStretch
    alignment: Alignment

    @property
    def span(self) -> LetterSpan:
        """From which to which letter of the library."""
        return self.stretch.start + self.alignment.start, self.stretch.start + self.alignment.end

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses over which it goes."""
        return tuple(clause for clause, letters in self._shares() if letters)

    @property
    def letters_in_elements(self) -> int:
        """How many of its letters stand in a title, a number or another element of the document."""
        return sum(letters for clause, letters in self._shares() if clause.element is not None)

    @property
    def unchanged(self) -> str:
        """The longest run of letters that the quotation has as they are."""
        found, letters = self.alignment, self.stretch.wording.letters
        starts = [found.start, *(e.end for e in found.edits)]
        ends = [*(e.start for e in found.edits), found.end]
        return max((letters[s:e] for s, e in zip(starts, ends, strict=True)), key=len)

    def _shares(self) -> Iterator[tuple[Clause, int]]:
        """Yield each clause of the stretch with how many of the letters stand in it."""
        start, end = self.span
        first = self.stretch.start
        for clause, last in zip(self.stretch.clauses, self.stretch.ends, strict=True):
            yield clause, max(0, min(end, last) - max(start, first))
            first = last


class PlaceFinder:
    """Looks for words in a library, some documents of it left out."""

    def __init__(self, library: Library, left_out: Collection[str] = ()) -> None:
        """Look in all documents but those whose ids are `left_out`.

        Raises:
            LibraryError: the seeds have to be made, and the library folder cannot be written.
        """
        self.documents = tuple(d for d in library.documents if d.id not in left_out)
        self._every, self._seeds = library.documents, library.seeds()
        self._numbers = {d.id: n for n, d in enumerate(library.documents)}
        self._out = [self._seeds.extent(self._numbers[i]) for i in left_out if i in self._numbers]
        self._read_once = lru_cache(_HELD)(self._read)
        self._ordinals: dict[str, dict[str, int]] = {}

    def extent(self, document: PolicyDocument) -> LetterSpan:
        """Return the letters of a document."""
        return self._seeds.extent(self._numbers[document.id])

    def span(self, place: Place) -> LetterSpan:
        """Return the letters of a clause, or of a part of one."""
        first = self._seeds.clauses(*self.extent(place.document)).start
        start, end = self._seeds.span(first + self._ordinal(place))
        if place.part is None:
            return start, end
        origins = worded(place.clause.text).origins
        return start + bisect_left(origins, place.span[0]), start + bisect_left(
            origins, place.span[1]
        )

    def _ordinal(self, place: Place) -> int:
        """Return which of the clauses of its document a place is, from 0 on."""
        document = place.document
        if document.id not in self._ordinals:
            self._ordinals[document.id] = {c.id: n for n, c in enumerate(document.clauses)}
        return self._ordinals[document.id][place.clause.id]

    def find(
        self, letters: str, within: Sequence[LetterSpan] = (), omitted: Collection[int] = ()
    ) -> list[Placed]:
        """Return where `letters` stand, changed or not: within these spans, or anywhere.

        `omitted` are the places in `letters` at which the quotation says that it leaves words out.
        """
        offsets, places = self._hits(letters, within)
        room = _OMITTED if omitted else _SLACK + len(letters) // 2
        groups = _grouped(offsets, places, len(letters), room)
        if omitted or not groups:
            wholes = [(s[0], *s) for s in within if 0 < s[1] - s[0] <= _LONGEST_CLAUSE]
            groups = [*wholes, *groups]
        found = (self._laid(letters, group, omitted) for group in groups)
        return [each for each in found if each is not None]

    def _hits(self, letters: str, within: Sequence[LetterSpan]) -> tuple[Numbers, Numbers]:
        offsets, places = self._seeds.hits(letters, _MOST_HITS * (_MORE if within else 1))
        kept = np.full(len(places), not within)
        for start, end in within:
            kept |= (places >= start) & (places < end)
        return self._allowed(offsets[kept], places[kept])

    def _allowed(self, offsets: Numbers, places: Numbers) -> tuple[Numbers, Numbers]:
        kept = np.ones(len(places), dtype=bool)
        for start, end in self._out:
            kept &= (places < start) | (places >= end)
        return offsets[kept], places[kept]

    def hits(self, letters: str, commonest: int) -> tuple[Numbers, Numbers]:
        """Return the seeds of a long text that stand in no more than `commonest` places."""
        return self._allowed(*self._seeds.hits(letters, _MORE * _MOST_HITS, commonest))

    def _laid(self, letters: str, group: Group, omitted: Collection[int]) -> Placed | None:
        """Lay letters beside those around a seed, as far as they are of one document."""
        seed, start, end = group
        floor, ceiling = self._seeds.extent(self._seeds.document_at(seed))
        start, end = max(start, floor), min(end, ceiling)
        stretch = self._stretch(start, end)
        first, last = start - stretch.start, end - stretch.start
        marks = stretch.marks.behind(first)
        found = align(letters, stretch.wording.letters[first:last], marks, omitted)
        return Placed(stretch, found.moved(first)) if found else None

    def _stretch(self, start: int, end: int) -> ClauseStretch:
        """Return the whole clauses in which these letters stand."""
        numbers = self._seeds.clauses(start, end)
        return self._read_once(numbers.start, numbers.stop)

    def _read(self, first: int, last: int) -> ClauseStretch:
        number = bisect_right(self._seeds.ends, first) - 1
        document, before = self._every[number], self._seeds.ends[number]
        clauses = document.clauses[first - before : last - before]
        wording = worded("\n".join(c.text for c in clauses))
        ends = tuple(self._seeds.span(n)[1] for n in range(first, last))
        marks = landmarks(wording, f"{SENTENCE_ENDS}\n")
        return ClauseStretch(document, clauses, self._seeds.span(first)[0], ends, wording, marks)


def _grouped(offsets: Numbers, places: Numbers, length: int, room: int) -> list[Group]:
    """Return where seeds stand together as in the quotation, those with the most seeds first."""
    if not len(places):
        return []
    shifts = places - offsets
    order = np.argsort(shifts, kind="stable")
    shifts, offsets, places = shifts[order], offsets[order], places[order]
    starts = np.flatnonzero(np.diff(shifts, prepend=shifts[0] - 2 * _SLACK) > _SLACK)
    sizes = _distinct(offsets, starts)
    ranked = np.argsort(-sizes, kind="stable")
    full = int((sizes == sizes.max()).sum())
    ends = np.append(starts[1:], len(shifts))
    return [
        (
            int(places[starts[n]]),
            int(shifts[starts[n]]) - room,
            int(shifts[ends[n] - 1]) + length + room,
        )
        for n in ranked[: max(_MOST_PLACES, min(full, _MOST_EQUAL))]
    ]


def _distinct(offsets: Numbers, starts: Numbers) -> Numbers:
    """Return how many different offsets there are from each of `starts` up to the next."""
    groups = np.zeros(len(offsets), dtype=np.int64)
    groups[starts[1:]] = 1
    groups = np.cumsum(groups)
    width = int(offsets.max()) + 1
    return np.bincount(np.unique(groups * width + offsets) // width, minlength=len(starts))
