"""Files of several documents: what issues, what is issued, and the attachments."""

from datetime import date

import pytest

from assistant.documents.model import DocumentType, PolicyDocument
from assistant.documents.parse import parse_document
from tests.documents.clauses import clause_named, labels

NOTICE = (
    "某县人民政府文件\n某政发〔2020〕15号\n某县人民政府关于印发《某县救助办法》的通知\n"
    "各镇人民政府：\n现将《某县救助办法》印发给你们，请认真贯彻执行。\n"
)
SIGNED = "某县人民政府\n2020年3月2日\n"
MEASURE = "某县救助办法\n第一条　为了规范救助，制定本办法。\n第二条　本办法自印发之日起施行。\n"
REPORT = (
    "关于报送甲的报告\n县政府：\n现将有关情况报告如下。\n附件：1.名单\n2.经费表\n"
    "某局\n2021年3月5日\n"
)


def layers(document: PolicyDocument) -> list[tuple[str, str]]:
    return [(layer.name, layer.title) for layer in document.layers]


@pytest.mark.parametrize("mark", ["", "附件\n", "附件1\n"])
def test_what_a_notice_issues_is_a_layer_with_or_without_the_word(mark: str) -> None:
    document = parse_document(f"{NOTICE}{SIGNED}{mark}{MEASURE}")
    assert [name for name, _ in layers(document)] == ["印发通知", "办法"]
    assert document.layers[1].type is DocumentType.LAW
    assert clause_named(document, "第二条").layer == "办法"
    assert document.title == "某县人民政府关于印发《某县救助办法》的通知"


def test_every_attachment_is_a_layer_of_its_own() -> None:
    document = parse_document(
        f"{REPORT}附件1\n名单\n张某等三人参加。\n附件2\n经费表\n共需十万元，分两期拨付。\n"
    )
    assert layers(document)[1:] == [("附件1", "名单"), ("附件2", "经费表")]
    assert "附件1正文第1段" in labels(document)
    assert "附件2正文第1段" in labels(document)
    assert document.attachments == ("名单", "经费表")


CLAUSES = (
    "某县扶贫办文件\n某扶办〔2025〕3号\n关于做好补助申请工作的通知\n各乡镇：\n现将有关事项通知如下。\n"
    "一、申请对象\n1.在校学生可以申请。\n二、工作要求\n1.要按时上报。\n2.要及时公示。\n"
)
ENDED = "附件：1.申请表\n某县扶贫办\n2025年3月1日\n"
ROWS = "学校\t姓名\t金额\n某中学\t张某\t1500\n"


CALL = "联系人：李某，电话：0518-1234567\n"


@pytest.mark.parametrize("between", ["", "（此件公开发布）\n", CALL])
@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("", ""),
        ("2025年补助申请表\n", "2025年补助申请表"),
        ("补助申请表\n（2025年度）\n单位：元\n", "补助申请表（2025年度）"),
    ],
)
@pytest.mark.parametrize("behind", ["", "填表人：　　审核人：\n", "抄送：县委办。\n"])
def test_a_table_behind_the_signature_is_attached_without_the_word(
    between: str, named: str, title: str, behind: str
) -> None:
    document = parse_document(f"{CLAUSES}{ENDED}{between}{named}{ROWS}{behind}")
    assert (document.date, document.issuers) == (date(2025, 3, 1), ("某县扶贫办",))
    assert document.attachments == ("申请表",)
    assert clause_named(document, "二、2.").text == "2.要及时公示。"
    assert layers(document) == [("", "关于做好补助申请工作的通知"), ("附件", title)]
    assert clause_named(document, "附件表1第1行").text == "某中学\t张某\t1500"


@pytest.mark.parametrize(
    "end",
    [
        f"补助标准如下：\n{ROWS}",
        f"{ROWS}某县扶贫办\n2025年3月1日\n",
        f"补助发放表\n2025年3月1日\n{ROWS}",
        "某县扶贫办\n2025年3月1日\n抄送：县委办\t\n某县扶贫办\t2025年3月2日印发\n",
    ],
    ids=["of a clause", "before the signature", "dated itself", "of the printing"],
)
def test_a_table_of_the_text_is_no_attachment(end: str) -> None:
    assert len(parse_document(f"{CLAUSES}{end}").layers) == 1


def test_the_note_of_the_attachments_begins_no_layer() -> None:
    assert len(parse_document(REPORT).layers) == 1


def test_the_copies_at_the_end_belong_to_the_whole() -> None:
    document = parse_document(
        f"{REPORT}附件1\n名单\n张某等三人参加。\n抄送：县纪委。\n某局办公室　2021年3月6日印发\n"
    )
    assert {"抄送机关", "印发机关和印发日期"} <= set(labels(document))


def test_a_clause_is_named_with_the_title_of_its_own_layer() -> None:
    document = parse_document(f"{NOTICE}{SIGNED}{MEASURE}")
    assert document.title_of(clause_named(document, "第一条")) == "某县救助办法"
