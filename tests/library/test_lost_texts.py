"""A text that is lost or damaged: it is left out and told of, all else works, and it comes back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.errors import LibraryError
from assistant.library.editions import editions_of
from assistant.library.library import Library
from assistant.library.texts import text_file
from tests.conftest import CORPUS
from tests.library.conftest import Opener
from tests.library.fakes import nearest
from tests.library.test_library import outcomes, write

DAMAGES: dict[str, Callable[[Path], object]] = {
    "lost": Path.unlink,
    "empty": lambda text: text.write_bytes(b""),
    "zeros": lambda text: text.write_bytes(bytes(9000)),
    "no UTF-8": lambda text: text.write_bytes(b"\xff" + text.read_bytes()[1:]),
}


@pytest.fixture
def gone(folder: Path, open_library: Opener) -> str:
    """Return the id of the first document of a library, all that is derived of which is gone."""
    first = open_library(folder).documents[0].id
    for derived in folder.glob("snapshot-*"):
        shutil.rmtree(derived)
    return first


def damaged(folder: Path, document_id: str, damage: str) -> None:
    DAMAGES[damage](text_file(folder, document_id))


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_others_answer_and_the_file_that_is_put_in_again_brings_it_back(
    folder: Path, gone: str, open_library: Opener, damage: str
) -> None:
    damaged(folder, gone, damage)
    library = open_library(folder)
    assert [e.id for e in library.unread] == [gone]
    (left,) = library.documents
    assert {p.document_id for p in library.passages} == {left.id}
    assert nearest(library, "低收入人口", 3)
    with pytest.raises(LibraryError, match="读不出来"):
        library.version(gone)
    assert [d.id for d in open_library(folder).documents] == [left.id]
    told = library.add([CORPUS])
    assert [o.outcome.value for o in told if o.document_id == gone] == ["更新"]
    assert {o.outcome.value for o in told if o.document_id == left.id} == {"未变"}
    assert library.unread == ()
    assert len(library.documents) == len(open_library(folder).documents) == 2
    assert outcomes(library, CORPUS) == ["未变", "未变"]


def test_a_text_that_is_damaged_while_it_is_held_is_put_back_too(
    folder: Path, open_library: Opener
) -> None:
    library = open_library(folder)
    first = library.documents[0].id
    whole = text_file(folder, first).read_bytes()
    damaged(folder, first, "no UTF-8")
    assert sorted(outcomes(library, CORPUS)) == ["更新", "未变"]
    assert text_file(folder, first).read_bytes() == whole


def test_files_that_share_something_with_a_lost_one_come_in(
    open_library: Opener, tmp_path: Path
) -> None:
    library, file = open_library(tmp_path / "library"), write(tmp_path / "通知.txt", "防汛")
    library.add([file])
    damaged(library.folder, library.documents[0].id, "lost")
    edited = file.read_text(encoding="utf-8").replace("每月底", "每周末")
    file.write_text(edited, encoding="utf-8")
    assert outcomes(library, file, write(tmp_path / "其他.txt", "抗旱")) == ["新增", "新增"]
    assert {d.title for d in library.documents} == {
        "关于做好防汛工作的通知", "关于做好抗旱工作的通知",
    }  # fmt: skip


def test_a_lost_document_can_be_removed(folder: Path, gone: str, open_library: Opener) -> None:
    damaged(folder, gone, "lost")
    library = open_library(folder)
    assert [e.id for e in library.remove(gone)] == [gone]
    assert library.unread == ()


@pytest.fixture
def two_versions(open_library: Opener, tmp_path: Path) -> Library:
    library, file = open_library(tmp_path / "library"), write(tmp_path / "通知.txt", "防汛")
    library.add([file])
    file.write_text(file.read_text(encoding="utf-8").replace("每月底", "每周末"), encoding="utf-8")
    assert outcomes(library, file) == ["更新"]
    return library


def test_an_older_text_that_is_lost_is_missing_among_the_versions_only(
    two_versions: Library,
) -> None:
    library = two_versions
    current = library.documents[0].id
    (older,) = library.manifest.versions(current)
    assert len(editions_of(library, current)) == 2
    damaged(library.folder, older.id, "lost")
    library.rebuild()
    assert [e.document.id for e in editions_of(library, current)] == [current]
    with pytest.raises(LibraryError, match="读不出来"):
        editions_of(library, older.id)


def test_an_older_text_that_was_lost_comes_back_as_the_older_text(
    two_versions: Library, tmp_path: Path
) -> None:
    library = two_versions
    current = library.documents[0].id
    (older,) = library.manifest.versions(current)
    text = library.version(older.id).source
    damaged(library.folder, older.id, "lost")
    (tmp_path / "备份.txt").write_text(text, encoding="utf-8")
    assert outcomes(library, tmp_path / "备份.txt") == ["更新"]
    assert [d.id for d in library.documents] == [current]
    library.rebuild()
    assert [e.document.source for e in editions_of(library, current)][1] == text


def test_who_keeps_the_library_and_who_reads_are_told_which_it_is(
    folder: Path, gone: str, open_library: Opener
) -> None:
    damaged(folder, gone, "lost")
    assistant = Assistant(Settings(library=folder), open_library(folder))
    assert [e.id for e in assistant.unread()] == [gone]
    assert [h.id for h in assistant.catalogue()] != [gone]
    (finding,) = (f for f in assistant.health() if f.part == "库")
    assert not finding.ready
    assert gone in finding.detail
