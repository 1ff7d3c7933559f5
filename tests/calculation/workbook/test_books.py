"""What is written: numbers that add up, words that stay words, the marks, the clauses."""

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculation.form import Form, calculate
from assistant.calculation.roles import Role
from assistant.calculation.steps import Calculation
from assistant.calculation.workbook.basis import Basis, basis, rates_of
from assistant.calculation.workbook.district import calculate_district
from assistant.calculation.workbook.district_book import district_book
from assistant.calculation.workbook.gap_sheet import what_ifs
from assistant.calculation.workbook.record import record
from assistant.calculation.workbook.template import template
from assistant.errors import TableError
from assistant.library.library import Library
from assistant.notice import MAKER, NOTICE
from tests.calculation.workbook.tables import TOWN, lines, of_rows, opened, saved

DAY = date(2026, 1, 5)
NOTHING = Basis((), (), DAY, "0")
WIDE = ("乙镇", 12345, "12%", 100, 20.5)
needs_libreoffice = pytest.mark.skipif(
    not any(map(shutil.which, ("soffice", "libreoffice"))), reason="LibreOffice is not installed"
)


def test_result_has_inputs_results_sums_steps_and_checks() -> None:
    book = opened(district_book(of_rows(TOWN, WIDE), NOTHING))
    rows = lines(book, "测算结果")
    assert rows[4][:9] == ("甲镇", 26780, 0.1, 100, 172686.63, 2678, 267800, 95113.37, 0)
    assert rows[6][:2] == ("合计", 39125)
    assert rows[6][7] == 243232.87
    assert (
        "甲镇",
        "需筹集",
        "应缴保费−上年结余＝267800.00−172686.63＝95113.37元",
        95113.37,
    ) in lines(book, "步骤")
    assert lines(book, "核对")[1][0] == "不取整"
    assert "没有问题" in str(lines(book, "问题"))


def test_rows_with_issues_are_shown_as_written_and_marked() -> None:
    book = opened(district_book(of_rows(TOWN, ("乙镇", "两三万", 1.2, 100, 0)), NOTHING))
    row = lines(book, "测算结果")[5]
    assert row[:3] == ("乙镇", "两三万", "1.2")
    assert "没有计入合计" in str(row[-1])
    assert ("C3", "乙镇", "参保比例1.2超过1，是1.2%吗？请写成1.2%。") in lines(book, "问题")
    assert "不含有问题的1行" in str(lines(book, "测算结果")[6][0])


@pytest.mark.parametrize("name", ["=1+1", "+镇", "-镇", "@镇", '=HYPERLINK("http://x")'])
def test_names_that_look_like_formulas_stay_words(name: str) -> None:
    quoted = name.replace('"', '""')
    table = f'乡镇,农村人口,比例,标准\n"{quoted}",1000,10%,1\n"{quoted}2","{quoted}",10%,1\n'
    district = calculate_district(table.encode(), "=cmd.csv")
    assert len(district.towns) == len(district.refused) == 1
    book = opened(district_book(district, NOTHING))
    for sheet in book.worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    cell = book["测算结果"]["A5"]
    assert cell.value == name
    assert cell.quotePrefix


def test_every_file_says_what_made_it() -> None:
    calculation = calculate(Form("2.678万", "10%", "100", "172686.63"))
    district = district_book(of_rows(TOWN), NOTHING)
    for data in (district, template(), record(calculation, NOTHING, "a.xlsx")):
        properties = opened(data).properties
        assert properties.creator == MAKER
        assert properties.description == NOTICE
        assert any(NOTICE in str(row) for sheet in opened(data) for row in sheet.values)
    word = docx.Document(BytesIO(record(calculation, NOTHING, "a.docx")))
    assert word.core_properties.author == MAKER
    assert word.core_properties.comments == NOTICE


def test_result_can_be_read_again_with_the_same_sums() -> None:
    district = of_rows(TOWN, WIDE, ("丙镇", 7, "7.5%", 33.33, 100))
    again = calculate_district(district_book(district, NOTHING), "结果.xlsx", "测算结果")
    assert again.totals == district.totals
    assert again.refused == ()
    assert all("一致" in check for check in again.checks)


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
        with pytest.raises(TableError, match="表头下面没有乡镇"):
            calculate_district(template(rows), "模板.xlsx")
        return
    district = calculate_district(template(rows), "模板.xlsx")
    assert district.refused == ()
    read = [
        tuple(t.town.account[r].value for r in (Role.POPULATION, Role.RATIO, Role.CARRY_OVER))
        for t in district.towns
    ]
    assert read == [(Decimal(p), Decimal(ratio) / 100, s) for p, ratio, s in towns]


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
        "172686.63", "用户提供", "应缴保费−上年结余", "95113.37元", "2026年1月5日", found.digest,
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
    assert other.digest == found.digest
    sum_of_the_request = Decimal("172686.63")  # it stands beside 每人每年100元
    assert basis(real_library, DAY, (sum_of_the_request,)).sources == ()


def test_without_a_library_it_is_said() -> None:
    found = basis(None, DAY, (Decimal(100),))
    assert found.digest == ""
    assert "没有打开库" in found.made + found.remarks[0]


def test_record_knows_two_formats() -> None:
    with pytest.raises(TableError, match=r"测算\.pdf"):
        record(calculation(), NOTHING, "测算.pdf")


def added_by_libreoffice(data: bytes, cells: str, folder: Path) -> list[Decimal]:
    """Return the sums that LibreOffice makes of columns (G5:G63 …) of the first sheet."""
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
    added = added_by_libreoffice(data, "E5:E63 G5:G63 H5:H63 I5:I63", tmp_path)
    roles = (Role.CARRY_OVER, Role.PREMIUM, Role.GAP, Role.SURPLUS)
    assert added == [district.totals[role] for role in roles]
