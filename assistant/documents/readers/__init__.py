"""Readers: from the bytes of a file to a `Reading`, whatever its format.

`formats` is the table of formats; each has a folder here, with a module `…_reader` or the like that
says whether bytes are of it, and reads them. Beside the folders stands what several formats share.
"""

import re
from dataclasses import replace
from pathlib import Path

from assistant.documents.reading import Reading
from assistant.errors import DocumentError

MAX_BYTES = 100 * 1024 * 1024
"""Larger files are refused before they are opened."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""What no printed text has; white space and page ends are kept."""


def read_file(path: Path) -> Reading:
    """Read the file at `path`.

    Raises:
        DocumentError: there is no such file, it is too large or empty, or it cannot be read.
    """
    return read_bytes(file_bytes(path), path.name)


def read_bytes(data: bytes, name: str) -> Reading:
    """Read the bytes of a file; `name` is for the error's sentence.

    Raises:
        DocumentError: they are empty, of no known format, or cannot be read.
    """
    from assistant.documents.readers.formats import recognised_format  # noqa: PLC0415  loads every library

    reading = recognised_format(data, name).read(data, name)
    text = _CONTROLS.sub("", reading.text)
    if not text.strip():
        raise DocumentError(f"文件是空的：{name}。", "请换一份有文字的文件。")
    return replace(reading, text=text)


def file_bytes(path: Path) -> bytes:
    """Return what is in the file at `path`.

    Raises:
        DocumentError: there is no such file, or it is too large.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(
                f"文件超过 {MAX_BYTES // 2**20} MB：{path.name}。", "请拆成几份后分别入库。"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise DocumentError(f"读不到文件：{path}。", "请核对路径，并确认有读取权限。") from error
