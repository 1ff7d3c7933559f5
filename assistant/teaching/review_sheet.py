"""The bank as an Excel sheet to be reviewed: one row an item, every field of it in a cell.

A reviewer changes the stem, the choices, the key, the topic, the difficulty, the state or the note.
The clause stands beside them to be read: it is the document's, and what is changed there is told
and not taken.
"""

from collections.abc import Iterable, Mapping

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from assistant.papers.sheets import (
    SheetWriter,
    new_sheet,
    new_workbook,
    saved,
    writable,
)
from assistant.teaching.item import LETTERS, Item, ItemState
from assistant.teaching.item_words import has_letters

SHEET = "题库"
ID, KIND, STEM, KEY = "编号", "题型", "题干", "答案"
TOPIC, DIFFICULTY, STATE, NOTE = "知识点", "难度", "状态", "备注"
CHOICES = tuple(f"选项{letter}" for letter in LETTERS)
PROOF: Mapping[str, str] = {
    "文件": "title", "文号": "document_number", "条款": "clause", "日期": "date",
    "原文": "quote", "地址": "address", "文件编号": "document_id", "条款编号": "clause_id",
}  # fmt: skip
"""The columns of the clause, each with its field of a proof."""
COLUMNS = (ID, KIND, STATE, STEM, *CHOICES, KEY, TOPIC, DIFFICULTY, NOTE, *PROOF)
_WIDTHS: Mapping[str, int] = {
    ID: 14, KIND: 8, STATE: 10, STEM: 44, KEY: 16, TOPIC: 16, DIFFICULTY: 8, NOTE: 20, "原文": 60,
    "地址": 30,
}  # fmt: skip
_USUAL = 18
_HELP = (
    "可以改：状态、题干、选项、答案、知识点、难度、备注；编号、题型和依据（文件到条款编号各栏）不改。",
    "状态填待审、采用、不用；“依据已变”的题，看过原文、改好了，再改成采用。",
    "答案：选择题写字母（如 ABD），判断题写对或错；填空、简答一空或一点写一行（Alt+Enter）。",
    "改好存盘，再读回题库：youju bank import 题库.jsonl 本表.xlsx。",
)


def review_book(items: Iterable[Item]) -> bytes:
    """Return the bank as the bytes of an .xlsx file."""
    book = new_workbook("题库审核表")
    out = SheetWriter(new_sheet(book, SHEET, [_WIDTHS.get(name, _USUAL) for name in COLUMNS]))
    out.headings(1, COLUMNS)
    last = 1
    for last, item in enumerate(items, 2):
        for column, text in enumerate(cells_of(item).values(), 1):
            out.words((last, column), text)
            # What is typed there stays as it is typed: 2025-9-30 no date, 1,234 no number.
            out.sheet.cell(last, column).number_format = "@"
        out.fit(last)
    out.sheet.freeze_panes = "E2"
    _offer(out, STATE, [state.value for state in ItemState], last)
    _offer(out, DIFFICULTY, ["1", "2", "3"], last)
    helping = SheetWriter(new_sheet(book, "说明", (90,)))
    helping.lines(1, _HELP, 1)
    return saved(book)


def _offer(out: SheetWriter, column: str, values: list[str], last: int) -> None:
    """Let a cell be filled from a list; what is typed instead is refused by Excel itself."""
    rule = DataValidation("list", formula1=f'"{",".join(values)}"', allow_blank=False)
    letter = get_column_letter(COLUMNS.index(column) + 1)
    rule.add(f"{letter}2:{letter}{max(last, 2)}")
    out.sheet.add_data_validation(rule)


def cells_of(item: Item) -> dict[str, str]:
    """Return the cells of an item by their columns, as a reader of the sheet gets them back."""
    choices = dict(zip(CHOICES, item.choices, strict=False))
    written = {
        ID: item.id, KIND: item.kind.value, STATE: item.state.value, STEM: item.stem,
        **{column: choices.get(column, "") for column in CHOICES},
        KEY: "".join(item.key) if has_letters(item.kind) else "\n".join(item.key),
        TOPIC: item.topic, DIFFICULTY: str(item.difficulty), NOTE: item.note,
        **{column: getattr(item.proof, field) for column, field in PROOF.items()},
    }  # fmt: skip
    return {column: as_kept(text) for column, text in written.items()}


def as_kept(text: str) -> str:
    """Return a text as Excel gives it back: no control characters, no blanks around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return writable(lines).strip()
