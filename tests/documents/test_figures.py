"""The one reader of figures: what is written, with its value, its unit and its place."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.numbers.bare_values import stated_values, values
from assistant.documents.numbers.cells import cells_in_units
from assistant.documents.numbers.decimals import read_number
from assistant.documents.numbers.figures import read_figures
from assistant.documents.numbers.measured import measures
from assistant.documents.numbers.quantities import read_quantities
from assistant.documents.text import fold
from tests.documents.writings import AMOUNTS, WRITINGS


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("3千元", "3000", "元"),
        ("3000元", "3000", "元"),
        ("三千元", "3000", "元"),
        ("叁仟元", "3000", "元"),
        ("3仟元", "3000", "元"),
        ("３，０００ 元", "3000", "元"),
        ("1.2万亿元", "1200000000000", "元"),
        ("126万亿元", "126000000000000", "元"),
        ("2万6千", "26000", ""),
        ("2万6", "26000", ""),
        ("两万六", "26000", ""),
        ("1亿2千万元", "120000000", "元"),
        ("1千5百万元", "15000000", "元"),
        ("12万5千亿元", "12500000000000", "元"),
        ("3万零5百元", "30500", "元"),
        ("一点二万亿元", "1200000000000", "元"),
        ("一点二百万元", "1200000", "元"),
        ("1.5个亿", "150000000", ""),
        ("3亿零500万元", "305000000", "元"),
        ("26.78万元", "267800", "元"),
        ("2.678万农村人口", "26780", "人"),
        ("12位", "12", "人"),
        ("廿三人", "23", "人"),
        ("卅户", "30", "户"),
        ("三块五毛", "3.5", "元"),
        ("六成半", "0.65", "比例"),
        ("6.5成", "0.65", "比例"),
        ("65%", "0.65", "比例"),
        ("百分之六十五", "0.65", "比例"),
        ("百分之百", "1", "比例"),
        ("５‰", "0.005", "比例"),
        ("万分之五", "0.0005", "比例"),
        ("四分之一", "0.25", "比例"),
        ("3.5个百分点", "0.035", "百分点"),
        ("十五天", "15", "日"),
        ("15个工作日", "15", "工作日"),
        ("3个月", "3", "月"),
        ("18周岁", "18", "岁"),
        ("5台", "5", "台"),
    ],
)
def test_a_figure_is_read_with_its_unit(written: str, value: str, unit: str) -> None:
    (figure,) = read_figures(f"共{written}。")
    assert (figure.value, figure.unit, figure.printed) == (Decimal(value), unit, written)
    assert (figure.start, figure.end) == (1, 1 + len(written))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5040\t604800", [5040, 604800]),
        ("5,040\t604,800", [5040, 604800]),
        ("5040 604800", [5040, 604800]),
        ("5040\n604800", [5040, 604800]),
        ("三十\t五十", [30, 50]),
        ("3\t千", [3]),
        ("100\t万元\t5", [100, 5]),
        ("10，20，30元", [10, 20, 30]),
    ],
)
def test_two_cells_are_two_figures(text: str, found: list[int]) -> None:
    assert [figure.value for figure in read_figures(text)] == found
    assert values(text) == set(map(Decimal, found))
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("26.提高标准", []),
        ("26．提高标准", []),
        ("十一、提高标准", []),
        ("26.78万元", [267800]),
        ("1. 提高到26.78万元", [267800]),
        ("26.78万元\t5040户", [267800, 5040]),
    ],
)
def test_the_number_of_an_item_is_no_amount(text: str, amounts: list[int]) -> None:
    assert [quantity.value for quantity in read_quantities(text)] == amounts
    assert {value for value, _unit in measures(text).figures} == set(amounts)


def test_what_gives_only_a_size_is_compared_as_it_is_written() -> None:
    assert measures("几百元，十几户，上千人，100多元").figures == {
        ("几百", "元"), ("十几", "户"), ("千", "人"), ("100多", "元"),
    }  # fmt: skip


def test_a_cell_takes_the_unit_that_its_column_names() -> None:
    columns = ("乡镇", "农村人口（万人）", "参保率：%", "保费/元", "结余（万元）")
    row = "甲镇\t2.678\t10\t267800\t17万元"
    assert cells_in_units(row, columns) == ("2.678万人", "10%", "267800元")


@given(AMOUNTS, st.sampled_from(WRITINGS), st.sampled_from(("元", "户", "")))
def test_a_value_that_is_printed_is_read_back(
    value: Decimal, form: Callable[[Decimal], str], unit: str
) -> None:
    (figure,) = read_figures(f"{form(value)}{unit}")
    assert (figure.value, figure.unit) == (value, unit)


WRITTEN = st.text(
    alphabet="0123456789.,，％%一二三十百千万亿元块毛分人口年成半每点〔〕号第条 \t\n"
    "几多余两廿叁仟０５个月",
    max_size=40,
)


@given(WRITTEN)
def test_a_figure_stands_where_it_says_and_crosses_no_cell(text: str) -> None:
    end = 0
    for figure in read_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.printed == text[figure.start : figure.end]
        assert figure.printed.startswith(figure.numeral)
        assert not set(figure.printed) & set("\t\n")
        end = figure.end


@given(WRITTEN, WRITTEN)
def test_a_cell_reads_the_same_whatever_stands_beside_it(one: str, other: str) -> None:
    apart = [f.value for cell in (one, other) for f in read_figures(cell)]
    assert [figure.value for figure in read_figures(f"{one}\t{other}")] == apart


@given(WRITTEN)
def test_what_a_sentence_states_stands_in_it(text: str) -> None:
    assert stated_values(text) <= values(text)


@given(st.one_of(WRITTEN, st.text(max_size=40)), st.booleans())
def test_no_text_crashes_a_reader(text: str, stated: bool) -> None:
    measures(text, stated=stated)
    read_quantities(text)
    values(text)


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("投资10⁴万元", 1_040_000),
        ("补助3×10⁴元", 104),
        ("补助3000¹元", 30_001),
        ("标准¹3000元", 13_000),
    ],
)
def test_a_digit_above_the_line_is_no_digit_of_the_figure_beside_it(text: str, false: int) -> None:
    assert false not in {figure.value for figure in read_figures(text)}
    assert not any(value == false for value, _unit in measures(text).figures)
    on_the_line = text.translate(str.maketrans("¹⁴", "14"))
    assert fold(text) != fold(on_the_line)
    assert fold("50m²") == fold("50m2")
