"""Runs: stretches of a line whose seeds stand in a document as they stand in the draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assistant.library.wording import Wording, worded
from assistant.quotations.landmarks import Landmarks, landmarks
from assistant.quotations.placing import PlaceFinder

_COMMONEST = 200
"""Four letters that stand in more places than this tell nothing by themselves."""
_SHIFT, _APART, _FAR = 24, 30, 200
"""Letters: by which seeds of one run are shifted; between them in the draft; in the source."""
_FEWEST = 4
"""Seeds of the shortest run."""
_OUTWARD = 15
"""Letters up to the mark of punctuation to which a run is completed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of a line that may be quoted: as far as its seeds go, and from mark to mark.

    `letters` are those of the wide one.
    """

    narrow: tuple[int, int]
    wide: tuple[int, int]
    letters: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Seeds that stand in the source as in the draft: offsets in a line, places in the library."""

    first: int
    last: int
    place: int
    till: int
    seeds: int


def candidates(line: str, places: PlaceFinder) -> list[Candidate]:
    """Return the runs of a line that share seeds with a document, the largest first."""
    wording = worded(line)
    marks = landmarks(wording)
    groups = _chained(sorted(_groups(wording, places), key=lambda g: (g.first, g.place)))
    ranked = sorted(groups, key=lambda g: -g.seeds)
    return [_candidate(g, wording, marks) for g in ranked]


def _groups(wording: Wording, places: PlaceFinder) -> Iterator[_Group]:
    offsets, found = places.hits(wording.letters, _COMMONEST)
    if not len(offsets):
        return
    shifts = found - offsets
    order = np.lexsort((offsets, shifts))
    cuts = np.flatnonzero(np.diff(shifts[order], prepend=shifts[order[0]]) > _SHIFT)
    for start, end in pairwise([0, *cuts.tolist(), len(order)]):
        if end - start < _FEWEST:
            continue
        row = order[start:end]
        along = row[np.argsort(offsets[row], kind="stable")]
        for part in np.split(along, np.flatnonzero(np.diff(offsets[along]) > _APART) + 1):
            seeds = len(part) if len(part) < _FEWEST else len(np.unique(offsets[part]))
            if seeds >= _FEWEST:
                first, last = int(offsets[part].min()), int(offsets[part].max()) + 4
                yield _Group(first, last, int(found[part].min()), int(found[part].max()) + 4, seeds)


def _chained(groups: list[_Group]) -> list[_Group]:
    """Join groups that follow one another in the draft and in the source: words were left out."""
    chained: list[_Group] = []
    for group in groups:
        last = next((g for g in reversed(chained) if _follows(g, group)), None)
        if last is None:
            chained.append(group)
            continue
        joined = _Group(last.first, group.last, last.place, group.till, last.seeds + group.seeds)
        chained[chained.index(last)] = joined
    return chained


def _follows(one: _Group, other: _Group) -> bool:
    return -4 <= other.first - one.last <= _APART and -4 <= other.place - one.till <= _FAR


def _candidate(group: _Group, wording: Wording, marks: Landmarks) -> Candidate:
    begun, done = _around_figures(group, marks)
    before = max((s for s in marks.stops if s <= begun), default=0)
    behind = min((s for s in marks.stops if s >= done), default=len(wording.letters))
    first = before if begun - before <= _OUTWARD else begun
    last = behind if behind - done <= _OUTWARD else done
    origins = wording.origins
    wide = origins[first], origins[last - 1] + 1
    narrow = origins[begun], origins[done - 1] + 1
    return Candidate(narrow, wide, last - first)


def _around_figures(group: _Group, marks: Landmarks) -> tuple[int, int]:
    """Return from where to where a run goes without the figures at its ends that it has in part.

    Of 120 for 100 it has the 1: nothing of the figure is quoted.
    """
    head, tail = marks.figure_around(group.first), marks.figure_around(group.last)
    first, last = head[1] if head else group.first, tail[0] if tail else group.last
    return (first, last) if first < last else (group.first, group.last)
