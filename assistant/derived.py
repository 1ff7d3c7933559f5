"""Derived folders: written whole or not at all, and trusted only while every byte is as written.

What a folder is made of stands in its name; what it holds in `made.json`, with a digest of each
file. Files are never changed in place, so a reader in another process keeps what it has mapped.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from assistant.errors import LibraryError

Told = Callable[[int, int], None]
"""Told, while a folder is made, how many of its parts are done and how many there are to do."""
_MADE = "made.json"


def write_folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write the files of a folder, then give it its name.

    Raises:
        OSError: it cannot be written.
    """
    partial = target.with_name(f"{target.name}.{uuid4().hex[:8]}.partial")
    try:
        partial.mkdir()
        fill(partial)
        seal(partial)
        if not is_sound(target):  # another process may have been faster
            drop(target)
            partial.rename(target)
    finally:
        drop(partial)


def write_library_folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Do as `write_folder` in the folder of a library.

    Raises:
        LibraryError: it cannot be written; tells the user what to do.
    """
    try:
        write_folder(target, fill)
    except OSError as error:
        raise LibraryError(
            f"存不下库的索引：{target.parent}。", "请核对写入权限，腾出磁盘空间后重试。"
        ) from error


def seal(folder: Path, counted: Mapping[str, int] | None = None) -> None:
    """Write down what the files of a folder are now.

    Of a file in `counted` only so many bytes at its beginning are what it holds; what follows may
    be anything, as long as there is no more and no less of it.

    Raises:
        OSError: it cannot be written.
    """
    made = {name: _seal(file, (counted or {}).get(name)) for name, file in _files(folder).items()}
    (folder / _MADE).write_text(json.dumps(made), encoding="utf-8")


def unseal(folder: Path) -> None:
    """Let the files of a folder change; until it is sealed again nothing is known of them."""
    drop(folder / _MADE)


def is_broken(folder: Path) -> bool:
    """Say whether the folder is sealed and its files are no more as they were."""
    return (folder / _MADE).exists() and not is_sound(folder)


def is_sound(folder: Path) -> bool:
    """Say whether the folder is there and each of its files is as it was written."""
    try:
        made = json.loads((folder / _MADE).read_text(encoding="utf-8"))
        files = _files(folder)
        return made.keys() == files.keys() and all(
            kept == _seal(files[name], kept[1]) for name, kept in made.items()
        )
    except (OSError, ValueError, TypeError, AttributeError, IndexError):
        return False


def _files(folder: Path) -> dict[str, Path]:
    files = sorted(f for f in folder.rglob("*") if f.is_file() and f.name != _MADE)
    return {f.relative_to(folder).as_posix(): f for f in files}


def _seal(file: Path, counted: int | None) -> list[int | str]:
    """Return how long a file is, how many bytes of it count, and the digest of these."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        if counted is None or counted == size:
            return [size, size, hashlib.file_digest(opened, "sha256").hexdigest()]
        return [size, counted, hashlib.sha256(opened.read(counted)).hexdigest()]


def drop(path: Path) -> None:
    """Delete a folder or a file; what another process holds fast is left for the next time."""
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def mapped(path: Path) -> npt.NDArray[Any]:
    """Return an array that stays on the disk until a part of it is looked at."""
    # A plain view: numpy's own kind of mapped array makes every look-up several times slower.
    return np.asarray(np.load(path, mmap_mode="r"))
