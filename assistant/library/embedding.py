"""Embedding: any sentence-transformers model, the default one built from its wheel on first use."""

import contextlib
import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError
from assistant.library.adapter import SHIPPED, adapt, share_words
from assistant.library.streams import encode_documents, encode_packed
from assistant.library.wheel_weights import WEIGHTS_SHA256

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]
_EVEN = {"text": {"pad_to_multiple_of": 16}}
"""Questions are filled up to a few lengths: torch keeps something for each length that it meets."""
_CHECK_SETTING = "请核对“YOUJU_EMBEDDING_MODEL”里的文件夹路径；删去这项设置则用内置模型。"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Below which score nothing is about a question: `floor`, and `slope` times the log of size.

    `common` is the share of a question's nearness to passages in general that its scores go
    without: a greeting is somewhat near to everything. Measured for a model by benchmarks.evidence
    (docs/retrieval.md).
    """

    floor: float
    slope: float
    common: float = 0.0


_PLAIN, _ADAPTED = Calibration(0.82, 0.010), Calibration(0.160, 0.0254, common=0.5)


class Embedder:
    """Turns texts into unit vectors; the model is loaded on first use (seconds), not at import.

    `name` is "" for the default model, else the folder or hub name of a sentence-transformers
    model; `models` is the folder where the default is unpacked; `adapter` changes how the default
    reads questions, and no other model.
    """

    def __init__(self, name: str, models: Path, adapter: Path | None = SHIPPED) -> None:
        """Remember which model; nothing is read yet."""
        self._name = name
        self._models = models
        self._adapter = adapter

    @property
    def fingerprint(self) -> str:
        """What tells one model's vectors from another's: an index never mixes two.

        The adapter is not in it: the vectors of documents are the same with it and without.

        Raises:
            ModelError: the named folder is not there.
        """
        if not self._name:
            return WEIGHTS_SHA256[:12]
        folder = Path(self._name)
        if not folder.exists() and (folder.is_absolute() or self._name.startswith(".")):
            raise ModelError(f"没有这个向量模型文件夹：{folder}。", _CHECK_SETTING)
        files = sorted(f for f in folder.rglob("*") if f.is_file()) if folder.is_dir() else []
        stamps = [
            f"{f.relative_to(folder)} {f.stat().st_size} {f.stat().st_mtime_ns}" for f in files
        ]
        return hashlib.sha256("\n".join([self._name, *stamps]).encode()).hexdigest()[:12]

    @property
    def calibration(self) -> Calibration:
        """What the scores of this model mean; one that was not measured is taken for the plain."""
        return _ADAPTED if self._adapter and not self._name else _PLAIN

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Embed passages, one row each."""
        encode = encode_documents if self._name else encode_packed
        return _unit(encode(self._document_model, texts))

    def question(self, text: str) -> Vectors:
        """Embed one question, as a vector."""
        even: dict[str, Any] = {} if self._name else {"processing_kwargs": _EVEN}
        encoded = self._question_model.encode_query(
            text, normalize_embeddings=True, show_progress_bar=False, **even
        )
        return _unit(np.asarray(encoded, dtype=np.float32))

    @cached_property
    def _question_model(self) -> "SentenceTransformer":
        model = self._load()
        if self._adapter and not self._name:
            adapt(model, self._adapter)
        return model

    @cached_property
    def _document_model(self) -> "SentenceTransformer":
        """The model without the adapter; a process that only answers never loads it."""
        if self._name:
            return self._question_model
        from assistant.library.packed import pack  # noqa: PLC0415  imports torch

        model = self._load() if self._adapter else self._question_model
        if self._adapter:
            share_words(model, self._question_model)
        pack(model)
        return model

    def _load(self) -> "SentenceTransformer":
        source = self._name or str(self.default_folder())
        os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
        # A waiting thread of torch otherwise spins, and a busy machine makes 20 ms into seconds.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415  takes seconds

        try:
            with contextlib.redirect_stderr(io.StringIO()):  # a progress bar of 199 weights
                return SentenceTransformer(
                    source, device="cpu", model_kwargs={"dtype": _fastest_precision()}
                )
        except (OSError, ValueError) as error:
            raise ModelError(f"打不开向量模型：{source}。", _CHECK_SETTING) from error

    def default_folder(self) -> Path:
        """Return the folder of the default model, which is unpacked on first use.

        Raises:
            ModelError: the weights are missing or damaged, or the folder cannot be written.
        """
        folder = self._models / f"multilingual-e5-small-{WEIGHTS_SHA256[:8]}"
        if folder.exists():
            return folder
        try:
            self._models.mkdir(parents=True, exist_ok=True)
            from assistant.library import default_model  # noqa: PLC0415  imports torch

            with contextlib.redirect_stderr(io.StringIO()):
                default_model.build(folder)
        except OSError as error:
            raise ModelError(
                f"不能在这个文件夹里展开内置模型：{self._models}。",
                "请用“YOUJU_MODELS”指定一个可以写入、有 300 MB 空间的文件夹。",
            ) from error
        return folder


def _unit(vectors: Vectors) -> Vectors:
    """Return vectors of length 1; those of short numbers are so only about."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = vectors / np.maximum(lengths, 1e-9)
    return unit


def _fastest_precision() -> str:
    """Return the numbers to reckon with: half as long where the processor has them built in.

    The vectors agree to a cosine of 0.9999; elsewhere short numbers are slower than long ones.
    """
    import torch  # noqa: PLC0415  takes a second

    able = torch.cpu.get_capabilities()
    return "bfloat16" if able.get("amx_bf16") or able.get("avx512_bf16") else "float32"
