"""Letters in mails: their text in every encoding, their subject, and what is only told of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents.open import open_document, open_file
from assistant.documents.readers.formats import recognised_format
from assistant.documents.readers.mail.mail_reader import is_mail, read_mail
from assistant.documents.readers.web.web_page import is_web_page
from assistant.errors import DocumentError
from tests.documents.readers.mail_files import BODY, DATE, SUBJECT, as_is, by_hand, in_base64, mail

NAME = "来函.eml"
PAGE = (
    "<html><body><p style='text-indent:2em'>一、标准如下。</p>"
    "<table border=1><tr><td>镇名</td><td>金额</td></tr><tr><td>东镇</td><td>10</td></tr></table>"
    "<div>来源：民政局</div></body></html>"
)


@pytest.mark.parametrize("write", [in_base64, as_is])
@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb18030"),
        ("gb2312", "gb18030"),
        ("us-ascii", "gb18030"),
        ("iso-8859-1", "utf-8"),
        ("gbk", "utf-8"),
        ("utf-8", "gb18030"),
        ("no-such", "utf-8"),
        ("big5", "big5"),
    ],
)
def test_the_text_is_read_whatever_it_is_said_to_be_in(
    write: Callable[[str, str, str], bytes], charset: str, codec: str
) -> None:
    text = "各鎮公所：\n請查照。\n" if codec == "big5" else BODY
    assert read_mail(write(charset, codec, text), NAME).text == text


def test_without_an_encoding_it_is_one_that_offices_use() -> None:
    assert read_mail(as_is("", "utf-8"), NAME).text == BODY
    assert read_mail(as_is("", "gb18030"), NAME).text == BODY


def test_what_a_letter_strikes_out_is_left_out_and_told() -> None:
    page = "<html><body><p>每户补助<s>2000</s>3000元。</p></body></html>"
    letter = read_mail(mail(page=page).as_bytes(), NAME)
    assert letter.text == "每户补助3000元。\n"
    assert any("删除线" in warning for warning in letter.warnings)


def test_a_page_is_read_whole_with_its_table_and_indents() -> None:
    data = by_hand("Content-Type: text/html; charset=utf-8", PAGE.encode())
    reading = read_mail(data, NAME)
    assert reading.text == "　　一、标准如下。\n镇名\t金额\n东镇\t10\n来源：民政局\n"


def test_a_page_in_gb18030_is_read() -> None:
    data = by_hand("Content-Type: text/html; charset=gb2312", PAGE.encode("gb18030"))
    assert "东镇\t10\n" in read_mail(data, NAME).text


def test_of_two_forms_the_page_is_read_and_the_plain_one_where_the_page_is_empty() -> None:
    assert read_mail(mail("请看网页。\n", page=PAGE).as_bytes(), NAME).text.startswith("　　一、")
    assert read_mail(mail(page="<html><img src=a></html>").as_bytes(), NAME).text == BODY


def test_the_subject_is_the_title_and_the_head_is_kept_apart() -> None:
    reading = read_mail(mail(subject=f"回复：Fw: {SUBJECT}").as_bytes(), NAME)
    assert reading.declared.title == SUBJECT
    assert reading.declared.date == ""
    assert "发件人：民政局 <mz@x.gov.cn>" in reading.apart
    assert "收件人：xz@x.gov.cn" in reading.apart
    assert f"日期：{DATE}" in reading.apart
    assert SUBJECT not in reading.text


@pytest.mark.parametrize(
    "subject",
    [
        "=?gb2312?B?udjT2sjhu7c=?=",
        "=?gbk?q?=B9=D8=D3=DA=C8=E1=BB=B7?=",
        "=?GB2312?B?udjT2g==?=\n =?GB2312?B?yOG7tw==?=",
        "关于柔环",
    ],
)
def test_a_subject_is_decoded(subject: str) -> None:
    data = by_hand("Content-Type: text/plain; charset=utf-8", BODY.encode(), subject=subject)
    assert read_mail(data, NAME).declared.title == "关于柔环"


def test_a_head_in_bytes_of_gb18030_is_decoded() -> None:
    data = by_hand("Content-Type: text/plain; charset=gb2312", BODY.encode("gb18030"))
    data = data.replace(b"Subject: a", "Subject: 关于防汛".encode("gb18030"))
    assert read_mail(data, NAME).declared.title == "关于防汛"


def test_wrapped_paragraphs_are_joined_where_the_mail_says_so() -> None:
    fields = "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes"
    data = by_hand(fields, "一、各镇要 \n落实责任。\n二、加强值守。\n-- \n民政局\n".encode())
    assert read_mail(data, NAME).text == "一、各镇要落实责任。\n二、加强值守。\n-- \n民政局\n"


def test_attachments_are_told_of_and_not_read() -> None:
    made = mail()
    made.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="名单.docx")
    made.add_attachment("不是正文", filename="附言.txt")
    made.add_attachment(mail("另一封信"))
    reading = read_mail(made.as_bytes(), NAME)
    assert reading.text == BODY
    (warning,) = reading.warnings
    assert "3 个附件没有读：名单.docx、附言.txt、转来的邮件" in warning


def test_a_signature_is_no_attachment() -> None:
    made = mail()
    made.add_attachment(b"0", maintype="application", subtype="pkcs7-signature", filename="s.p7s")
    assert read_mail(made.as_bytes(), NAME).warnings == ()


def test_a_mail_is_told_from_a_saved_page_and_from_a_text() -> None:
    page = b"From: <Saved by Blink>\nSubject: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>"
    assert not is_mail(page)
    assert is_web_page(page)
    assert recognised_format(mail(page=PAGE).as_bytes(), NAME).name == "邮件"
    assert not is_mail("From: mz@x.gov.cn\n这是一份抄下来的邮件\n\n".encode())
    assert not is_mail("电话：1\n邮箱: mz@x.gov.cn\n".encode())
    assert is_mail(b"\r\nFrom mz@x Tue Mar 5\r\n" + mail().as_bytes())


def test_a_letter_is_a_document(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(mail().as_bytes())
    document, _ = open_document(tmp_path / NAME)
    assert document.title == SUBJECT
    assert any("逾期不再受理" in clause.text for clause in document.clauses)


@pytest.mark.parametrize("subject", ["机密★1年", "内部资料"])
def test_a_mark_of_secrecy_in_the_subject_is_seen(subject: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(mail(subject=subject).as_bytes())
    with pytest.raises(DocumentError, match="不能入库"):
        open_file(tmp_path / NAME)
