"""Embedders that need no quality: one in plain numpy, one a real sentence-transformers model."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.model.embedder import Embedder
from assistant.model.engine import Vectors

SIZE = 64


class CharacterEmbedder(Embedder):
    """Counts characters: texts that share them are near. Counts too what it was asked to embed."""

    def __init__(self, name: str = "characters") -> None:
        super().__init__(name, Path())
        self.embedded = 0

    @property
    def fingerprint(self) -> str:
        return self._name

    def documents(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return np.stack([_counted(text) for text in texts])

    def question(self, text: str) -> Vectors:
        return _counted(text)


def _counted(text: str) -> Vectors:
    vector = np.full(SIZE, 1e-3, dtype=np.float32)
    for character in text:
        vector[ord(character) % SIZE] += 1
    return vector / np.linalg.norm(vector)


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
