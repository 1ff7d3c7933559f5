"""Folding: what counts as the same text, and how to get back to what is printed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.documents.text import find_as_printed, fold, fold_mapped

SIGNS = "〔〕[]【】（）()“”\"'‘’「」—–-～~，,。．.、：:；;！!？?％%·• 　\t\n"
PRINT = st.text(st.sampled_from("连委办发二〇零防贫保标准元人年ＡBaZz０１2９" + SIGNS), max_size=40)
"""What Chinese documents are printed with, one folded character for each of theirs."""


@given(PRINT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_nothing_that_is_folded_holds_white_space(text: str) -> None:
    assert not any(c.isspace() for c in fold(text))


@given(PRINT)
def test_both_folds_agree(text: str) -> None:
    assert fold_mapped(text).text == fold(text)


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold_mapped(text)
    assert len(folded.origins) == len(folded.text)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(0 <= origin < len(text) for origin in folded.origins)


@given(PRINT, st.data())
def test_a_span_of_the_folded_text_leads_back_to_the_source(text: str, data: st.DataObject) -> None:
    folded = fold_mapped(text)
    assume(folded.text)
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    begin, stop = folded.source_span(start, end)
    assert fold(text[begin:stop]) == folded.text[start:end]


@given(PRINT, PRINT)
def test_what_is_found_folds_to_what_was_wanted(text: str, wanted: str) -> None:
    found = find_as_printed(text, wanted)
    assert found is None or (found in text and fold(found) == fold(wanted))


@given(PRINT, PRINT, PRINT)
def test_a_part_of_a_text_is_found_in_it(before: str, part: str, after: str) -> None:
    assume(fold(part))
    found = find_as_printed(before + part + after, part)
    assert found is not None
    assert fold(found) == fold(part)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("(2021)2号", "〔２０２１〕２号"),
        ("【2021】", "[2021]"),
        ("100元/人·年", "100 元/人•年"),
        ('"精准防贫"', "「精准防贫」"),
        ("2-3年", "2—3年"),
        ("10%", "１０％"),
        ("二零二一", "二〇二一"),
        ("防贫保,保费。", "防贫保，保费．"),
    ],
)
def test_forms_that_people_type_for_one_another_are_the_same(typed: str, printed: str) -> None:
    assert fold(typed) == fold(printed)


@pytest.mark.parametrize(("one", "other"), [("100元", "110元"), ("应当", "可以"), ("—", "一")])
def test_other_words_and_figures_stay_other(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_quotation_is_found_as_printed_and_not_as_typed() -> None:
    source = "继续推行精准防贫保，保费标准提高至 100 元/人·年，扩大受助面。"
    assert find_as_printed(source, "保费标准提高至100元/人•年,") == "保费标准提高至 100 元/人·年，"
    assert find_as_printed(source, "保费标准提高至110元") is None


@pytest.mark.parametrize("wanted", ["", " ", "\n　"])
def test_nothing_is_found_for_nothing(wanted: str) -> None:
    assert find_as_printed("防贫保", wanted) is None


@pytest.mark.parametrize(
    ("text", "wanted"), [("共⑩项。", "共1"), ("面积5㎡。", "5m"), ("等……", "等。")]
)
def test_half_a_printed_character_is_not_found(text: str, wanted: str) -> None:
    found = find_as_printed(text, wanted)
    assert found is None or fold(found) == fold(wanted)


@pytest.mark.parametrize("text", ["cafe\u0301", "ΟΔΟΣ"])
def test_both_folds_agree_outside_chinese_too(text: str) -> None:
    assert fold_mapped(text).text == fold(text)
