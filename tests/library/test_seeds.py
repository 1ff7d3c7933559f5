"""Seeds: every run of four letters is found wherever it stands, and made again when damaged."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.library.library import Library
from assistant.library.snapshot.seeds import SIZE
from assistant.library.wording import letters_of, worded
from tests.library.conftest import Opener
from tests.library.fakes import CharacterEmbedder


@pytest.fixture(scope="module")
def library(ready_folder: Path, real_library: Library) -> Library:
    return Library(ready_folder, real_library.lexicon, real_library.segmenter, CharacterEmbedder())


@given(st.data())
def test_every_seed_leads_to_every_place(library: Library, data: st.DataObject) -> None:
    seeds = library.seeds()
    letters = "".join(letters_of(c.text) for d in library.documents for c in d.clauses)
    start = data.draw(st.integers(0, len(letters) - SIZE))
    seed = letters[start : start + SIZE]
    offsets, places = seeds.hits(seed, 1000)
    assert set(offsets.tolist()) == {0}
    found = {at for at in range(len(letters)) if letters.startswith(seed, at)}
    assert set(places.tolist()) == found


def test_what_stands_nowhere_has_no_place(library: Library) -> None:
    for letters in ("", "三", "天地玄黄宇宙洪荒"):
        assert [len(each) for each in library.seeds().hits(letters, 1000)] == [0, 0]


def test_a_place_is_in_its_clause_and_document(library: Library) -> None:
    seeds, first = library.seeds(), 0
    for number, document in enumerate(library.documents):
        start, end = seeds.extent(number)
        assert seeds.document_at(start) == seeds.document_at(end - 1) == number
        for clause in document.clauses:
            start, end = seeds.span(first)
            assert end - start == len(letters_of(clause.text))
            assert first in seeds.clauses(start, end)
            first += 1


def test_damaged_seeds_are_made_again(open_library: Opener, folder: Path) -> None:
    open_library(folder).seeds()
    (made,) = folder.glob("seeds-*")
    (made / "places.npy").write_bytes(b"damaged")
    offsets, _ = open_library(folder).seeds().hits("城乡融合发展", 1000)
    assert len(offsets)


def test_a_changed_library_has_other_seeds(open_library: Opener, folder: Path) -> None:
    library = open_library(folder)
    before = len(library.seeds())
    library.remove(library.documents[0].id)
    assert 0 < len(library.seeds()) < before
    assert len(list(folder.glob("seeds-*"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("100 元/人·年", "１００元／人・年"),
        ("267,800元", "267800元"),
        ("2—3年", "2 － 3年"),
        ("二○二一年", "二〇二一年"),
        ("“第一书记”、", "‘第一书记’，"),
        ("172686.63元", "１７２６８６．６３元"),
        ("到100。2025年", "到100，2025年"),
    ],
)
def test_one_wording_in_two_layouts(one: str, other: str) -> None:
    assert letters_of(one) == letters_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("172686.63元", "17268.663元"),
        ("2—3年", "23年"),
        ("7:3分担", "73分担"),
        ("第1、2项", "第12项"),
        ("增长5%", "增长5"),
        ("体育+", "体育"),
    ],
)
def test_marks_that_count_are_words(one: str, other: str) -> None:
    assert letters_of(one) != letters_of(other)


@given(st.text())
def test_every_letter_has_its_character(text: str) -> None:
    wording = worded(text)
    assert wording.letters == letters_of(text)
    assert len(wording.letters) == len(wording.origins)
    assert list(wording.origins) == sorted(wording.origins)
