"""What is written: numbers that add up, words that stay words, the marks, the clauses."""

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.calculation.form import Form, calculate
from assistant.calculation.roles import NAMING, Role
from assistant.calculation.steps import Calculation
from assistant.calculation.workbook.basis import Basis, basis, rates_of
from assistant.calculation.workbook.district import district_book, of_towns, what_ifs
from assistant.calculation.workbook.record import record
from assistant.calculation.workbook.sheet_pages import template
from assistant.errors import TableError
from assistant.library.library import Library
from assistant.notice import MAKER, NOTICE
from tests.calculation.workbook.tables import PREMIUM, TOWN, lines, of_rows, opened, saved, worked

DAY = date(2026, 1, 5)
NOTHING = Basis((), (), DAY, "0")
WIDE = ("乙镇", 12345, "12%", 100, 20.5)
needs_libreoffice = pytest.mark.skipif(
    not any(map(shutil.which, ("soffice", "libreoffice"))), reason="LibreOffice is not installed"
)


def kept(data: bytes, sheet: str = "测算结果") -> list[tuple[Any, ...]]:
    """Return the rows of a sheet with the values that its formulas have."""
    return list(load_workbook(BytesIO(data), data_only=True)[sheet].iter_rows(values_only=True))


def test_result_has_the_shape_of_the_table_with_live_results_and_sums() -> None:
    data = district_book(of_rows(TOWN, WIDE), NOTHING)
    rows = kept(data)
    assert rows[1][:9] == ("甲镇", 26780, 0.1, 100, 172686.63, 2678, 267800, 95113.37, 0)
    assert rows[3][:2] == ("合计", 39125)
    assert rows[3][7] == 243232.87
    book = opened(data)
    formulas = [str(cell.value) for cell in book["测算结果"][2]][5:9]
    parts = ("B2*C2", "ROUND(((F2*D2)*1),2)", "ROUND(MAX((G2-E2),0),2)", "ROUND(MAX((E2-G2),0),2)")
    assert all(part in formula for part, formula in zip(parts, formulas, strict=True))
    assert '"保费标准应大于零"' in formulas[1]
    assert book["测算结果"]["H4"].value == "=SUBTOTAL(9,H2:H3)"
    steps = lines(book, "步骤")[1]
    assert steps[:2] == (2, "甲镇")
    assert "应缴保费：2678人×100元/人·年×1年＝267800.00元\n" in steps[2]
    assert lines(book, "核对")[1][0] == "不取整"
    assert "没有问题" in str(lines(book, "问题"))


def test_rows_with_issues_are_shown_as_written_and_marked() -> None:
    data = district_book(of_rows(TOWN, ("乙镇", "两三万", 1.2, 100, 0)), NOTHING)
    row = kept(data)[2]
    assert row[:3] == ("乙镇", "两三万", "1.2")
    assert "没有计入合计" in str(row[-1])
    question = ("C3", "乙镇", "参保比例1.2超过1，是1.2%吗？请写成1.2%。")
    assert question in lines(opened(data), "问题")
    assert "不含有问题的1行" in str(kept(data)[3][0])


@pytest.mark.parametrize("name", ["=1+1", "+镇", "-镇", "@镇", '=HYPERLINK("http://x")'])
def test_names_that_look_like_formulas_stay_words(name: str) -> None:
    quoted = name.replace('"', '""')
    table = f'乡镇,农村人口,比例,标准\n"{quoted}",1000,10%,1\n"{quoted}2","{quoted}",10%,1\n'
    district = worked(table.encode(), "=cmd.csv")
    assert len(district.table.rows) == len(district.table.refused) == 1
    book = opened(district_book(district, NOTHING))
    for sheet in book.worksheets:
        formulas = (c.value for row in sheet.iter_rows() for c in row if c.data_type == "f")
        assert not any(name in str(formula) for formula in formulas)
    cell = book["测算结果"]["A2"]
    assert cell.value == name
    assert cell.quotePrefix


def test_every_file_says_what_made_it() -> None:
    calculation = calculate(Form("2.678万", "10%", "100", "172686.63"))
    district = district_book(of_rows(TOWN), NOTHING)
    for data in (district, template(of_towns(PREMIUM)), record(calculation, NOTHING, "a.xlsx")):
        properties = opened(data).properties
        assert properties.creator == MAKER
        assert properties.description == NOTICE
        assert any(NOTICE in str(row) for sheet in opened(data) for row in sheet.values)
    word = docx.Document(BytesIO(record(calculation, NOTHING, "a.docx")))
    assert word.core_properties.author == MAKER
    assert word.core_properties.comments == NOTICE


def test_result_can_be_read_again_with_the_same_sums() -> None:
    district = of_rows(TOWN, WIDE, ("丙镇", 7, "7.5%", 33.33, 100))
    again = worked(district_book(district, NOTHING), "结果.xlsx")
    assert again.totals == district.totals
    assert again.table.refused == ()
    assert all("一致" in check for check in again.table.checks)


@given(
    st.lists(
        st.tuples(st.integers(1, 10**6), st.integers(1, 100), st.decimals(0, 10**7, places=2)),
        max_size=5,
    )
)
def test_template_filled_in_reads_as_it_was_filled(towns: list[tuple[int, int, Decimal]]) -> None:
    rows = [
        (f"{n}镇", str(people), f"{ratio}%", "100元", str(sum_))
        for n, (people, ratio, sum_) in enumerate(towns)
    ]
    if not rows:
        with pytest.raises(TableError, match="表头下面没有要算的行"):
            worked(template(of_towns(PREMIUM), rows), "模板.xlsx")
        return
    district = worked(template(of_towns(PREMIUM), rows), "模板.xlsx")
    assert district.table.refused == ()
    read = [
        tuple(t.values[NAMING[r].label] for r in (Role.POPULATION, Role.RATIO, Role.CARRY_OVER))
        for t in district.table.rows
    ]
    assert read == [(Fraction(p), Fraction(ratio, 100), Fraction(s)) for p, ratio, s in towns]


def test_what_if_of_the_present_rate_is_the_result_itself() -> None:
    district = of_rows(TOWN, WIDE)
    line = what_ifs(district)
    assert line is not None
    assert line.now.gap == district.totals[Role.GAP]
    assert what_ifs(of_rows(TOWN, ("乙镇", 1000, "10%", 80, 0))) is None
    with ZipFile(BytesIO(district_book(district, NOTHING))) as archive:
        assert any("charts/" in name for name in archive.namelist())
    rows = lines(opened(district_book(district, NOTHING)), "标准试算")[1:10]
    assert [Decimal(str(row[1])) for row in rows] == [point.gap for point in line.points]


def calculation() -> Calculation:
    return calculate(Form("26780", "10%", "100", "172686.63"))


@pytest.mark.parametrize("name", ["测算.docx", "测算.xlsx"])
def test_record_has_figures_steps_result_and_clauses(name: str, real_library: Library) -> None:
    found = basis(real_library, DAY, rates_of(calculation()))
    data = record(calculation(), found, name)
    if name.endswith("docx"):
        word = docx.Document(BytesIO(data))
        cells = [c.text for t in word.tables for row in t.rows for c in row.cells]
        text = "\n".join([p.text for p in word.paragraphs] + cells)
    else:
        text = str([row for sheet in opened(data) for row in sheet.values])
    for words in (
        "172686.63", "用户提供", "应缴保费−上年结余", "95113.37元", "2026年1月5日", found.made,
        NOTICE, "连委办发〔2021〕36号", "2021年5月14日", "前提是上年结余可以全额抵用",
    ):  # fmt: skip
        assert words in text
    assert found.sources[0].text in text.replace("\\n", "\n")


def test_clauses_of_the_same_rate_are_quoted_and_a_request_is_called_one(
    real_library: Library,
) -> None:
    found = basis(real_library, DAY, (Decimal(100),))
    assert {s.document for s in found.sources} == {"连委办发〔2021〕36号", "连区扶办(2021)2号"}
    assert all("100" in s.text for s in found.sources)
    for source in found.sources:
        assert ("不等于批准" in source.why) == ("2号" in source.document)
    other = basis(real_library, DAY, (Decimal(110),))
    assert other.sources == ()
    assert "没有写明110元/人·年" in other.remarks[0]
    assert other.held == found.held
    sum_of_the_request = Decimal("172686.63")  # it stands beside 每人每年100元
    assert basis(real_library, DAY, (sum_of_the_request,)).sources == ()


def test_without_a_library_it_is_said() -> None:
    found = basis(None, DAY, (Decimal(100),))
    assert found.held is None
    assert "没有打开库" in found.made + found.remarks[0]


def test_record_knows_two_formats() -> None:
    with pytest.raises(TableError, match=r"测算\.pdf"):
        record(calculation(), NOTHING, "测算.pdf")


def added_by_libreoffice(data: bytes, cells: str, folder: Path) -> list[Decimal]:
    """Return what LibreOffice makes of cells (G5:G63 …) of the first sheet, each added up."""
    book = opened(data)
    first = book.worksheets[0].title
    sheet = book.create_sheet("和", 0)
    sheet.append([f"=SUM({first}.{each})".replace(".", "!") for each in cells.split()])
    (folder / "和.xlsx").write_bytes(saved(book))
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))))
    subprocess.run(  # noqa: S603  found by its name on the path
        [
            program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir", str(folder), str(folder / "和.xlsx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    if not (folder / "和.csv").exists():
        pytest.skip("LibreOffice is installed without Calc")
    return [Decimal(text) for text in (folder / "和.csv").read_text("utf-8").strip().split(",")]


@pytest.mark.office
@needs_libreoffice
def test_libreoffice_adds_up_to_the_same(tmp_path: Path) -> None:
    towns = [
        (f"{n}镇", 1000 + 37 * n, "12.5%", "33.33", f"{n * 7}.1{n % 10}") for n in range(1, 60)
    ]
    district = of_rows(*towns)
    data = district_book(district, NOTHING)
    added = added_by_libreoffice(data, "E2:E60 G2:G60 H2:H60 I2:I60 H61", tmp_path)
    roles = (Role.CARRY_OVER, Role.PREMIUM, Role.GAP, Role.SURPLUS, Role.GAP)
    assert added == [district.totals[role] for role in roles]
