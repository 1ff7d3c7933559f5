"""Mails for tests, written by the standard library or by hand."""

import base64
from email.message import EmailMessage

BODY = "各镇人民政府：\n　　一、请于3月20日前上报。\n　　二、逾期不再受理。\n"
SUBJECT = "关于上报低保复核情况的函"
DATE = "Tue, 05 Mar 2024 09:00:00 +0800"
HEAD = f"From: =?utf-8?b?5rCR5pS/5bGA?= <mz@x.gov.cn>\nTo: <xz@x.gov.cn>\nDate: {DATE}\n"
"""From 民政局."""


def mail(body: str = BODY, *, page: str = "", subject: str = SUBJECT) -> EmailMessage:
    """Return a mail; `page` is a second form of its body, in HTML."""
    made = EmailMessage()
    made["From"], made["To"] = "民政局 <mz@x.gov.cn>", "xz@x.gov.cn"
    made["Date"], made["Subject"] = DATE, subject
    made.set_content(body)
    if page:
        made.add_alternative(page, subtype="html")
    return made


def by_hand(fields: str, body: bytes, *, subject: str = "a") -> bytes:
    """Return a mail with `fields` beside its head, its body as it is given."""
    return f"{HEAD}Subject: {subject}\nMIME-Version: 1.0\n{fields}\n\n".encode() + body


def in_base64(charset: str, codec: str, text: str = BODY) -> bytes:
    """Return a mail of one part that says `charset` and is in `codec`."""
    fields = f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: base64'
    return by_hand(fields, base64.encodebytes(text.encode(codec)))


def as_is(charset: str, codec: str, text: str = BODY) -> bytes:
    """Return a mail whose bytes are not encoded for sending."""
    said = f"; charset={charset}" if charset else ""
    fields = f"Content-Type: text/plain{said}\nContent-Transfer-Encoding: 8bit"
    return by_hand(fields, text.encode(codec))
