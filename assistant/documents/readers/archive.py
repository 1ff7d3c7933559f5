"""Files that are zip archives inside (.docx, .ofd): opened with limits, read with limits.

An archive may be damaged, locked, or made to fill the memory of whoever opens it; each of these
is one sentence to the user.
"""

import io
import struct
import zipfile
import zlib

from assistant.errors import DocumentError

MAX_MEMBERS = 10_000
MAX_TOTAL_BYTES = 300 * 2**20
MAX_PART_BYTES = 100 * 2**20
MAX_RATIO = 200
"""Text in XML shrinks to a tenth or a fiftieth; only a long run of one byte goes beyond this."""
RATIO_FREE_BYTES = 10 * 2**20
"""A member no larger than this may shrink to anything: it can do no harm."""

_CHUNK = 2**20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
FAILURES = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError,
    RuntimeError,
)  # fmt: skip
"""What `zipfile` raises on bytes that are no sound archive (NotImplementedError is the last's)."""
_AGAIN = "请重新取得或另存一份完整的文件后重试。"


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """Return the archive in `data`, looked over but not unpacked; `name` is for the sentence.

    Raises:
        DocumentError: it is damaged, locked by a password, or would unpack beyond the limits.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except FAILURES as error:
        raise _damaged(name) from error
    _check(archive.infolist(), name)
    return archive


def read_part(archive: zipfile.ZipFile, part_name: str, name: str) -> bytes:
    """Return the bytes of one member, never more than it declares nor than `MAX_PART_BYTES`.

    Raises:
        DocumentError: there is no such member, it is damaged, or it is too large.
    """
    try:
        member = archive.getinfo(part_name)
    except KeyError as error:
        raise DocumentError(f"文件不完整，缺少 {part_name}：{name}。", _AGAIN) from error
    if member.file_size > MAX_PART_BYTES:
        raise _too_large(name)
    try:
        content = _read(archive, member)
    except FAILURES as error:
        raise _damaged(name) from error
    if len(content) != member.file_size:
        raise _damaged(name)
    return content


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read in pieces: asked for all at once, `zipfile` unpacks what is there, not what is declared.

    At the end it compares the check sum.
    """
    with archive.open(member) as stream:
        return b"".join(iter(lambda: stream.read(_CHUNK), b""))


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise DocumentError(f"文件有密码，读不了：{name}。", "请去掉密码后重试。")
    if any(member.compress_type not in _METHODS for member in members):
        raise _damaged(name)
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_TOTAL_BYTES:
        raise _too_large(name)
    if any(_is_bomb(member) for member in members):
        raise _too_large(name)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return (
        member.file_size > RATIO_FREE_BYTES and member.file_size > MAX_RATIO * member.compress_size
    )


def _damaged(name: str) -> DocumentError:
    return DocumentError(f"文件已损坏或不完整：{name}。", _AGAIN)


def _too_large(name: str) -> DocumentError:
    return DocumentError(
        f"文件解开后大得不正常，没有读：{name}。", "请核对文件来源，或另存为 PDF 后重试。"
    )
