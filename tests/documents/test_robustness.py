"""Whatever text comes in, the parser gives a document or a `DocumentError`, and nothing else."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.parse import parse_document
from assistant.errors import DocumentError
from tests.documents.test_spans import uncovered

TELLING = (
    "一二三十百千〇零两廿第条章节编款（）()、。，：:；\n\n\n 　号文件令年月日〔〕2021０１①⑳"
    ".．附件签发人通知意见规定的中共市委办公室x\t\r\x0b\x85\u2028《》“”"
)
"""Characters that decide something in the parser, so that chance meets its patterns."""

anything = st.text(max_size=200) | st.text(st.sampled_from(TELLING), max_size=200)


@given(anything)
def test_any_text_gives_a_document_or_a_document_error(text: str) -> None:
    try:
        document = parse_document(text)
    except DocumentError:
        assert not text.strip()
    else:
        assert uncovered(document) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "　\t\r\n", "\u2028\x85"])
def test_a_text_without_a_printed_character_is_told(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_document(text)
    assert caught.value.next_step


@pytest.mark.parametrize(
    "text", ["。", "一、", "（一）", "第一条", "2021年5月14日", "签发人：", "附件：", "《"]
)
def test_a_scrap_of_a_document_can_be_cited(text: str) -> None:
    assert [c.text for c in parse_document(text).clauses] == [text]


def test_a_chronicle_of_a_thousand_dates_is_read() -> None:
    source = "2021年5月14日\n召开会议。\n" * 1200
    assert uncovered(parse_document(source)) == []


@pytest.mark.parametrize("day", ["2021年1月0十0日", "2021年1月0十一日"])
def test_a_garbled_date_line_is_only_text(day: str) -> None:
    with contextlib.suppress(DocumentError):
        parse_document(f"关于甲的通知\n各科室：\n抓好落实。\n某局\n{day}")


def test_half_a_surrogate_pair_is_a_document_error_or_a_document() -> None:
    with contextlib.suppress(DocumentError):
        parse_document("防贫保\ud83d标准。")
