"""Clauses of 公文 and of laws: what belongs together, under which headings, by which name."""

import pytest

from assistant.documents.model import ClauseKind, DocumentType
from assistant.documents.parse import parse_document
from tests.documents.clauses import clause_named, labels

LAW = """某某条例

第一章　总则

第一条　为了规范管理，制定本条例。

第二条　有下列情形之一的，不予批准：

（一）不符合规划的；

（二）材料不齐的：
1.缺身份证；
2.缺申请表。

第一款所称材料，由主管部门公布。

第三条　本条例所称单位，是指机关。

第二条第一款规定的情形除外。

第二章　附则

第四条　本条例自公布之日起施行。
"""

REPORT = """某局关于报送总结的报告

市政府：

现将有关情况报告如下：

一、主要做法

（一）抓产业。建园区。

1.建设基地。共3个。

（1）东基地。面积大。

①水电齐全。

2．发展大户。

（二）抓就业。

二、存在问题

问题不少。

某局

2021年3月5日
"""


def test_an_article_is_kept_whole_with_its_items() -> None:
    law = parse_document(LAW)
    assert law.type is DocumentType.LAW
    assert clause_named(law, "第二条").text.split("\n") == [
        "第二条　有下列情形之一的，不予批准：",
        "（一）不符合规划的；",
        "（二）材料不齐的：",
        "1.缺身份证；",
        "2.缺申请表。",
        "第一款所称材料，由主管部门公布。",
    ]


def test_a_line_that_begins_with_a_reference_opens_no_article() -> None:
    law = parse_document(LAW)
    assert labels(law) == [
        "标题", "第一章", "第一条", "第二条", "第三条", "第二章", "第四条",
    ]  # fmt: skip
    assert clause_named(law, "第三条").text.endswith("\n第二条第一款规定的情形除外。")


def test_an_article_stands_under_its_chapter() -> None:
    law = parse_document(LAW)
    assert clause_named(law, "第四条").path == ("第二章　附则", "第四条")
    assert clause_named(law, "第一章").kind is ClauseKind.HEADING


def test_a_law_without_chapters_keeps_its_articles_whole_too() -> None:
    law = parse_document("某某办法\n第一条　甲：\n（一）乙；\n（二）丙。\n第二条　丁。")
    assert labels(law) == ["标题", "第一条", "第二条"]


def test_a_single_stray_article_line_makes_no_law() -> None:
    document = parse_document("关于甲的通知\n各科室：\n特此通知。\n第三条\n照此执行。\n")
    assert document.type is DocumentType.GONGWEN


def test_four_levels_of_a_report_nest_and_are_named_from_the_item_down() -> None:
    report = parse_document(REPORT)
    assert report.type is DocumentType.GONGWEN
    numbered = [c.label for c in report.clauses if c.number is not None]
    assert numbered == [
        "一、", "（一）", "（一）1.", "（一）1.（1）", "（一）1.（1）①", "（一）2．",
        "（二）", "二、",
    ]  # fmt: skip
    assert clause_named(report, "（一）2．").path == ("一、主要做法", "（一）抓产业", "2．发展大户")
    assert clause_named(report, "（二）").path == ("一、主要做法", "（二）抓就业")


def test_a_paragraph_under_a_heading_belongs_to_it() -> None:
    clause = clause_named(parse_document(REPORT), "二、")
    assert clause.kind is ClauseKind.CLAUSE
    assert clause.text == "二、存在问题\n问题不少。"


def test_items_that_begin_again_under_each_part_keep_ids_of_their_own() -> None:
    document = parse_document("关于甲的意见\n一、乙\n（一）丙。\n二、丁\n（一）戊。")
    first, second = (c for c in document.clauses if c.label == "（一）")
    assert first.id != second.id
    assert first.path != second.path


def test_ids_stay_when_words_change() -> None:
    before = parse_document(REPORT)
    after = parse_document(REPORT.replace("问题不少", "问题很少"))
    ids = [[c.id.rsplit("/", 1)[1] for c in d.clauses] for d in (before, after)]
    assert ids[0] == ids[1]


def test_a_notice_may_issue_a_regulation() -> None:
    document = parse_document(
        "某市人民政府文件\n某政发〔2020〕15号\n某市人民政府关于印发《某市管理办法》的通知\n"
        "各县区人民政府：\n现将《某市管理办法》印发给你们，请认真贯彻执行。\n"
        "某市人民政府\n二〇二〇年三月二日\n"
        "某市管理办法\n第一条　为了规范管理，制定本办法。\n第二条　本办法自印发之日起施行。\n"
    )
    assert document.type is DocumentType.LAW
    assert document.genre == "通知"
    assert document.number_key == "某政发|2020|15"
    assert {c.layer for c in document.clauses} == {"印发通知", "办法"}
    assert clause_named(document, "第二条").layer == "办法"


def test_an_article_about_the_people_s_republic_is_an_article() -> None:
    law = parse_document(
        "某某条例\n第一条　为了规范管理，制定本条例。\n"
        "第二条　中华人民共和国境内的管理活动，适用本条例。\n第三条　本条例自公布之日起施行。"
    )
    assert labels(law) == ["标题", "第一条", "第二条", "第三条"]


@pytest.mark.parametrize(
    "formula", ["妥否，请批示。", "此复。", "特此通知。", "以上请示，请予批准。"]
)
def test_the_closing_formula_belongs_to_no_clause(formula: str) -> None:
    document = parse_document(
        f"关于某事的请示\n县政府：\n一、情况\n缺口10万元。\n二、请求\n{formula}"
    )
    assert labels(document)[-1] == "结语"
    assert document.clauses[-1].text == formula
