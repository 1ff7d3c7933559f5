"""Files that are known and hold no document text: one sentence each, and what to do instead."""

from assistant.documents.reading import Reading
from assistant.errors import DocumentError

_ARCHIVE = ("这是压缩包，不能直接入库：{name}。", "请先解压，再把里面的文件入库。")
_SHEET = ("这是表格或演示文件，不是公文：{name}。", "请把需要的内容另存为 .docx 或 .pdf 后入库。")
_MEDIA = ("这是程序、音频或视频文件：{name}。", "请换成 Word、PDF、OFD、网页或文本文件。")
_BEGINNINGS = (
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"PK\x03\x04", _ARCHIVE),
    (b"PK\x05\x06", _ARCHIVE),
    (b"MZ", _MEDIA),
    (b"\x7fELF", _MEDIA),
    (b"ID3", _MEDIA),
    (b"OggS", _MEDIA),
)
UNREAD_SUFFIXES = (".zip", ".rar", ".7z", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps")
"""Names of such files in a folder of documents: they are told of and not passed over."""
_SHEET_PARTS = (b"xl/workbook", b"ppt/presentation")


def is_unreadable(data: bytes) -> bool:
    """Say whether the bytes begin as an archive, a program or a recording does."""
    return any(data.startswith(beginning) for beginning, _ in _BEGINNINGS)


def refuse(data: bytes, name: str) -> Reading:
    """Say what the file is and what to do.

    Raises:
        DocumentError: always.
    """
    message, next_step = next(said for first, said in _BEGINNINGS if data.startswith(first))
    if any(part in data for part in _SHEET_PARTS):
        message, next_step = _SHEET
    raise DocumentError(message.format(name=name), next_step)
