"""Derived folders: written whole or not at all, and trusted only while every byte is as written.

What a folder is made of stands in its name; what it holds in `made.json`, with a digest of each
file. Files are never changed in place, so a reader in another process keeps what it has mapped.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from assistant.errors import LibraryError

_MADE = "made.json"


def write_folder(target: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write the files of a folder, then give it its name.

    Raises:
        LibraryError: it cannot be written.
    """
    partial = target.with_name(f"{target.name}.{uuid4().hex[:8]}.partial")
    try:
        partial.mkdir()
        fill(partial)
        seal(partial)
        drop(target)
        partial.rename(target)
    except OSError as error:
        raise LibraryError(
            f"存不下库的索引：{target.parent}。", "请核对写入权限，腾出磁盘空间后重试。"
        ) from error
    finally:
        drop(partial)


def seal(folder: Path) -> None:
    """Write down what the files of a folder are now.

    Raises:
        OSError: it cannot be written.
    """
    (folder / _MADE).write_text(json.dumps(_digests(folder)), encoding="utf-8")


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
        return bool(made) and bool(made == _digests(folder))
    except (OSError, ValueError):
        return False


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(f for f in folder.rglob("*") if f.is_file() and f.name != _MADE)
    return {f.relative_to(folder).as_posix(): _digest(f) for f in files}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def drop(path: Path) -> None:
    """Delete a folder or a file; what another process holds fast is left for the next time."""
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def mapped(path: Path) -> npt.NDArray[Any]:
    """Return an array that stays on the disk until a part of it is looked at."""
    # A plain view: numpy's own kind of mapped array makes every look-up several times slower.
    return np.asarray(np.load(path, mmap_mode="r"))
