"""Rows of sums in a table: however they are called, wherever they stand, nothing counts twice."""

from datetime import date
from typing import Any

import pytest

from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.table_book import table_book
from assistant.calculation.workbook.worked_table import WorkedTable, work_table
from tests.calculation.workbook.tables import SHELF, excel, of_rows, opened

HEAD = ("村", "人数", "月数")
EAST, WEST, SOUTH, NORTH = ("东村", 35, 12), ("西村", 20, 12), ("南村", 10, 12), ("北村", 5, 12)


def of(*rows: tuple[object, ...]) -> WorkedTable:
    return work_table(SHELF.find("高龄津贴"), (excel((HEAD, *rows)), "表.xlsx"), {"标准": "50元"})


def counted(table: WorkedTable) -> list[str]:
    return [each.row.name for each in table.rows]


def written(table: WorkedTable) -> dict[int, Any]:
    """Return what stands under the heads in the result, by the number of the row."""
    sheet = opened(table_book(table, Basis((), (), date(2026, 1, 5), "0"))).worksheets[0]
    return {row: sheet.cell(row, 2).value for row in range(2, sheet.max_row + 1)}


@pytest.mark.parametrize(
    "name",
    ["连云区合计", "中云街道合计", "本页合计", "累计", "以上汇总", "两村共计", "中云街道（合计）",
     "连云区 合计", "全镇总计数", "合计（2个村）", "两村小计"],
)  # fmt: skip
def test_a_sum_with_a_name_is_no_further_village(name: str) -> None:
    table = of(EAST, WEST, (name, 55, 12))
    assert counted(table) == ["东村", "西村"]
    assert table.totals["人数"] == 55
    assert table.checks[0].endswith("人数与各行相加一致。")


def test_sums_of_pages_and_what_has_come_so_far() -> None:
    table = of(
        EAST, WEST, ("本页合计", 55, 12), ("累计", 55, 12),
        SOUTH, NORTH, ("本页合计", 15, 12), ("累计", 71, 12),
    )  # fmt: skip
    assert counted(table) == ["东村", "西村", "南村", "北村"]
    assert [check for check in table.checks if "一致" not in check] == [
        "第9行“累计”：人数写71人，各行相加是70人，表里多1人。"
    ]
    cells = written(table)
    assert [cells[row] for row in (4, 5, 8, 9)] == [
        f"=SUBTOTAL(9,B{rows})" for rows in ("2:B3", "2:B3", "6:B7", "2:B7")
    ]


def test_a_sum_above_its_rows_stays_the_only_one() -> None:
    table = of(("合计", 55, None), EAST, WEST)
    assert table.checks == ("第2行“合计”：人数与各行相加一致。",)
    assert written(table) == {2: "=SUBTOTAL(9,B3:B4)", 3: 35, 4: 20}


def test_sums_above_and_below_are_not_part_of_each_other() -> None:
    cells = written(of(("合计", 55, None), EAST, WEST, ("合计", 55, None)))
    assert cells == {2: "=SUBTOTAL(9,B3:B4)", 3: 35, 4: 20, 5: "=SUBTOTAL(9,B3:B4)"}


@pytest.mark.parametrize("before", [(), (("局机关", 5, 12),)])
def test_parts_that_head_their_rows_are_of_what_follows(before: tuple[Any, ...]) -> None:
    """The side is that on which the figures agree, also where a row stands before the first."""
    table = of(*before, ("中云街道小计", 55, 12), EAST, WEST, ("宿城小计", 15, 12), SOUTH, NORTH)
    assert all("一致" in check for check in table.checks)
    cells, first = written(table), len(before) + 2
    assert cells[first] == f"=SUBTOTAL(9,B{first + 1}:B{first + 2})"
    assert cells[first + 3] == f"=SUBTOTAL(9,B{first + 4}:B{first + 5})"


def test_a_sum_of_sums_is_of_all_their_rows() -> None:
    rows = (EAST, WEST, ("中云街道合计", 55, 12), SOUTH, NORTH, ("宿城合计", 15, 12))
    table = of(*rows, ("连云区合计", 69, 12))
    assert table.checks[-1] == "第8行“连云区合计”：人数写69人，各行相加是70人，表里少1人。"
    assert written(table)[8] == "=SUBTOTAL(9,B2:B6)"
    headed = of(("连云区合计", 70, 12), rows[2], *rows[:2], rows[5], *rows[3:5])
    assert counted(headed) == ["东村", "西村", "南村", "北村"]
    assert written(headed)[2] == "=SUBTOTAL(9,B4:B8)"


def test_a_sum_of_which_nobody_can_tell_the_rows_is_left_as_it_is() -> None:
    table = of(EAST, ("小计", 35, ""), ("甲镇小计", 99, ""), WEST, ("小计", 20, ""))
    assert "第4行“甲镇小计”：看不出是哪几行的合计，没有核对，照原样留着。" in table.checks
    assert written(table)[4] == "99"
    assert table.totals["人数"] == 55


def test_a_row_that_is_the_sum_of_the_others_is_asked_about() -> None:
    streets = (EAST, WEST, ("中云街道", 55, 12), SOUTH, NORTH, ("宿城街道", 15, 12))
    for rows in ((*streets, ("连云区", 70, 12)), (("连云区", 70, 12), EAST, WEST, SOUTH, NORTH)):
        table = of(*rows)
        assert counted(table) == ["东村", "西村", "南村", "北村"]
        assert all("是合计吗" in each.message for each in table.issues)
        assert "不含有问题的" in table.sum_label


def test_what_two_figures_tell_is_no_chance() -> None:
    district = of_rows(
        ("甲镇", 26780, "10%", 100, 172686.63), ("乙镇", 30000, "10%", 100, 0),
        ("丙镇", 56780, "10%", 100, 172686.63),
    )  # fmt: skip
    assert [each.name for each in district.table.refused] == ["丙镇"]


def test_one_more_of_a_kind_may_be_as_many_as_the_others_by_chance() -> None:
    assert counted(of(EAST, WEST, ("中村", 55, 12))) == ["东村", "西村", "中村"]
    assert len(of(EAST, ("中云", 35, 12)).rows) == 2
