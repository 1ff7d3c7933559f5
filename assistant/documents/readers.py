"""Readers: from a file to its characters.

Plain text in the encodings that Chinese offices use. UTF-16 is known by its mark; anything that is
not valid UTF-8 is tried as GB18030, which holds GBK and GB2312.
"""

import codecs
from pathlib import Path

from assistant.errors import DocumentError

SUFFIXES = (".txt", ".md")
MAX_BYTES = 50 * 1024 * 1024
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NEXT = "请另存为 UTF-8 编码的 .txt 文本后重试。"


def read_text(path: Path) -> str:
    """Return the text of the file at `path`, with one kind of line end.

    Raises:
        DocumentError: there is no such file, it is too large, empty, or not text.
    """
    data = _read_bytes(path)
    text = _decode(path, data).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DocumentError(f"文件是空的：{path.name}。", "请换一份有文字的文件。")
    return text


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(
                f"文件超过 {MAX_BYTES // 2**20} MB：{path.name}。", "请拆成几份后分别入库。"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise DocumentError(f"读不到文件：{path}。", "请核对路径，并确认有读取权限。") from error


def _decode(path: Path, data: bytes) -> str:
    for encoding in (_MARKS.get(data[:2], "utf-8"), "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise DocumentError(f"这不是文本文件：{path.name}。", _NEXT)


def _is_text(text: str) -> bool:
    """Say whether decoded characters are a text: no control characters but the usual ones."""
    return not any(c < " " and c not in "\t\n\r\f\v" for c in text[:20_000])
