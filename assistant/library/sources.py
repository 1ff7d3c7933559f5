"""Where documents come from: files and folders, and the register that may lie beside them."""

import os
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.errors import DocumentError

WORD_LISTS = "lexicon"
"""The folder of a corpus that holds no documents."""
_EXAMPLES = {"source": 'source = "用户提供"', "published": 'published = "是"'}


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Return the files named, and those of a folder, without the word lists.

    Of a folder these are the files that can be read, and archives and tables, which are refused
    with what to do: somebody may believe that they went in. For the same reason a folder without
    any stands for itself, to be told of.
    """
    return [file for path in paths for file in (_found(path) if path.is_dir() else [path])]


def nothing_in(folder: Path) -> DocumentError:
    """Return what to say of a folder without a file that can be read."""
    from assistant.documents.readers.formats import SUFFIXES  # noqa: PLC0415  loads every library

    named = "、".join(SUFFIXES)
    return DocumentError(
        f"文件夹里没有能读的文件：{folder}。", f"能读的文件，名字以这些结尾：{named}。"
    )


def _found(folder: Path) -> list[Path]:
    return list(_inside(folder)) or [folder]


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

    The editor of Windows puts a mark before what it stores as UTF-8.

    Raises:
        DocumentError: the register is there and cannot be read, or says either by something else
            than text, such as a day without quotation marks.
    """
    path = file.parent / "manifest.toml"
    if not path.exists():
        return {}
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8-sig"))["document"]
        said = next((dict(d) for d in listed if d.get("file") == file.name), {})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DocumentError(
            f"登记表读不出来：{path}。", "请核对它的写法，并存为 UTF-8 编码。"
        ) from error
    given = {key: said[key] for key in ("source", "published") if key in said}
    for key, value in given.items():
        if not isinstance(value, str):
            raise DocumentError(
                f"登记表里 {file.name} 的 {key} 不是文字：{path}。",
                f"请给它的值加上引号，例如 {_EXAMPLES[key]}。",
            )
    return given
