"""Embedding many texts on all cores: several batches at a time, each on a core of its own.

Most of what a small model does to a short text is too little to be shared out between cores; a
batch a core is about half as fast again as one batch on all of them (docs/architecture.md).
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_CHARACTERS = 1500
"""Characters of one batch, the blanks that fill it up counted: about a thousand pieces."""


def encode_documents(model: "SentenceTransformer", texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Return the vectors that `model` gives `texts` as documents, one row each."""

    def encoded(batch: Sequence[int]) -> npt.NDArray[np.float32]:
        chosen = [texts[i] for i in batch]
        vectors = model.encode_document(
            chosen, batch_size=len(chosen), normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    rows = np.zeros((len(texts), model.get_embedding_dimension() or 0), dtype=np.float32)
    batches = list(batches_of_like_length([len(text) for text in texts]))
    with _streams() as streams:
        for batch, vectors in zip(batches, streams.map(encoded, batches), strict=True):
            rows[batch] = vectors
    return rows


def batches_of_like_length(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of all lengths, the longest first, in batches that waste little room."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > _CHARACTERS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


@contextmanager
def _streams() -> Iterator[ThreadPoolExecutor]:
    """Give as many threads as torch has cores, each of which reckons on one."""
    import torch  # noqa: PLC0415  takes a second

    cores = torch.get_num_threads()
    try:
        with ThreadPoolExecutor(cores, initializer=torch.set_num_threads, initargs=(1,)) as streams:
            yield streams
    finally:
        torch.set_num_threads(cores)
