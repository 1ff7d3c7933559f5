"""The encoder that was opened: onnxruntime runs it, and is given texts of one length at a time.

Texts of one length in pieces go through the encoder together, so there are no blanks between them
and a text has the same vector alone and among others. Several batches run at a time, each on a core
of its own: what a small model does to a short text is too little to be shared out between cores.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError
from assistant.model.encoder_folder import GRAPH, open_tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Vectors = npt.NDArray[np.float32]
DIMENSIONS = 384
"""Length of a vector of the default model (multilingual-e5-small)."""
_PIECES = 1000
"""Pieces of one batch. What a layer does to them stays in the cache of a core."""
_REINSTALL = "请重新安装 onnxruntime；仍不行，用“YOUJU_EMBEDDING_MODEL”换一个向量模型。"


class Encoder:
    """An encoder that was opened. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        """Open the encoder in `folder`.

        Raises:
            ModelError: this onnxruntime cannot run it.
        """
        self._tokenizer = open_tokenizer(folder)
        self._session = opened(folder / GRAPH)

    def one(self, text: str) -> Vectors:
        """Return the unit vector of a text."""
        vector: Vectors = self._embedded([self._tokenizer.encode(text).ids])[0]
        return vector

    def many(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of texts, one row each."""
        pieces = [each.ids for each in self._tokenizer.encode_batch(list(texts))]
        batches = list(batches_of_one_length([len(each) for each in pieces], _PIECES))
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        with ThreadPoolExecutor(cores()) as streams:
            embedded = streams.map(
                lambda batch: self._embedded([pieces[i] for i in batch]), batches
            )
            for batch, vectors in zip(batches, embedded, strict=True):
                rows[batch] = vectors
        return rows

    def _embedded(self, pieces: Sequence[Sequence[int]]) -> Vectors:
        """Return the vectors of texts of one length."""
        numbers = np.array(pieces, dtype=np.int64)
        texts, length = numbers.shape
        firsts = np.arange(texts, dtype=np.int64) * length
        marks = np.stack([firsts, firsts + length - 1], axis=1).reshape(-1, 1)
        given = {"pieces": numbers, "places": np.arange(length, dtype=np.int64), "marks": marks}
        (means,) = self._session.run(None, given)
        return unit(np.asarray(means, dtype=np.float32))


def unit(vectors: Vectors) -> Vectors:
    """Return vectors of length 1."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    whole: Vectors = vectors / np.maximum(lengths, 1e-9)
    return whole


def batches_of_one_length(lengths: Sequence[int], room: int) -> Iterator[list[int]]:
    """Yield the places of all lengths, the longest first, in batches of equal ones.

    A batch has at most `room` together, or is of one alone.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for place, length in enumerate(lengths):
        places[length].append(place)
    for length in sorted(places, reverse=True):
        count = max(1, room // max(length, 1))
        same = places[length]
        yield from (same[start : start + count] for start in range(0, len(same), count))


def opened(graph: Path) -> "InferenceSession":
    """Open a graph, which then runs on one core at a time.

    Raises:
        ModelError: this onnxruntime cannot run it.
    """
    import onnxruntime  # noqa: PLC0415  half a second
    from onnxruntime.capi import onnxruntime_pybind11_state as failures  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # it is of use where all batches have one shape
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(graph), options, ["CPUExecutionProvider"])
    except (failures.Fail, failures.InvalidGraph, failures.NotImplemented) as error:
        version = onnxruntime.__version__
        raise ModelError(f"本机的 onnxruntime {version} 打不开内置模型。", _REINSTALL) from error


def cores() -> int:
    """Return how many cores this process may use."""
    able = getattr(os, "sched_getaffinity", None)
    return len(able(0)) if able else os.cpu_count() or 1
