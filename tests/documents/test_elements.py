"""Heads and tails that other offices print: several attachments, 附注, 抄送, 国务院令."""

import pytest

from assistant.documents.lines import genre_of
from assistant.documents.model import Element, PolicyDocument
from assistant.documents.parse import parse_document
from tests.documents.clauses import labels

NOTICE = """某局关于开展检查的通知

各科室：

请于5月底前完成，不得拖延。
{attachment}
某局

2021年3月5日
{after}"""


def notice(attachment: str = "", after: str = "") -> PolicyDocument:
    return parse_document(NOTICE.format(attachment=attachment, after=after))


def test_a_short_notice_has_body_signature_and_date() -> None:
    assert labels(notice()) == ["标题", "主送机关", "正文第1段", "署名", "成文日期"]


def test_a_title_on_two_lines_is_one_title() -> None:
    document = parse_document("某县人民政府\n关于加强养老服务的意见\n各镇：\n抓好落实。")
    assert document.title == "某县人民政府关于加强养老服务的意见"
    assert document.genre == "意见"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("某县民政局\n某县孝老金政策明白纸（2025年版）", "某县孝老金政策明白纸（2025年版）"),
        ("某县人社局\n\n某县护林员招聘政策问答", "某县护林员招聘政策问答"),
        ("护林员招聘一次性告知书", "护林员招聘一次性告知书"),
    ],
)
def test_a_sheet_is_called_by_its_own_title_and_not_by_that_of_its_table(
    head: str, title: str
) -> None:
    annexed = "附件1\n孝老金标准表\n年龄\t月标准\n80周岁\t60元\n90周岁\t100元\n"
    document = parse_document(f"{head}\n\n一、谁能领？\n老人。\n二、多少？\n见附件1。\n\n{annexed}")
    assert document.title == title
    assert document.name == f"《{title}》"


def test_a_public_notice_is_called_by_what_it_is_about() -> None:
    head = "某县医保局\n国家税务总局某县税务局\n公告\n2025年第3号\n\n关于缴费的公告\n\n"
    document = parse_document(f"{head}现公告如下：\n一、时间\n九月。\n")
    assert document.title == "关于缴费的公告"


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于申请拨付资金的请示", "请示"),
        ("关于印发《某办法》的通知", "通知"),
        ("某某实施意见（试行）", "意见"),
        ("某某条例", "条例"),
        ("关于某事的复函", "复函"),
        ("某县乡村振兴实施方案", "方案"),
        ("工作笔记", ""),
    ],
)
def test_the_genre_is_the_last_word_of_the_title(title: str, genre: str) -> None:
    assert genre_of(title) == genre


def test_a_one_line_attachment_note_is_an_element() -> None:
    document = notice("\n附件：检查项目表\n")
    assert document.attachments == ("检查项目表",)


def test_a_note_under_the_date_is_an_element() -> None:
    document = notice(after="\n（此件公开发布）\n")
    note = document.element(Element.NOTE)
    assert note is not None
    assert note.text == "（此件公开发布）"


def test_an_impossible_date_is_printed_but_not_read() -> None:
    document = parse_document("关于甲的通知\n各科室：\n抓好落实。\n某局\n2021年2月30日")
    assert labels(document)[-1] == "成文日期"
    assert document.date is None


def test_each_line_of_an_attachment_note_is_an_attachment() -> None:
    document = notice("\n附件：1.检查项目表\n　　　2.责任分工表\n")
    assert labels(document)[2] == "正文第1段"
    assert len(document.attachments) == 2


@pytest.mark.parametrize("copies", ["抄送：市委办公室，市政府办公室。", "抄送:市委办公室。"])
def test_the_copies_line_is_no_second_document(copies: str) -> None:
    document = notice(after=f"\n{copies}\n某局办公室　　　2021年3月6日印发\n")
    assert {c.layer for c in document.clauses} == {""}
    assert labels(document)[2] == "正文第1段"


def test_a_note_between_a_notice_and_what_it_issues_hides_no_title() -> None:
    document = notice(after="\n（此件公开发布）\n\n某局检查办法\n\n第一条　甲。\n第二条　乙。\n")
    titles = [c.text for c in document.clauses if c.element is Element.TITLE]
    assert titles == ["某局关于开展检查的通知", "某局检查办法"]


def test_an_order_of_the_state_council_is_found_by_its_number() -> None:
    document = parse_document(
        "中华人民共和国国务院令\n\n第783号\n\n《某某条例》已经国务院常务会议通过，现予公布。\n\n"
        "总理　李某\n\n2024年5月10日\n\n某某条例\n\n第一条　为了甲。\n\n第二条　本条例乙。\n"
    )
    assert document.title == "某某条例"
    assert document.number_key == "国务院令||783"


def test_the_head_of_an_order_is_no_reference_to_another_document() -> None:
    document = parse_document(
        "中华人民共和国国务院令\n\n第783号\n\n现予公布。\n\n总理　李某\n\n2024年5月10日\n"
    )
    assert document.references == ()
