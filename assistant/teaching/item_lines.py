"""Items as lines of JSON, the form in which a bank is kept: one line an item."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from assistant.errors import TableError
from assistant.teaching.item import Item, ItemKind, ItemState, Proof


def read_items(file: Path) -> tuple[Item, ...]:
    """Return the items of a bank.

    Raises:
        TableError: the file cannot be read, or a line of it is no item.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"读不了题库：{file}。", "请核对路径，文件用 UTF-8 编码。") from error
    return tuple(_item(file, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _item(file: Path, number: int, line: str) -> Item:
    try:
        held = json.loads(line)
        return Item(**{
            **held, "kind": ItemKind(held["kind"]), "state": ItemState(held["state"]),
            "proof": Proof(**held["proof"]), "choices": tuple(held["choices"]),
            "key": tuple(held["key"]),
        })  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise TableError(f"题库第{number}行读不了：{file}。", "请改好这一行，或删去它。") from error


def write_items(file: Path, items: Iterable[Item]) -> None:
    """Write a bank whole or not at all.

    Raises:
        TableError: the file cannot be written.
    """
    partial = file.with_name(f".{file.name}.partial")
    try:
        text = "".join(f"{json.dumps(asdict(item), ensure_ascii=False)}\n" for item in items)
        partial.write_text(text, encoding="utf-8")
        partial.replace(file)
    except OSError as error:
        raise TableError(f"写不了题库：{file}。", "请核对路径和写入权限。") from error
