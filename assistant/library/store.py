"""The vector store: one Chroma collection, a cache of the passages' embeddings.

It is kept in files beside the library, or by a Chroma server, so that several processes share it.
Chroma is derived data: it is filled from the documents and may be thrown away at any time.
"""

import itertools
import os
import weakref
from collections.abc import Collection as Some
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit
from uuid import uuid4

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Embeddings, Where
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from assistant.errors import LibraryError
from assistant.library.derived import drop, is_broken, seal, unseal
from assistant.library.embedding import Vectors

Value = str | int | float | bool
_COLLECTION = "passages"
_STATE = "state"
_BATCH = 1000
_PORT = 8000
_VIEWS = itertools.count()
_START = "请核对“YOUJU_CHROMA_URL”，并先启动服务：chroma run --path 文件夹 --port 8000。"


class VectorStore:
    """The embeddings of passages by key, of one model."""

    def __init__(self, collection: Collection, folder: Path | None = None) -> None:
        """Keep the collection and where its files are; `stored` and `served` open one."""
        self._collection = collection
        self._folder = folder

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
        """Open a folder with a view of its own.

        Chroma shares one view among all who name a folder alike, and it is blind to what another
        process adds; so every store names it in another way, and lets go of its view in the end.
        """
        name = f"{folder}{os.sep * next(_VIEWS)}"
        client = cast("Client", chromadb.PersistentClient(name, settings=_quiet()))
        store = cls(_tried(_open(client, _COLLECTION)), folder)
        weakref.finalize(store, client.close).atexit = False
        return store

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

    def holds(self, state: str, size: int) -> bool:
        """Say whether the store was `mark`ed with `state` and has as many passages as then."""
        kept = (self._collection.metadata or {}).get(_STATE)
        return kept == state and self._collection.count() == size

    def unseal(self) -> None:
        """Let the files change; they are trusted as far as they can be read until the next mark."""
        for segment in _segments(self._folder):
            unseal(segment)

    def mark(self, state: str) -> None:
        """Remember that what is stored is just what `state` stands for, and seal the files."""
        self._collection.modify(metadata={_STATE: state})
        for segment in _segments(self._folder):
            seal(segment)

    def keys(self) -> set[str]:
        """Return the keys of the passages that are stored."""
        return set(self._collection.get(include=[])["ids"])

    def add(self, keys: Sequence[str], documents: Sequence[str], vectors: Vectors) -> None:
        """Store passages by their keys, each with the id of its document and its vector."""
        for start in range(0, len(keys), _BATCH):
            part = slice(start, start + _BATCH)
            self._collection.upsert(
                ids=list(keys[part]),
                embeddings=_rows(vectors[part]),
                metadatas=[{"document": each} for each in documents[part]],
            )

    def remove(self, keys: Sequence[str]) -> None:
        """Forget the passages of these keys."""
        for start in range(0, len(keys), _BATCH):
            self._collection.delete(ids=list(keys[start : start + _BATCH]))

    def mean(self, keys: Sequence[str]) -> Vectors:
        """Return the mean of the vectors of the passages of these keys."""
        found = self._collection.get(ids=list(keys), include=["embeddings"])["embeddings"]
        mean: Vectors = np.asarray(found, dtype=np.float32).mean(axis=0)
        return mean

    def nearest(
        self, vector: Vectors, count: int, only: Some[str] | None = None
    ) -> dict[str, float]:
        """Return the keys of the `count` nearest passages with their cosine similarity.

        With `only` they are of these documents.
        """
        among: dict[Literal["$in", "$nin"], list[Value]] = {"$in": [*sorted(only or ())]}
        where: Where | None = None if only is None else {"document": among}
        found = self._collection.query(
            query_embeddings=_rows(vector[None, :]),
            n_results=count,
            where=where,
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        return {i: 1.0 - d for i, d in zip(found["ids"][0], distances[0], strict=True)}


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
