"""Seeds: every four letters of every clause, and where they stand, so that words can be placed.

The word is that of sequence search (seed and extend, as in BLAST): words that were copied, even
when some of them were changed, share runs of four letters with their source. A bucket holds the
places of one run (or of a few that share a hash): a draft is laid beside the clauses that its own
runs lead to, and compared with no other. Mapped from disk, never read whole; made from a snapshot
when it is first asked for.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any
from unicodedata import unidata_version

import numpy as np
import numpy.typing as npt

from assistant.derived import drop, is_sound, mapped, write_library_folder
from assistant.documents.model import PolicyDocument
from assistant.errors import LibraryError
from assistant.library.snapshot.folder import Snapshot
from assistant.library.wording import letters_of

FORMAT = 1
"""Raised by whoever changes how seeds are made or written down."""
SIZE = 4
"""Letters of a seed: three stand in too many clauses, five are cut by too many changes."""
_LETTERS, _ENDS, _PLACES, _STARTS = _FILES = (
    "letters.npy", "ends.npy", "places.npy", "starts.npy",
)  # fmt: skip
_BITS = "bits.json"
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""2^64 over the golden ratio: spreads neighbouring keys over all buckets (Knuth 6.4)."""
Numbers = npt.NDArray[np.int64]
Arrays = Mapping[str, npt.NDArray[Any]]
"""What seeds are made of, by the names of the files."""


def open_seeds(folder: Path, snapshot: Snapshot) -> "Seeds":
    """Return the seeds of a snapshot; they are made in the library's `folder` when not there.

    Raises:
        LibraryError: they have to be made, and the folder cannot be written.
    """
    target = folder / f"seeds-{FORMAT}-{unidata_version}-{snapshot.key}"
    if not is_sound(target):
        try:
            documents = snapshot.stored.documents
            write_library_folder(target, lambda partial: write_seeds(partial, documents))
        except LibraryError:
            if not is_sound(target):  # another process was faster
                raise
        for stale in {*folder.glob("seeds-*")} - {target}:
            drop(stale)
    bits = int(json.loads((target / _BITS).read_text(encoding="utf-8")))
    return Seeds({name: mapped(target / name) for name in _FILES}, bits, snapshot.stored.ends)


def seeds_of(documents: Sequence[PolicyDocument]) -> "Seeds":
    """Return the seeds of documents that no snapshot holds together: the texts of another day."""
    arrays, bits = _made(documents)
    return Seeds(arrays, bits, list(accumulate((len(d.clauses) for d in documents), initial=0)))


def write_seeds(folder: Path, documents: Iterable[PolicyDocument]) -> None:
    """Write the seeds of the clauses of `documents` into `folder`."""
    arrays, bits = _made(documents)
    for name, array in arrays.items():
        np.save(folder / name, array)
    (folder / _BITS).write_text(json.dumps(bits), encoding="utf-8")


def _made(documents: Iterable[PolicyDocument]) -> tuple[Arrays, int]:
    letters = [letters_of(c.text) for d in documents for c in d.clauses]
    codes = _codes("".join(letters))
    bits = max(8, len(codes).bit_length() - 1)
    keys = _keys(codes, bits)
    counts = np.bincount(keys, minlength=1 << bits)
    return {
        _LETTERS: codes,
        _ENDS: np.cumsum([0, *map(len, letters)], dtype=np.int64),
        _PLACES: np.argsort(keys, kind="stable").astype(np.uint32),
        _STARTS: np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32),
    }, bits


class Seeds:
    """The letters of all clauses one after another, and where each four of them stand."""

    def __init__(self, arrays: Arrays, bits: int, ends: Sequence[int]) -> None:
        """Take what was made; `ends` is 0, then how many clauses there are up to each document."""
        self._letters, self._ends = arrays[_LETTERS], arrays[_ENDS]
        self._places, self._starts = arrays[_PLACES], arrays[_STARTS]
        self._bits, self.ends = bits, ends

    @cached_property
    def _documents(self) -> Numbers:
        """Up to which letter each document goes."""
        ends: Numbers = np.asarray(self._ends)[np.array(self.ends)]
        return ends

    def __len__(self) -> int:
        """Return how many letters there are."""
        return len(self._letters)

    def document_at(self, place: int) -> int:
        """Return the number of the document in which a letter stands."""
        return int(np.searchsorted(self._documents, place, "right")) - 1

    def extent(self, document: int) -> tuple[int, int]:
        """Return from which to which letter a document goes."""
        return int(self._documents[document]), int(self._documents[document + 1])

    def clauses(self, start: int, end: int) -> range:
        """Return the numbers of the clauses over which the letters from `start` to `end` go."""
        first = int(np.searchsorted(self._ends, start, "right")) - 1
        last = int(np.searchsorted(self._ends, max(start, end - 1), "right")) - 1
        return range(first, last + 1)

    def span(self, clause: int) -> tuple[int, int]:
        """Return from which to which letter a clause goes."""
        return int(self._ends[clause]), int(self._ends[clause + 1])

    def _counts(self, letters: str) -> Numbers:
        """Return for each four letters of `letters` in how many places they may stand."""
        starts, keys = self._starts, _keys(_codes(letters), self._bits)
        found: Numbers = starts[keys + 1].astype(np.int64) - starts[keys]
        return found

    def hits(
        self, letters: str, most: int, commonest: int | None = None
    ) -> tuple[Numbers, Numbers]:
        """Return at which offsets of `letters` four letters begin that stand at which places.

        The rarest come first, up to `most` places together; none that stands in more than
        `commonest` places.
        """
        counts = self._counts(letters)
        order = np.argsort(counts, kind="stable")
        order = order[counts[order] > 0]
        if commonest is not None:
            order = order[counts[order] <= commonest]
        kept = np.sort(order[: max(1, int(np.searchsorted(np.cumsum(counts[order]), most)))])
        return self._standing(letters, kept, counts[kept])

    def _standing(self, letters: str, offsets: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
        codes = _codes(letters)
        firsts = self._starts[_keys(codes, self._bits)[offsets]].astype(np.int64)
        repeated = np.repeat(offsets, counts)
        steps = np.arange(len(repeated)) - np.repeat(np.cumsum(counts) - counts, counts)
        places = self._places[np.repeat(firsts, counts) + steps].astype(np.int64)
        same = np.ones(len(places), dtype=bool)
        for step in range(SIZE):  # buckets are shared
            same &= self._letters[places + step] == codes[repeated + step]
        return repeated[same], places[same]


def _codes(letters: str) -> npt.NDArray[np.uint16]:
    """Return letters as numbers; two beyond the basic plane may share one: that finds more."""
    return np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint16)


def _keys(codes: npt.NDArray[np.uint16], bits: int) -> Numbers:
    """Return the bucket of each four letters."""
    count = max(0, len(codes) - SIZE + 1)
    joined = np.zeros(count, dtype=np.uint64)
    for step in range(SIZE):
        joined = (joined << np.uint64(16)) | codes[step : step + count]
    return ((joined * _MIX) >> np.uint64(64 - bits)).astype(np.int64)
