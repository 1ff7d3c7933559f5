"""Embedding: the default model in its own engine, or any sentence-transformers model by name."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from assistant.errors import ModelError
from assistant.model.adapter import SHIPPED
from assistant.model.encoder import Encoder, Vectors
from assistant.model.encoder_folder import encoder_folder, encoder_key
from assistant.model.sentence_model import CHECK_SETTING, SentenceModel


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
"""Of the default model, without its adapter and with it (docs/retrieval.md)."""


class _Model(Protocol):
    def documents(self, texts: Sequence[str]) -> Vectors: ...
    def question(self, text: str) -> Vectors: ...


class Embedder:
    """Turns texts into unit vectors; the model is loaded on first use, not at import.

    `name` is "" for the default model, else the folder or hub name of a sentence-transformers
    model; `models` is the folder where the default is unpacked; `adapter` changes how the default
    reads questions, and no other model.
    """

    def __init__(self, name: str, models: Path, adapter: Path | None = SHIPPED) -> None:
        """Remember which model; nothing is read yet."""
        self._name = name
        self._models = models
        self._adapter = adapter
        self._loading = Lock()
        self._loaded: _Model | None = None

    @property
    def fingerprint(self) -> str:
        """What tells one model's vectors from another's: an index never mixes two.

        The adapter is not in it: the vectors of documents are the same with it and without.

        Raises:
            ModelError: the named folder is not there.
        """
        if not self._name:
            return encoder_key(None)
        folder = Path(self._name)
        if not folder.exists() and (folder.is_absolute() or self._name.startswith(".")):
            raise ModelError(f"没有这个向量模型文件夹：{folder}。", CHECK_SETTING)
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
        """Embed passages, one row each.

        Raises:
            ModelError: the model cannot be loaded.
        """
        return self._model.documents(texts)

    def question(self, text: str) -> Vectors:
        """Embed one question, as a vector.

        Raises:
            ModelError: the model cannot be loaded.
        """
        return self._model.question(text)

    @property
    def _model(self) -> _Model:
        with self._loading:  # threads that ask at once load one model
            if self._loaded is None:
                named = SentenceModel(self._name) if self._name else None
                self._loaded = named or _DefaultModel(self._models, self._adapter)
            return self._loaded


class _DefaultModel:
    """multilingual-e5-small: one encoder for documents, one with the adapter for questions."""

    def __init__(self, models: Path, adapter: Path | None) -> None:
        self._models = models
        self._adapter = adapter
        self._opening = Lock()
        self._encoders: dict[Path | None, Encoder] = {}

    def documents(self, texts: Sequence[str]) -> Vectors:
        return self._encoder(None).many([f"passage: {text}" for text in texts])

    def question(self, text: str) -> Vectors:
        return self._encoder(self._adapter).one(f"query: {text}")

    def _encoder(self, adapter: Path | None) -> Encoder:
        with self._opening:  # threads that ask at once open one
            if adapter not in self._encoders:
                self._encoders[adapter] = Encoder(encoder_folder(self._models, adapter))
            return self._encoders[adapter]
