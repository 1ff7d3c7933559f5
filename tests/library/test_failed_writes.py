"""A write that fails once: told in a sentence, and memory and disk agree again."""

from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.errors import LibraryError
from assistant.library.library import Library
from assistant.library.vector_index import VectorIndex
from tests.library.conftest import Opener
from tests.library.fakes import nearest
from tests.library.test_library import outcomes, write

DERIVED = "assistant.library.snapshot.writer.write_lexical"
Failing = Callable[[pytest.MonkeyPatch], None]


def full(*_given: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


def full_for(names: str) -> Failing:
    """Return what lets no file of these names be written, but a part of it."""
    write_bytes = Path.write_bytes

    def written(file: Path, data: bytes) -> int:
        if not fnmatch(file.name, names):
            return write_bytes(file, data)
        write_bytes(file, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    return lambda patch: patch.setattr(Path, "write_bytes", written)


FULL: dict[str, Failing] = {
    "texts": full_for("*.txt*"),
    "manifest": full_for("manifest.json*"),
    "snapshot": lambda patch: patch.setattr(DERIVED, full),
}


def held(library: Library) -> tuple[object, ...]:
    """Return all that a library holds."""
    entries = [(e.id, e.replaced_by) for e in library.manifest.entries]
    return entries, [d.id for d in library.documents], list(library.passages)


def files(folder: Path) -> dict[str, bytes]:
    """Return what is the truth of a library folder, as it is on disk."""
    named = [folder / "manifest.json", *(folder / "texts").glob("*.txt")]
    return {file.name: file.read_bytes() for file in named}


@pytest.mark.parametrize("failing", FULL)
def test_a_file_that_could_not_be_added_is_added_the_next_time(
    folder: Path, open_library: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    failing: str,
) -> None:  # fmt: skip
    library, new = open_library(folder), write(tmp_path / "新.txt", "秸秆禁烧")
    before, manifest = held(library), (folder / "manifest.json").read_bytes()
    with monkeypatch.context() as patched:
        FULL[failing](patched)
        with pytest.raises(LibraryError, match="存不") as caught:
            library.add([new])
    assert "腾出磁盘空间" in caught.value.next_step
    assert not library.refresh()
    assert held(library) == before
    assert (folder / "manifest.json").read_bytes() == manifest
    assert held(open_library(folder)) == before
    assert outcomes(library, new) == ["新增"]
    assert any("秸秆" in library.passages[n].text for n in nearest(library, "秸秆禁烧", 3))
    assert held(open_library(folder)) == held(library)


@pytest.mark.parametrize("failing", ["manifest", "snapshot"])
def test_a_document_that_could_not_be_removed_is_removed_the_next_time(
    folder: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    library = open_library(folder)
    before, kept, first = held(library), files(folder), library.documents[0].id
    with monkeypatch.context() as patched:
        FULL[failing](patched)
        with pytest.raises(LibraryError, match="存不"):
            library.remove(first)
    assert (held(library), files(folder)) == (before, kept)
    library.remove(first)
    assert first not in {d.id for d in library.documents}
    assert held(open_library(folder)) == held(library)


def test_a_text_that_could_not_be_written_again_is_as_it_was(
    folder: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(folder)
    before, document = files(folder), library.documents[0]
    with monkeypatch.context() as patched:
        FULL["texts"](patched)
        with pytest.raises(LibraryError, match="存不进库文件夹"):
            library._texts.keep(document)
    assert files(folder) == before
    library.remove(library.documents[1].id)
    assert [file.name for file in (folder / "texts").iterdir()] == [f"{document.id}.txt"]


def test_a_text_that_cannot_be_deleted_is_told_and_goes_with_the_next(
    folder: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library(folder)
    first, second = (d.id for d in library.documents)
    unlink = Path.unlink

    def kept_fast(file: Path, *, missing_ok: bool = False) -> None:
        if file.suffix == ".txt":
            raise PermissionError(13, "Permission denied")
        unlink(file, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", kept_fast)
        with pytest.raises(LibraryError, match="删不掉"):
            library.remove(first)
    assert [d.id for d in library.documents] == [second]
    assert held(open_library(folder)) == held(library)
    library.remove(second)
    assert list((folder / "texts").iterdir()) == []


def test_what_came_in_before_the_index_failed_answers_without_a_restart(
    folder: Path, open_library: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant = Assistant(Settings(library=folder), open_library(folder))

    def unreachable(_index: VectorIndex) -> None:
        raise LibraryError("连不上向量库。", "请核对地址。")

    with monkeypatch.context() as patched:
        patched.setattr(VectorIndex, "bring_up", unreachable)
        with pytest.raises(LibraryError, match="连不上"):
            assistant.ingest([write(tmp_path / "新.txt", "秸秆禁烧", "某发〔2021〕3号")])
    assert assistant.opened("某发-2021-3").document.title == "关于做好秸秆禁烧工作的通知"
    assert any("秸秆" in found.clause.text for found in assistant.search("秸秆禁烧"))
