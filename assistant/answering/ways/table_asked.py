"""A table that is named, or a row or column of it by its place: 附件2那张表第三行, 整张表."""

import re
from collections.abc import Iterator, Sequence

from assistant.answering.answer import Citation, Outcome
from assistant.answering.draft import Draft, cite, computed, drafted
from assistant.answering.draft_parts import Computed
from assistant.answering.listing import bulleted, enumerated
from assistant.answering.stating.named_row import NamedRow
from assistant.answering.stating.table_meant import tables_meant
from assistant.answering.turn import Turn
from assistant.documents.model import Clause
from assistant.documents.named_tables import NamedTable
from assistant.documents.numbers.numerals import CHINESE_DIGITS, read_integer
from assistant.documents.text import fold

_N = rf"(?P<n>\d+|[{CHINESE_DIGITS}]+)"
_ROW = re.compile(rf"(?P<back>倒数)?第\s*{_N}\s*行|(?P<last>最后一行|末行)|(?P<first>头一行|首行)")
_COLUMN = re.compile(rf"第\s*{_N}\s*[列栏]")
_HEADS = re.compile(r"表头|(?:哪[些几]|什么|几|啥)[个]?(?:列|栏目?)|列名|栏目名")
_NAMED_ROW = re.compile(r"[那这哪]一?行|[那这]几行|一行")
_WHOLE = re.compile(
    r"整[个张份]|全[部表文]|完整|所有的?行|(?:都|一共|总共)?有?(?:哪些|几|多少)行"
    r"|(?:给|发|贴|列|拿|调|打)(?:出来|出|给|我|来|下|一下)*[^，。]{0,3}看|列出|贴出|发给?我"
    r"|表(?:格)?(?:的)?(?:内容|全文)|(?:写|有|列|讲)了?(?:什么|啥|些什么)"
)


def table_asked(turn: Turn) -> Draft | None:
    """Give the row or column of a named table that is asked for by its place, or all of it."""
    asked = turn.question.plain
    wanted = (_ROW, _COLUMN, _HEADS, _NAMED_ROW, _WHOLE)
    if not any(pattern.search(asked) for pattern in wanted):
        return None
    tables = tables_meant(turn)
    if len(tables) != 1:
        return _which(tables) if tables else None
    return _told(asked, tables[0])


def _which(tables: Sequence[NamedTable]) -> Draft:
    names = tuple(f"{t.document.name}《{t.title}》" for t in tables)
    told = f"库内不止一张这样的表：{enumerated(names, '张')}。请写明是哪份文件的哪一张。"
    return drafted(Outcome.CLARIFY, (Computed(told),), ())


def _told(asked: str, table: NamedTable) -> Draft | None:
    if place := _ROW.search(asked):
        return _row(table, place)
    if place := _COLUMN.search(asked):
        return _column(table, read_integer(place["n"]) or 0)
    if _HEADS.search(asked):
        names = "、".join(name for name in table.columns if name)
        told = f"《{table.title}》有 {len(table.columns)} 列：{names}。"
        return computed(told, _cited(table, [table.heading] if table.heading else table.rows[:1]))
    if _NAMED_ROW.search(asked):
        rows = [row for row in table.rows if _is_named(table, row, asked)]
        return rows_of_table(table, rows) if rows else None
    return whole_table(table)


def _row(table: NamedTable, place: re.Match[str]) -> Draft:
    """Give the row of a place, counted from the first below the heading, or say how many it has."""
    number = 1 if place["last"] or place["first"] else read_integer(place["n"]) or 0
    back = bool(place["back"] or place["last"])
    at = len(table.rows) - number if back else number - 1
    if not 0 <= at < len(table.rows):
        told = f"《{table.title}》共 {len(table.rows)} 行（表头不算），没有{place[0]}。"
        return drafted(Outcome.CLARIFY, (Computed(told),), ())
    return rows_of_table(table, [table.rows[at]], f"第{at + 1}行")


def rows_of_table(table: NamedTable, rows: Sequence[Clause], called: str = "") -> Draft:
    """Return rows of a table, each as a line that names its columns, and quoted."""
    called = called or ("这一行" if len(rows) == 1 else "这几行")
    lines = bulleted((NamedRow(table.document, row).said() for row in rows), "行")
    return computed(f"《{table.title}》{called}：\n\n{lines}", _cited(table, rows))


def _column(table: NamedTable, number: int) -> Draft:
    """Give what stands in a column, row by row."""
    if not 0 < number <= len(table.columns):
        told = f"《{table.title}》共 {len(table.columns)} 列，没有第{number}列。"
        return drafted(Outcome.CLARIFY, (Computed(told),), ())
    name = table.columns[number - 1]
    named = [NamedRow(table.document, row) for row in table.rows]
    lines = (f"{row.label}：{text}" for row in named if (text := row.valued(name)))
    told = f"《{table.title}》第{number}列“{name}”：\n\n{bulleted(lines, '行')}"
    return computed(told, _cited(table, table.rows))


def whole_table(table: NamedTable) -> Draft:
    """Return a table as a table, every row of it cited."""
    lines = [table.columns, ["---"] * len(table.columns)]
    lines += [NamedRow(table.document, row).filled for row in table.rows]
    drawn = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    told = f"《{table.title}》（{table.document.name}，共 {len(table.rows)} 行）：\n\n{drawn}"
    return computed(told, _cited(table, table.rows))


def _is_named(table: NamedTable, row: Clause, asked: str) -> bool:
    """Say whether a row is named by what it is of, and no other by a longer name that has it."""
    names = {row.id: NamedRow(table.document, row).label for row in table.rows}
    own, said = fold(names[row.id]), fold(asked)
    longer = (fold(n) for n in names.values() if own in fold(n) and fold(n) != own)
    return len(own) > 1 and own in said and not any(other in said for other in longer)


def _cited(table: NamedTable, rows: Sequence[Clause]) -> Iterator[Citation]:
    return (cite(table.document, row) for row in rows)
