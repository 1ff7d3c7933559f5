"""One calculation as a record to attach to a request: what stands in it, whatever the format."""

from collections.abc import Callable
from pathlib import PurePath

from assistant.calculation.calculation_text import USER_FIGURES_NOTE, source_text, value_text
from assistant.calculation.steps import Calculation
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.basis_sheet import add_basis
from assistant.calculation.workbook.record_word import record_word
from assistant.calculation.workbook.sheets import (
    HEAD,
    fit_row,
    new_sheet,
    new_workbook,
    saved,
    write_headings,
    write_lines,
    write_number,
    write_words,
)
from assistant.errors import TableError
from assistant.notice import NOTICE

_INPUTS = ("项目", "数值", "单位", "原话", "来源")
_STEPS = ("步骤", "算式", "结果")
_WIDTHS = (24, 60, 18, 24, 40)


def record_sheet(calculation: Calculation, found: Basis) -> bytes:
    """Return the calculation as the bytes of an .xlsx file."""
    book = new_workbook(calculation.title)
    sheet = new_sheet(book, "测算", _WIDTHS)
    write_words(sheet, (1, 1), calculation.title, HEAD)
    row = write_lines(sheet, 2, (NOTICE, calculation.summary), len(_WIDTHS)) + 1
    write_headings(sheet, row, _INPUTS)
    for figure in calculation.figures:
        row += 1
        texts = {1: figure.label, 3: figure.unit, 4: figure.text, 5: source_text(figure)}
        for column, text in texts.items():
            write_words(sheet, (row, column), text)
        write_number(sheet, (row, 2), figure.value, number_format(figure.unit, value_text(figure)))
    row += 2
    write_headings(sheet, row, _STEPS)
    for step in calculation.steps:
        row += 1
        for column, text in enumerate((step.label, step.expression, step.value), 1):
            write_words(sheet, (row, column), text)
        fit_row(sheet, row)
    write_lines(sheet, row + 2, notes_of(calculation), len(_WIDTHS))
    add_basis(book, found)
    return saved(book)


def number_format(unit: str, text: str) -> str:
    """Return the format that shows a figure as `text` does: 10%, 172686.63, 26780."""
    places = len(text.rstrip("%").partition(".")[2].rstrip(unit))
    return ("0." + "0" * places if places else "0") + ("%" if text.endswith("%") else "")


def notes_of(calculation: Calculation) -> tuple[str, ...]:
    """Return what must be read with the calculation."""
    return (*calculation.notes, USER_FIGURES_NOTE)


_FORMATS: dict[str, Callable[[Calculation, Basis], bytes]] = {
    ".docx": record_word,
    ".xlsx": record_sheet,
}


def record(calculation: Calculation, found: Basis, name: str) -> bytes:
    """Return the record in the format that the ending of `name` stands for.

    Raises:
        TableError: the ending is neither .docx nor .xlsx.
    """
    write = _FORMATS.get(PurePath(name).suffix.lower())
    if write is None:
        raise TableError(f"不能导出成这种格式：{name}。", f"文件名请以{'或'.join(_FORMATS)}结尾。")
    return write(calculation, found)
