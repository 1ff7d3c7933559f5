"""The vector store: one Chroma collection, a cache of the passages' embeddings.

Chroma is derived data: it is filled from the documents and may be thrown away at any time.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

import chromadb
import numpy as np
import numpy.typing as npt
from chromadb.api.types import Embeddings
from chromadb.config import Settings as ChromaSettings

from assistant.library.embedding import Vectors
from assistant.library.passages import Passage

_COLLECTION = "passages"
_BATCH = 1000


class VectorStore:
    """The embeddings of passages by id, under one `fingerprint` (model, lexicon, passage rules)."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """Open the collection in `folder`; one of another fingerprint or damaged starts empty."""
        self._folder = folder / f"index-{fingerprint}"
        for stale in folder.glob("index-*"):
            if stale != self._folder:
                shutil.rmtree(stale, ignore_errors=True)
        self._open()

    def _open(self) -> None:
        settings = ChromaSettings(anonymized_telemetry=False, allow_reset=True)
        client = chromadb.PersistentClient(str(self._folder), settings=settings)
        self._collection = client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

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


def _rows(vectors: npt.NDArray[np.float32]) -> Embeddings:
    return list(vectors)
