"""Damaged, locked and hostile mails: one sentence to the user, and nothing else happens."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.documents.readers.mail.mail_reader import is_mail, read_mail
from assistant.errors import DocumentError
from tests.documents.readers.damage import read_or_told_of, told_of
from tests.documents.readers.mail_files import BODY, as_is, by_hand, in_base64, mail

NAME = "来函.eml"
PIECES = ("", "=?utf-8?b?", "?=", '"', ";", "\n\n", "boundary=", "charset=", "filename*0*=", "\x00")


def told(data: bytes) -> DocumentError:
    return told_of(read_mail, data, NAME)


def read_or_told(data: bytes) -> None:
    read_or_told_of(read_mail, data, NAME)


@functools.cache
def sound() -> bytes:
    """Return a mail with something of everything."""
    made = mail(BODY * 5, page=f"<p>{BODY}</p>")
    made.add_attachment(b"0" * 90, maintype="application", subtype="pdf", filename="名单.pdf")
    made.add_attachment(mail("另一封信"))
    return made.as_bytes()


@pytest.mark.parametrize("tenth", range(4, 10))
def test_a_cut_mail_of_parts_is_damaged(tenth: int) -> None:
    assert "损坏" in told(sound()[: len(sound()) * tenth // 10]).message


@pytest.mark.parametrize("data", [as_is("utf-8", "utf-8"), in_base64("utf-8", "utf-8").rstrip()])
def test_a_mail_that_ends_within_a_character_is_damaged(data: bytes) -> None:
    assert "损坏" in told(data[:-3]).message


def test_a_mail_without_a_text_is_told() -> None:
    assert "没有正文" in told(by_hand("Content-Type: text/plain", b" \n")).message
    made = mail(" ")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="通知.pdf")
    assert "通知.pdf" in told(made.as_bytes()).next_step


@pytest.mark.parametrize(
    "data",
    [
        by_hand('Content-Type: multipart/encrypted; boundary="b"', b"--b\n\nx\n--b--\n"),
        by_hand("Content-Type: application/pkcs7-mime; name=smime.p7m", b"MIAG"),
        by_hand("Content-Type: text/plain", b"-----BEGIN PGP MESSAGE-----\nhQEMA\n"),
    ],
)
def test_an_encrypted_mail_is_told(data: bytes) -> None:
    assert "加了密" in told(data).message


def test_noise_for_a_body_is_told() -> None:
    told(by_hand("Content-Type: text/plain; charset=utf-8", bytes(range(128, 256)) * 9))


@pytest.mark.parametrize("depth", [20, 200, 5000])
def test_deep_nesting_is_read_or_told(depth: int) -> None:
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
    )
    closed = "".join(f"\n--b{n}--\n" for n in reversed(range(depth)))
    head = b"From: a@b\nSubject: a\n"
    data = head + f"{opened}Content-Type: text/plain\n\n{BODY}{closed}".encode()
    if depth == 20:
        assert read_mail(data, NAME).text.strip() == BODY.strip()
    read_or_told(data)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=150)
def test_changed_bytes_raise_nothing_else(data: st.DataObject) -> None:
    changed = bytearray(data.draw(st.sampled_from([sound(), as_is("gbk", "gbk")])))
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    is_mail(bytes(changed))
    read_or_told(bytes(changed))


@given(st.data())
@settings(max_examples=150)
def test_changed_fields_raise_nothing_else(data: st.DataObject) -> None:
    sent = data.draw(st.sampled_from([sound(), in_base64("gbk", "gbk")]))
    at = data.draw(st.integers(0, len(sent) - 1))
    length, put = data.draw(st.integers(0, 12)), data.draw(st.sampled_from(PIECES))
    read_or_told(sent[:at] + put.encode() + sent[at + length :])


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    is_mail(data)
    read_or_told(b"From: a@b\nSubject: a\n" + data)
