"""How clauses are named: with the part in which they stand, as （一） may begin anew in each."""

from assistant.documents.cited_labels import cited_labels, cited_together
from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document

ANEW = """某县工作要点
各乡镇：
　　一、救助
　　（一）申请
　　1.本人提出申请。
　　2.村委会受理。
　　（二）审核
　　1.乡镇审核。
　　二、养老
　　（一）申请
　　1.向村委会提出。
　　2.由乡镇转报。
乡镇\t人数
东镇\t5
西镇\t6
　　（二）发放。按月发放。
　　三、其他事项按规定办理。
某县人民政府
2026年1月5日"""
ANNEXED = """某县关于印发办法的通知
各乡镇：
　　现印发给你们。
　　附件：1.某县办法
某县人民政府
2026年1月5日
附件1
某县办法
　　一、救助
　　（一）本人申请。
　　二、养老
　　（一）村委会申请。"""


def named(document: PolicyDocument, words: str) -> str:
    (clause,) = (c for c in document.clauses if words in c.text)
    return cited_labels(document, (clause,))[0]


def test_a_number_that_begins_anew_is_named_with_its_part_at_every_level() -> None:
    document = parse_document(ANEW)
    assert named(document, "村委会受理") == "第一部分（一）2."
    assert named(document, "由乡镇转报") == "第二部分（一）2."
    assert named(document, "按月发放") == "第二部分（二）"
    assert named(document, "东镇") == "第二部分表1第1行"
    assert named(document, "其他事项") == "第三部分"
    assert named(document, "各乡镇") == "主送机关"
    labels = cited_labels(document, [c for c in document.clauses if not c.element])
    assert len(labels) == len(set(labels))


def test_clauses_of_one_part_name_it_once() -> None:
    document = parse_document(ANEW)
    of = {label: c for c, label in zip(
        document.clauses, cited_labels(document, document.clauses), strict=True
    )}  # fmt: skip
    first, second, third = of["第一部分（一）1."], of["第一部分（一）2."], of["第二部分（一）1."]
    assert cited_together(document, (first, second)) == "第一部分（一）1.、（一）2."
    assert cited_together(document, (second, third)) == "第一部分（一）2.、第二部分（一）1."


def test_a_part_of_an_annex_is_the_annex_s() -> None:
    document = parse_document(ANNEXED)
    assert named(document, "本人申请") == "附件1第一部分（一）"
    assert named(document, "村委会申请") == "附件1第二部分（一）"


def test_an_article_needs_no_part() -> None:
    law = parse_document("某市条例\n第一章　总则\n第一条　为了救助。\n第二条　适用于本市。")
    assert named(law, "适用于本市") == "第二条"
