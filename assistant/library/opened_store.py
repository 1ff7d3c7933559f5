"""The store of a library's vectors, opened when somebody first asks for it."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.library.manifest import library_id
from assistant.model.embedder import Embedder

if TYPE_CHECKING:
    from assistant.library.store import VectorStore


class OpenedStore:
    """Opens the files in the library's folder, or the server that keeps the vectors."""

    def __init__(self, folder: Path, embedder: Embedder, chroma_url: str = "") -> None:
        """Open nothing yet; with `chroma_url` the Chroma server there will be asked."""
        self._folder, self._embedder, self._chroma_url = folder, embedder, chroma_url
        self._store: VectorStore | None = None

    def __call__(self) -> "VectorStore":
        """Return the store of the vectors that the embedder makes."""
        from assistant.library.store import VectorStore  # noqa: PLC0415  chromadb takes a second

        if self._store is None:
            made_by = hashlib.sha256(f"vectors/{self._embedder.fingerprint}".encode())
            name = made_by.hexdigest()[:12]
            if self._chroma_url:
                name = f"{library_id(self._folder)}-{name}"
                self._store = VectorStore.served(self._chroma_url, name)
            else:
                self._store = VectorStore.stored(self._folder, name)
        return self._store

    def forget(self) -> None:
        """Open the files again when next asked: another process has changed them."""
        if not self._chroma_url:
            self._store = None

    def close(self) -> bool:
        """Let go of the store, and say whether it was open."""
        if self._store is None:
            return False
        self._store.close()
        self._store = None
        return True
