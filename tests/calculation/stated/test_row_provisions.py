"""What rows of a table state: each cell with its column, its unit and its row."""

import pytest

from assistant.calculation.stated.provision import ProvisionKind as Kind
from assistant.calculation.stated.row_provisions import bare_column, is_total
from tests.calculation.stated.stating import provisions, written

TABLE = "附件：补助表\n禾川县民政局\n2025年4月1日\n附件\n补助表{0}\n{1}\n"


def _cells(columns: str, *rows: str, title: str = "", over: str = "") -> list[str]:
    lines = "\n".join([*([over] if over else []), columns, *rows])
    found = provisions(TABLE.format(title, lines))
    return [written(p) for p in found if p.row]


@pytest.mark.parametrize(
    ("columns", "row", "cells"),
    [
        ("乡镇\t人数（人）\t资金（元）", "石塘镇\t33\t5160.50", ["33人", "5160.5元"]),
        ("乡镇\t资金（万元）", "石塘镇\t3.4", ["34000万元"]),
        ("乡镇\t参保人数\t户数", "石塘镇\t812\t204", ["812人", "204户"]),
        ("对象\t第一段比例\t报销率", "孤儿\t80%\t65", ["0.8%", "0.65%"]),
        ("岗位\t标准（元/人·月）", "养蜂员\t670", ["670元/人·月"]),
        ("岗位\t标准/元", "养蜂员\t670", ["670元"]),
        ("序号\t乡镇\t人数（人）\t备注", "1\t石塘镇\t33\t5", ["33人"]),
        ("乡镇\t面积（亩）", "石塘镇\t1,204.5", ["1204.5亩"]),
        ("乡镇\t人数（人）\t资金（元）", "石塘镇\t—\t300", ["300元"]),
    ],
)
def test_the_unit_of_a_cell(columns: str, row: str, cells: list[str]) -> None:
    assert _cells(columns, row) == cells


def test_the_unit_of_the_whole_table() -> None:
    columns, row = "地区\t2024年\t2025年", "农村\t610\t655"
    expected = ["610元/人·月", "655元/人·月"]
    assert _cells(columns, row, title="（单位：元/人·月）") == expected
    assert _cells(columns, row, over="单位：元/人·月") == expected


def test_the_row_is_named_by_its_words() -> None:
    text = TABLE.format("", "乡镇\t类别\t人数（人）\n石塘镇\t孤儿\t7\n合计\t\t7")
    first, whole = (p for p in provisions(text) if p.row)
    assert first.row == "石塘镇|孤儿"
    assert (is_total(first.row), is_total(whole.row)) == (False, True)
    assert bare_column(first) == "人数"


def test_lines_and_caps_are_known_by_their_columns() -> None:
    text = TABLE.format("", "对象\t起付线（元）\t比例\t封顶线（元）\n孤儿\t1000\t80%\t90000")
    kinds = [p.kind for p in provisions(text) if p.row]
    assert kinds == [Kind.LINE, Kind.AMOUNT, Kind.CEILING]
