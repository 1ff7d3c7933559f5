"""Tables of Word files: every column is kept, and every cell is read once."""

from assistant.documents.readers.word.word_reader import read_word
from tests.documents.readers.word_files import p, tbl, tc, tr, word_file

LONG = "各地区各部门要加强组织领导，压实工作责任，确保各项任务落到实处、取得成效"


def lines(body: str) -> list[str]:
    return read_word(word_file(body), "表.docx").text.splitlines()


SPAN, UPPER, LOWER = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_the_cells_of_a_row_have_tabs_between() -> None:
    rows = tbl(tr("序号", "项目"), tr("1", p("第一段") + p("第二段")), tr("2", ""))
    assert lines(rows) == ["序号\t项目", "1\t第一段第二段", "2\t"]


def test_merged_cells_keep_the_columns() -> None:
    rows = tbl(
        tr(tc("合计", SPAN), "金额"),
        tr(tc("省级", UPPER), "甲", "1"),
        tr(tc("不印", LOWER), "乙", "2"),
    )
    assert lines(rows) == ["合计\t\t金额", "省级\t甲\t1", "省级\t乙\t2"]


def test_a_table_in_a_cell_is_the_text_of_the_cell() -> None:
    assert lines(tbl(tr("一", tbl(tr("甲", "乙"), tr("丙", "丁")) + p("完")))) == [
        "一\t甲 乙丙 丁完"
    ]


def test_tables_are_apart_from_each_other_and_from_text() -> None:
    one = tbl(tr("甲", "乙"))
    assert lines(p("上") + one + one + p("下")) == ["上", "甲\t乙", "", "甲\t乙", "下"]


def test_a_table_that_only_lays_out_the_page_is_paragraphs() -> None:
    sentence = LONG + "。"
    assert lines(tbl(tr(p("标题") + p(sentence) * 3))) == ["标题", *[sentence] * 3]
    assert lines(tbl(tr("抄送"), tr("印发"))) == ["抄送", "印发"]


def test_an_amount_that_was_merged_downwards_stands_once() -> None:
    rows = tbl(
        tr("镇", "金额", "说明"),
        tr("甲", tc("10万元", UPPER), tc("共用", UPPER)),
        tr("乙", tc("", LOWER), tc("", LOWER)),
    )
    assert lines(rows) == ["镇\t金额\t说明", "甲\t10万元\t共用", "乙\t\t共用"]
