"""What people answered: counts per item, of a room or of the sheet of results that 问卷星 gives.

Only counts are taken over. Names, times and addresses that a sheet holds are not looked at.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.documents.readers.text.plain_text import decode
from assistant.documents.text import fold
from assistant.errors import TableError
from assistant.papers.grid import SheetGrid
from assistant.papers.grid_files import read_grids
from assistant.teaching.item import BLANK, FALSE, LETTERS, TRUE, Item, ItemKind
from assistant.teaching.item_words import has_letters
from assistant.teaching.platform_sheets import platform_kind
from assistant.teaching.reviewed_bank import RowProblem

_NUMBERED = re.compile(r"^\s*\d+\s*[、.．]\s*(?P<stem>.+)$", re.DOTALL)
_KIND_MARK = re.compile(r"[\[【(（][单多判填简案][选断空答例]题?[\]】)）]|\*$")
_JOINED = re.compile(r"[┋|;；]")
_APART = tuple(map(re.compile, (
    _JOINED.pattern, "[，]", "[、]", r"\s+", r",(?!\d{3}(?!\d))", ",", r"[┋|;；，、,\s]+",
)))  # fmt: skip
"""How people keep the words of several blanks apart, the surest first; 1,234 is one number."""
_NO_WORD = re.compile(r"(?:(?!(?<=\d)\.\d)[\W_])+")
"""What is no word of a stem; the point in 3.5 is, or it would be 35."""
_LETTERED = re.compile(r"^(?P<letter>[A-H])(?:[.．、:：]\s*(?P<words>.+))?$", re.DOTALL)
_SKIPPED = ("", "(空)", "（空）", "(跳过)", "（跳过）", "-3", "-2")
"""How 问卷星 writes that nothing was answered."""
_JUDGED = {"正确": TRUE, "对": TRUE, "√": TRUE, "是": TRUE, "A": TRUE, "1": TRUE,
           "错误": FALSE, "错": FALSE, "×": FALSE, "否": FALSE, "B": FALSE, "2": FALSE}  # fmt: skip
_ROOM = ("编号", "答案", "人数")
_NO_RIGHT = "是多选，只记了每个选项的人数，没有记答对人数（right），算不出错误率。"
_FORMS = "问卷星下载的答卷（.xlsx，按选项文本），或课堂结果（.json，或有编号、答案、人数三栏的表）"


@dataclass(frozen=True, slots=True)
class ItemResult:
    """How an item was answered: each answer as a whole (B, ABD, 对) and how many gave it."""

    item: Item
    answers: Mapping[str, int]
    right: int
    asked: int

    @property
    def wrong(self) -> int:
        """How many did not give the key."""
        return self.asked - self.right


@dataclass(frozen=True, slots=True)
class QuizResults:
    """The results of the items that were asked, and what could not be taken over."""

    results: tuple[ItemResult, ...]
    problems: tuple[RowProblem, ...] = ()


def read_results(items: Sequence[Item], data: bytes, name: str) -> QuizResults:
    """Return the results in the file `data` called `name`.

    Raises:
        TableError: it is neither a sheet of results nor the counts of a room.
        DocumentError: the file cannot be read.
    """
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        return _of_room(items, _entries(decode(data, name), name))
    grid = next(
        (each for each in read_grids(data, name) if any(not r.empty for r in each.rows)), None
    )
    headings = [cell.text for cell in grid.rows[0].cells] if grid else []
    if grid and set(_ROOM) <= set(headings):
        return _of_room(items, _table_entries(grid, headings))
    columns = [_NUMBERED.match(heading) for heading in headings]
    if grid is None or not any(columns):
        raise TableError(f"看不出这是答题结果：{name}。", f"能读的是{_FORMS}。")
    return _of_answers(items, grid, [m["stem"] if m else "" for m in columns])


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a room tells of an item, in the line of its file; of 多选 it counts each choice.

    `right` and `asked` are None where they follow from the counts.
    """

    line: int
    id: str
    counts: Mapping[str, int]
    right: int | None = None
    asked: int | None = None


def _entries(text: str, name: str) -> list[_Entry]:
    """Return what a room wrote: {"results": [{"id", "counts": {"B": 18}, "right", "asked"}, …]}."""
    try:
        held = json.loads(text.lstrip("\ufeff"))
        listed = held["results"] if isinstance(held, dict) else held
        return [_entry(number, each) for number, each in enumerate(listed, 1)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TableError(f"课堂结果读不出来：{name}。", f"能读的是{_FORMS}。") from error


def _entry(line: int, written: Mapping[str, Any]) -> _Entry:
    right, asked = (
        None if written.get(name) is None else int(written[name]) for name in ("right", "asked")
    )
    counts = {str(key): int(count) for key, count in written["counts"].items()}
    return _Entry(line, str(written["id"]), counts, right, asked)


def _table_entries(grid: SheetGrid, headings: Sequence[str]) -> list[_Entry]:
    places = [headings.index(column) for column in _ROOM]
    entries: list[_Entry] = []
    for row in grid.rows[1:]:
        texts = [cell.text for cell in row.cells]
        identity, answer, count = (texts[n] if n < len(texts) else "" for n in places)
        if identity:
            counted = {answer: int(count) if count.isdecimal() else 0}
            entries.append(_Entry(row.number, identity, counted))
    return entries


def _of_room(items: Sequence[Item], entries: Iterable[_Entry]) -> QuizResults:
    held = {item.id: item for item in items}
    grouped: dict[str, list[_Entry]] = {}
    problems: list[RowProblem] = []
    for entry in entries:
        if entry.id in held:
            grouped.setdefault(entry.id, []).append(entry)
        else:
            problems.append(RowProblem(entry.line, f"编号“{entry.id}”不在题库里。"))
    found: list[ItemResult] = []
    for identity, of_item in grouped.items():
        if _only_choices(held[identity], of_item):
            problems.append(RowProblem(of_item[-1].line, f"“{identity}”{_NO_RIGHT}"))
        else:
            found.append(_of_entries(held[identity], of_item))
    return QuizResults(tuple(found), tuple(problems))


def _only_choices(item: Item, entries: Sequence[_Entry]) -> bool:
    """Tell whether of several true choices only each by itself is counted: who had all, is lost."""
    given = {answer for entry in entries for answer in entry.counts}
    alone = len(item.key) > 1 and has_letters(item.kind) and max(map(len, given), default=0) == 1
    return alone and entries[-1].right is None


def _of_entries(item: Item, entries: Sequence[_Entry]) -> ItemResult:
    answers: Counter[str] = Counter()
    for entry in entries:
        for written, count in entry.counts.items():
            answers[_answer(item, written) or written] += max(count, 0)
    return _result(item, answers, entries[-1].right, entries[-1].asked)


def _of_answers(items: Sequence[Item], grid: SheetGrid, stems: Sequence[str]) -> QuizResults:
    """Return the results of a sheet with a row a person and a column a question."""
    by_stem: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_stem[_bare(item.stem)].append(item)
    results: list[ItemResult] = []
    problems: list[RowProblem] = []
    for column, stem in ((n, each) for n, each in enumerate(stems) if each):
        meant = _meant(stem, by_stem[_bare(stem)])
        if len(meant) != 1:
            problems.append(RowProblem(1, f"{_unclear(meant)}：{stem[:40]}"))
            continue
        (item,) = meant
        written = [row.cells[column].text for row in grid.rows[1:] if column < len(row.cells)]
        given = [each for each in written if each not in _SKIPPED]
        answers = Counter(_answer(item, each) or each for each in given)
        results.append(_result(item, answers))
    return QuizResults(tuple(results), tuple(problems))


def _bare(stem: str) -> str:
    """Return a stem as it is found again: without its kind, its blanks and how it is punctuated."""
    return _NO_WORD.sub("", fold(_KIND_MARK.sub("", stem.replace(BLANK, ""))))


def _meant(stem: str, named: list[Item]) -> list[Item]:
    """Return which of the items of a stem a column is of: of its kind, and in use."""
    mark = _KIND_MARK.search(stem)
    kind = mark[0] if mark else ""
    named = [item for item in named if platform_kind(item).value in kind] or named
    return [item for item in named if item.usable] or named


def _unclear(named: Sequence[Item]) -> str:
    if not named:
        return "这一栏没有对上题库里的题"
    ids = "、".join(item.id for item in named)
    return f"这一栏的题干，题库里不止一道（{ids}），分不清答的是哪一道"


def _result(
    item: Item, answers: Mapping[str, int], right: int | None = None, asked: int | None = None
) -> ItemResult:
    key = "".join(item.key) if has_letters(item.kind) else "；".join(map(fold, item.key))
    people = max(sum(answers.values()) if asked is None else asked, 0)
    counted = answers.get(key, 0) if right is None else right
    return ItemResult(item, dict(answers), min(max(counted, 0), people), people)


def _answer(item: Item, written: str) -> str:
    """Return an answer as a key is written (ABD, 对), "" where it is none of the item's."""
    return _READERS[item.kind](item, written.strip())


def _chosen(item: Item, written: str) -> str:
    written = _with_letters(item, written)
    if re.fullmatch(r"[A-H]+", written):
        return "".join(sorted(set(written)))
    letters = [_letter(item, piece.strip()) for piece in _JOINED.split(written) if piece.strip()]
    return "".join(sorted(set(letters))) if all(letters) else ""


def _with_letters(item: Item, written: str) -> str:
    """Return an answer with a letter for each choice that would be cut where choices are joined."""
    lettered = dict(zip(item.choices, LETTERS, strict=False))
    cut = [choice for choice in item.choices if _JOINED.search(choice)]
    for choice in sorted(cut, key=len, reverse=True):
        words = r"\s*".join(re.escape(each) for each in choice if not each.isspace())
        written = re.sub(words, lettered[choice], written)
    return written


def _letter(item: Item, piece: str) -> str:
    """Return the letter of a choice that is given in words, with its letter or by number."""
    known = {fold(choice): letter for choice, letter in zip(item.choices, LETTERS, strict=False)}
    if fold(piece) in known:
        return known[fold(piece)]
    lettered = _LETTERED.match(piece)
    if lettered:
        return known.get(fold(lettered["words"] or ""), lettered["letter"])
    number = int(piece) if piece.isdecimal() else 0
    return LETTERS[number - 1] if 0 < number <= len(item.choices) else ""


def _judged(_item: Item, written: str) -> str:
    lettered = _LETTERED.match(written)
    return _JUDGED.get(lettered["words"] or written if lettered else written, "")


def _filled(item: Item, written: str) -> str:
    """Return the words of the blanks; where they are as many only when cut otherwise, so cut."""
    ways = [[p for p in apart.split(written) if p.strip()] for apart in _APART]
    pieces = next((each for each in ways if len(each) == len(item.key)), ways[0])
    return "；".join(map(fold, pieces))


_READERS: Mapping[ItemKind, Callable[[Item, str], str]] = {
    ItemKind.SINGLE: _chosen,
    ItemKind.MULTIPLE: _chosen,
    ItemKind.CASE: _chosen,
    ItemKind.JUDGE: _judged,
    ItemKind.FILL: _filled,
    ItemKind.SHORT: _filled,
}
