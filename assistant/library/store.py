"""The vector store: one Chroma collection, a cache of the passages' embeddings.

Chroma is derived data: it is filled from the documents and may be thrown away at any time.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import chromadb
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Embeddings
from chromadb.config import Settings as ChromaSettings

from assistant.library.embedding import Vectors
from assistant.library.passages import Passage

_COLLECTION = "passages"
_BATCH = 1000


class VectorStore:
    """The embeddings of passages by id, under one `fingerprint` (model, lexicon, passage rules)."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """Open the index of `fingerprint` in `folder`; another one, or a damaged one, is dropped.

        A folder name is never used twice: Chroma keeps a deleted folder's files open for as long
        as the process lives.
        """
        ours = sorted(folder.glob(f"index-{fingerprint}-*"))
        for stale in set(folder.glob("index-*")) - set(ours[-1:]):
            _drop(stale)
        fresh = folder / f"index-{fingerprint}-{uuid4().hex[:8]}"
        try:
            self._collection = _open(ours[-1] if ours else fresh)
        except Exception:  # noqa: BLE001  whatever is wrong with a cache, it can be made again
            _drop(ours[-1])
            self._collection = _open(fresh)

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
                documents=[p.text for p in batch],
                metadatas=[{"document": p.document_id, "clause": p.clause_id} for p in batch],
            )

    def remove(self, ids: Sequence[str]) -> None:
        """Forget the passages of these ids."""
        for start in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[start : start + _BATCH]))

    def nearest(self, vector: Vectors, count: int) -> dict[str, float]:
        """Return the ids of the `count` nearest passages with their cosine similarity."""
        size = self._collection.count()
        if not size:
            return {}
        found = self._collection.query(
            query_embeddings=_rows(vector[None, :]),
            n_results=min(count, size),
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        return {i: 1.0 - d for i, d in zip(found["ids"][0], distances[0], strict=True)}


def _open(folder: Path) -> Collection:
    settings = ChromaSettings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(str(folder), settings=settings)
    collection = client.get_or_create_collection(
        _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    collection.count()
    return collection


def _drop(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _rows(vectors: Vectors) -> Embeddings:
    return list(vectors)
