"""The adapter: it changes how questions are read, and nothing about documents."""

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from assistant.errors import ModelError
from assistant.model.adapter import SHIPPED, changes
from assistant.model.embedder import Embedder

pytestmark = pytest.mark.model

MATRIX = "layer.3.output.dense"


def with_factors(path: Path, name: str, rows: int) -> Embedder:
    chance = np.random.default_rng(1)
    down, up = (chance.normal(size=size).astype(np.float32) for size in ((2, 1536), (rows, 2)))
    factors = {f"{name}.down": down, f"{name}.up": np.float32(0.2) * up}
    save_file(factors, path)
    return Embedder("", path.parent, adapter=path)


def test_documents_are_read_as_without_it(plain: Embedder, tmp_path: Path) -> None:
    adapted = with_factors(tmp_path / "a.safetensors", MATRIX, 384)
    texts = ["农村公路", "娃念不起书"]
    assert adapted.fingerprint == plain.fingerprint
    assert np.allclose(adapted.documents(texts), plain.documents(texts), atol=1e-3)


def test_questions_are_read_otherwise(plain: Embedder, tmp_path: Path) -> None:
    adapted = with_factors(tmp_path / "a.safetensors", MATRIX, 384)
    vectors = [each.question("娃念不起书") for each in (adapted, plain)]
    assert vectors[0].shape == vectors[1].shape
    assert float(vectors[0] @ vectors[1]) < 0.99


def test_the_shipped_one_is_small_and_fits(plain: Embedder, embedder: Embedder) -> None:
    assert SHIPPED.stat().st_size <= 8 * 2**20
    assert len(changes(SHIPPED)) == 12 * 6
    asked = embedder.question("娃念不起书")
    assert float(np.linalg.norm(asked)) == pytest.approx(1, abs=1e-3)
    assert float(asked @ plain.question("娃念不起书")) < 0.999


@pytest.mark.parametrize(("name", "rows"), [("layer.99.output.dense", 384), (MATRIX, 7)])
def test_one_for_another_model_is_told_in_chinese(
    plain: Embedder, tmp_path: Path, name: str, rows: int
) -> None:
    assert plain.fingerprint
    with pytest.raises(ModelError, match="不合") as caught:
        with_factors(tmp_path / "a.safetensors", name, rows).question("防贫")
    assert "YOUJU_RETRIEVAL_ADAPTER" in caught.value.next_step


def test_one_that_cannot_be_read_is_told_in_chinese(tmp_path: Path) -> None:
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"not an adapter")
    for path in (broken, tmp_path / "none.safetensors"):
        with pytest.raises(ModelError, match="读不到检索适配文件"):
            changes(path)
