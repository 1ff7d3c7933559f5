"""Whole drafts: what is checked in them, what is left out, what cannot be checked."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import QuestionError
from assistant.library.library import Library
from assistant.quotations.check import LONGEST, check_quotations
from assistant.quotations.check_text import summary
from assistant.quotations.checked import QuotationStatus
from assistant.quotations.marks import blanked, quoted_runs
from tests.conftest import CORPUS
from tests.quotations.conftest import TODAY, Check

APPLICATION = (CORPUS / "连区扶办2021年2号.txt").read_text(encoding="utf-8")
REVISED = APPLICATION.replace("扩大受助面,切实减轻", "扩大受助面，减轻").replace("2678", "2687")
QUOTED = "优先支持帮促地区推进城乡融合发展"


@pytest.mark.parametrize("draft", [APPLICATION, REVISED.replace("现申请", "特申请")])
def test_a_document_of_the_library_is_not_its_own_source(check: Check, draft: str) -> None:
    found = check(draft)
    assert "没有拿它给自己作出处" in found.warnings[0]
    (quotation,) = found.quotations
    assert quotation.source is not None
    assert quotation.source.document_number == "连委办发〔2021〕36号"
    assert quotation.status is QuotationStatus.ALTERED


def test_the_application_puts_two_words_into_what_it_quotes(check: Check) -> None:
    (quotation,) = check(APPLICATION).quotations
    assert [(d.source, d.quoted) for d in quotation.differences] == [("", "切实"), ("", "等")]
    assert len(quotation.layout) == 7


def test_an_excerpt_is_measured_by_its_document(check: Check) -> None:
    text = "连委办发〔2021〕36号\n（十）促进乡村产业振兴。以抓工业招商的劲头抓乡村产业建设。"
    found = check(text)
    assert found.warnings == ()
    assert [(d.source, d.quoted) for d in found.quotations[-1].differences] == [("力度", "劲头")]


def test_a_page_number_inside_a_quotation_is_none_of_its_words(check: Check) -> None:
    text = "36号文要求“优先支持帮促地区\n— 3 —\n推进城乡融合发展”，各镇照办。"
    assert [q.status for q in check(text).quotations] == [QuotationStatus.LAYOUT_ONLY]


def test_marks_inside_a_title_are_part_of_the_name(check: Check) -> None:
    text = f"《关于申请拨付“精准防贫”保障资金的请示》写明，“共需保费267800元”，“{QUOTED}”没有写。"
    found = check(text).quotations
    assert [q.text for q in found] == ["共需保费267800元", QUOTED]
    assert [q.status for q in found] == [QuotationStatus.EXACT, QuotationStatus.MISATTRIBUTED]


def test_spans_point_into_the_draft(check: Check) -> None:
    text = f"第一段。\n　　36号文（十五）要求“{QUOTED}”。\n　　2号请示写明“共需保费267800元”。"
    found = check(text).quotations
    assert [text[slice(*q.span)] for q in found] == [QUOTED, "共需保费267800元"]


def test_each_of_several_paragraphs_behind_a_colon_is_checked(check: Check) -> None:
    text = "36号文要求：\n“推进农村文体设施建设。”\n“推动远程医疗向乡镇卫生机构延伸。”"
    found = check(text).quotations
    assert [q.status for q in found] == [QuotationStatus.EXACT, QuotationStatus.ALTERED]


def test_a_mark_left_open_is_told(check: Check) -> None:
    found = check(f"36号文要求“{QUOTED}。\n第二段。")
    assert "没有成对" in found.warnings[0]


def test_a_short_name_stands_for_what_the_draft_says(check: Check) -> None:
    text = (
        "《关于开展富民强村帮促行动接续推进乡村全面振兴的实施意见》（以下简称《帮促意见》）已印发。"
        f"《帮促意见》（九）要求“{QUOTED}”。"
    )
    (found,) = check(text).quotations
    assert (found.status, found.named) == (QuotationStatus.MISATTRIBUTED, "《帮促意见》（九）")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("请对照36号文第二十五条办理，不得拖延。", "共 23 条，从（一）到（二十三）"),
        (
            "《富民强村帮促行动实施方案》（连委办发〔2021〕36号）已经印发，请各村学习。",
            "在库里的标题是",
        ),
    ],
)
def test_a_name_that_the_library_has_otherwise_is_told(check: Check, text: str, note: str) -> None:
    (naming,) = check(text).namings
    assert note in naming.note
    assert text[slice(*naming.span)] == naming.text


@pytest.mark.parametrize("text", ["请对照36号文第九条办理。", "按照劳动合同法第八十二条办理。"])
def test_a_name_that_is_right_or_unknown_is_not_told(check: Check, text: str) -> None:
    assert check(text).namings == ()


@pytest.mark.parametrize("text", ["", " \n\t", "……。，“”", "字" * (LONGEST + 1)])
def test_what_cannot_be_checked_is_refused_in_a_sentence(check: Check, text: str) -> None:
    with pytest.raises(QuestionError, match="草稿"):
        check(text)


def test_an_empty_library_has_nothing_to_check_by(library: Library, tmp_path: Path) -> None:
    empty = Library(tmp_path / "empty", library.lexicon, library.segmenter, library.embedder)
    with pytest.raises(QuestionError, match="没有文件"):
        check_quotations("36号文要求“优先支持”。", empty, TODAY)


@given(
    st.text(alphabet='“”‘’「」"《》（）36号文第九条规定：，。\n 优先支持帮促地区…1', max_size=60)
)
def test_any_text_is_checked_or_refused(library: Library, text: str) -> None:
    try:
        found = check_quotations(text, library, TODAY)
    except QuestionError:
        return
    assert all(text[slice(*q.span)].strip() == q.text.strip() for q in found.quotations)
    assert summary(found)


@given(st.text(alphabet='“”‘’「」"甲乙\n', max_size=40))
def test_runs_do_not_overlap_and_blanks_keep_their_places(text: str) -> None:
    runs, _ = quoted_runs(text)
    assert all(one.end < other.start for one, other in pairwise(runs))
    assert len(blanked(text, runs)) == len(text)


def test_the_report_says_what_an_official_sends_back(check: Check) -> None:
    text = (
        f"36号文（十五）要求“{QUOTED}”。36号文（九）规定“保费标准提高至120元/人·年”。"
        "36号文（二十）规定：“探索农产品期货期权和农业保险联动。”"
        "36号文（十八）规定：“对连续三年考核优秀的村，给予每村三十万元奖励。”"
    )
    said = summary(check(text))
    assert said.startswith(
        "共核对引文 4 处：一致 1 处，文字有改动 1 处，出处不对 1 处，库内没有 1 处。"
    )
    assert "   原文：保费标准提高至 100 元/人·年\n   草稿：保费标准提高至120元/人·年\n" in said
    assert "“100”写成了“120”" in said
    assert "草稿所写出处：36号文（二十）" in said
