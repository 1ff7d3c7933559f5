"""Puts a finished file where the user wants it: whole or not at all, never over what was read."""

from pathlib import Path

from assistant.errors import TableError


def read_table_file(file: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        TableError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise TableError(f"读不到表格：{file}。", "请核对路径和权限。") from error


def store(data: bytes, target: Path, source: Path | None = None) -> None:
    """Write `data` to `target`, which must not be the file `source`.

    Raises:
        TableError: they are the same file, or nothing can be written there.
    """
    partial = target.with_name(f".{target.name}.partial")
    try:
        if source and target.exists() and target.samefile(source):
            raise TableError("结果不能写回原来的表格。", "请换一个文件名。")
        partial.write_bytes(data)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise TableError(
            f"写不了结果：{target}。", "请核对路径和权限；文件正用 Word 或 Excel 开着的，请先关上。"
        ) from error
