"""Derived folders: written whole or not at all, and trusted only while every byte is as written.

What a folder is made of stands in its name; what it holds in `made.json`, with a digest of each
file. Files are never changed in place, so a reader in another process keeps what it has mapped.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

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


def seal(folder: Path, restless: Sequence[str] = ()) -> None:
    """Write down what the files of a folder are now; of the `restless` ones how long they are.

    Raises:
        OSError: it cannot be written.
    """
    (folder / _MADE).write_text(json.dumps(_digests(folder, restless)), encoding="utf-8")


def unseal(folder: Path) -> None:
    """Let the files of a folder change; until it is sealed again nothing is known of them."""
    drop(folder / _MADE)


def is_broken(folder: Path, restless: Sequence[str] = ()) -> bool:
    """Say whether the folder is sealed and its files are no more as they were."""
    return (folder / _MADE).exists() and not is_sound(folder, restless)


def is_sound(folder: Path, restless: Sequence[str] = ()) -> bool:
    """Say whether the folder is there and each of its files is as it was written."""
    try:
        made = json.loads((folder / _MADE).read_text(encoding="utf-8"))
        return bool(made) and bool(made == _digests(folder, restless))
    except (OSError, ValueError):
        return False


def _digests(folder: Path, restless: Sequence[str]) -> dict[str, str]:
    files = sorted(f for f in folder.rglob("*") if f.is_file() and f.name != _MADE)
    named = {f.relative_to(folder).as_posix(): f for f in files}
    return {n: str(f.stat().st_size) if n in restless else _digest(f) for n, f in named.items()}


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
