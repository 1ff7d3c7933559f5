"""The manifest: with the texts it is the truth of a library."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.reading import Declared
from assistant.errors import LibraryError
from assistant.library.manifest import FILE, Manifest, ManifestEntry, read_manifest, write_manifest

ENTRY = ManifestEntry(
    "a1", "通知.txt", "关于甲的通知", "某发〔2021〕3号", "某发|2021|3", added="2026-01-01"
)

texts = st.text(max_size=20)
lists = st.lists(texts, max_size=2).map(tuple)
declared = st.builds(Declared, texts, texts, texts, lists)
entries = st.builds(
    ManifestEntry,
    *[texts] * 10,
    issuers=lists,
    replaced_by=texts,
    declared=declared,
    warnings=lists,
)


@given(recorded=st.lists(entries, max_size=4))
def test_what_is_written_is_read(
    recorded: list[ManifestEntry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    write_manifest(folder, Manifest(tuple(recorded)))
    assert read_manifest(folder) == Manifest(tuple(recorded))


def test_writing_leaves_nothing_else_behind(tmp_path: Path) -> None:
    write_manifest(tmp_path, Manifest((ENTRY,)))
    assert [p.name for p in tmp_path.iterdir()] == [FILE]


def test_the_file_can_be_read_by_a_person(tmp_path: Path) -> None:
    write_manifest(tmp_path, Manifest((ENTRY,)))
    assert "某发〔2021〕3号" in (tmp_path / FILE).read_text(encoding="utf-8")


def test_a_new_folder_has_no_documents(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '"documents"', "{}", '{"documents": null}', '{"documents": [1]}',
        '{"documents": [{"id": "a1"}]}', '{"documents": [{"id": "a1", "unheard_of": 1}]}',
    ],
)  # fmt: skip
def test_a_damaged_manifest_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        read_manifest(tmp_path)
    assert FILE in caught.value.message
    assert "重新" in caught.value.next_step


def test_a_manifest_of_noise_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\x00\xfe")
    with pytest.raises(LibraryError):
        read_manifest(tmp_path)
