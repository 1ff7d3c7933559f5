"""`youju doctor`: which part is not ready, and what to do about it."""

import shutil
from pathlib import Path

import pytest

from assistant import Settings
from assistant.doctor import Finding, examine
from assistant.library.library import Library
from tests.answering.endpoint import Behaviour, endpoint, lists
from tests.commands.youju import Youju, contents, runner, share

PARTS = ["Python", "磁盘", "词表", "向量模型", "库", "大模型", "端口"]


def not_ready(findings: list[Finding]) -> list[str]:
    """Return the parts that are not ready."""
    return [f.part for f in findings if not f.ready]


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    return runner(monkeypatch, capsys, real_library)


@pytest.fixture(autouse=True)
def loaded_model(monkeypatch: pytest.MonkeyPatch, real_library: Library) -> None:
    """Spare each test the seconds of loading the default model."""
    share(monkeypatch, real_library)


def test_everything_is_ready_where_it_is(real_library: Library) -> None:
    findings = examine(Settings(library=real_library.folder))
    assert [f.part for f in findings] == PARTS
    assert not_ready(findings) == []
    assert any("384 维" in f.detail for f in findings)
    assert any("2 份文件" in f.detail for f in findings)


def test_command_says_so_line_by_line(youju: Youju, real_library: Library) -> None:
    ran = youju("doctor", "--library", real_library.folder)
    assert ran.status == 0
    assert [line.split("：")[0] for line in ran.out.splitlines()] == [f"好  {p}" for p in PARTS]


def test_empty_library_is_told_with_the_command_that_fills_it(youju: Youju, tmp_path: Path) -> None:
    ran = youju("doctor", "--library", tmp_path / "none")
    assert ran.status == 1
    assert "不好  库：" in ran.out
    assert "youju ingest" in ran.out
    assert "下一步" in ran.err
    assert not (tmp_path / "none").exists()


def test_damaged_library_is_told(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    assert not_ready(examine(Settings(library=tmp_path))) == ["库"]


def test_missing_model_is_told(real_library: Library, tmp_path: Path) -> None:
    settings = Settings(library=real_library.folder, embedding_model=str(tmp_path / "none"))
    assert not_ready(examine(settings)) == ["向量模型"]


def test_full_disk_is_told(real_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil._ntuple_diskusage(100, 90, 10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: full)
    findings = examine(Settings(library=real_library.folder))
    assert not_ready(findings) == ["磁盘"]


def test_missing_word_lists_are_told(real_library: Library, tmp_path: Path) -> None:
    settings = Settings(library=real_library.folder, corpus=tmp_path / "none")
    assert not_ready(examine(settings)) == ["词表"]


def test_lost_text_is_told(real_library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(real_library.folder, folder)
    for name in contents(folder / "texts"):
        (folder / "texts" / name).unlink()
    assert not_ready(examine(Settings(library=folder))) == ["库"]


@pytest.mark.parametrize(
    ("behaviour", "ready", "words"),
    [
        (lists("m"), True, "连得上"),
        (lists("other"), True, "没有列出"),
        (lists("m", status=401), False, "密钥"),
    ],
)
def test_chat_model_is_asked_whether_it_is_there(
    real_library: Library, behaviour: Behaviour, ready: bool, words: str
) -> None:
    with endpoint(behaviour) as server:
        settings = Settings(library=real_library.folder, chat_url=server.url, chat_model="m")
        [finding] = [f for f in examine(settings) if f.part == "大模型"]
    assert finding.ready is ready
    assert words in finding.detail


def test_chat_model_that_is_not_there_is_told(real_library: Library) -> None:
    settings = Settings(
        library=real_library.folder, chat_url="http://127.0.0.1:9/v1", chat_model="m"
    )
    assert not_ready(examine(settings)) == ["大模型"]


def test_examining_changes_nothing(real_library: Library) -> None:
    before = contents(real_library.folder)
    examine(Settings(library=real_library.folder))
    assert contents(real_library.folder) == before
