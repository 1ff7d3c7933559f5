"""Embedders: any sentence-transformers model, each with a mark that its vectors are known by."""

from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.library.library import Library
from assistant.model.embedder import Embedder
from tests.library.fakes import SIZE, save_static_model

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def static_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_static_model(tmp_path_factory.mktemp("models") / "static", seed=1)


def test_a_model_in_a_folder_is_used(static_model: Path, tmp_path: Path) -> None:
    embedder = Embedder(str(static_model), tmp_path)
    vectors = embedder.documents(["防贫保费标准", "农村公路", "防贫保费标准"])
    assert vectors.shape == (3, SIZE)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[0], vectors[2])


def test_a_question_is_embedded_with_the_prompt_of_the_model(
    static_model: Path, tmp_path: Path
) -> None:
    embedder = Embedder(str(static_model), tmp_path)
    question = embedder.question("防贫保费")
    assert question.shape == (SIZE,)
    assert not np.allclose(question, embedder.documents(["防贫保费"])[0])
    assert np.allclose(question, embedder.documents(["问：防贫保费"])[0], atol=1e-6)


def test_a_missing_model_folder_is_told_in_chinese(tmp_path: Path) -> None:
    missing = tmp_path / "没有的模型"
    with pytest.raises(ModelError, match="没有的模型") as caught:
        Embedder(str(missing), tmp_path).question("防贫保")
    assert "YOUJU_EMBEDDING_MODEL" in caught.value.next_step


def test_a_folder_that_holds_no_model_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "空的").mkdir()
    with pytest.raises(ModelError, match="空的"):
        Embedder(str(tmp_path / "空的"), tmp_path).question("防贫保")


def test_the_default_model_needs_a_folder_that_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("这不是文件夹", encoding="utf-8")
    with pytest.raises(ModelError, match="展开内置模型") as caught:
        Embedder("", tmp_path / "文件" / "models").question("防贫保")
    assert "YOUJU_MODELS" in caught.value.next_step


def test_the_fingerprint_tells_models_apart_and_stays(static_model: Path, tmp_path: Path) -> None:
    default = Embedder("", tmp_path).fingerprint
    named = Embedder(str(static_model), tmp_path).fingerprint
    assert default != named
    assert named == Embedder(str(static_model), tmp_path / "elsewhere").fingerprint


def test_vectors_of_the_default_model_are_unit_and_near_for_near_meanings(
    real_library: Library,
) -> None:
    embedder = real_library.embedder
    documents = embedder.documents(["厕所革命和生活垃圾治理", "期货期权和农业保险联动"])
    question = embedder.question("村里垃圾谁来收")
    assert documents.shape == (2, 384)
    assert np.allclose(np.linalg.norm(documents, axis=1), 1, atol=1e-3)
    assert float(documents[0] @ question) > float(documents[1] @ question)


def test_another_model_in_the_same_folder_has_another_fingerprint(tmp_path: Path) -> None:
    folder = save_static_model(tmp_path / "model", seed=1)
    before = Embedder(str(folder), tmp_path).fingerprint
    save_static_model(folder, seed=2)
    assert Embedder(str(folder), tmp_path).fingerprint != before
