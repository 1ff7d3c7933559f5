"""Kept: derived folders of a library, with what is told when one cannot be written."""

from collections.abc import Callable
from pathlib import Path

from assistant.derived import write_folder
from assistant.errors import LibraryError


def keep_folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write the files of a folder of a library, whole or not at all.

    Raises:
        LibraryError: it cannot be written.
    """
    try:
        write_folder(target, fill)
    except OSError as error:
        raise LibraryError(
            f"存不下库的索引：{target.parent}。", "请核对写入权限，腾出磁盘空间后重试。"
        ) from error
