"""Vectors: what the store lacks of a shelf is embedded; what it has beyond it is removed."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from assistant.library.embedding import Embedder
from assistant.library.shelf import Shelf
from assistant.library.store import VectorStore

_BATCH = 2048
"""Passages embedded at a time; the longer the list, the better lengths can be matched."""


def bring_up(
    store: VectorStore, shelf: Shelf, embedder: Embedder, told: Callable[[int, int], None]
) -> None:
    """Make `store` hold the passages of `shelf` and no others; `told` how many are embedded."""
    if store.holds(shelf.name, len(shelf.passages)):
        return
    store.unseal()
    stored, wanted = store.keys(), shelf.passages.keys()
    store.remove(sorted(stored.difference(wanted)))
    missing = [place for place, key in enumerate(wanted) if key not in stored]
    if missing:
        told(0, len(missing))
    with ThreadPoolExecutor(1) as storing:
        # One batch is stored while the next is embedded.
        kept: list[Future[None]] = []
        for start in range(0, len(missing), _BATCH):
            places = missing[start : start + _BATCH]
            batch = [shelf.passages[place] for place in places]
            vectors = embedder.documents([passage.searched for passage in batch])
            keys, documents = [wanted[p] for p in places], [p.document_id for p in batch]
            kept.append(storing.submit(store.add, keys, documents, vectors))
            told(start + len(batch), len(missing))
        for each in kept:
            each.result()
    store.mark(shelf.name)
