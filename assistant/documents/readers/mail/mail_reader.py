"""Letters that were sent by mail (.eml, RFC 822 and MIME): the text of the letter.

Its head (发件人, 日期, 主题 …) is no text of the letter and goes to `Reading.apart`; the subject
is its title where it prints none. Of what is attached only the names are told. That a letter of one
part was cut between two characters, nothing in it shows.
"""

import email
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import errors
from email.message import Message

from assistant.documents.readers.mail.mail_words import characters, words
from assistant.documents.readers.struck_out import STRUCK_OUT
from assistant.documents.readers.web.web_lines import Walk
from assistant.documents.readers.web.web_page import text_of
from assistant.documents.readers.web.web_struck import without_struck
from assistant.documents.readers.web.web_tree import read_tree
from assistant.documents.reading import Declared, Reading
from assistant.errors import DocumentError

_LOOKED_AT = 65_536
"""Bytes in which the head is looked for; the stamps of many servers may stand in it."""
_FIELD = re.compile(rb"([!-9;-~]{1,80}):(.*)")
_SENT = {b"to", b"cc", b"date", b"subject", b"message-id", b"received"}
"""Beside the sender's address one of these makes a mail; a saved web page has no address."""
_SHOWN = {"From": "发件人", "To": "收件人", "Cc": "抄送", "Date": "日期", "Subject": "主题"}
_BEFORE_TITLE = re.compile(
    r"(?:(?:re|fw|fwd|回复|答复|转发)\s*[:：]\s*|\[[^\]]{0,10}\]\s*)+", re.IGNORECASE
)
_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_PGP = "-----BEGIN PGP MESSAGE-----"
_SEALS = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
)
_DAMAGE = (
    errors.StartBoundaryNotFoundDefect, errors.CloseBoundaryNotFoundDefect,
    errors.NoBoundaryInMultipartDefect, errors.MultipartInvariantViolationDefect,
    errors.InvalidBase64CharactersDefect, errors.InvalidBase64PaddingDefect,
    errors.InvalidBase64LengthDefect,
)  # fmt: skip
"""What `email` notes of a message that is not whole; it notes also what does no harm."""
_AGAIN = "请从邮件程序里重新另存一份 .eml 后重试。"


@dataclass(slots=True)
class _Letter:
    """What was found in a mail: the texts of its body in order, and the names of the rest.

    `struck` says that words of it were struck out.
    """

    texts: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    struck: bool = False

    @property
    def text(self) -> str:
        return "\n".join(text for text in self.texts if text.strip())


def is_mail(data: bytes) -> bool:
    """Say whether the bytes begin as a mail: fields, a sender's address among them."""
    fields = dict(_head(data))
    return b"@" in fields.get(b"from", b"") and bool(fields.keys() & _SENT)


def read_mail(data: bytes, name: str) -> Reading:
    """Read the letter in `data`; `name` is for the error's sentence.

    Raises:
        DocumentError: the mail is encrypted or damaged, or there is no text in it.
    """
    letter = _Letter()
    try:
        message = email.message_from_bytes(data.lstrip())
        _read_part(message, letter, name)
    except RecursionError as error:
        raise _damaged(name) from error
    if not letter.text:
        raise _without_text(letter.attached, name)
    fields = {label: words(raw) for label, raw in reversed(list(_raw(message)))}
    title = _BEFORE_TITLE.sub("", fields.get("Subject", ""), count=1)
    apart = tuple(f"{shown}：{fields[of]}" for of, shown in _SHOWN.items() if fields.get(of))
    subject = tuple(filter(None, [title]))
    return Reading(letter.text, Declared(title), (*subject, *apart), _warnings(letter))


def _head(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the fields at the beginning of `data`, if there is nothing else up to a blank line."""
    fields: list[tuple[bytes, bytes]] = []
    for line in data[:_LOOKED_AT].lstrip().splitlines():
        if not line.strip():
            break
        match = _FIELD.fullmatch(line)
        if match:
            fields.append((match[1].lower(), match[2]))
        elif fields and line[:1] in b" \t":
            fields[-1] = (fields[-1][0], fields[-1][1] + line)
        elif fields or not line.startswith(b"From "):  # as a mailbox begins each mail
            return
    yield from fields


def _raw(message: Message) -> Iterator[tuple[str, str]]:
    """Yield the fields that are shown, as they stand in the file."""
    shown = {label.lower(): label for label in _SHOWN}
    for label, value in message.raw_items():
        if label.lower() in shown:
            yield shown[label.lower()], str(value)


def _read_part(part: Message, letter: _Letter, name: str) -> None:
    kind = part.get_content_type()
    if kind in _LOCKED:
        raise _locked(name)
    if any(isinstance(defect, _DAMAGE) for defect in part.defects):
        raise _damaged(name)
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        _read_parts(part, letter, name)
    elif kind in ("text/plain", "text/html") and not _is_attached(part):
        letter.texts.append(_body(part, letter, name))
    elif kind not in _SEALS:
        letter.attached.append(_called(part))


def _read_parts(part: Message, letter: _Letter, name: str) -> None:
    """Read the parts of a part; of several forms of one letter the richest that holds a text."""
    parts = [each for each in part.get_payload() if isinstance(each, Message)]
    if part.get_content_type() != "multipart/alternative":
        for each in parts:
            _read_part(each, letter, name)
        return
    for each in reversed(parts):  # RFC 2046 5.1.4: the last is the best
        form = _Letter()
        _read_part(each, form, name)
        if form.text:
            letter.texts += form.texts
            letter.attached += form.attached
            letter.struck |= form.struck
            return


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _called(part: Message) -> str:
    """Return what an attachment is called, or what it is."""
    if part.get_content_type() == "message/rfc822":
        return "转来的邮件"
    return words(part.get_filename() or "") or "没有名字的附件"


def _body(part: Message, letter: _Letter, name: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or any(isinstance(d, _DAMAGE) for d in part.defects):
        raise _damaged(name)
    text = characters(payload, part.get_content_charset() or "", name)
    if part.get_content_type() == "text/html":
        return _of_page(text, letter, name)
    if _PGP in text:
        raise _locked(name)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unwrapped(text, gap="" if str(part.get_param("delsp")).lower() == "yes" else " ")
    return text if text.endswith("\n") else f"{text}\n"


def _of_page(source: str, letter: _Letter, name: str) -> str:
    _, root = read_tree(source, name)
    if root is None:
        return ""
    letter.struck |= without_struck(root)
    return text_of(Walk().walk(root).lines)


def _unwrapped(text: str, gap: str) -> str:
    """Join the lines of a paragraph that was wrapped in sending (RFC 3676): they end in a blank."""
    return re.sub(r"(?<!\n--) \n(?!>)", gap, f"\n{text}")[1:]


def _warnings(letter: _Letter) -> tuple[str, ...]:
    attached, struck = letter.attached, (STRUCK_OUT,) if letter.struck else ()
    if not attached:
        return struck
    names = "、".join(attached)
    return (
        *struck, f"邮件有 {len(attached)} 个附件没有读：{names}。需要的请另存后单独入库。",
    )  # fmt: skip


def _without_text(attached: Sequence[str], name: str) -> DocumentError:
    if attached:
        names = "、".join(attached)
        return DocumentError(f"邮件没有正文，只有附件：{name}。", f"请把附件另存后入库：{names}。")
    return DocumentError(f"邮件里没有正文：{name}。", _AGAIN)


def _locked(name: str) -> DocumentError:
    return DocumentError(
        f"邮件加了密，读不了：{name}。", "请在邮件程序里解密，把正文另存为文本后重试。"
    )


def _damaged(name: str) -> DocumentError:
    return DocumentError(f"邮件已损坏或不完整：{name}。", _AGAIN)
