"""The sheets that platforms take questions from: 学习通, 问卷星, and one with a 题型 column.

The columns of 学习通 and 问卷星 are those that public exporters write; a platform that changes its
template changes a table here.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape

from assistant.papers.sheets import SheetWriter, new_sheet, new_workbook, saved
from assistant.teaching.item import LETTERS, TRUE, Item, ItemKind
from assistant.teaching.item_words import (
    explanation,
    has_letters,
    key_text,
    kind_name,
    lettered,
    one_line,
    stem_with_blanks,
    topic_of,
)

CHAOXING = (
    "目录", "题目类型", "大题题干", "小题题型", "小题题干", "正确答案", "答案解析", "难易度",
    "知识点", "标签", "选项数", *(f"选项{letter}" for letter in LETTERS),
)  # fmt: skip
GENERIC = (
    "题型", "题干", *(f"选项{letter}" for letter in LETTERS), "答案", "解析", "难度", "知识点",
)  # fmt: skip
WENJUANXING = ("题干",)
_DIFFICULTIES = {1: "易", 2: "中", 3: "难"}
_JUDGED = ("正确", "错误")
_BREAK = "<br/>"


def platform_kind(item: Item) -> ItemKind:
    """Return the kind as platforms know it: a 案例 is a choice of one or of several."""
    if item.kind is not ItemKind.CASE:
        return item.kind
    return ItemKind.SINGLE if len(item.key) == 1 else ItemKind.MULTIPLE


def chaoxing_book(items: Iterable[Item]) -> bytes:
    """Return the sheet 课程题库 of 学习通 as the bytes of an .xlsx file."""
    return _book("课程题库", CHAOXING, [_chaoxing_row(item) for item in items])


def _chaoxing_row(item: Item) -> list[str]:
    options = _options(item)
    topic = one_line(topic_of(item)).replace("/", "-")
    return [
        f"/{topic}", kind_name(platform_kind(item)), stem_with_blanks(item, "（ ）"), "", "",
        _chaoxing_key(item), explanation(item), _DIFFICULTIES[item.difficulty], topic,
        item.proof.document_number, str(len(options)), *_filled(options),
    ]  # fmt: skip


def _options(item: Item) -> tuple[str, ...]:
    """Return what stands in the option columns: choices, 正确 and 错误, or words for blanks."""
    if item.kind is ItemKind.JUDGE:
        return _JUDGED
    return item.key if item.kind is ItemKind.FILL else item.choices


def _chaoxing_key(item: Item) -> str:
    if item.kind is ItemKind.JUDGE:
        return LETTERS[item.key != (TRUE,)]
    return key_text(item)


def generic_book(items: Iterable[Item]) -> bytes:
    """Return a sheet that says of each question what kind it is, as the bytes of an .xlsx file."""
    return _book("试题", GENERIC, [_generic_row(item) for item in items])


def _generic_row(item: Item) -> list[str]:
    return [
        kind_name(platform_kind(item)), stem_with_blanks(item, "____"), *_filled(item.choices),
        key_text(item), explanation(item), _DIFFICULTIES[item.difficulty], one_line(topic_of(item)),
    ]  # fmt: skip


def wenjuanxing_book(items: Iterable[Item]) -> bytes:
    """Return the one column that 问卷星 takes, its lines joined by <br/>, as an .xlsx file."""
    rows = [[_BREAK.join(map(_marked_up, wenjuanxing_lines(item)))] for item in items]
    return _book("题目", WENJUANXING, rows)


def _marked_up(line: str) -> str:
    """Return a line for a cell that is read as HTML: a < of the text must not begin a tag."""
    return escape(line, quote=False)


def wenjuanxing_lines(item: Item) -> list[str]:
    """Return a question as it is pasted into 问卷星: stem, kind, choices, answer, explanation."""
    options = _JUDGED if item.kind is ItemKind.JUDGE else item.choices
    key = _JUDGED[item.key != (TRUE,)] if item.kind is ItemKind.JUDGE else key_text(item)
    return [
        f"{stem_with_blanks(item, '____')}[{kind_name(platform_kind(item))}]",
        *map(one_line, lettered(options, "." if has_letters(item.kind) else "、")),
        f"答案：{key}",
        f"解析：{explanation(item)}",
    ]


def _filled(options: Sequence[str]) -> list[str]:
    return [*map(one_line, options), *[""] * (len(LETTERS) - len(options))]


_WIDTHS: Mapping[str, int] = {
    "题干": 60, "大题题干": 60, "答案解析": 60, "解析": 60, "题目类型": 10, "题型": 10, "难易度": 8,
    "难度": 8, "选项数": 8,
}  # fmt: skip
_USUAL = 16


def _book(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    book = new_workbook(name)
    out = SheetWriter(new_sheet(book, name, [_WIDTHS.get(column, _USUAL) for column in columns]))
    out.headings(1, columns)
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            if columns[column - 1] == "选项数":
                out.number((number, column), Decimal(text), "0")
            else:
                out.words((number, column), text)
        out.fit(number)
    out.sheet.freeze_panes = "A2"
    return saved(book)
