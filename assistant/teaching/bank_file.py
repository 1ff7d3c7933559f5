"""The file of a bank: one JSON line an item, which a person may open and change.

A line that cannot be read is told with its reason, is left as it is when the bank is written
again, and hides no other line.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from filelock import FileLock, Timeout

from assistant.errors import BankError
from assistant.teaching.item import BLANK, FALSE, LETTERS, TRUE, Item, ItemKind, ItemState, Proof

_PATIENCE = 20
"""Seconds to wait for another program that writes the same bank."""
_WRITABLE = "请核对路径和写入权限。"
_CHOOSING = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.CASE})
_WORDS = ("id", "stem", "topic", "note")
_LISTS = ("choices", "key")
_NAMES = {
    "id": "编号", "kind": "题型", "stem": "题干", "choices": "选项", "key": "答案",
    "proof": "依据", "topic": "主题", "difficulty": "难度", "state": "状态", "note": "备注",
}  # fmt: skip
_NEEDED = ("id", "kind", "stem", "key", "proof")


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A line of a bank that is no item: its number, its text, and why it is none."""

    number: int
    text: str
    reason: str

    @property
    def told(self) -> str:
        """The line and the reason, as the trainer reads them."""
        return f"第 {self.number} 行：{self.reason}"


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank: its items and the lines that could not be read, in the order of the file."""

    entries: tuple[Item | UnreadLine, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that can be used, whatever their state."""
        return tuple(e for e in self.entries if isinstance(e, Item))

    @property
    def unread(self) -> tuple[UnreadLine, ...]:
        """The lines that are no items."""
        return tuple(e for e in self.entries if isinstance(e, UnreadLine))

    def item(self, item_id: str) -> Item:
        """Return the item of an id, or of what it alone begins with.

        Raises:
            BankError: there is none, or there are several.
        """
        found = [i for i in self.items if i.id.startswith(item_id)] if item_id else []
        exact = [i for i in found if i.id == item_id]
        if len(exact or found) != 1:
            why = "有不止一道题以它开头" if found else "没有这道题"
            raise BankError(f"题库里{why}：{item_id}。", "请核对题的编号（id）。")
        return (exact or found)[0]

    def of_documents(self, ids: Collection[str]) -> "Bank":
        """Return this bank without the items of documents that have other ids."""
        return replace(
            self,
            entries=tuple(
                e for e in self.entries if isinstance(e, UnreadLine) or e.proof.document_id in ids
            ),
        )

    def with_items(self, changed: Iterable[Item]) -> "Bank":
        """Return this bank with items in the place of those of the same id, new ones behind."""
        new = {item.id: item for item in changed}
        kept = [new.pop(e.id, e) if isinstance(e, Item) else e for e in self.entries]
        return replace(self, entries=(*kept, *new.values()))


def read_bank(file: Path) -> Bank:
    """Read a bank; one that is not there yet is empty.

    Raises:
        BankError: the file cannot be read, or is no text.
    """
    if not file.exists():
        return Bank()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BankError(f"读不了题库：{file}。", "请核对路径，文件用 UTF-8 编码。") from error
    return Bank(tuple(_entries(text)))


def _entries(text: str) -> Iterator[Item | UnreadLine]:
    known: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = item_from(json.loads(line))
            if item.id in known:
                _refuse(f"编号 {item.id} 与第 {known[item.id]} 行重复")
        except json.JSONDecodeError:
            yield UnreadLine(number, line, "不是一行完整的 JSON（检查引号、逗号和括号）")
        except ValueError as error:
            yield UnreadLine(number, line, str(error))
        else:
            known[item.id] = number
            yield item


def item_from(record: object) -> Item:
    """Return the item that a JSON object is.

    Raises:
        ValueError: it is none; says in Chinese what is wrong.
    """
    if not isinstance(record, dict):
        _refuse("不是一个 JSON 对象")
    lacking = [name for name in _NEEDED if not record.get(name)]
    if lacking:
        told = "、".join(f"{name}（{_NAMES[name]}）" for name in lacking)
        _refuse(f"缺少 {told}")
    strange = [str(name) for name in record if name not in _NAMES]
    if strange:
        _refuse(f"不认识这些字段：{'、'.join(strange)}")
    item = Item(**_typed(record))
    _check(item)
    return item


def _refuse(reason: str) -> NoReturn:
    raise ValueError(reason)


def _typed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an item in their types."""
    found = dict(record)
    for name in (n for n in _WORDS if n in found):
        if not isinstance(found[name], str):
            _refuse(f"{name}（{_NAMES[name]}）应当是一段文字")
    for name in (n for n in _LISTS if n in found):
        if not isinstance(found[name], list) or not all(isinstance(v, str) for v in found[name]):
            _refuse(f'{name}（{_NAMES[name]}）应当是文字的列表，如 ["A"]')
        found[name] = tuple(found[name])
    found["kind"] = _one_of(ItemKind, found["kind"], "题型")
    found["state"] = _one_of(ItemState, found.get("state", ItemState.NEW), "状态")
    if found.get("difficulty", 1) not in (1, 2, 3) or isinstance(found.get("difficulty"), bool):
        _refuse("difficulty（难度）应当是 1、2 或 3")
    return {**found, "proof": _proof(found["proof"])}


def _one_of(names: type[ItemKind] | type[ItemState], written: object, called: str) -> Any:  # noqa: ANN401  one of two
    known = {each.value: each for each in names}
    if not isinstance(written, str) or written not in known:
        _refuse(f"没有这种{called}：{written}，只有 {'、'.join(known)}")
    return known[written]


def _proof(written: object) -> Proof:
    names = Proof.__slots__
    if not isinstance(written, dict) or set(written) != set(names):
        _refuse(f"proof（依据）应当写全这些：{'、'.join(names)}")
    if not all(isinstance(value, str) for value in written.values()):
        _refuse("proof（依据）里的每一项都应当是文字")
    return Proof(**written)


def _check(item: Item) -> None:
    """Raise where the key of an item does not go with its kind."""
    known = LETTERS[: len(item.choices)]
    if len(item.choices) > len(LETTERS):
        _refuse(f"选项多于 {len(LETTERS)} 个")
    if item.kind in _CHOOSING and not item.choices:
        _refuse(f"{item.kind}题没有 choices（选项）")
    wrong = [k for k in item.key if len(k) != 1 or k not in known]
    if item.kind in _CHOOSING and wrong:
        _refuse(f"答案 {'、'.join(wrong)} 不是选项的字母（{known[0]} 到 {known[-1]}）")
    if item.kind is ItemKind.JUDGE and item.key not in ((TRUE,), (FALSE,)):
        _refuse(f"判断题的答案只能是“{TRUE}”或“{FALSE}”")
    blanks = item.stem.count(BLANK)
    if item.kind is ItemKind.FILL and blanks != len(item.key):
        _refuse(f"题干有 {blanks} 个空（{BLANK}），答案有 {len(item.key)} 个")


def item_record(item: Item) -> dict[str, Any]:
    """Return the JSON object of an item: its fields by their names."""
    record = asdict(item)
    return {name: list(v) if isinstance(v, tuple) else v for name, v in record.items()}


def item_line(item: Item) -> str:
    """Return an item as a line of a bank."""
    return json.dumps(item_record(item), ensure_ascii=False)


def edited(item: Item, fields: Mapping[str, object]) -> Item:
    """Return an item with other fields; its id stays.

    Raises:
        BankError: what it becomes is no item.
    """
    try:
        return item_from({**item_record(item), **fields, "id": item.id})
    except ValueError as error:
        raise BankError(f"这样改不成一道题：{error}。", "请改好再存。") from error


def write_bank(file: Path, bank: Bank) -> None:
    """Write a bank whole or not at all; lines that were not read stay as they are.

    Raises:
        BankError: the file cannot be written.
    """
    lines = (e.text if isinstance(e, UnreadLine) else item_line(e) for e in bank.entries)
    partial = file.with_name(f"{file.name}.partial")
    try:
        partial.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        partial.replace(file)
    except OSError as error:
        raise BankError(f"写不了题库：{file}。", _WRITABLE) from error


@contextmanager
def holding(file: Path) -> Iterator[None]:
    """Keep other programs from changing a bank while it is read, changed and written.

    Raises:
        BankError: another one has been at it for a while, or the folder cannot be written.
    """
    lock = FileLock(file.with_name(f".{file.name}.lock"))
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout as error:
        raise BankError(f"题库正在被另一个程序改：{file}。", "请等它做完后重试。") from error
    except OSError as error:
        raise BankError(f"写不了题库：{file}。", _WRITABLE) from error
    try:
        yield
    finally:
        lock.release()
