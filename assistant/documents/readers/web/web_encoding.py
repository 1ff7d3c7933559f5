"""The characters of a web page: what its bytes mean.

A page says its encoding in a mark, in `<meta charset>` or in `http-equiv`, and the saying is often
wrong: a browser that saves a page may write UTF-8 under an old "gb2312". So bytes that are valid
UTF-8 are UTF-8, unless the page says otherwise and no Chinese comes out of them.
"""

import codecs
import email
import re
from email.message import Message

from assistant.errors import DocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = {
    f"{first}".encode(codec): codec for first in "<\r\n " for codec in ("utf-16-le", "utf-16-be")
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Bytes in which the declaration is looked for; browsers look at 1024."""
_GB = ("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030")
_CODECS = dict.fromkeys(_GB, "gb18030") | {
    "utf-8": "utf-8", "utf8": "utf-8", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
}  # fmt: skip
"""Python's names of what pages declare. What is not here (iso-8859-1) is no Chinese: not believed.
GB18030 holds GBK, which holds GB2312."""
_HAN = re.compile("[\u3400-\u9fff]")
_STRANGE = re.compile("[\u3041-\u30ff\u3105-\u312f\u2500-\u257f\ue000-\uf8ff]")
"""Kana, bopomofo, lines of boxes and characters of nobody's."""
_FEW_STRANGE = 0.05
_LOST = "\ufffd"
_FEWEST_READ = 0.98
"""Less than this share of readable characters is not a page with a few bad bytes but no page."""
_NEXT = "请在浏览器里打开这个网页，另存为 UTF-8 编码的网页后重试。"
_ARCHIVE = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.I | re.M)
_MIME = re.compile(rb"^mime-version:", re.I | re.M)


def is_web_archive(data: bytes) -> bool:
    """Say whether `data` is a page saved as one file (.mht): a mail message with HTML in it."""
    head = re.split(rb"\r?\n\r?\n", data[:_DECLARED_WITHIN].lstrip(), maxsplit=1)[0]
    return _MIME.search(head) is not None and _ARCHIVE.search(head) is not None


def page_source(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the source of the page and the warnings; `name` is for the error's sentence.

    Raises:
        DocumentError: the bytes are not text in any encoding that Chinese pages use.
    """
    declared = ""
    data = data.removeprefix(codecs.BOM_UTF8)
    if is_web_archive(data):
        data, declared = _main_part(data)
    return _decode(data, declared or _declared(data), name)


def utf16_without_mark(data: bytes) -> str:
    """Return the codec of UTF-16 that has no mark: a page begins with "<" or white space."""
    return _UNMARKED.get(data[:2], "") if len(data) > 3 else ""


def _main_part(data: bytes) -> tuple[bytes, str]:
    """Return the first HTML of an archive, decoded from its transfer encoding, and its charset.

    A message nested deeper than Python's stack is no page: it has no part to read.
    """
    try:
        message = email.message_from_bytes(data.lstrip())
    except RecursionError:
        return b"", ""
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return _payload(part), str(part.get_content_charset() or "")
    return b"", ""


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return match[1].decode("ascii").lower() if match else ""


def _decode(data: bytes, declared: str, name: str) -> tuple[str, tuple[str, ...]]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _with_warning(data, codec, name)
    unmarked = utf16_without_mark(data)
    if unmarked:
        return _with_warning(data, unmarked, name)
    codec = _CODECS.get(declared, "")
    utf8 = _strict(data, "utf-8")
    if utf8 is not None and (codec in ("", "utf-8") or data.isascii() or _HAN.search(utf8)):
        return utf8, ()
    if utf8 is None and _is_damaged_utf8(data):
        return _with_warning(data, "utf-8", name)
    texts = [text for each in _tried(codec) if (text := _strict(data, each)) is not None]
    if texts:
        return next((text for text in texts if not _is_unlikely(text)), texts[0]), ()
    return _with_warning(data, codec or "gb18030", name)


def _tried(codec: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (codec, "gb18030", "big5hkscs"))))


def _is_unlikely(text: str) -> bool:
    """Say whether characters that no Chinese page has are many: GB18030 takes Big5 for such."""
    return len(_STRANGE.findall(text)) > _FEW_STRANGE * len(_HAN.findall(text))


def _is_damaged_utf8(data: bytes) -> bool:
    """Say whether only a few bytes are wrong; GBK read as UTF-8 is wrong nearly everywhere."""
    text = data.decode("utf-8", errors="replace")
    return text.count(_LOST) * 50 < len(_HAN.findall(text))


def _strict(data: bytes, codec: str) -> str | None:
    """Return the characters, a last one that was cut off left out; None if they are not `codec`."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(data)
    except UnicodeDecodeError:
        return None


def _with_warning(data: bytes, codec: str, name: str) -> tuple[str, tuple[str, ...]]:
    """Decode what can be decoded; the rest stays visible as U+FFFD, and the user is told."""
    text = data.decode(codec, errors="replace")
    lost = text.count(_LOST)
    if lost > (1 - _FEWEST_READ) * len(text):
        raise DocumentError(f"认不出网页的文字编码：{name}。", _NEXT)
    warning = f"网页里有 {lost} 处文字无法识别，已用“{_LOST}”标出，请核对原文。"
    return text, (warning,) if lost else ()
