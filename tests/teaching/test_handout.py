"""The handout and the 讲稿: the clauses by topic, tables whole, and the words of the lesson."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.teaching.handout import handout, lecture
from assistant.teaching.item import Item, ItemKind
from assistant.teaching.telling_words import telling_words
from tests.teaching.sample_items import proved

ALLOWANCE = """某县人民政府办公室关于发放高龄津贴的通知

某政办发〔2024〕8号

各镇人民政府：

现将标准通知如下。

表1 高龄津贴标准

年龄\t标准（元/月）\t备注
80—89周岁\t50\t按月
90—99周岁\t100\t按月
100周岁以上\t300\t按月

某县人民政府办公室
2024年5月6日
"""


@pytest.fixture(scope="module")
def allowance() -> PolicyDocument:
    return parse_document(ALLOWANCE)


@pytest.fixture(scope="module")
def of_rows(allowance: PolicyDocument) -> list[Item]:
    """Return an item of each of two rows of one table."""
    asked = (("90", "表1第2行", "B"), ("100", "表1第3行", "C"))
    return [
        Item(
            f"T{age}", ItemKind.SINGLE, f"{age}周岁的老人每月津贴多少元？", ("50", "100", "300"),
            (key,), proved(allowance, label), "高龄津贴",
        )
        for age, label, key in asked
    ]  # fmt: skip


def test_a_handout_has_each_clause_once_under_its_topic(
    items: tuple[Item, ...], opinion: PolicyDocument, application: PolicyDocument
) -> None:
    document = docx.Document(BytesIO(handout(items, "讲义", (opinion, application))))
    lines = [paragraph.text for paragraph in document.paragraphs]
    headings = [line for line in lines if line[1:2] == "、"]
    assert headings == ["一、精准防贫保", "二、帮促目标", "三、动态监测", "四、资产管理"]
    ninth = next(c for c in opinion.clauses if c.label == "（九）")
    assert lines.count(ninth.text) == 1
    assert "连委办发〔2021〕36号　（九）" in lines
    second = next(c for c in opinion.clauses if c.label == "（二）")
    assert [line for line in lines if line in second.text.split("\n")] == second.text.split("\n")


def test_a_row_is_shown_with_its_whole_table(
    of_rows: list[Item], allowance: PolicyDocument
) -> None:
    document = docx.Document(BytesIO(handout(of_rows, "讲义", (allowance,))))
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["年龄", "标准（元/月）", "备注"]
    assert [row[1] for row in cells[1:]] == ["50", "100", "300"]
    for row in table.rows[:-1]:
        assert row.cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_without_the_document_a_row_is_quoted_as_the_items_quote_it(of_rows: list[Item]) -> None:
    document = docx.Document(BytesIO(handout(of_rows, "讲义")))
    assert not document.tables
    assert "90—99周岁　100　按月" in [p.text for p in document.paragraphs]


def test_a_script_asks_then_tells_then_reads_the_clause(items: tuple[Item, ...]) -> None:
    document = docx.Document(BytesIO(lecture(items, "讲稿")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    asked = text.index("保费标准提高至多少？")
    told = text.index("答案：B（100 元/人·年）。文件的原话是：“继续推行精准防贫保，")
    read = text.index("（九）强化医疗教育住房养老等社会保障。")
    assert asked < told < read
    assert text.startswith("讲稿\n各位好。今天一起学2份文件")


def test_the_words_that_tell_a_key_are_whole_sentences_of_the_clause(
    items: tuple[Item, ...],
) -> None:
    for item in items:
        words = telling_words(item)
        assert not words or words in item.proof.quote
    assert telling_words(items[3]).startswith("设立5年过渡期")
    assert telling_words(replace(items[0], key=("A",))) == ""


def test_a_statement_is_told_by_the_sentence_it_is_made_of(items: tuple[Item, ...]) -> None:
    made = replace(
        items[3], proof=items[0].proof,
        stem="“加强对孤儿、农村留守儿童等保障和服务”，是36号文（九）的内容。",
    )  # fmt: skip
    assert telling_words(made) == ("加强对孤儿、事实无人抚养儿童、农村留守儿童等保障和服务。")


def test_a_key_that_is_the_sentence_itself_is_not_said_twice(items: tuple[Item, ...]) -> None:
    sentence = "规范项目资产折旧与处置。"
    assert telling_words(replace(items[6], key=(sentence,))) == ""
    assert telling_words(items[6]).startswith("推动项目资产与农村集体资产管理衔接")
