"""Embedding many texts on all cores: several batches at a time, each on a core of its own.

Most of what a small model does to a short text is too little to be shared out between cores; a
batch a core is about half as fast again as one batch on all of them (docs/architecture.md).
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Rows = npt.NDArray[np.float32]
_CHARACTERS = 1500
"""Characters of one padded batch, the blanks counted: about a thousand pieces."""
_PIECES = 1000
"""Pieces of one packed batch. What a layer does to them stays in the cache of a core."""


def encode_documents(model: "SentenceTransformer", texts: Sequence[str]) -> Rows:
    """Return the vectors that `model` gives `texts` as documents, one row each."""

    def encoded(batch: Sequence[int]) -> Rows:
        chosen = [texts[i] for i in batch]
        vectors = model.encode_document(
            chosen, batch_size=len(chosen), normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    batches = batches_of_like_length([len(text) for text in texts], _CHARACTERS)
    return _gathered(model, encoded, list(batches), len(texts))


def encode_packed(model: "SentenceTransformer", texts: Sequence[str]) -> Rows:
    """Return the same from a model that is `pack`ed."""
    from assistant.library import packed  # noqa: PLC0415  imports torch

    pieces = packed.pieces_of(model, texts)

    def encoded(batch: Sequence[int]) -> Rows:
        return packed.embed_packed(model, [pieces[i] for i in batch]).float().numpy()

    batches = batches_of_like_length([len(each) for each in pieces], _PIECES)
    return _gathered(model, encoded, list(batches), len(texts))


def _gathered(
    model: "SentenceTransformer",
    encoded: Callable[[Sequence[int]], Rows],
    batches: Sequence[Sequence[int]],
    size: int,
) -> Rows:
    rows = np.zeros((size, model.get_embedding_dimension() or 0), dtype=np.float32)
    with _streams() as streams:
        for batch, vectors in zip(batches, streams.map(encoded, batches), strict=True):
            rows[batch] = vectors
    return rows


def batches_of_like_length(lengths: Sequence[int], room: int) -> Iterator[list[int]]:
    """Yield the places of all lengths, the longest first, in batches.

    A batch fills at most `room` when each is as long as its longest, or is of one alone.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > room:
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
