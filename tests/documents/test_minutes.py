"""Minutes, and the letter form: the office alone above the number, the printer above the title."""

from assistant.documents.model import Element
from assistant.documents.parse import parse_document
from tests.documents.clauses import labels

MINUTES = """某县人民政府
专题会议纪要

〔2024〕7号

某县人民政府办公室              2024年9月5日

研究秋季就业帮扶工作的会议纪要

    2024年9月2日，副县长主持召开会议，研究就业帮扶工作。现纪要如下：
    一、关于公益性岗位
    会议议定，新增岗位300个。
    二、关于交通补贴
    会议议定，一次性补贴500元。
"""
REPLY = """某县人民政府

某政复〔2023〕41号

某县人民政府
关于拨付配套资金的批复

县某局：
    你局《关于申请拨付配套资金的请示》（某局发〔2023〕15号）收悉。现批复如下：
    一、同意安排资金110万元。
    二、资金专款专用。

                          某县人民政府
                          2023年6月8日
"""


def test_minutes_are_one_document_with_their_own_number_and_title() -> None:
    document = parse_document(MINUTES)
    assert document.document_number == "专题会议纪要〔2024〕7号"
    assert document.title == "研究秋季就业帮扶工作的会议纪要"
    assert document.genre == "纪要"
    assert document.issuers == ("某县人民政府办公室",)
    assert document.references == ()
    assert labels(document)[:5] == ["发文机关标志", "发文字号", "署名", "成文日期", "标题"]


def test_minutes_that_count_by_issue_are_named_by_it() -> None:
    document = parse_document(MINUTES.replace("〔2024〕7号", "第7期"))
    assert document.document_number == "专题会议纪要第7期"


def test_the_office_alone_above_the_number_is_the_issuing_mark() -> None:
    document = parse_document(REPLY)
    assert document.title == "某县人民政府关于拨付配套资金的批复"
    assert document.genre == "批复"
    mark = document.element(Element.ISSUING_MARK)
    assert mark is not None
    assert mark.text == "某县人民政府"


def test_the_name_of_an_attachment_may_begin_with_a_year() -> None:
    note = "附件：1.2024年补助标准表\n      2.汇总表"
    text = f"关于提高标准的通知\n各县：\n请执行。\n{note}\n某局\n2024年2月6日"
    assert parse_document(text).attachments == ("2024年补助标准表", "汇总表")
