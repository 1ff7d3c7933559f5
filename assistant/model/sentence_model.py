"""Any other model: a sentence-transformers folder that the administrator names. Needs torch.

Many texts are embedded on all cores, a batch a core: about half as fast again as one batch on all.
"""

import contextlib
import io
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import ModelError
from assistant.model.encoder import Vectors, unit

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

CHECK_SETTING = "请核对“YOUJU_EMBEDDING_MODEL”里的文件夹路径；删去这项设置则用内置模型。"
_CHARACTERS = 1500
"""Characters of one batch, the blanks counted: about a thousand pieces."""


class SentenceModel:
    """A model with the prompts that are saved with it."""

    def __init__(self, source: str) -> None:
        """Load the model in a folder, or from the hub where the machine reaches one.

        Raises:
            ModelError: there is none.
        """
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        # A waiting thread of torch otherwise spins, and a busy machine makes 20 ms into seconds.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415  takes seconds

        try:
            with contextlib.redirect_stderr(io.StringIO()):  # a progress bar of the weights
                self._model = SentenceTransformer(source, device="cpu")
        except (OSError, ValueError) as error:
            raise ModelError(f"打不开向量模型：{source}。", CHECK_SETTING) from error

    def question(self, text: str) -> Vectors:
        """Return the unit vector of a question."""
        encoded = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return unit(np.asarray(encoded, dtype=np.float32))

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of passages, one row each."""
        batches = list(batches_of_like_length([len(text) for text in texts], _CHARACTERS))
        size = self._model.get_embedding_dimension() or 0
        rows = np.zeros((len(texts), size), dtype=np.float32)

        def encoded(batch: Sequence[int]) -> Vectors:
            return _encoded(self._model, [texts[i] for i in batch])

        with _streams() as streams:
            for batch, vectors in zip(batches, streams.map(encoded, batches), strict=True):
                rows[batch] = vectors
        return rows


def _encoded(model: "SentenceTransformer", texts: Sequence[str]) -> Vectors:
    vectors = model.encode_document(
        list(texts), batch_size=len(texts), normalize_embeddings=True, show_progress_bar=False
    )
    return unit(np.asarray(vectors, dtype=np.float32))


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
