"""Plain text and Markdown in the encodings that Chinese offices use.

UTF-16 is known by its mark; anything that is not valid UTF-8 is tried as GB18030, which holds GBK
and GB2312.
"""

import codecs

from assistant.documents.readers.text.bar_tables import without_bars
from assistant.documents.readers.text.markdown import read_markdown
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NEXT = "请另存为 UTF-8 编码的 .txt 文本后重试。"
_LOOKED_AT = 20_000
"""Characters among which control characters are looked for."""


def is_plain_text(data: bytes) -> bool:
    """Say whether the bytes are text in one of the encodings."""
    return _decoded(data) is not None


def read_plain_text(data: bytes, name: str) -> Reading:
    """Return the text of `data`, with one kind of line end and tabs between the cells of tables.

    A .md file loses its signs.

    Raises:
        DocumentError: the bytes are not text.
    """
    text = decode(data, name).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return read_markdown(text) if name.lower().endswith(".md") else Reading(without_bars(text))


def decode(data: bytes, name: str) -> str:
    """Return the characters of `data`; `name` is for the error's sentence.

    Raises:
        DocumentError: the bytes are not text in any of the encodings.
    """
    text = _decoded(data)
    if text is None:
        raise DocumentError(f"这不是文本文件：{name}。", _NEXT)
    return text


def _decoded(data: bytes) -> str | None:
    """Return the characters of `data` in the first encoding that makes them a text."""
    for encoding in (_MARKS.get(data[:2], "utf-8"), "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    return None


def _is_text(text: str) -> bool:
    """Say whether decoded characters are a text: no control characters but the usual ones."""
    return not any(c < " " and c not in "\t\n\r\f\v" for c in text[:_LOOKED_AT])
