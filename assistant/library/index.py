"""The index: the vectors of a shelf and Chroma over them, made or opened when first asked.

A question that names its clause needs neither, so neither is looked at before.
"""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.shelf import Shelf
from assistant.library.vectors import PassageVectors
from assistant.model.engine import Vectors

if TYPE_CHECKING:
    from assistant.library.store import VectorStore

_TYPICAL = 500
"""Passages that stand for all of them."""


class Index:
    """Finds the passages of one shelf that are near to a vector. Threads may share it."""

    def __init__(
        self,
        shelf: Shelf,
        vectors: Callable[[Shelf], PassageVectors],
        store: "Callable[[], VectorStore]",
        changing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """Remember how the vectors and the store are opened, and how others are kept away then."""
        self._shelf = shelf
        self._open_vectors = vectors
        self._open_store = store
        self._changing = changing
        self._opening = Lock()
        self._opened: tuple[PassageVectors, VectorStore] | None = None

    def bring_up(self) -> "tuple[PassageVectors, VectorStore]":
        """Make the vectors and the store hold just the passages of the shelf, and return them.

        Raises:
            LibraryError: they cannot be written, or another process has long been writing.
            ModelError: there is something to embed, and the model cannot be loaded.
        """
        with self._opening:
            if self._opened is None:
                with self._changing():
                    vectors, store = self._open_vectors(self._shelf), self._open_store()
                    store.follow(self._shelf.name, self._shelf.passages.keys, vectors)
                    self._opened = vectors, store
            return self._opened

    def nearest(
        self, vector: Vectors, count: int, only: Collection[str] | None = None
    ) -> dict[int, float]:
        """Return places of the nearest passages with their cosine, which is ours, not Chroma's.

        With `only` they are of these documents.
        """
        passages = self._shelf.passages
        vectors, store = self.bring_up()
        found = store.nearest(vector, min(count, len(passages)), only)
        known = sorted(place for key in found if (place := passages.place(key)) is not None)
        cosines = vectors.of(np.array(known, dtype=np.int64)) @ vector
        return dict(zip(known, cosines.tolist(), strict=True))

    @cached_property
    def mean(self) -> Vectors:
        """The mean vector of some passages, spread evenly."""
        vectors, _ = self.bring_up()
        some: Vectors = vectors.of(slice(None, None, max(1, len(vectors) // _TYPICAL)))
        mean: Vectors = some.mean(axis=0)
        return mean
