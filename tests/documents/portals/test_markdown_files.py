"""Markdown as sites and recognising programs write it: front matter, boxes, pictures, tables."""

import pytest

from assistant.documents.readers.text.plain_text import read_plain_text
from assistant.documents.readers.web.web_page import is_web_page
from assistant.documents.reading import NOTHING_DECLARED, Declared
from tests.documents.portals.pages import NUMBER, OFFICE, PARAGRAPHS, SIGNED, TITLE

BODY = "\n\n".join((*PARAGRAPHS, *SIGNED))
ALL = Declared(TITLE, NUMBER, "2022年9月24日", (OFFICE,))
FRONT = [
    f"---\ntitle: {TITLE}\nnumber: {NUMBER}\ndate: 2022-09-24\nissuer: {OFFICE}\n---\n",
    f'---\n标题: "{TITLE}"\n文号: {NUMBER}  # 见首页\n发文机关:\n  - {OFFICE}\n'
    "成文日期: 2022-09-24\ntags: [住房, 公积金]\n---\n",
    f'+++\ntitle = "{TITLE}"\ndocument_number = "{NUMBER}"\ndate = 2022-09-24\n'
    f'issuers = ["{OFFICE}"]\n+++\n',
]


@pytest.mark.parametrize("front", FRONT, ids=["YAML", "YAML in Chinese", "TOML"])
@pytest.mark.parametrize("heading", ["", f"# {TITLE}\n\n"], ids=["alone", "with a heading"])
def test_front_matter_is_declared_and_its_title_printed_once(front: str, heading: str) -> None:
    reading = read_plain_text(f"{front}\n{heading}{BODY}\n".encode(), "某.md")
    assert reading.declared == ALL
    assert reading.text.split() == [TITLE, *PARAGRAPHS, *SIGNED]


@pytest.mark.parametrize(
    "text", ["---\n一、总则\n---\n", "---\n\n各镇：\n\n---\n", "+++\n甲\n+++\n"]
)
def test_rules_are_no_front_matter(text: str) -> None:
    reading = read_plain_text(f"{text}正文。\n".encode(), "某.md")
    assert reading.declared == NOTHING_DECLARED
    assert text.split()[1] in reading.text


def test_markdown_of_a_recognising_program() -> None:
    source = (
        f'<div style="text-align: center;"><img src="imgs/1.jpg" alt="图" /></div>\n\n# {TITLE}\n\n'
        f'<div align="center">\n\n{NUMBER}\n\n</div>\n\n{PARAGRAPHS[0]}\n\n![](imgs/2.jpg)\n\n'
        "## 一、比例为$15\\%$，见[附表](#附表)。\n\n"
        "<table border=1><tr><td>对象</td><td>额度</td></tr>"
        "<tr><td>甲</td><td>10</td></tr></table>\n\n"
        f'<div style="text-align: right;">{SIGNED[0]}</div>\n\n<div>{SIGNED[1]}</div>\n'
    )
    assert not is_web_page(source.encode())
    lines = [line for line in read_plain_text(source.encode(), "某.md").text.splitlines() if line]
    assert lines[:4] == [TITLE, NUMBER, PARAGRAPHS[0], "一、比例为15%，见附表。"]
    assert lines[4:6] == ["对象\t额度", "甲\t10"]
    assert lines[-2:] == list(SIGNED)


def test_a_text_of_boxes_and_paragraphs_is_no_page() -> None:
    boxes = f"<div align='center'>{TITLE}</div>\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n"
    assert not is_web_page(boxes.encode())


@pytest.mark.parametrize("struck", ["~~2000~~", "<del>2000</del>", "<s>2000</s>"])
def test_what_is_struck_out_is_left_out_and_told(struck: str) -> None:
    reading = read_plain_text(f"每户补助{struck}3000元，约5~10户。\n".encode(), "某.md")
    assert reading.text == "每户补助3000元，约5~10户。\n"
    assert any("删除线" in warning for warning in reading.warnings)


def test_digits_above_the_line_join_no_figure() -> None:
    source = "投资10<sup>4</sup>万元，标准<sup>1</sup>3000元。\n"
    reading = read_plain_text(source.encode(), "某.md")
    assert (reading.text, reading.warnings) == ("投资10⁴万元，标准¹3000元。\n", ())
