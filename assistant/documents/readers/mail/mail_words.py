"""The characters of a mail: what the bytes of its fields and of its body mean.

A mail names its encoding, often wrongly: gb2312 stands for GB18030, and a body that is said to be
in Latin letters may be Chinese. Only what decodes without a fault is believed.
"""

import codecs
import re
from email.errors import HeaderParseError
from email.header import decode_header

from assistant.errors import DocumentError

_GB = ("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030")
_CODECS = dict.fromkeys(_GB, "gb18030") | dict.fromkeys(
    ("", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "unknown-8bit"), "utf-8"
)
"""Python's names of what mails declare; what names no Chinese is not believed."""
_USUAL = ("utf-8", "gb18030")
_HAN = re.compile("[\u3400-\u9fff]")
_LOST = "\ufffd"
_NEXT = "请在邮件程序里打开，把正文复制到 UTF-8 编码的文本文件后重试。"


def characters(data: bytes, declared: str, name: str) -> str:
    """Return the characters of a body; `declared` is the encoding that it names, or "".

    Raises:
        DocumentError: they are in no encoding that Chinese mails use, or are damaged.
    """
    named = _CODECS.get(declared.lower(), declared)
    for codec in dict.fromkeys((named, *_USUAL)):
        if codec == "gb18030" and named == "utf-8" and _is_damaged_utf8(data):
            break
        text = _strict(data, codec)
        if text is not None:
            return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise DocumentError(f"认不出邮件正文的文字编码，或正文已损坏：{name}。", _NEXT)


def words(field: str) -> str:
    """Return a field of the head as people read it: =?gb2312?B?…?= decoded, on one line.

    `field` is as `email` gives it, with bytes beyond ASCII as lone surrogates.
    """
    field = _read_or_lost(field.encode("utf-8", "surrogateescape"), "")
    try:
        pieces = decode_header(field)
    except (HeaderParseError, ValueError):
        pieces = [(field, None)]
    return " ".join("".join(_piece(piece, charset) for piece, charset in pieces).split())


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset is None:  # so does decode_header give what stands between encoded words
        return piece.decode("raw-unicode-escape", "replace")
    return _read_or_lost(piece, charset)


def _read_or_lost(data: bytes, declared: str) -> str:
    named = _CODECS.get(declared.lower(), declared)
    read = (_strict(data, codec) for codec in (named, *_USUAL))
    return next((text for text in read if text is not None), data.decode("utf-8", "replace"))


def _strict(data: bytes, codec: str) -> str | None:
    """Return the characters, or None if they are not all `codec`, or there is no such codec."""
    try:
        return data.decode(codec)
    except (LookupError, ValueError):
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Say whether only some bytes, or the last, are wrong: as GB18030 all of it would be."""
    cut = codecs.getincrementaldecoder("utf-8")("replace").decode(data)
    return _HAN.search(cut) is not None and cut.count(_LOST) * 50 <= len(_HAN.findall(cut))
