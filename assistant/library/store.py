"""The vector store: one Chroma collection, a cache of the passages' embeddings.

It is kept in files beside the library, or by a Chroma server, so that several processes share it.
Chroma is an index over our vectors (snapshot/vectors.py): it is filled from them in seconds, and
may be thrown away at any time.
"""

import itertools
import os
import weakref
from collections.abc import Callable, Sequence
from collections.abc import Collection as Some
from pathlib import Path
from typing import Literal, Protocol, cast
from urllib.parse import urlsplit
from uuid import uuid4

import chromadb
import httpx
import numpy as np
import numpy.typing as npt
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Embeddings, Where
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from assistant.derived import drop, is_broken, seal, unseal
from assistant.errors import LibraryError
from assistant.model.encoder import Vectors

Value = str | int | float | bool
_COLLECTION = "passages"
_STATE = "state"
_BATCH = 1000
"""Vectors that Chroma is given at a time; its own limit is a few thousand."""
_LOOKED_AT, _ALIKE = 500, 1e-3
"""How many vectors are read back when a store is opened, and how near they must be to ours."""
_UNWRITTEN = {"data_level0.bin": 0, "length.bin": 0}
_WRITTEN = "index_metadata.pickle"
"""Chroma 1.5.9 keeps a small index in its log: the files of its segment hold nothing, and when it
is closed it writes them again, with chance bytes. Once this file is there they hold the vectors,
and stay as they were."""
_PORT = 8000
"""Where `chroma run` listens, where the address names no port."""
_VIEWS = itertools.count()
_START = "请核对“YOUJU_CHROMA_URL”，并先启动服务：chroma run --path 文件夹 --port 8000。"


class VectorStore:
    """The embeddings of passages by key, of one model."""

    def __init__(self, collection: Collection, folder: Path | None = None) -> None:
        """Keep the collection and where its files are; `stored` and `served` open one."""
        self._collection = collection
        self._folder = folder
        self._end: weakref.finalize[..., VectorStore] | None = None

    @classmethod
    def stored(cls, folder: Path, fingerprint: str) -> "VectorStore":
        """Open the files of `fingerprint` in `folder`; others, and damaged ones, are dropped.

        Nobody else may be writing them. Chroma takes truncated vectors for whole ones, or dies of
        them, so it is not shown any that changed since they were sealed. A folder name is never
        used twice: Chroma keeps a deleted folder's files open for as long as the process lives.
        """
        ours = sorted(folder.glob(f"index-{fingerprint}-*"))[-1:]
        if any(is_broken(each) for index in ours for each in _segments(index)):
            ours = []
        for stale in set(folder.glob("index-*")) - set(ours):
            drop(stale)
        for each in ours:
            try:
                return cls._in(each)
            except Exception:  # noqa: BLE001  whatever is wrong with a cache, it can be made again
                drop(each)
        return cls._in(folder / f"index-{fingerprint}-{uuid4().hex[:8]}")

    @classmethod
    def _in(cls, folder: Path) -> "VectorStore":
        client, collection = _view(folder)
        store = cls(collection, folder)
        store._let_go_in_the_end(client)
        return store

    def _let_go_in_the_end(self, client: Client) -> None:
        self._end = weakref.finalize(self, client.close)
        self._end.atexit = False

    def close(self) -> None:
        """Let go of Chroma's files. Nothing is asked of the store afterwards."""
        if self._end:
            self._end()

    def _settle(self, folder: Path) -> None:
        """Let Chroma write all that it will, which may be when it is closed, and seal that."""
        self.close()
        for segment in _segments(folder):
            seal(segment, {} if (segment / _WRITTEN).exists() else _UNWRITTEN)
        client, self._collection = _view(folder)
        self._let_go_in_the_end(client)

    @classmethod
    def served(cls, url: str, name: str) -> "VectorStore":
        """Open the collection `name` of the Chroma server at `url`.

        Raises:
            LibraryError: there is no server, or it is none of Chroma's.
        """
        place = urlsplit(url if "//" in url else f"//{url}")
        try:
            client = chromadb.HttpClient(
                host=place.hostname or "", port=place.port or _PORT, ssl=place.scheme == "https",
                settings=_quiet(),
            )  # fmt: skip
            return cls(_open(client, name))
        except (ValueError, ChromaError, httpx.HTTPError) as error:
            raise LibraryError(f"连不上 Chroma 服务：{url}。", _START) from error

    def follow(self, state: str, keys: Callable[[], Sequence[str]], vectors: "Rows") -> None:
        """Make the store hold just the passages of these keys, with these vectors in their order.

        Does nothing where it was so before and nothing has gone wrong with it since.
        """
        if self._holds(state, len(vectors)) and self._agrees(keys(), vectors):
            return
        for segment in _segments(self._folder):
            unseal(segment)
        stored, wanted = self.keys(), keys()
        self.remove(sorted(stored.difference(wanted)))
        missing = [place for place, key in enumerate(wanted) if key not in stored]
        for start in range(0, len(missing), _BATCH):
            places = missing[start : start + _BATCH]
            self._add([wanted[p] for p in places], vectors.of(np.array(places)))
        self._collection.modify(metadata={_STATE: state})
        if self._folder:
            self._settle(self._folder)

    def _holds(self, state: str, size: int) -> bool:
        kept = (self._collection.metadata or {}).get(_STATE)
        return kept == state and self._collection.count() == size

    def _agrees(self, keys: Sequence[str], vectors: "Rows") -> bool:
        """Say whether some of the vectors, spread evenly, are as we have them."""
        step = max(1, len(keys) // _LOOKED_AT)
        some = list(range(0, len(keys), step))
        chosen = [keys[place] for place in some]
        found = self._collection.get(ids=chosen, include=["embeddings"])
        stored = found["embeddings"]
        held = dict(zip(found["ids"], stored if stored is not None else (), strict=True))
        if len(held) != len(chosen):
            return False
        rows = np.array([held[key] for key in chosen], dtype=np.float32)
        return np.allclose(rows, vectors.of(np.array(some)), atol=_ALIKE)

    def keys(self) -> set[str]:
        """Return the keys of the passages that are stored."""
        return set(self._collection.get(include=[])["ids"])

    def _add(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Store passages by their keys, whose first part is the id of the document."""
        self._collection.upsert(
            ids=list(keys),
            embeddings=_rows(vectors),
            metadatas=[{"document": key.partition(":")[0]} for key in keys],
        )

    def remove(self, keys: Sequence[str]) -> None:
        """Forget the passages of these keys."""
        for start in range(0, len(keys), _BATCH):
            self._collection.delete(ids=list(keys[start : start + _BATCH]))

    def nearest(self, vector: Vectors, count: int, only: Some[str] | None = None) -> list[str]:
        """Return the keys of the `count` nearest passages; with `only`, of these documents."""
        among: dict[Literal["$in", "$nin"], list[Value]] = {"$in": [*sorted(only or ())]}
        where: Where | None = None if only is None else {"document": among}
        found = self._collection.query(
            query_embeddings=_rows(vector[None, :]), n_results=count, where=where, include=[]
        )
        return found["ids"][0]


class Rows(Protocol):
    """Vectors by their places."""

    def __len__(self) -> int:
        """Return how many there are."""

    def of(self, places: npt.NDArray[np.int64]) -> Vectors:
        """Return some of them, one row each."""


def _view(folder: Path) -> tuple[Client, Collection]:
    """Open a folder with a view of its own.

    Chroma shares one view among all who name a folder alike, and it is blind to what another
    process adds; so every store names it in another way, and lets go of its view in the end.
    """
    name = f"{folder}{os.sep * next(_VIEWS)}"
    client = cast("Client", chromadb.PersistentClient(name, settings=_quiet()))
    return client, _tried(_open(client, _COLLECTION))


def _segments(index: Path | None) -> list[Path]:
    """Return the folders in which Chroma keeps vectors; a small index has none, a server's none."""
    return [each for each in index.iterdir() if each.is_dir()] if index else []


def _quiet() -> ChromaSettings:
    """Return settings of their own: a client writes into those that it is given."""
    return ChromaSettings(anonymized_telemetry=False)


def _open(client: ClientAPI, name: str) -> Collection:
    return client.get_or_create_collection(
        name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )


def _tried(collection: Collection) -> Collection:
    """Return a collection whose vectors are there: some are lost without a word until a query."""
    first = collection.get(limit=1, include=["embeddings"])["embeddings"]
    if first is not None and len(first):
        collection.query(query_embeddings=first, n_results=1)
    return collection


def _rows(vectors: Vectors) -> Embeddings:
    return list(vectors)
