"""The Word report and its redline: what was left out and put in is marked."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant import Checked, CheckedDraft
from assistant.exports.export_pages import Making
from assistant.exports.word_check import word_check
from assistant.library.library import Library
from assistant.notice import NOTICE
from assistant.quotations.check import check_quotations
from assistant.quotations.redline import Mark, redline
from tests.exports.opened_word import opened_word, text_of

DAY = date(2026, 11, 30)
DRAFT = (
    "36号文第九条要求“提高救助标准，扩大救助面，切实减轻群众大病医疗等负担”。"
    "36号文还规定：“每户每年发放三千元的防贫补贴资金”。"
)


def checked(library: Library, draft: str = DRAFT) -> Checked:
    return check_quotations(draft, library, DAY)


def test_source_and_draft_are_both_in_the_redline(real_library: Library) -> None:
    for quotation in checked(real_library).quotations:
        pieces = redline(quotation)
        assert "".join(p.text for p in pieces if p.mark is not Mark.OUT) == quotation.text
        if quotation.source:
            source = "".join(p.text for p in pieces if p.mark is not Mark.IN)
            assert source == quotation.source.quote


@given(st.integers(0, 40), st.text("补助标准一二三元", max_size=4))
def test_whatever_is_put_in_somewhere_both_texts_come_back(
    real_library: Library, at: int, words: str
) -> None:
    sentence = "继续推行精准防贫保，保费标准提高至100元/人·年，提高救助标准，扩大受助面。"
    quoted = sentence[:at] + words + sentence[at:]
    for quotation in checked(real_library, f"36号文规定：“{quoted}”").quotations:
        kept = "".join(p.text for p in redline(quotation) if p.mark is not Mark.OUT)
        assert kept == quotation.text


def test_report_marks_the_changes_and_names_the_source(real_library: Library) -> None:
    made = word_check(CheckedDraft(checked(real_library), "请示"), Making(real_library, DAY))
    report = opened_word(made)
    runs = [run for paragraph in report.paragraphs for run in paragraph.runs]
    put_in = "".join(run.text for run in runs if run.font.underline)
    left_out = "".join(run.text for run in runs if run.font.strike)
    assert "切实" in put_in
    assert "等" in put_in
    assert "受助面" in left_out or "受" in left_out
    text = text_of(report)
    assert "引文核对：请示" in text
    assert "2026年11月30日核对" in text
    assert "“每户每年发放三千元的防贫补贴资金”" in text
    assert "（连委办发〔2021〕36号）第二部分（九），2021年5月14日成文，截至2026年11月30日" in text
    assert "地址：/d/连委办发-2021-36#(九)" in text
    assert NOTICE in text
    assert report.core_properties.comments == NOTICE


def test_a_draft_without_quotations_has_a_report_too(real_library: Library) -> None:
    made = word_check(CheckedDraft(Checked(()), "草稿"), Making(real_library, DAY))
    assert "共核对引文 0 处。" in text_of(opened_word(made))
