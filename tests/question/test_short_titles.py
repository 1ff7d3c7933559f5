"""Titles without 《》: a document is meant only where one alone fits the words best."""

import pytest

from assistant.documents.parse import parse_document
from assistant.question.document_names import KnownNames
from assistant.question.short_titles import name_before

TITLES = (
    "中华人民共和国劳动合同法", "劳动合同法实施条例", "某省物业管理条例", "失业保险条例",
    "关于做好精准防贫保险工作的实施意见", "关于加强医疗救助的指导意见", "社会救助暂行办法",
    "甲县道路管护办法", "乙县道路管护办法",
)  # fmt: skip
DOCUMENTS = tuple(
    parse_document(f"{title}\n第一条　为了{title[-8:-2]}，制定本文件。\n第二条　由县里办理。\n")
    for title in TITLES
)


def meant(text: str) -> list[str]:
    return [d.title for d in KnownNames(DOCUMENTS).named(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("劳动合同法第二条", "中华人民共和国劳动合同法"),
        ("中华人民共和国劳动合同法第二条", "中华人民共和国劳动合同法"),
        ("请问劳动合同法实施条例第二条怎么说", "劳动合同法实施条例"),
        ("按照失业保险条例第二条", "失业保险条例"),
        ("物业管理条例第二条", "某省物业管理条例"),
        ("防贫意见第二条", "关于做好精准防贫保险工作的实施意见"),
        ("看一下防贫保险意见", "关于做好精准防贫保险工作的实施意见"),
        ("实施意见第二条", "关于做好精准防贫保险工作的实施意见"),
        ("医疗救助意见第二条", "关于加强医疗救助的指导意见"),
        ("社会救助办法第二条", "社会救助暂行办法"),
        ("甲县道路管护办法第一条", "甲县道路管护办法"),
    ],
)
def test_a_document_is_known_by_a_short_title(text: str, title: str) -> None:
    assert meant(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "道路管护办法第二条",
        "合同法第二条",
        "劳动法第二条",
        "残疾人保障条例怎么规定的",
        "群众对医疗救助有意见",
        "想个办法",
        "有关规定",
        "怎么办理失业保险",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert meant(text) == []


def test_two_that_fit_equally_are_both_told_of_and_neither_is_meant() -> None:
    (mention,) = KnownNames(DOCUMENTS).mentions("道路管护办法第二条")
    assert [d.title for d in mention.documents] == ["甲县道路管护办法", "乙县道路管护办法"]
    assert not mention.sure


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("民法典", "民法典"),
        ("请问刑法", "刑法"),
        ("依照行政处罚法的", "行政处罚法"),
        ("道路管护办法", "道路管护办法"),
        ("高标准农田建设规划的", "高标准农田建设规划"),
        ("防贫意见", ""),
        ("群众提的意见", ""),
        ("县里规定", ""),
        ("按照办法", ""),
        ("本法", ""),
        ("没有说法", ""),
        ("违反该条例", ""),
        ("36号文", ""),
        ("", ""),
    ],
)
def test_the_law_that_stands_before_a_number(before: str, name: str) -> None:
    assert name_before(f"{before}第三条", len(before)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2024年9月1日林木管护办法第二条", "林木管护办法"),
        ("2016年林木管护办法第二条", "林木管护办法"),
        ("甲县2024年度林木管护计划第二条", "年度林木管护计划"),
    ],
)
def test_a_name_is_not_cut_out_of_a_date(text: str, name: str) -> None:
    assert name_before(text, text.index("第二条")) == name


def test_a_document_is_known_right_behind_a_date() -> None:
    assert meant("2024年9月1日物业管理条例第二条") == ["某省物业管理条例"]
