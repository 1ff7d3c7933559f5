"""款 项 目 of an article (立法法 第六十五条), natural paragraphs of a 公文."""

from assistant.documents.model import Clause
from assistant.documents.parse import parse_document
from tests.documents.clauses import clause_named

LAW = """某某条例
第一条　为了规范管理，制定本条例。
第二条　有下列情形之一的，不予批准：
（一）不符合规划的；
（二）材料不齐的：
1.缺身份证；
2.缺申请表。
前款所称材料，由主管部门公布。
第三条　有下列情形之一的，予以奖励：
（一）甲；
（二）乙。
"""


def parts(clause: Clause) -> list[tuple[str, str]]:
    return [(p.label, clause.text[p.start : p.end]) for p in clause.parts]


def test_items_belong_to_the_paragraph_that_leads_them_in() -> None:
    found = dict(parts(clause_named(parse_document(LAW), "第二条")))
    assert found["第二款"] == "前款所称材料，由主管部门公布。"
    assert found["第一款"].endswith("2.缺申请表。")
    assert found["第一款第（一）项"] == "（一）不符合规划的；"
    assert found["第一款第（二）项"] == "（二）材料不齐的：\n1.缺身份证；\n2.缺申请表。"
    assert found["第一款第（二）项第2目"] == "2.缺申请表。"


def test_an_only_paragraph_is_not_numbered() -> None:
    law = parse_document(LAW)
    assert parts(clause_named(law, "第一条")) == []
    assert parts(clause_named(law, "第三条")) == [
        ("第（一）项", "（一）甲；"), ("第（二）项", "（二）乙。"),
    ]  # fmt: skip


def test_paragraphs_of_a_clause_of_a_notice_are_counted() -> None:
    document = parse_document("关于甲的意见\n（一）乙。\n第一段。\n第二段。\n")
    assert [label for label, _ in parts(clause_named(document, "（一）"))] == [
        "第1段", "第2段", "第3段",
    ]  # fmt: skip
