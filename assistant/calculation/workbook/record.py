"""A calculation, or a whole table, as a record to attach to a request, whatever the format."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from assistant.calculation.calculation_text import USER_FIGURES_NOTE, source_text, value_text
from assistant.calculation.steps import Calculation
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.record_word import record_word, table_word
from assistant.calculation.workbook.sheet_pages import add_basis
from assistant.calculation.workbook.table_book import table_book
from assistant.calculation.workbook.worked_table import WorkedTable
from assistant.errors import TableError
from assistant.notice import NOTICE
from assistant.papers.sheets import HEAD, SheetWriter, new_sheet, new_workbook, saved

_WIDTHS = (24, 60, 18, 24, 40)


def record_sheet(calculation: Calculation, found: Basis) -> bytes:
    """Return the calculation as the bytes of an .xlsx file."""
    book = new_workbook(calculation.title)
    out = SheetWriter(new_sheet(book, "测算", _WIDTHS))
    out.words((1, 1), calculation.title, HEAD)
    row = out.lines(2, (NOTICE, calculation.summary), len(_WIDTHS)) + 1
    out.headings(row, ("项目", "数值", "单位", "原话", "来源"))
    for figure in calculation.figures:
        row += 1
        texts = {1: figure.label, 3: figure.unit, 4: figure.text, 5: source_text(figure)}
        for column, text in texts.items():
            out.words((row, column), text)
        out.number((row, 2), figure.value, number_format(figure.unit, value_text(figure)))
    row += 2
    out.headings(row, ("步骤", "算式", "结果"))
    for step in calculation.steps:
        row += 1
        for column, text in enumerate((step.label, step.expression, step.value), 1):
            out.words((row, column), text)
        out.fit(row)
    out.lines(row + 2, (*calculation.notes, USER_FIGURES_NOTE), len(_WIDTHS))
    add_basis(book, found)
    return saved(book)


def number_format(unit: str, text: str) -> str:
    """Return the format that shows a figure as `text` does: 10%, 172686.63, 26780."""
    places = len(text.rstrip("%").partition(".")[2].rstrip(unit))
    return ("0." + "0" * places if places else "0") + ("%" if text.endswith("%") else "")


_OF_ONE: Mapping[str, Callable[[Calculation, Basis], bytes]] = {
    ".docx": record_word,
    ".xlsx": record_sheet,
}
_OF_TABLE: Mapping[str, Callable[[WorkedTable, Basis], bytes]] = {
    ".docx": table_word,
    ".xlsx": table_book,
}


def record(done: Calculation | WorkedTable, found: Basis, name: str) -> bytes:
    """Return the record in the format that the ending of `name` stands for.

    Raises:
        TableError: the ending is neither .docx nor .xlsx.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in _OF_ONE:
        raise TableError(f"不能导出成这种格式：{name}。", f"文件名请以{'或'.join(_OF_ONE)}结尾。")
    if isinstance(done, WorkedTable):
        return _OF_TABLE[ending](done, found)
    return _OF_ONE[ending](done, found)
