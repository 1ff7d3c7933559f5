"""Plain text and Markdown in the encodings that Chinese offices use.

UTF-16 is known by its mark; anything that is not valid UTF-8 is tried as GB18030, which holds GBK
and GB2312.
"""

import codecs

from assistant.documents.readers.text.markdown import plain
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NEXT = "请另存为 UTF-8 编码的 .txt 文本后重试。"


def read_plain_text(data: bytes, name: str) -> Reading:
    """Return the text of `data`, with one kind of line end; `name` is for the error's sentence.

    Raises:
        DocumentError: the bytes are not text.
    """
    text = decode(data, name).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Reading(plain(text) if name.lower().endswith(".md") else text)


def decode(data: bytes, name: str) -> str:
    """Return the characters of `data` in the first encoding that makes them a text.

    Raises:
        DocumentError: none does.
    """
    for encoding in (_MARKS.get(data[:2], "utf-8"), "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise DocumentError(f"这不是文本文件：{name}。", _NEXT)


def _is_text(text: str) -> bool:
    """Say whether decoded characters are a text: no control characters but the usual ones."""
    return not any(c < " " and c not in "\t\n\r\f\v" for c in text[:20_000])
