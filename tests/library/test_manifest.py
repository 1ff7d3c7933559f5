"""The manifest: with the texts it is the truth of a library."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.reading import Declared
from assistant.errors import LibraryError
from assistant.library.manifest import FILE, Entry, Manifest, read_manifest, write_manifest

ENTRY = Entry(
    "a1", "通知.txt", "关于甲的通知", "某发〔2021〕3号", "某发|2021|3", added="2026-01-01"
)

texts = st.text(max_size=20)
lists = st.lists(texts, max_size=2).map(tuple)
declared = st.builds(Declared, texts, texts, texts, lists)
entries = st.builds(
    Entry, *[texts] * 10, issuers=lists, replaced_by=texts, declared=declared, warnings=lists
)


@given(recorded=st.lists(entries, max_size=4))
def test_what_is_written_is_read(
    recorded: list[Entry], tmp_path_factory: pytest.TempPathFactory
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


def chain(manifest: Manifest) -> list[str]:
    """Return the ids of the only current document and of its older versions, newest first."""
    (current,) = manifest.current
    return [current.id, *(e.id for e in manifest.versions(current.id))]


def dated(name: str, day: str = "") -> Entry:
    return replace(ENTRY, id=name, file=f"{name}.txt", date=day)


def test_a_newer_text_takes_the_place_of_the_older_one_and_keeps_it() -> None:
    both = Manifest((ENTRY,)).adding(dated("b2"))
    assert chain(both) == ["b2", "a1"]
    assert both.holds("a1")


def test_what_was_issued_earlier_is_an_older_version_though_it_comes_later() -> None:
    manifest = Manifest().adding(dated("new", "2023-01-01"))
    assert chain(manifest.adding(dated("old", "2021-01-01"))) == ["new", "old"]


@given(days=st.lists(st.sampled_from(["2019-01-01", "2021-05-14", "2024-12-31"]), min_size=1))
def test_versions_stand_by_their_dates_whatever_order_they_come_in(days: list[str]) -> None:
    manifest = Manifest()
    for ordinal, day in enumerate(days):
        manifest = manifest.adding(dated(str(ordinal), day))
    found = [e for name in chain(manifest) if (e := manifest.entry(name))]
    assert [e.date for e in found] == sorted(days, reverse=True)
    assert len(found) == len(days)


@pytest.mark.parametrize(
    ("gone", "left"), [("a", ["c", "b"]), ("b", ["c", "a"]), ("c", ["b", "a"])]
)
def test_versions_join_up_when_one_is_taken_out(gone: str, left: list[str]) -> None:
    manifest = Manifest().adding(dated("a")).adding(dated("b")).adding(dated("c"))
    assert chain(manifest.removing([gone])) == left


def test_the_same_title_of_the_same_issuer_is_the_same_document() -> None:
    one = Entry("a1", "甲.txt", "某县救助管理办法", "", "", issuers=("某县",))
    newer = replace(one, id="b2", file="乙.txt", path="/乙.txt")
    other = replace(one, id="c3", file="丙.txt", issuers=("另一县",))
    assert len(Manifest((one,)).adding(newer).current) == 1
    assert len(Manifest((one,)).adding(other).current) == 2


def test_a_title_that_any_document_may_have_names_none() -> None:
    one = Entry("a1", "甲.txt", "会议纪要", "", "")
    assert len(Manifest((one,)).adding(replace(one, id="b2", file="乙.txt")).current) == 2


def test_documents_without_a_number_are_told_apart_by_their_files() -> None:
    one = Entry("a1", "甲.txt", "甲", "", "")
    other = Entry("b2", "乙.txt", "乙", "", "")
    both = Manifest((one,)).adding(other)
    assert both.entries == (one, other)
    assert both.holds("a1")
    assert both.removing(["a1"]).entries == (other,)
    assert not both.removing(["a1"]).holds("a1")


def test_two_numbers_are_two_documents_though_their_files_are_called_the_same() -> None:
    other = Entry("b2", "通知.txt", "关于乙的通知", "某发〔2022〕9号", "某发|2022|9")
    assert Manifest((ENTRY,)).adding(other).entries == (ENTRY, other)
