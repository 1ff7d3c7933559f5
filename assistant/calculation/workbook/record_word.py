"""A calculation or a table as a Word file: result, figures, steps or rows, notes, clauses."""

from assistant.calculation.calculation_text import USER_FIGURES_NOTE, source_text, value_text
from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.steps import Calculation
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.table_text import common_line, summary, totals_line
from assistant.calculation.workbook.worked_table import WorkedTable
from assistant.notice import NOTICE
from assistant.papers.word_pages import WordPages

_MOST_ROWS = 500
_UPRIGHT = 7
"""Columns that an upright page has room for."""


def record_word(calculation: Calculation, found: Basis) -> bytes:
    """Return the calculation as the bytes of a .docx file."""
    pages = WordPages(calculation.title)
    if calculation.summary:
        pages.text(f"结果：{calculation.summary}", bold=True)
    pages.heading("一、所用的数")
    figures = [(f.label, value_text(f), f.text, source_text(f)) for f in calculation.figures]
    pages.table(("项目", "数值", "原话", "来源"), figures)
    pages.heading("二、计算步骤")
    steps = [(s.label, s.expression, s.value) for s in calculation.steps]
    pages.table(("步骤", "算式", "结果"), steps)
    pages.heading("三、说明")
    for number, note in enumerate((*calculation.notes, USER_FIGURES_NOTE), 1):
        pages.text(f"{number}．{note}")
    _add_basis(pages, "四、依据", found)
    return pages.saved()


def table_word(table: WorkedTable, found: Basis) -> bytes:
    """Return a worked table as the bytes of a .docx file, on wide pages where it has to be."""
    names = (*table.inputs, *table.results)
    pages = WordPages(f"{table.formula.name}测算", wide=len(names) + 1 > _UPRIGHT)
    pages.text(f"结果：{summary(table)}", bold=True)
    for key in table.ways:
        pages.text(f"按{WAYS[key][0]}：{totals_line(table, key)}。")
    if common := common_line(table):
        pages.text(common)
    pages.heading("一、逐行测算")
    pages.table(("名称", *map(table.headed, names)), _rows(table, names))
    if len(table.rows) > _MOST_ROWS:
        pages.text(f"另有{len(table.rows) - _MOST_ROWS}行，见表格。")
    pages.heading("二、没有计入的行")
    for line in [f"{r.name}：{i}" for r in table.refused for i in r.issues] or ["没有。"]:
        pages.text(line)
    pages.heading("三、核对和说明")
    own = [f"{each.row.name}：{note}" for each in table.rows[:_MOST_ROWS] for note in each.notes]
    for number, note in enumerate((*table.checks, *table.notes, *own), 1):
        pages.text(f"{number}．{note}")
    _add_basis(pages, "四、依据", found)
    return pages.saved()


def _rows(table: WorkedTable, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    rows = [
        (each.row.name, *(table.bare(name, each.values[name]) for name in names))
        for each in table.rows[:_MOST_ROWS]
    ]
    totals = table.totals
    added = (table.bare(name, totals[name]) if name in totals else "" for name in names)
    return [*rows, (table.sum_label, *added)]


def _add_basis(pages: WordPages, heading: str, found: Basis) -> None:
    pages.heading(heading)
    for remark in (*found.remarks, found.made):
        pages.text(remark)
    for source in found.sources:
        day = f"，{source.day}" if source.day else ""
        place = f"{source.document}《{source.title}》{day}，{source.clause}（{source.why}）"
        pages.text(place.replace(f"《{source.title}》《", "《"), bold=True)
        pages.text(source.text)
    pages.text(NOTICE)
