"""The vector index: a snapshot's vectors and Chroma over them, made or opened when first asked.

A question that names its clause needs neither, so neither is looked at before.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from assistant.library.snapshot.folder import Snapshot
from assistant.library.snapshot.vectors import PassageVectors
from assistant.model.encoder import Vectors

if TYPE_CHECKING:
    from assistant.library.store import VectorStore

_TYPICAL = 500
"""Passages that stand for all of them."""
Places = npt.NDArray[np.int64]


class VectorIndex:
    """Finds the passages of one snapshot that are near to a vector. Threads may share it."""

    def __init__(
        self,
        snapshot: Snapshot,
        vectors: Callable[[Snapshot, bool], PassageVectors],
        store: "Callable[[], VectorStore]",
        holding: Callable[[], AbstractContextManager[bool]],
    ) -> None:
        """Remember how vectors and store are opened, and how others are kept away meanwhile.

        `holding` says whether the library still is what the snapshot was made of: `vectors` asks.
        """
        self._snapshot = snapshot
        self._open_vectors = vectors
        self._open_store = store
        self._holding = holding
        self._opening = Lock()
        self._opened: tuple[PassageVectors, VectorStore | None] | None = None

    def bring_up(self) -> "tuple[PassageVectors, VectorStore | None]":
        """Make the vectors and the store hold just the snapshot's passages, and return them.

        Once another process has changed the library the store is that process' and none of ours.

        Raises:
            LibraryError: they cannot be written, or another process has long been writing.
            ModelError: there is something to embed, and the model cannot be loaded.
        """
        with self._opening:
            if self._opened is None:
                with self._holding() as current:
                    vectors = self._open_vectors(self._snapshot, current)
                    store = self._open_store() if current else None
                    if store:
                        store.follow(self._snapshot.name, self._snapshot.passages.keys, vectors)
                    self._opened = vectors, store
            return self._opened

    def forget(self) -> None:
        """Let go of what was opened; it is opened again when it is asked for."""
        with self._opening:
            self._opened = None

    def nearest(
        self, vector: Vectors, count: int, only: Collection[str] | None = None
    ) -> dict[int, float]:
        """Return places of the nearest passages with their cosine, worked out here, not by Chroma.

        With `only` they are of these documents.
        """
        vectors, store = self.bring_up()
        if store is None:
            return self._scanned(vectors, vector, count, only)
        passages = self._snapshot.passages
        found = store.nearest(vector, min(count, len(passages)), only)
        known = sorted(place for key in found if (place := passages.place(key)) is not None)
        return _cosines(vectors, vector, np.array(known, dtype=np.int64))

    def cosines(self, vector: Vectors, places: Sequence[int]) -> dict[int, float]:
        """Return the cosine of each of these passages."""
        vectors, _ = self.bring_up()
        return _cosines(vectors, vector, np.array(places, dtype=np.int64))

    def _scanned(
        self, vectors: PassageVectors, vector: Vectors, count: int, only: Collection[str] | None
    ) -> dict[int, float]:
        """Return the same by looking at every passage."""
        within = None if only is None else self._snapshot.passages.within(only)
        places = np.arange(len(vectors)) if within is None else np.flatnonzero(within)
        order = np.argsort(-(vectors.of(places) @ vector), kind="stable")
        return _cosines(vectors, vector, np.sort(places[order[:count]]))

    @cached_property
    def mean(self) -> Vectors:
        """The mean vector of some passages, spread evenly."""
        vectors, _ = self.bring_up()
        some: Vectors = vectors.of(slice(None, None, max(1, len(vectors) // _TYPICAL)))
        mean: Vectors = some.mean(axis=0)
        return mean


def _cosines(vectors: PassageVectors, vector: Vectors, places: Places) -> dict[int, float]:
    return dict(zip(places.tolist(), (vectors.of(places) @ vector).tolist(), strict=True))
