"""The marks of a quiz as an Excel workbook: by item, by clause, by topic, and what was left out."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook

from assistant.papers.sheets import SheetWriter, new_sheet, new_workbook, saved
from assistant.teaching.item_words import key_text, one_line, topic_of
from assistant.teaching.quiz_marks import Marks, WrongRate, clause_name
from assistant.teaching.quiz_results import ItemResult

_ITEM_COLUMNS = (
    "编号", "题型", "题干", "答案", "作答人数", "答错人数", "错误率", "最多的错答", "条款",
    "知识点",
)  # fmt: skip
_ITEM_WIDTHS = (14, 8, 50, 14, 10, 10, 10, 24, 30, 18)
_RATE = "0.0%"
_EXPLAINED = (
    "错误率＝答错人数÷作答人数；没有作答的不算。按错误率从高到低排。",
    "多选题多选、少选都算错。简答题由人评分，不在表里。",
)


def marks_book(found: Marks) -> bytes:
    """Return the marks as the bytes of an .xlsx file."""
    book = new_workbook("答题情况")
    out = SheetWriter(new_sheet(book, "按题", _ITEM_WIDTHS))
    out.headings(1, _ITEM_COLUMNS)
    row = 1
    for row, result in enumerate(found.results, 2):
        _add_result(out, row, result)
    out.sheet.freeze_panes = "A2"
    out.lines(row + 2, _EXPLAINED, len(_ITEM_COLUMNS))
    _add_marks(book, "按条款", "条款", found.clauses)
    _add_marks(book, "按知识点", "知识点", found.topics)
    if found.problems:
        left_out = SheetWriter(new_sheet(book, "没有对上的", (90,)))
        left_out.lines(1, [problem.line for problem in found.problems], 1)
    return saved(book)


def _add_result(out: SheetWriter, row: int, result: ItemResult) -> None:
    item = result.item
    words = {
        1: item.id, 2: item.kind.value, 3: one_line(item.stem), 4: key_text(item),
        8: _commonest_wrong(result), 9: clause_name(item), 10: one_line(topic_of(item)),
    }  # fmt: skip
    for column, text in words.items():
        out.words((row, column), text)
    _add_rate(out, row, 5, WrongRate(item.id, result.asked, result.wrong))
    out.fit(row)


def _commonest_wrong(result: ItemResult) -> str:
    """Return the wrong answer that most gave, with how many and, of one choice, its words."""
    key = key_text(result.item)
    wrong = {answer: count for answer, count in result.answers.items() if answer != key and count}
    if not wrong or not result.wrong:
        return ""
    answer = max(wrong, key=lambda each: wrong[each])
    return f"{answer}（{wrong[answer]}人）"


def _add_marks(book: Workbook, sheet: str, column: str, marks: Sequence[WrongRate]) -> None:
    out = SheetWriter(new_sheet(book, sheet, (46, 12, 12, 12)))
    out.headings(1, (column, "作答人次", "答错人次", "错误率"))
    for row, mark in enumerate(marks, 2):
        out.words((row, 1), one_line(mark.name))
        _add_rate(out, row, 2, mark)
        out.fit(row)


def _add_rate(out: SheetWriter, row: int, column: int, mark: WrongRate) -> None:
    out.number((row, column), Decimal(mark.asked), "0")
    out.number((row, column + 1), Decimal(mark.wrong), "0")
    if mark.asked:
        rate = Decimal(mark.wrong) / Decimal(mark.asked)
        out.number((row, column + 2), rate, _RATE)
