"""Automatic numbers: what Word prints before a paragraph stands before it in the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.readers.list_numerals import numeral
from assistant.documents.readers.word.word_reader import read_word
from tests.documents.readers.word_files import item, lvl, numbering, p, tbl, tr, word_file

CHAPTER = lvl(0, "chineseCounting", "第%1章")
ARTICLE = lvl(1, "chineseCountingThousand", "第%2条")
ROUND = lvl(2, "chineseCounting", "（%3）")
FIGURE = lvl(3, "decimal", "%4.")
LAW = numbering(CHAPTER, ARTICLE, ROUND, FIGURE)


def lines(body: str, lists: str, styles: str = "") -> list[str]:
    return read_word(word_file(body, numbering=lists, styles=styles), "办法.docx").text.splitlines()


def items(levels: list[int], lists: str) -> list[str]:
    """Return the labels of items on these levels."""
    body = "".join(p("文", item(at)) for at in levels)
    return [line.removesuffix("文") for line in lines(body, lists)]


def more(instance: int, *overrides: str) -> str:
    """Return another instance of the list."""
    inner = f'<w:abstractNumId w:val="0"/>{"".join(overrides)}'
    return f'<w:num w:numId="{instance}">{inner}</w:num>'


def override(level: int, start: int, lvl_: str = "") -> str:
    """Return that an instance starts a level at another number."""
    inner = f'<w:startOverride w:val="{start}"/>{lvl_}'
    return f'<w:lvlOverride w:ilvl="{level}">{inner}</w:lvlOverride>'


@pytest.mark.parametrize(
    ("number_format", "pattern", "labels"),
    [
        ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
        ("chineseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("decimal", "（%1）", ["（1）", "（2）", "（3）"]),
        ("chineseCountingThousand", "第%1条", ["第一条　", "第二条　", "第三条　"]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("bullet", "\uf06c", ["", "", ""]),
        ("none", "附：", ["附：", "附：", "附："]),
    ],
)
def test_items_are_numbered_as_printed(number_format: str, pattern: str, labels: list[str]) -> None:
    assert items([0, 0, 0], numbering(lvl(0, number_format, pattern))) == labels


def test_levels_count_and_begin_anew_below_a_higher_one() -> None:
    assert items([0, 1, 2, 2, 3, 2, 3, 0, 1, 2], LAW) == [
        "第一章　", "第一条　", "（一）", "（二）", "1.", "（三）", "1.",
        "第二章　", "第一条　", "（一）",
    ]  # fmt: skip


def test_articles_count_on_through_chapters_when_the_list_says_so() -> None:
    article = lvl(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>')
    assert items([0, 1, 1, 0, 1], numbering(CHAPTER, article)) == [
        "第一章　", "第一条　", "第二条　", "第二章　", "第三条　",
    ]  # fmt: skip


def test_a_label_may_hold_the_numbers_of_higher_levels() -> None:
    chapter, section = lvl(0, "chineseCounting", "%1、"), lvl(1, "decimal", "%1.%2")
    legal = lvl(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert items([0, 1, 1], numbering(chapter, section)) == ["一、", "一.1　", "一.2　"]
    assert items([0, 1, 1], numbering(chapter, legal)) == ["一、", "1.1　", "1.2　"]


def test_a_list_may_start_at_another_number() -> None:
    assert items([0, 0], numbering(lvl(0, "chineseCounting", "%1、", start=5))) == ["五、", "六、"]


def test_instances_of_a_list_count_on_unless_they_start_anew() -> None:
    lists = numbering(lvl(0, "decimal", "%1、"), more=more(2) + more(3, override(0, 7)))
    body = "".join(p("文", item(0, instance)) for instance in (1, 1, 2, 3, 3))
    assert lines(body, lists) == ["1、文", "2、文", "3、文", "7、文", "8、文"]


def test_an_instance_may_print_a_level_in_its_own_way() -> None:
    own = override(0, 1, lvl(0, "chineseCounting", "（%1）"))
    lists = numbering(lvl(0, "decimal", "%1、"), more=more(2, own))
    assert lines(p("文", item(0)) + p("文", item(0, 2)), lists) == ["1、文", "（一）文"]


def test_text_between_the_items_does_not_stop_the_count() -> None:
    body = p("甲", item(0)) + p("说明") + tbl(tr(p("乙", item(0)), "丙")) + p("丁", item(0))
    assert lines(body, numbering(lvl(0, "chineseCounting", "%1、"))) == [
        "一、甲", "说明", "二、乙\t丙", "三、丁",
    ]  # fmt: skip


STYLE = (
    '<w:style w:type="paragraph" w:styleId="章"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="条"><w:basedOn w:val="章"/></w:style>'
)


def test_a_style_numbers_its_paragraphs() -> None:
    tied = numbering(
        lvl(0, "chineseCounting", "第%1章", '<w:pStyle w:val="章"/>'),
        lvl(1, "chineseCounting", "第%2条", '<w:pStyle w:val="条"/>'),
    )
    chapter, article = (f'<w:pStyle w:val="{style}"/>' for style in ("章", "条"))
    unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("总则", chapter) + p("甲", article) + p("乙", article + unnumbered) + p("丙", article)
    assert lines(body, tied, STYLE) == ["第一章　总则", "第一条　甲", "乙", "第二条　丙"]


def test_a_list_that_is_only_named_by_a_style_is_found() -> None:
    lists = numbering(CHAPTER) + (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="list"/></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>'
    )
    style = (
        '<w:style w:type="numbering" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    assert lines(p("总则", item(0, 5)), lists.replace('"1"/></w:num>', '"0"/></w:num>'), style) == [
        "第一章　总则"
    ]


def test_the_indent_of_a_list_is_the_paragraphs() -> None:
    indented = lvl(0, "chineseCounting", "%1、", '<w:pPr><w:ind w:firstLine="640"/></w:pPr>')
    flat = item(0) + '<w:ind w:firstLine="0"/>'
    assert lines(p("甲", item(0)) + p("乙", flat), numbering(indented)) == ["　　一、甲", "二、乙"]


def test_a_number_does_not_run_into_the_figures_behind_it() -> None:
    lists = numbering(lvl(0, "decimal", "%1."))
    assert lines(p("2021年目标", item(0)), lists) == ["1.　2021年目标"]


def test_what_follows_a_label_may_stand_right_behind_it() -> None:
    lists = numbering(lvl(0, "chineseCounting", "第%1", '<w:suff w:val="nothing"/>'))
    assert lines(p("条文", item(0)), lists) == ["第一条文"]


@pytest.mark.parametrize(
    "place", [item(0, 9), item(7), "<w:numPr/>", "<w:numPr><w:numId/></w:numPr>"]
)
def test_an_item_of_no_list_is_a_paragraph(place: str) -> None:
    assert lines(p("正文", place), LAW) == ["正文"]


def test_a_deleted_item_is_not_counted() -> None:
    gone = f"{item(0)}<w:rPr><w:del/></w:rPr>"
    body = p("甲", item(0)) + p("", gone) + p("乙", item(0))
    assert lines(body, numbering(lvl(0, "chineseCounting", "%1、"))) == ["一、甲", "二、乙"]


@pytest.mark.parametrize(
    ("number_format", "numbers"),
    [
        ("chineseCounting", {10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇"}),
        ("chineseCountingThousand", {10: "十", 100: "一百", 101: "一百零一", 110: "一百一十"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircle", {20: "⑳", 21: "21"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerRoman", {4: "iv", 1999: "mcmxcix"}),
        ("none", {1: ""}),
        ("unknown", {3: "3"}),
    ],
)
def test_numerals(number_format: str, numbers: dict[int, str]) -> None:
    assert {number: numeral(number, number_format) for number in numbers} == numbers


@given(st.integers(1, 9999))
def test_no_two_neighbours_have_one_numeral(number: int) -> None:
    for printed in ("decimal", "chineseCounting", "chineseCountingThousand", "upperRoman"):
        assert numeral(number, printed) != numeral(number + 1, printed)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_a_number_says_how_many_stand_before_it_under_one_parent(levels: list[int]) -> None:
    lists = numbering(*(lvl(at, "decimal", f"%{at + 1}、") for at in range(4)))
    for end, label in enumerate(items(levels, lists)):
        same = list(itertools.takewhile(lambda at: at >= levels[end], reversed(levels[: end + 1])))  # noqa: B023
        assert label == f"{same.count(levels[end])}、"
