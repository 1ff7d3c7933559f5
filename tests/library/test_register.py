"""The register: which version of a document is the current one, whatever order they come in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.publication import Publication
from assistant.library.identity import is_same_document
from assistant.library.manifest import Manifest, ManifestEntry
from assistant.library.register import Register

ENTRY = ManifestEntry("a1", "通知.txt", "关于甲的通知", "某发〔2021〕3号", "某发|2021|3")
FILES = st.sampled_from(["甲.txt", "乙.txt"])
FEW = st.sampled_from(["", "甲", "乙", "某县救助管理办法"])
ENTRIES = st.lists(
    st.builds(
        ManifestEntry, st.uuids().map(str), FILES, FEW, st.just(""), FEW, path=FEW,
        date=st.sampled_from(["", "2019-01-01", "2021-05-14"]),
        issuers=st.sampled_from([(), ("某县",)]), publication=st.sampled_from(list(Publication)),
        body=st.sampled_from(["", "b1", "b2"]), annexes=st.sampled_from(["", "n1"]),
    ),
    max_size=12,
)  # fmt: skip


def entered(*entries: ManifestEntry) -> Manifest:
    """Return the manifest of entries that came in this order."""
    register = Register(Manifest())
    for entry in entries:
        register.add(entry)
    return register.manifest


def chain(manifest: Manifest) -> list[str]:
    """Return the ids of the only current document and of its older versions, newest first."""
    (current,) = manifest.current
    return [current.id, *(e.id for e in manifest.versions(current.id))]


def dated(name: str, day: str = "") -> ManifestEntry:
    return replace(ENTRY, id=name, file=f"{name}.txt", date=day, body="of one day")


def test_a_newer_text_takes_the_place_of_the_older_one_and_keeps_it() -> None:
    older, newer = replace(ENTRY, date="2021-03-05"), dated("b2", "2021-09-09")
    assert chain(entered(older, newer)) == ["b2", "a1"]


def test_the_same_words_take_the_place_of_the_older_ones_of_the_same_day() -> None:
    assert chain(entered(dated("a1"), dated("b2"))) == ["b2", "a1"]


def test_what_was_issued_earlier_is_an_older_version_though_it_comes_later() -> None:
    both = entered(dated("new", "2023-01-01"), dated("old", "2021-01-01"))
    assert chain(both) == ["new", "old"]


@given(days=st.lists(st.sampled_from(["2019-01-01", "2021-05-14", "2024-12-31"]), min_size=1))
def test_versions_stand_by_their_dates_whatever_order_they_come_in(days: list[str]) -> None:
    manifest = entered(*(dated(str(ordinal), day) for ordinal, day in enumerate(days)))
    found = [e for name in chain(manifest) if (e := manifest.entry(name))]
    assert [e.date for e in found] == sorted(days, reverse=True)
    assert len(found) == len(days)


@given(days=st.lists(st.sampled_from(["", "2019-01-01", "2021-05-14"]), min_size=1, max_size=8))
def test_every_version_is_kept_though_some_have_no_date(days: list[str]) -> None:
    manifest = entered(*(dated(str(ordinal), day) for ordinal, day in enumerate(days)))
    assert sorted(chain(manifest)) == sorted(map(str, range(len(days))))


@given(ENTRIES)
def test_the_current_version_is_the_one_that_a_look_at_every_entry_finds(
    entries: list[ManifestEntry],
) -> None:
    register = Register(Manifest())
    for entry in entries:
        among = [e for e in register.manifest.current if is_same_document(e, entry)]
        found = register.current(entry)
        assert found in among if among else found is None
        register.add(entry)
        assert register.entry(entry.id) in register.manifest.entries


@given(ENTRIES)
def test_a_register_goes_on_where_another_stopped(entries: list[ManifestEntry]) -> None:
    manifest = Manifest()
    for entry in entries:
        register = Register(manifest)
        register.add(entry)
        manifest = register.manifest
    assert manifest == entered(*entries)


@pytest.mark.parametrize(
    ("gone", "left"), [("a", ["c", "b"]), ("b", ["c", "a"]), ("c", ["b", "a"])]
)
def test_versions_join_up_when_one_is_taken_out(gone: str, left: list[str]) -> None:
    assert chain(entered(dated("a"), dated("b"), dated("c")).removing([gone])) == left


def test_the_same_title_of_the_same_issuer_is_the_same_document() -> None:
    one = ManifestEntry(
        "a1", "甲.txt", "某县救助管理办法", "", "", date="2021-03-05", issuers=("某县",)
    )
    newer = replace(one, id="b2", file="乙.txt", path="/乙.txt", date="2023-01-09")
    other = replace(newer, id="c3", file="丙.txt", issuers=("另一县",))
    assert len(entered(one, newer).current) == 1
    assert len(entered(one, other).current) == 2


def test_a_title_that_any_document_may_have_names_none() -> None:
    one = ManifestEntry("a1", "甲.txt", "会议规则", "", "", date="2021-03-05")
    assert len(entered(one, replace(one, id="b2", date="2022-03-05")).current) == 2


def test_documents_without_a_number_are_told_apart_by_their_files() -> None:
    one = ManifestEntry("a1", "甲.txt", "甲", "", "")
    other = ManifestEntry("b2", "乙.txt", "乙", "", "")
    both = entered(one, other)
    assert both.entries == (one, other)
    assert both.removing(["a1"]).entries == (other,)


def test_two_numbers_are_two_documents_though_their_files_are_called_the_same() -> None:
    other = ManifestEntry("b2", "通知.txt", "关于乙的通知", "某发〔2022〕9号", "某发|2022|9")
    assert entered(ENTRY, other).entries == (ENTRY, other)
