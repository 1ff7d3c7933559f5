"""Papers in two versions as Word files: what a room is handed, and what who marks looks at."""

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.teaching.item import Item, ItemKind
from assistant.teaching.paper_order import paper
from assistant.teaching.paper_word import Keys, paper_word
from tests.teaching.sample_items import any_bank

SEED = 7


def opened(items: Sequence[Item], version: str = "A", keys: Keys = Keys.AT_END) -> Document:
    """Return the paper as python-docx opens it."""
    return docx.Document(BytesIO(paper_word(paper(items, SEED, version), "政策测试", keys)))


def lines(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


@given(any_bank(12), st.integers(0, 99))
@settings(max_examples=25)
def test_both_versions_ask_the_same_and_have_the_same_true_choices(
    bank: list[Item], seed: int
) -> None:
    asked = {item.id: (item.kind, item.stem, sorted(item.true_choices)) for item in bank}
    for version in "AB":
        made = paper(bank, seed, version)
        assert made == paper(bank, seed, version)
        assert {i.id: (i.kind, i.stem, sorted(i.true_choices)) for i in made.items} == asked


@given(any_bank(12), st.integers(0, 99))
@settings(max_examples=25)
def test_who_copies_from_the_neighbour_is_wrong(bank: list[Item], seed: int) -> None:
    first, second = paper(bank, seed, "A").items, paper(bank, seed, "B").items
    for kind in ItemKind:
        one, other = ([i for i in each if i.kind is kind] for each in (first, second))
        if len(one) > 1:
            assert all(a.id != b.id for a, b in zip(one, other, strict=True))
    keys = {item.id: item for item in second}
    for item in first:
        if len(item.key) == 1 and item.choices:
            assert keys[item.id].key != item.key


def test_a_paper_is_a4_black_and_in_the_type_of_an_office(items: tuple[Item, ...]) -> None:
    document = opened(items)
    section = document.sections[0]
    width, height = section.page_width, section.page_height
    assert width is not None
    assert height is not None
    assert (round(width / Mm(1)), round(height / Mm(1))) == (210, 297)
    for name in ("Heading 1", "Heading 2", "Normal", "题目", "题目选项", "条款原文", "小字"):
        style = document.styles[name]
        assert style.font.color.rgb == RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("仿宋", "黑体", "楷体", "方正小标宋简体")
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    data = paper_word(paper(items, SEED), "政策测试")
    with ZipFile(BytesIO(data)) as package:
        table = package.read("word/fontTable.xml").decode()
    assert 'w:name="方正小标宋简体"' in table
    assert 'altName w:val="宋体"' in table


def test_the_first_page_has_a_sealed_line(items: tuple[Item, ...]) -> None:
    title = opened(items).paragraphs[0]
    assert title.text == "政策测试（A卷）"
    strip = "".join(each.text or "" for each in title._p.iter(qn("w:t")))
    assert "单位：" in strip
    assert "密…" in strip
    assert "线内不要答题" in strip
    # one who writes may be told from nothing else: no telephone, no identity number
    assert "电话" not in strip
    assert "身份证" not in strip


def test_items_are_numbered_through_and_choices_stand_in_columns(
    items: tuple[Item, ...],
) -> None:
    document = opened(items)
    numbered = [line for line in lines(document) if line.split("．")[0].isdecimal()]
    assert [line.split("．")[0] for line in numbered] == [str(n) for n in range(1, 10)]
    four = next(p for p in document.paragraphs if "10 个" in p.text)
    assert four.text.count("\t") == 3
    assert len(list(four.paragraph_format.tab_stops)) == 3
    long = next(p for p in document.paragraphs if "因病因灾" in p.text and p.text[1] == "．")
    assert "\t" not in long.text
    fill = next(line for line in numbered if "共需防贫保保费__" in line)
    assert fill.count("__________") == 2
    assert "（　　）" not in fill


def test_an_item_stays_on_one_page_and_a_heading_with_what_follows(
    items: tuple[Item, ...],
) -> None:
    document = opened(items)
    for number, each in enumerate(document.paragraphs):
        following = document.paragraphs[number + 1 : number + 2]
        style = following[0].style if following else None
        if style is not None and style.name == "题目选项":
            assert each.paragraph_format.keep_with_next
        if "题（共" in each.text:
            assert each.paragraph_format.keep_with_next


def test_keys_stand_at_the_end_with_every_clause_once(items: tuple[Item, ...]) -> None:
    made = paper(items, SEED)
    document = opened(items)
    table = document.tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["题号", "答案", "依据"]
    told = {row.cells[0].text: row.cells[1].text for row in table.rows[1:]}
    first = made.items[0]
    assert told["1"] == first.key[0]
    judged = [i for i in made.items if i.kind is ItemKind.JUDGE]
    place = made.items.index(judged[0]) + 1
    assert told[str(place)] == ("√" if judged[0].key == ("对",) else "×")
    text = "\n".join(lines(document))
    assert text.count("（九）强化医疗教育住房养老等社会保障。") == 1
    assert "答案：" not in text


def test_keys_stand_after_each_item_or_nowhere(items: tuple[Item, ...]) -> None:
    after = lines(opened(items, keys=Keys.AFTER_ITEMS))
    assert sum(line.startswith("答案：") for line in after) == len(items)
    assert sum(line.startswith("依据：") for line in after) == len(items)
    without = opened(items, keys=Keys.LEFT_OUT)
    assert len(without.tables) == 1
    assert not [line for line in lines(without) if "依据" in line or "参考答案" in line]


def test_a_bracket_that_the_stem_has_is_not_drawn_twice(items: tuple[Item, ...]) -> None:
    own = replace(items[0], stem="保费标准提高至（　　）。")
    (asked,) = [line for line in lines(opened([own])) if line.startswith("1．")]
    assert re.fullmatch("1．保费标准提高至（\xa0+）。", asked), "the bracket is broken by no line"


@pytest.mark.parametrize("words", ["a\x00b\x0bc", "\ufffe末", "行一\r\n行二"])
def test_what_no_file_may_hold_is_left_out(items: tuple[Item, ...], words: str) -> None:
    assert lines(opened([replace(items[0], stem=words)]))
