"""Record file: many byte strings in one file, each read by its number; none stays in memory.

Beside it lies `<name>.ends.npy`: the bytes at which the records end.
"""

import weakref
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

import numpy as np

from assistant.derived import mapped

_BLOCK = 1 << 20
"""Bytes that are looked through at a time."""


class RecordFile:
    """The records of one file, in order. It stays open: one that is deleted can be read on."""

    def __init__(self, path: Path) -> None:
        """Open the file and map where each record ends."""
        self._file = path.open("rb", buffering=0)
        self._ends = mapped(_ends_of(path))
        self._reading = Lock()
        weakref.finalize(self, self._file.close)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        """Return one record."""
        return self.joined(number, number + 1)

    def joined(self, first: int, last: int) -> bytes:
        """Return the records from `first` up to `last`, as they follow in the file."""
        start, end = int(self._ends[first]), int(self._ends[last])
        with self._reading:
            self._file.seek(start)
            return self._file.read(end - start)

    def holding(self, words: bytes) -> Iterator[int]:
        """Yield the numbers of the records in which `words` stand; no words stand in none."""
        first = 0
        while words and first < len(self):
            limit = self._ends[first] + _BLOCK
            last = max(first + 1, int(np.searchsorted(self._ends, limit, "right")) - 1)
            ends = (self._ends[first : last + 1] - self._ends[first]).tolist()
            yield from (first + n for n in _holding(self.joined(first, last), ends, words))
            first = last


class RecordWriter:
    """Writes the records of one file, one after another."""

    def __init__(self, path: Path) -> None:
        """Begin a file."""
        self._path = path
        self._file = path.open("wb")
        self._ends = [0]

    def add(self, record: bytes) -> None:
        """Write one more."""
        self._ends.append(self._ends[-1] + self._file.write(record))

    def __enter__(self) -> Self:
        """Write inside a `with`, so that the file is finished."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the file and write down where each record ends."""
        self._file.close()
        np.save(_ends_of(self._path), np.array(self._ends, dtype=np.int64))


def _holding(block: bytes, ends: list[int], words: bytes) -> Iterator[int]:
    at = block.find(words)
    while at >= 0:
        number = bisect_right(ends, at) - 1
        inside = at + len(words) <= ends[number + 1]
        if inside:
            yield number
        at = block.find(words, ends[number + 1] if inside else at + 1)


def _ends_of(path: Path) -> Path:
    return path.with_suffix(".ends.npy")
