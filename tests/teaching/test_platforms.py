"""What platforms import: 学习通, 问卷星, a generic sheet, plain text, Moodle."""

from dataclasses import replace
from io import BytesIO

from hypothesis import given, settings
from openpyxl import load_workbook

from assistant.teaching.gift_quiz import gift_text
from assistant.teaching.item import LETTERS, Item, ItemKind
from assistant.teaching.item_words import explanation, has_letters, one_line
from assistant.teaching.plain_quiz import pasted_text, plain_text
from assistant.teaching.platform_sheets import chaoxing_book, generic_book, wenjuanxing_book
from tests.teaching.gift import read_gift
from tests.teaching.sample_items import any_items


def rows(data: bytes) -> list[dict[str, str]]:
    """Return the first sheet as a platform reads it: a row by its headings."""
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    headings, *below = sheet.iter_rows(values_only=True)
    return [
        {str(name): str(cell or "") for name, cell in zip(headings, row, strict=True)}
        for row in below
    ]


def test_chaoxing_has_a_row_an_item(items: tuple[Item, ...]) -> None:
    found = rows(chaoxing_book(items))
    assert len(found) == len(items)
    single, judge, fill = found[0], found[3], found[5]
    assert (single["题目类型"], single["正确答案"]) == ("单选题", "B")
    assert single["选项B"] == "100 元/人·年"
    assert single["选项数"] == "4"
    assert (single["难易度"], single["目录"]) == ("易", "/精准防贫保")
    assert "保费标准提高至 100 元/人·年" in single["答案解析"]
    assert (judge["正确答案"], judge["选项A"], judge["选项B"]) == ("A", "正确", "错误")
    assert (fill["选项A"], fill["选项B"], fill["选项数"]) == ("267800", "95113.37", "2")
    assert found[7]["题目类型"] == "多选题"


def test_wenjuanxing_has_one_column_with_lines(items: tuple[Item, ...]) -> None:
    found = rows(wenjuanxing_book(items))
    assert list(found[0]) == ["题干"]
    stem, *choices, answer, told = found[0]["题干"].split("<br/>")
    assert stem.endswith("提高至多少？[单选题]")
    assert choices[1] == "B.100 元/人·年"
    assert answer == "答案：B"
    assert told.startswith("解析：连委办发〔2021〕36号（九），2021年5月14日：“（九）")
    marked = replace(items[0], stem="收入<2倍的家庭")
    assert "收入&lt;2倍" in rows(wenjuanxing_book([marked]))[0]["题干"]


def test_the_generic_sheet_names_the_kind_of_each_question(items: tuple[Item, ...]) -> None:
    found = rows(generic_book(items))
    assert [row["题型"] for row in found[:8]] == [
        "单选题", "单选题", "多选题", "判断题", "判断题", "填空题", "简答题", "多选题",
    ]  # fmt: skip
    assert found[5]["题干"] == "2021年连云区共需防贫保保费____元，仍需筹集____元。"
    assert found[6]["答案"] == "拉网排查；确权颁证；底数三清；常态监管"


def test_plain_text_reads_like_a_paper(items: tuple[Item, ...]) -> None:
    text = plain_text(items).decode("utf-8-sig")
    assert "一、单选题\r\n\r\n1、连委办发〔2021〕36号规定" in text
    assert "B、100 元/人·年\r\nC、120 元/人·年" in text
    assert "答案：ABD\r\n解析：连委办发〔2021〕36号（五），2021年5月14日" in text


def test_text_for_wenjuanxing_has_the_kind_behind_the_stem(items: tuple[Item, ...]) -> None:
    text = pasted_text(items).decode("utf-8-sig")
    assert (
        "4. 36号文为帮促对象设立了 5 年过渡期。[判断题]\r\nA、正确\r\nB、错误\r\n答案：正确" in text
    )


def test_moodle_takes_every_item_for_what_it_is(items: tuple[Item, ...]) -> None:
    found = {question.name: question for question in read_gift(gift_text(items).decode())}
    assert list(found) == [
        "36-9-1", "2-2-1", "2-2-2", "36-9-2", "36-4-1", "36-2-1", "36-4-2", "36-5-1", "36-8-1",
    ]  # fmt: skip
    assert found["36-9-1"].answers[1] == ("100 元/人·年", 100.0)
    assert found["36-9-1"].category == "精准防贫保"
    assert [share for _, share in found["36-5-1"].answers] == [33.33333, 33.33333, -100, 33.33333]
    assert found["2-2-1"].answers == (("FALSE", 100.0),)
    assert found["2-2-2"].kind == "shortanswer"
    assert ("267800；95113.37", 100.0) in found["2-2-2"].answers
    assert found["36-8-1"].kind == "essay"
    assert "“四个不摘”要求" in found["36-2-1"].feedback


@given(any_items())
@settings(max_examples=25)
def test_whatever_an_item_says_moodle_reads_the_same(item: Item) -> None:
    (found,) = read_gift(gift_text([item]).decode())
    asked = one_line(item.stem)
    assert found.stem.startswith(asked)
    assert one_line(found.feedback) == one_line(explanation(item))
    if has_letters(item.kind):
        true = [one_line(item.choices[LETTERS.index(letter)]) for letter in item.key]
        assert sorted(one_line(words) for words, share in found.answers if share > 0) == sorted(
            true
        )
        assert len(found.answers) == len(item.choices)
    elif item.kind is ItemKind.SHORT:
        assert found.kind == "essay"
