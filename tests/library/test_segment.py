"""Words: what a text is cut into, for documents and questions alike."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.text import fold
from assistant.library.segment import Segmenter

CHINESE = st.text(
    st.sampled_from("精准防贫保费标准每人年元农村公路养老孤儿怎么，。（）一二12ＡB "), max_size=40
)


@pytest.fixture
def made_up(tmp_path: Path) -> Segmenter:
    """Return a segmenter with two terms, the one inside the other."""
    return Segmenter(("最低生活保障", "最低生活保障标准 50"), tmp_path)


def test_a_long_term_is_indexed_with_its_parts(made_up: Segmenter) -> None:
    assert made_up.words("提高最低生活保障。") == ["提高", "最低生活保障"]
    assert {"最低生活保障", "最低", "生活", "保障"} <= set(made_up.index_terms("最低生活保障"))


def test_a_term_of_four_characters_inside_another_is_indexed_too(made_up: Segmenter) -> None:
    assert "最低生活保障" in made_up.index_terms("最低生活保障标准")


def test_a_term_of_the_lexicon_stays_whole(segmenter: Segmenter) -> None:
    assert "受助面" in segmenter.words("继续推行精准防贫保，扩大受助面。")
    assert "防贫保" in segmenter.index_terms("继续推行精准防贫保，扩大受助面。")


def test_width_and_case_make_no_other_word(segmenter: Segmenter) -> None:
    assert segmenter.words("ＡＢＣ（２０２１）") == segmenter.words("abc(2021)")


def test_punctuation_is_no_word(segmenter: Segmenter) -> None:
    assert segmenter.words("。，、；：“”（）——……") == []
    assert segmenter.index_terms("  \n") == []


def test_words_that_the_dictionary_has_are_known(segmenter: Segmenter) -> None:
    assert segmenter.knows("公路")
    assert segmenter.knows("防贫保")
    assert not segmenter.knows("防平饱")
    assert not segmenter.knows("")


@given(text=CHINESE)
def test_every_character_of_a_text_is_in_one_word(segmenter: Segmenter, text: str) -> None:
    joined = "".join(segmenter.words(text))
    assert joined == "".join(c for c in fold(text) if c.isalnum())


@given(text=CHINESE)
def test_every_word_is_indexed(segmenter: Segmenter, text: str) -> None:
    assert set(segmenter.words(text)) <= set(segmenter.index_terms(text))


@given(text=CHINESE)
def test_bounds_begin_end_and_never_leave_the_text(segmenter: Segmenter, text: str) -> None:
    bounds = segmenter.bounds(text)
    assert {0, len(text)} <= bounds
    assert all(0 <= place <= len(text) for place in bounds)


def test_a_word_has_no_bound_inside(segmenter: Segmenter) -> None:
    assert segmenter.bounds("缩小区域差距") == {0, 2, 4, 6}
