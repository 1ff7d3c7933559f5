"""A worked table as Markdown: the sums first, then rows that are not counted, rows, checks."""

from collections.abc import Sequence

from assistant.calculation.formulas.rounding_ways import WAYS
from assistant.calculation.workbook.worked_table import WorkedTable

_MOST_ROWS = 60


def markdown(table: WorkedTable, more: Sequence[tuple[str, Sequence[str]]] = ()) -> str:
    """Return what the user reads; beyond the first rows the workbook has the rest."""
    ways = [f"按{WAYS[key][0]}：{totals_line(table, key)}。" for key in table.ways]
    own = [f"{t.row.name}：{note}" for t in table.rows[:_MOST_ROWS] for note in t.notes]
    lists = (
        ("取整以后的合计", ways), *more, ("与表里的合计行核对", table.checks),
        ("说明", [*table.notes, *own]),
    )  # fmt: skip
    refused = _list(f"没有计入的{len(table.refused)}行", list(map(str, table.issues)))
    parts = (
        f"**{summary(table)}**",
        common_line(table),
        refused,
        _rows(table),
        *(_list(*each) for each in lists),
    )
    return "\n\n".join(part for part in parts if part)


def summary(table: WorkedTable) -> str:
    """Return the sums in one line."""
    if not table.rows:
        return f"没有一行能算，{len(table.refused)}行有问题。"
    return f"{len(table.rows)}处{table.sum_label}：{totals_line(table, '')}。"


def common_line(table: WorkedTable) -> str:
    """Return the figures that hold for every row."""
    told = "，".join(f"{name}{given.shown}" for name, given in table.common.items())
    return f"各行都用：{told}。" if told else ""


def totals_line(table: WorkedTable, key: str) -> str:
    """Return the sums under one way of rounding in one line, the results first."""
    totals = {n: f"{n}{table.shown(n, v)}" for n, v in table.totals_by(key).items()}
    only_steps = table.formula.step_names - {each.name for each in table.formula.results}
    aside = {*table.inputs, *only_steps}
    results = "，".join(text for name, text in totals.items() if name not in aside)
    others = "，".join(text for name, text in totals.items() if name in aside)
    return f"{results}（{others}）" if others else results


def _list(title: str, lines: Sequence[str]) -> str:
    return "\n".join((f"{title}：", "", *(f"- {_cell(ln)}" for ln in lines))) if lines else ""


def _cell(text: str) -> str:
    for character in "\\`*_[]<>|~$#":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())


def _rows(table: WorkedTable) -> str:
    if not table.rows:
        return ""
    names = (*table.inputs, *table.results)
    rows = [
        (_cell(each.row.name), *(table.shown(name, each.values[name]) for name in names))
        for each in table.rows[:_MOST_ROWS]
    ]
    head = ("名称", *names)
    lines = [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]
    rest = len(table.rows) - len(rows)
    return "\n".join(lines) + (f"\n\n另有{rest}行，见结果表。" if rest else "")
