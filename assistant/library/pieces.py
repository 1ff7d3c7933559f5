"""Pieces: many byte strings in one file. Each is read by its number, and none stays in memory."""

import weakref
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

import numpy as np

from assistant.library.derived import mapped


class Pieces:
    """The pieces of one file, in order. The file stays open, so one that is replaced reads on."""

    def __init__(self, path: Path) -> None:
        """Open the file and map where each piece ends."""
        self._file = path.open("rb", buffering=0)
        self._ends = mapped(_ends_of(path))
        self._reading = Lock()
        weakref.finalize(self, self._file.close)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        """Return one piece."""
        return self.joined(number, number + 1)

    def joined(self, first: int, last: int) -> bytes:
        """Return the pieces from `first` up to `last`, as they follow in the file."""
        start, end = int(self._ends[first]), int(self._ends[last])
        with self._reading:
            self._file.seek(start)
            return self._file.read(end - start)


class PieceWriter:
    """Writes the pieces of one file, one after another."""

    def __init__(self, path: Path) -> None:
        """Begin a file."""
        self._path = path
        self._file = path.open("wb")
        self._ends = [0]

    def add(self, piece: bytes) -> None:
        """Write one more."""
        self._ends.append(self._ends[-1] + self._file.write(piece))

    def __enter__(self) -> Self:
        """Write inside a `with`, so that the file is finished."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the file and write down where each piece ends."""
        self._file.close()
        np.save(_ends_of(self._path), np.array(self._ends, dtype=np.int64))


def _ends_of(path: Path) -> Path:
    return path.with_suffix(".ends.npy")
