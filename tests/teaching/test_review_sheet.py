"""The Excel of review: what goes out comes back, what is changed is taken, the rest is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import DocumentError, TableError
from assistant.teaching.item import Item, ItemState
from assistant.teaching.review_sheet import COLUMNS, SHEET, review_book
from assistant.teaching.reviewed_bank import Reviewed, read_review
from tests.teaching.sample_items import any_bank

NAME = "审核.xlsx"
Change = Callable[[Worksheet], None]


def back(items: tuple[Item, ...], change: Change = lambda _sheet: None) -> Reviewed:
    """Return the bank after a reviewer opened the sheet, changed it and saved."""
    book = load_workbook(BytesIO(review_book(items)))
    change(book[SHEET])
    out = BytesIO()
    book.save(out)
    return read_review(items, out.getvalue(), NAME)


def write(row: int, **cells: str) -> Change:
    """Return what a reviewer does who fills cells of a row, named by their columns."""

    def change(sheet: Worksheet) -> None:
        for column, text in cells.items():
            sheet.cell(row, COLUMNS.index(column) + 1, text)

    return change


@given(any_bank())
@settings(max_examples=12)
def test_a_sheet_that_nobody_touched_changes_nothing(bank: list[Item]) -> None:
    assert read_review(bank, review_book(bank), NAME).items == tuple(bank)


def test_every_item_comes_back_as_it_is(items: tuple[Item, ...]) -> None:
    found = back(items)
    assert (found.items, found.changed, found.problems, found.absent) == (items, (), (), 0)


def test_no_cell_is_a_formula(items: tuple[Item, ...]) -> None:
    evil = replace(items[0], stem='=HYPERLINK("http://x")', topic="@SUM(A1)", note="+1")
    sheet = load_workbook(BytesIO(review_book((evil,))))[SHEET]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert [c.quotePrefix for c in cells if str(c.value)[0] in "=+@"] == [True] * 3
    assert back((evil,)).items == (evil,)


def test_what_a_reviewer_changes_is_taken_over(items: tuple[Item, ...]) -> None:
    found = back(items, write(2, 状态="采用", 难度="2", 选项D="150 元/人·年", 答案="b"))
    changed = replace(
        items[0], state=ItemState.ACCEPTED, difficulty=2,
        choices=(*items[0].choices[:3], "150 元/人·年"),
    )  # fmt: skip
    assert found.items == (changed, *items[1:])
    assert found.changed == ("36-9-1",)


@pytest.mark.parametrize(
    ("row", "cells", "told"),
    [
        (2, {"原文": "每人每年 200 元"}, "原文不能在表里改"),
        (2, {"题型": "多选"}, "题型不能在表里改"),
        (2, {"答案": "F"}, "F没有对应的选项"),
        (2, {"答案": "AB"}, "只能是一个字母"),
        (2, {"选项B": ""}, "选项B是空的"),
        (2, {"选项A": "100 元/人·年"}, "两个选项一样"),
        (2, {"题干": ""}, "题干是空的"),
        (2, {"状态": "好"}, "状态“好”不认识"),
        (2, {"难度": "难"}, "难度“难”不是"),
        (5, {"答案": "√"}, "判断题的答案是对或错"),
        (7, {"答案": "267800"}, "2个空（____），答案有1个"),
        (2, {"编号": "新题"}, "编号“新题”不在题库里"),
        (3, {"编号": "36-9-1"}, "不止一题"),
    ],
)
def test_a_row_with_a_mistake_is_told_and_its_item_stays(
    items: tuple[Item, ...], row: int, cells: dict[str, str], told: str
) -> None:
    found = back(items, write(row, **cells))
    assert found.items == items
    (problem,) = found.problems
    assert problem.row == row
    assert told in problem.reason


def test_what_is_typed_into_a_cell_of_the_sheet_stays_text(items: tuple[Item, ...]) -> None:
    sheet = load_workbook(BytesIO(review_book(items)))[SHEET]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.number_format for cell in cells} == {"@"}


def put(row: int, column: str, value: object, number_format: str) -> Change:
    """Return what Excel keeps where a cell has another format than the text that it came with."""

    def change(sheet: Worksheet) -> None:
        cell = sheet.cell(row, COLUMNS.index(column) + 1)
        cell.value, cell.number_format = value, number_format  # type: ignore[assignment]

    return change


@pytest.mark.parametrize("code", ["mm-dd-yy", 'yyyy"年"m"月"d"日"', "yyyy-mm-dd;@"])
def test_a_date_in_a_cell_is_taken_as_documents_print_it(
    items: tuple[Item, ...], code: str
) -> None:
    found = back(items, put(2, "选项A", datetime(2025, 9, 30), code))
    assert found.items[0].choices[0] == "2025年9月30日"
    assert not found.problems


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1234567, '#,##0"元"'),
        (1234567, "#,##0"),
        (172686.6, "0"),
        (datetime(2025, 9, 30), 'm"月"d"日"'),
        (datetime(2025, 9, 30, 8, 30), "yyyy-m-d h:mm"),
        (True, "General"),
        ("=1+1", "General"),
    ],
)
def test_what_a_cell_shows_otherwise_than_it_is_kept_is_told(
    items: tuple[Item, ...], value: object, code: str
) -> None:
    found = back(items, put(2, "选项A", value, code))
    assert found.items == items
    assert "选项A一格存的是数、日期或公式" in found.problems[0].reason


def test_plain_numbers_are_the_words_that_they_show(items: tuple[Item, ...]) -> None:
    assert back(items, put(2, "选项A", 0.125, "0.0%")).items[0].choices[0] == "12.5%"
    assert back(items, put(2, "难度", 3, "General")).items[0].difficulty == 3


def test_blanks_may_be_written_on_one_line(items: tuple[Item, ...]) -> None:
    found = back(items, write(7, 答案="267800元；95113.37元"))
    assert found.items[5].key == ("267800元", "95113.37元")


def test_a_row_that_was_deleted_leaves_its_item(items: tuple[Item, ...]) -> None:
    found = back(items, lambda sheet: sheet.delete_rows(3))
    assert found.items == items
    assert found.absent == 1


def test_columns_may_stand_in_another_order(items: tuple[Item, ...]) -> None:
    def moved(sheet: Worksheet) -> None:
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, len(COLUMNS) + 1, sheet.cell(row, 1).value)
        sheet.delete_cols(1)

    assert back(items, moved).items == items


def test_a_sheet_of_another_layout_says_what_is_missing(items: tuple[Item, ...]) -> None:
    book = Workbook()
    book.worksheets[0].append(["题干", "选项A", "答案"])
    out = BytesIO()
    book.save(out)
    with pytest.raises(TableError, match="没有编号、题型、状态、选项B") as told:
        read_review(items, out.getvalue(), "别处.xlsx")
    assert "别处.xlsx" in told.value.message


def test_what_is_no_workbook_is_told(items: tuple[Item, ...]) -> None:
    with pytest.raises(TableError, match=r"旧版表格（\.xls"):
        read_review(items, bytes.fromhex("D0CF11E0A1B11AE1"), "旧.xls")
    with pytest.raises(DocumentError, match="已损坏"):
        read_review(items, b"PK\x03\x04 cut off", "坏.xlsx")
