"""A bank as its reviewer sent it back: what was changed is taken over, what cannot be is told.

A cell that reads as it was written leaves its field as it is, so a sheet that nobody touched
changes nothing, whatever the texts hold. A row with a mistake leaves its item as it was.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.errors import TableError
from assistant.papers.grid import SheetGrid, SheetRow
from assistant.papers.grid_files import read_grids
from assistant.teaching.item import BLANK, FALSE, LETTERS, TRUE, Item, ItemKind, ItemState
from assistant.teaching.item_words import has_letters
from assistant.teaching.review_sheet import (
    CHOICES,
    COLUMNS,
    DIFFICULTY,
    ID,
    KEY,
    KIND,
    NOTE,
    PROOF,
    SHEET,
    STATE,
    STEM,
    TOPIC,
    as_kept,
    cells_of,
)

_FIXED = (KIND, *PROOF)
_SEPARATORS = str.maketrans("；;、，,", "\n\n\n\n\n")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row of a sheet, or a line of a file, that was not taken over, and why."""

    row: int
    reason: str

    @property
    def line(self) -> str:
        """What its user reads."""
        return f"第{self.row}行：{self.reason}"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The whole bank after a review.

    `changed` are the ids of the items that became others, `absent` how many items of the bank had
    no row: they stay as they are. `doubtful` are changed items that the guard doubts.
    """

    items: tuple[Item, ...]
    changed: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    absent: int
    doubtful: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the object of `youju bank import --json`."""
        return {
            "items": len(self.items),
            "changed": list(self.changed),
            "absent": self.absent,
            "doubtful": [{"id": identity, "reason": why} for identity, why in self.doubtful],
            "problems": [{"row": each.row, "reason": each.reason} for each in self.problems],
        }


class _RowError(Exception):
    """What is wrong with a row, in the words that its reviewer reads."""


def read_review(items: Sequence[Item], data: bytes, name: str) -> Reviewed:
    """Return the bank after the review in the workbook `data` called `name`.

    Raises:
        TableError: it is no workbook, or one of another layout.
        DocumentError: the file is damaged, locked or too large.
    """
    places, rows = _rows(read_grids(data, name), name)
    known = Counter(as_kept(item.id) for item in items)
    held = {as_kept(item.id): item for item in items}
    found: dict[str, Item] = {}
    problems: list[RowProblem] = []
    for row in rows:
        try:
            cells = {column: _words(row, column, place) for column, place in places.items()}
            found[cells[ID]] = _reviewed(_item(cells[ID], held, known, found), cells)
        except _RowError as mistake:
            problems.append(RowProblem(row.number, str(mistake)))
    after = tuple(found.get(as_kept(item.id), item) for item in items)
    changed = tuple(new.id for old, new in zip(items, after, strict=True) if old != new)
    named = {_text(row, places[ID]) for row in rows}
    absent = sum(as_kept(item.id) not in named for item in items)
    return Reviewed(after, changed, tuple(problems), absent)


def _rows(grids: Sequence[SheetGrid], name: str) -> tuple[dict[str, int], list[SheetRow]]:
    """Return where each column stands, and the rows below the headings."""
    grid = next((each for each in grids if each.name == SHEET), grids[0] if grids else None)
    filled = [row for row in grid.rows if not row.empty] if grid else []
    headings = [cell.text for cell in filled[0].cells] if filled else []
    missing = [column for column in COLUMNS if column not in headings]
    if missing:
        raise TableError(
            f"这不是题库审核表：{name}，第一行里没有{'、'.join(missing)}。",
            "请用 youju bank export 导出的 .xlsx 来改，不要删、改表头；别的格式先按这些栏填好。",
        )
    return {column: headings.index(column) for column in COLUMNS}, filled[1:]


def _words(row: SheetRow, column: str, place: int) -> str:
    """Return what stands in a cell as its reviewer reads it."""
    words = row.cells[place].words if place < len(row.cells) else ""
    if words is None:
        raise _RowError(
            f"{column}一格存的是数、日期或公式，看到的字读不出来，请把这一格的格式改成“文本”再写一遍。"
        )
    return as_kept(words)


def _text(row: SheetRow, place: int) -> str:
    return as_kept(row.cells[place].text) if place < len(row.cells) else ""


def _item(
    written: str, held: Mapping[str, Item], known: Mapping[str, int], found: Mapping[str, Item]
) -> Item:
    """Return the item that a row is about."""
    if not written or written not in held:
        raise _RowError(
            f"编号“{written}”不在题库里，没有收入：新题没有依据，请用 youju bank make 出题。"
        )
    if known[written] > 1 or written in found:
        raise _RowError(f"编号“{written}”不止一题，分不清是哪一题。")
    return held[written]


def _reviewed(item: Item, cells: Mapping[str, str]) -> Item:
    """Return the item with what was changed of its cells."""
    before = cells_of(item)
    touched = {column for column in COLUMNS if cells[column] != before[column]}
    fixed = [column for column in _FIXED if column in touched]
    if fixed:
        raise _RowError(f"{'、'.join(fixed)}不能在表里改：题型和依据以题库为准。")
    changes: dict[str, Any] = {}
    for field, columns, read in _READ:
        if touched & set(columns):
            changes[field] = read(item.kind, cells)
    changed = replace(item, **changes)
    if changes.keys() & {"stem", "choices", "key"}:
        _look_over(changed)
    return changed


def _choices(_kind: ItemKind, cells: Mapping[str, str]) -> tuple[str, ...]:
    written = [cells[column] for column in CHOICES]
    while written and not written[-1]:
        written.pop()
    if "" in written:
        raise _RowError(f"选项{LETTERS[written.index('')]}是空的，后面却还有选项。")
    return tuple(written)


def _key(kind: ItemKind, cells: Mapping[str, str]) -> tuple[str, ...]:
    written = cells[KEY]
    if has_letters(kind):
        return tuple(sorted(letter for letter in written.upper() if letter in LETTERS))
    if kind is ItemKind.FILL and "\n" not in written and cells[STEM].count(BLANK) > 1:
        written = written.translate(_SEPARATORS)
    return tuple(line.strip() for line in written.split("\n") if line.strip())


def _difficulty(_kind: ItemKind, cells: Mapping[str, str]) -> int:
    if cells[DIFFICULTY] not in ("1", "2", "3"):
        raise _RowError(f"难度“{cells[DIFFICULTY]}”不是 1、2、3。")
    return int(cells[DIFFICULTY])


def _state(_kind: ItemKind, cells: Mapping[str, str]) -> ItemState:
    known = [state.value for state in ItemState]
    if cells[STATE] not in known:
        raise _RowError(f"状态“{cells[STATE]}”不认识，应是{'、'.join(known)}。")
    return ItemState(cells[STATE])


_READ: tuple[tuple[str, tuple[str, ...], Callable[[ItemKind, Mapping[str, str]], object]], ...] = (
    ("stem", (STEM,), lambda _kind, cells: cells[STEM]),
    ("choices", CHOICES, _choices),
    ("key", (KEY,), _key),
    ("topic", (TOPIC,), lambda _kind, cells: cells[TOPIC]),
    ("difficulty", (DIFFICULTY,), _difficulty),
    ("state", (STATE,), _state),
    ("note", (NOTE,), lambda _kind, cells: cells[NOTE]),
)
"""Each field that may be changed, the columns it stands in, and how it is read from them."""


def _look_over(item: Item) -> None:
    """Refuse an item that is no longer one: without a stem, a key, or the choice it names."""
    mistake = next(_mistakes(item), None)
    if mistake:
        raise _RowError(mistake)


def _mistakes(item: Item) -> Iterator[str]:
    if not item.stem:
        yield "题干是空的。"
    if not item.key:
        yield "答案是空的，或不是字母。" if has_letters(item.kind) else "答案是空的。"
    if has_letters(item.kind):
        yield from _wrong_letters(item)
    elif item.choices:
        yield f"{item.kind.value}题没有选项。"
    if item.kind is ItemKind.JUDGE and item.key not in ((TRUE,), (FALSE,)):
        yield f"判断题的答案是对或错，不是“{''.join(item.key)}”。"
    if item.kind is ItemKind.FILL and item.stem.count(BLANK) != len(item.key):
        yield f"题干有{item.stem.count(BLANK)}个空（{BLANK}），答案有{len(item.key)}个。"


def _wrong_letters(item: Item) -> Iterator[str]:
    if len(item.choices) < 2:
        yield "选择题至少要两个选项。"
    if len(set(item.choices)) < len(item.choices):
        yield "有两个选项一样。"
    beyond = [letter for letter in item.key if letter not in LETTERS[: len(item.choices)]]
    if beyond:
        yield f"答案里的{'、'.join(beyond)}没有对应的选项。"
    if item.kind is ItemKind.SINGLE and len(item.key) != 1:
        yield "单选题的答案只能是一个字母。"
