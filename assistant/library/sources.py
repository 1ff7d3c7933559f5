"""Where documents come from: files and folders, and the register that may lie beside them."""

import os
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import DocumentError

WORD_LISTS = "lexicon"
"""The folder of a corpus that holds no documents."""


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Return the files named, and those of a folder, without the word lists.

    Of a folder these are the files that can be read, and archives and tables, which are refused
    with what to do: somebody may believe that they went in.
    """
    return [file for path in paths for file in (_inside(path) if path.is_dir() else [path])]


def _inside(folder: Path) -> Iterator[Path]:
    from assistant.documents.readers.formats import SUFFIXES  # noqa: PLC0415  loads every library
    from assistant.documents.readers.unreadable import UNREAD_SUFFIXES  # noqa: PLC0415

    taken = frozenset((*SUFFIXES, *UNREAD_SUFFIXES))
    for file in sorted(folder.rglob("*")):
        parts = file.relative_to(folder).parts
        hidden = any(part.startswith((".", "~$")) for part in parts)
        if file.suffix.lower() in taken and not hidden and WORD_LISTS not in parts:
            yield file


def written_name(file: Path) -> Path:
    """Return a path as it can be written down; a name in it that is not UTF-8 is read as GBK.

    Linux hands over such names as they are: archives from Chinese Windows are full of them.
    """
    return Path(*map(_written, file.parts))


def _written(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def origin(file: Path) -> dict[str, str]:
    """Return what `manifest.toml` beside `file` says of it: source, published.

    Raises:
        DocumentError: the register is there and cannot be read.
    """
    path = file.parent / "manifest.toml"
    if not path.exists():
        return {}
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))["document"]
    except (OSError, ValueError, KeyError) as error:
        raise DocumentError(f"登记表读不出来：{path}。", "请核对它的写法。") from error
    return next((dict(d) for d in listed if d.get("file") == file.name), {})
