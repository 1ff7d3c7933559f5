"""Cells of Excel: the text that a reader of the sheet would write for them, and their places."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.papers.cell_text import shown_number
from assistant.papers.grid import place


@given(st.decimals(0, 10**9, places=2))
def test_a_sum_typed_into_excel_is_read_to_the_cent(value: Decimal) -> None:
    assert Decimal(shown_number(repr(float(value)), "0.00").text) == value


@pytest.mark.parametrize(
    ("kept", "number_format", "text"),
    [
        ("0.30000000000000004", "General", "0.3"), ("26779.999999999996", "General", "26780"),
        ("0.1", "0%", "10%"), ("0.07", '0.0%;[Red]-0.0%', "7%"), ("2678", '#,##0"人"', "2678"),
        ("172686.63", '_ "¥"* #,##0.00_ ', "172686.63"), ("1e-05", "General", "0.00001"),
    ],
)  # fmt: skip
def test_a_number_is_what_excel_keeps_of_it(kept: str, number_format: str, text: str) -> None:
    shown = shown_number(kept, number_format)
    assert (shown.text, shown.trouble) == (text, "")


@pytest.mark.parametrize("number_format", ['0.000"万"', '0!.0000"万"', '0"%"', "0.0,", "0‰"])
def test_a_format_that_shows_another_number_is_trouble(number_format: str) -> None:
    assert shown_number("26780", number_format).trouble


@given(st.integers(1, 20_000), st.integers(1, 200))
def test_places_are_those_of_openpyxl(row: int, column: int) -> None:
    assert place(row, column) == Workbook().worksheets[0].cell(row, column).coordinate
