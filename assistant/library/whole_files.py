"""Whole files: what is the truth of a library is written whole or not at all."""

from pathlib import Path

from assistant.errors import LibraryError

_SPACE = "请核对写入权限，腾出磁盘空间后重试。"


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target`, in the place of what may be there.

    Raises:
        LibraryError: it cannot be written; what was there is still there.
    """
    partial = target.with_name(f"{target.name}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        raise LibraryError(f"存不进库文件夹：{target}。", _SPACE) from error
