"""Readers: from a file to a `Reading`. What a file is, its first bytes say, not its name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.documents.readers.plain_text import read_plain_text
from assistant.documents.reading import Reading
from assistant.errors import DocumentError

MAX_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its suffixes, how its bytes are known, and its reader."""

    suffixes: tuple[str, ...]
    known: Callable[[bytes], bool]
    read: Callable[[bytes, str], Reading]


FORMATS = (Format((".txt", ".md"), lambda _: True, read_plain_text),)
"""In the order they are tried; the last takes what no other knows."""

SUFFIXES = tuple(suffix for each in FORMATS for suffix in each.suffixes)


def read_file(path: Path) -> Reading:
    """Read the file at `path`.

    Raises:
        DocumentError: there is no such file, it is too large or empty, or it cannot be read.
    """
    data = _read_bytes(path)
    reader = next(each for each in FORMATS if each.known(data))
    reading = reader.read(data, path.name)
    if not reading.text.strip():
        raise DocumentError(f"文件是空的：{path.name}。", "请换一份有文字的文件。")
    return reading


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(
                f"文件超过 {MAX_BYTES // 2**20} MB：{path.name}。", "请拆成几份后分别入库。"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise DocumentError(f"读不到文件：{path}。", "请核对路径，并确认有读取权限。") from error
