"""Puts a finished file where the user wants it: whole or not at all, never over what was read."""

from collections.abc import Sequence
from pathlib import Path

from assistant.errors import TableError, UsageError

_ANOTHER = "原来的文件没有动，请换一个文件名。"


def read_table_file(file: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        TableError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise TableError(f"读不到表格：{file}。", "请核对路径和权限。") from error


def keep_apart(targets: Sequence[Path | None], sources: Sequence[Path | None] = ()) -> None:
    """See to it, before the work, that no file to write is one that is read, or another to write.

    Raises:
        UsageError: one is.
    """
    wanted = [target for target in targets if target]
    for number, target in enumerate(wanted):
        if any(source and _same(target, source) for source in sources):
            raise UsageError(f"结果不能盖掉读入的文件：{target}。", _ANOTHER)
        if any(_same(target, other) for other in wanted[:number]):
            raise UsageError(f"两样结果不能写进同一个文件：{target}。", _ANOTHER)


def _same(one: Path, other: Path) -> bool:
    """Say whether two paths lead to one file, also to one that is not there yet."""
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def store(data: bytes, target: Path) -> None:
    """Write `data` to `target`; what is no file there, such as /dev/null, is not replaced.

    Raises:
        TableError: nothing can be written there.
    """
    place = target.resolve()
    partial = place.with_name(f".{place.name}.partial")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        partial.write_bytes(data)
        partial.replace(place)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise TableError(
            f"写不了结果：{target}。", "请核对路径和权限；文件正用 Word 或 Excel 开着的，请先关上。"
        ) from error
