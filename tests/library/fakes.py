"""Embedders for tests, and the one place where tests name the seam: none needs to be good."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from assistant.library.library import Library
from assistant.model.embedder import Calibration, Embedder
from assistant.model.encoder import Vectors

SIZE = 384
"""As many numbers as the default model gives."""


class Remembering(Embedder):
    """The embedder it is, but it embeds no text twice: tests ask the same again and again."""

    def __init__(self, name: str, models: Path) -> None:
        super().__init__(name, models)
        self._told: dict[str, Vectors] = {}
        self._asked: dict[str, Vectors] = {}

    def documents(self, texts: Sequence[str]) -> Vectors:
        missing = list(dict.fromkeys(text for text in texts if text not in self._told))
        if missing:
            self._told |= zip(missing, super().documents(missing), strict=True)
        return np.stack([self._told[text] for text in texts])

    def question(self, text: str) -> Vectors:
        if text not in self._asked:
            self._asked[text] = super().question(text)
        return self._asked[text]


class CharacterEmbedder(Embedder):
    """Counts runs of one to three characters: texts that share them are near.

    It stands for the model where meaning does not matter, and counts what it was asked to embed.
    """

    def __init__(self, name: str = "characters") -> None:
        super().__init__(name, Path())
        self.embedded = 0

    @property
    def fingerprint(self) -> str:
        return self._name

    @property
    def calibration(self) -> Calibration:
        return Calibration(floor=0.2, slope=0.0)

    def documents(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return np.stack([_counted(text) for text in texts])

    def question(self, text: str) -> Vectors:
        return _counted(text)


def _counted(text: str) -> Vectors:
    vector = np.full(SIZE, 1e-3, dtype=np.float32)
    for run in _runs(text):
        vector[crc32(run.encode("utf-8", "surrogatepass")) % SIZE] += 1
    return vector / np.linalg.norm(vector)


def _runs(text: str) -> Iterator[str]:
    return (text[at : at + size] for size in (1, 2, 3) for at in range(len(text) - size + 1))


def save_static_model(folder: Path, seed: int) -> Path:
    """Save a tiny SentenceTransformer with weights from `seed` into `folder`."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  takes seconds
    from sentence_transformers.sentence_transformer.modules import (  # noqa: PLC0415
        StaticEmbedding,
    )
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers  # noqa: PLC0415

    characters = ["[UNK]", *"防贫保费标准每人年元医疗教育住房养老孤儿农村公路"]
    tokenizer = Tokenizer(models.WordLevel({c: i for i, c in enumerate(characters)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    weights = np.random.default_rng(seed).normal(size=(len(characters), SIZE)).astype(np.float32)
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights)],
        prompts={"query": "问：", "document": ""},
        device="cpu",
    )
    model.save(str(folder), create_model_card=False)
    return folder


def nearest(
    library: Library, text: str, count: int, only: Collection[str] | None = None
) -> dict[int, float]:
    """Return what stands nearest to a text in a library, by its own model."""
    return library.nearest(library.embedder.question(text), count, only)
