"""The vector store: one Chroma collection, a cache of the passages' embeddings.

It is kept in files beside the library, or by a Chroma server, so that several processes share it.
Chroma is derived data: it is filled from the documents and may be thrown away at any time.
"""

import shutil
from collections.abc import Collection as Some
from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from uuid import uuid4

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Embeddings, Where
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from assistant.errors import LibraryError
from assistant.library.embedding import Vectors
from assistant.library.passages import Passage

Value = str | int | float | bool
_COLLECTION = "passages"
_BATCH = 1000
_PORT = 8000
_START = "请核对“YOUJU_CHROMA_URL”，并先启动服务：chroma run --path 文件夹 --port 8000。"


class VectorStore:
    """The embeddings of passages by id, of one model, one lexicon and one way to cut passages."""

    def __init__(self, collection: Collection) -> None:
        """Keep the collection; `stored` and `served` open one."""
        self._collection = collection

    @classmethod
    def stored(cls, folder: Path, fingerprint: str) -> "VectorStore":
        """Open the files of `fingerprint` in `folder`; others, and damaged ones, are dropped.

        A folder name is never used twice: Chroma keeps a deleted folder's files open for as long
        as the process lives.
        """
        ours = sorted(folder.glob(f"index-{fingerprint}-*"))
        for stale in set(folder.glob("index-*")) - set(ours[-1:]):
            _drop(stale)
        fresh = folder / f"index-{fingerprint}-{uuid4().hex[:8]}"
        try:
            return cls(_open(_local(ours[-1] if ours else fresh), _COLLECTION))
        except Exception:  # noqa: BLE001  whatever is wrong with a cache, it can be made again
            _drop(ours[-1])
            return cls(_open(_local(fresh), _COLLECTION))

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

    def ids(self) -> set[str]:
        """Return the ids of the passages that are stored."""
        return set(self._collection.get(include=[])["ids"])

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Store the passages with their vectors, replacing those of the same id."""
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            self._collection.upsert(
                ids=[p.id for p in batch],
                embeddings=_rows(vectors[start : start + _BATCH]),
                metadatas=[{"document": p.document_id, "clause": p.clause_id} for p in batch],
            )

    def remove(self, ids: Sequence[str]) -> None:
        """Forget the passages of these ids."""
        for start in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[start : start + _BATCH]))

    def nearest(
        self, vector: Vectors, count: int, only: Some[str] | None = None
    ) -> dict[str, float]:
        """Return the ids of the `count` nearest passages with their cosine similarity.

        With `only` they are of these documents.
        """
        size = self._collection.count()
        if not size:
            return {}
        among: dict[Literal["$in", "$nin"], list[Value]] = {"$in": [*sorted(only or ())]}
        where: Where | None = None if only is None else {"document": among}
        found = self._collection.query(
            query_embeddings=_rows(vector[None, :]),
            n_results=min(count, size),
            where=where,
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        return {i: 1.0 - d for i, d in zip(found["ids"][0], distances[0], strict=True)}


def _quiet() -> ChromaSettings:
    """Return settings of their own: a client writes into those that it is given."""
    return ChromaSettings(anonymized_telemetry=False)


def _local(folder: Path) -> ClientAPI:
    return chromadb.PersistentClient(str(folder), settings=_quiet())


def _open(client: ClientAPI, name: str) -> Collection:
    collection = client.get_or_create_collection(
        name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    collection.count()
    return collection


def _drop(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _rows(vectors: Vectors) -> Embeddings:
    return list(vectors)
