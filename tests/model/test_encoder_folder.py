"""The encoder on disk: made once, whole or not at all, made again when it is damaged."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.derived import seal
from assistant.errors import ModelError
from assistant.model import encoder_folder as module
from assistant.model.adapter import SHIPPED
from assistant.model.encoder import Encoder
from assistant.model.encoder_folder import GRAPH, TOKENIZER, encoder_folder, encoder_key
from tests.conftest import MODELS

pytestmark = pytest.mark.model


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Return a folder of models with the plain encoder in it, to be changed."""
    made = encoder_folder(MODELS, None)
    shutil.copytree(made, tmp_path / "models" / made.name)
    return tmp_path / "models"


def test_a_folder_is_made_once(models: Path) -> None:
    folder = encoder_folder(models, None)
    before = (folder / GRAPH).stat().st_mtime_ns
    assert (encoder_folder(models, None) / GRAPH).stat().st_mtime_ns == before


@pytest.mark.parametrize("name", [GRAPH, TOKENIZER])
def test_one_that_was_cut_short_is_made_again(name: str, models: Path) -> None:
    file = encoder_folder(models, None) / name
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert (encoder_folder(models, None) / name).read_bytes() == whole
    assert [each.name for each in models.iterdir()] == [file.parent.name]


def test_a_sound_one_in_a_folder_that_may_not_be_written_is_used(models: Path) -> None:
    models.chmod(0o500)
    try:
        assert Encoder(encoder_folder(models, None)).one("防贫").shape == (384,)
    finally:
        models.chmod(0o700)


def test_two_that_make_it_at_once_leave_one_whole(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(lambda _: encoder_folder(tmp_path, None), range(2))
    assert first == second
    assert [each.name for each in tmp_path.iterdir()] == [first.name]
    assert Encoder(first).one("防贫").shape == (384,)


def test_the_key_is_of_the_adapter_too() -> None:
    assert encoder_key(None) != encoder_key(SHIPPED)


def test_a_graph_that_this_onnxruntime_cannot_run_is_told_in_chinese(models: Path) -> None:
    folder = encoder_folder(models, None)
    whole = (folder / GRAPH).read_bytes()
    (folder / GRAPH).write_bytes(whole.replace(b"MatMulIntegerToFloat", b"MatMulOfTheNextYear_"))
    seal(folder)
    with pytest.raises(ModelError, match="onnxruntime") as caught:
        Encoder(folder)
    assert "onnxruntime" in caught.value.next_step


def test_a_missing_file_of_the_program_is_told_in_chinese(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "RANGES", tmp_path / "ranges.safetensors")
    with pytest.raises(ModelError, match="读不到内置模型的文件"):
        encoder_key(None)
