"""Tables of towns, villages and households by any formula: read, worked out, written live."""

import random
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Mm, RGBColor
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.calculation.formulas.formula import Formula
from assistant.calculation.formulas.formula_file import read_formula
from assistant.calculation.workbook.basis import Basis
from assistant.calculation.workbook.record import record
from assistant.calculation.workbook.sheet_pages import template
from assistant.calculation.workbook.table_book import table_book
from assistant.calculation.workbook.worked_table import WorkedTable, work_table
from assistant.errors import CalculationError, TableError
from tests.calculation.workbook.tables import SHELF, Change, excel, opened, saved

NOTHING = Basis((), (), date(2026, 1, 5), "0")
ALLOWANCE, HOUSES, SHARING = map(SHELF.find, ("高龄津贴", "危房改造补助", "配套资金分担"))
BANDS = SHELF.find("分段报销")
HEAD = ("村", "人数", "标准", "月数")
Row = Sequence[object]


def of(formula: Formula, *rows: Row, change: Change | None = None, **given: str) -> WorkedTable:
    return work_table(formula, (excel(rows, change), "表.xlsx"), given)


def asked(table: WorkedTable) -> list[str]:
    return list(map(str, table.issues))


def total(table: WorkedTable) -> Fraction:
    return table.totals[table.results[-1]]


def merged(*ranges: str) -> Change:
    def change(sheet: Worksheet) -> None:
        for each in ranges:
            sheet.merge_cells(each)

    return change


LAYOUTS: list[tuple[str, list[Row], tuple[str, ...]]] = [
    ("plain", [HEAD, ("东村", 35, 50, 12), ("西村", 20, "60元", 6)], ()),
    ("numbers in the middle, a title above, units of columns", [
        ("某镇高龄津贴发放表",),
        ("村名", "标准（元/人·月）", "序号", "人数（人）", "月数（月）", "备注"),
        ("东村", 50, 1, 35, 12, ""), ("西村", 60, 2, 20, 6, "缓发"),
    ], ("A1:F1",)),
    ("headings of two rows", [
        ("序号", "村", "高龄津贴", None, None, "备注"),
        (None, None, "人数", "标准", "发放月数", None),
        (1, "东村", 35, 50, 12, ""), (2, "西村", 20, 60, 6, ""),
    ], ("A1:A2", "B1:B2", "C1:E1", "F1:F2")),
    ("units in cells", [
        HEAD, ("东村", "35人", "每人每月50元", "1年"), ("西村", "二十", "60", "6个月"),
    ], ()),
    ("sums between and below", [
        HEAD, ("东村", 35, 50, 12), ("东片小计", 35, None, None), ("西村", 20, 60, 6),
        ("合计", 55, None, None), ("注：按月发放",),
    ], ()),
    ("a sum in the column of the numbers", [
        ("序号", *HEAD), (1, "东村", 35, 50, 12), (2, "西村", 20, 60, 6),
        ("合计", None, 55, None, None),
    ], ("A4:B4",)),
    ("households, two by two names", [
        ("村", "户主", "人数", "标准", "月数"),
        ("东村", "张三", 35, 50, 12), ("西村", "张三", 20, 60, 6),
    ], ()),
    ("a heading that says more", [("村", "高龄老人人数", "补贴标准", "月数"),
                                ("东村", 35, 50, 12), ("西村", 20, 60, 6)], ()),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "ranges"), [each[1:] for each in LAYOUTS],
                         ids=[each[0] for each in LAYOUTS])  # fmt: skip
def test_each_layout_gives_the_same_sum(rows: list[Row], ranges: tuple[str, ...]) -> None:
    table = of(ALLOWANCE, *rows, change=merged(*ranges))
    assert table.refused == ()
    assert total(table) == 35 * 50 * 12 + 20 * 60 * 6
    assert all("一致" in check for check in table.checks)


def test_what_holds_for_every_row_is_given_once() -> None:
    text = "村,人数,月数\n东村,35,12\n".encode("gb18030")
    table = work_table(ALLOWANCE, (text, "表.csv"), {"每人每月": "50元"})
    assert total(table) == 21000
    with pytest.raises(TableError, match="表里已有标准一栏"):
        of(ALLOWANCE, HEAD, ("东村", 35, 50, 12), 标准="50元")
    with pytest.raises(CalculationError, match="没有“工资”这一项"):
        of(ALLOWANCE, HEAD, ("东村", 35, 50, 12), 工资="50元")


def test_a_step_that_has_a_column_stands_for_its_figures_or_is_audited() -> None:
    head = ("镇", "C级补助", "D级户数", "D级标准", "D级上限")
    table = of(HOUSES, head, ("甲镇", 90000, 2, 30000, 25000))
    assert total(table) == 140000
    stated = of(ALLOWANCE, (*HEAD, "应发总额"), ("东村", 35, 50, 12, 21000), ("西村", 1, 1, 1, 2))
    assert "F3" not in "".join(stated.rows[0].notes)
    assert "E3表里写应发总额2.00元，这里算出1.00元，表里多1.00元。" in stated.rows[1].notes


WRONG: list[tuple[Row, str]] = [
    (("西村", "", 50, 12), "B3：人数没有填"),
    (("西村", -3, 50, 12), "B3：人数-3是负数"),
    (("西村", "若干", 50, 12), "B3：人数“若干”读不成一个数"),
    (("西村", "3户", 50, 12), "B3：人数“3户”的单位不对，应以人计"),
    (("西村", 3.5, 50, 12), "B3：人数3.5不是整数，是3.5万人吗"),
    (("西村", 3, "50元/户", 12), "C3：标准“50元/户”的单位不对"),
    (("西村", 3, 50, 1.5), "D3：月数“1.5”不是整数"),
    (("西村", "=1+2", 50, 12), "B3：人数是公式，文件里没有存它的结果"),
    (("西村", "#REF!", 50, 12), "B3"),
    (("西村", "1,2", 50, 12), "B3：人数“1,2”读不成一个数"),
    (("西村", "12，5", 50, 12), "B3：人数“12，5”读不成一个数"),
    (("西村", 3, "1,50", 12), "C3：标准“1,50”读不成一个数"),
    (("", 3, 50, 12), "A3：没有写名称，是合计行，还是漏写了"),
    (("东村", 3, 50, 12), "A2：“东村”在第2、3行都有"),
]


@pytest.mark.parametrize(("row", "told"), WRONG)
def test_a_row_that_is_not_clear_is_told_by_its_cell_and_others_go_on(row: Row, told: str) -> None:
    table = of(ALLOWANCE, HEAD, ("东村", 35, 50, 12), row, ("北村", 1, 1, 1))
    assert any(each.startswith(told) for each in asked(table))
    assert total(table) in (21001, 1)
    assert "不含有问题的" in table.sum_label


def test_a_row_that_a_check_refuses_is_told_and_others_go_on() -> None:
    head = ("镇", "资金总额", "中央比例", "省级比例", "市级比例", "县级比例")
    rows = (("甲镇", 100, "50%", "20%", "20%", "10%"), ("乙镇", 100, "50%", "20%", "20%", "20%"))
    table = of(SHARING, head, *rows)
    assert "各级比例合起来不是100%" in asked(table)[0]
    assert asked(table)[0].startswith("第3行")
    assert [row.row.name for row in table.rows] == ["甲镇"]


TABLES: list[tuple[Row, str]] = [
    (("村", "人数", "月数"), "表里没有标准一栏"),
    (("村", "人数", "老人数", "标准", "月数"), "B1和C1都是“人数”一类"),
    (("村", "人数（户）", "标准", "月数"), "B1“人数（户）”的单位"),
    (("村", "人数", "标准（元/户）", "月数"), "C1“标准（元/户）”的单位"),
    (("人数", "标准", "月数"), "没有乡镇（村、单位、户主、姓名）一栏"),
    (("村", "甲数", "标准", "月数"), "如果是“甲数”（B1）里的一栏，请把它的名称改成“人数”"),
    (("甲", "乙"), "没有找到表头"),
]


@pytest.mark.parametrize(("heads", "told"), TABLES)
def test_headings_that_do_not_say_enough_are_one_question(heads: Row, told: str) -> None:
    with pytest.raises(TableError, match=re.escape(told)):
        of(ALLOWANCE, heads, tuple("1" for _ in heads))


def test_no_rows_no_sheet_and_too_many_rows_are_one_sentence() -> None:
    with pytest.raises(TableError, match="没有要算的行"):
        of(ALLOWANCE, HEAD)
    with pytest.raises(TableError, match="没有找到表头"):
        of(ALLOWANCE)
    text = "\n".join(["村,人数,标准,月数", *(f"{n}村,1,1,1" for n in range(20_001))])
    with pytest.raises(TableError, match="最多读20000行"):
        work_table(ALLOWANCE, (text.encode(), "表.csv"), {})


def test_hidden_rows_are_told_and_not_counted() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    table = of(ALLOWANCE, HEAD, ("东村", 35, 50, 12), ("西村", 20, 60, 6), change=hide)
    assert total(table) == 21000
    assert "隐藏" in asked(table)[0]


def test_a_unit_above_the_table_is_that_of_its_sums_alone() -> None:
    head = ("镇", "资金总额", "中央比例", "省级比例", "市级比例", "县级比例")
    row = ("甲镇", 12.5, "50%", "20%", "20%", "10%")
    table = of(SHARING, ("单位：万元",), head, row)
    assert [table.rows[0].values[name] for name in table.results] == [62500, 25000, 25000, 12500]


ROWS = st.lists(
    st.tuples(st.integers(1, 5000), st.decimals(0, 3000, places=2), st.integers(1, 12)),
    min_size=1, max_size=12,
)  # fmt: skip


@given(ROWS, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter_and_totals_are_their_sums(
    rows: list[tuple[int, Decimal, int]], mixing: random.Random
) -> None:
    named = [(f"{n}村", *row) for n, row in enumerate(rows)]
    mixed = mixing.sample(named, len(named))
    tables = [work_table(ALLOWANCE, (csv(HEAD, *each), "表.csv"), {}) for each in (named, mixed)]
    assert tables[0].totals == tables[1].totals
    assert total(tables[0]) == sum(
        people * Fraction(rate) * months for people, rate, months in rows
    )
    kept = load_workbook(BytesIO(table_book(tables[0], NOTHING)), data_only=True).worksheets[0]
    assert Decimal(str(kept.cell(kept.max_row, 5).value)) == sum(
        Decimal(people) * rate * months for people, rate, months in rows
    )


@given(ROWS, st.data())
def test_sums_of_parts_add_up_to_the_whole(
    rows: list[tuple[int, Decimal, int]], data: st.DataObject
) -> None:
    """Sums anywhere in the table are of the rows since the last one, and never counted again."""
    cuts = sorted(data.draw(st.sets(st.integers(1, len(rows)))))
    lines: list[Row] = []
    for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True):
        lines += [(f"{n}村", *rows[n]) for n in range(start, end)]
        lines += [(f"{start}片小计", sum(row[0] for row in rows[start:end]), "", "")]
    lines = [line for line in lines if line[1]]
    table = work_table(ALLOWANCE, (csv(HEAD, *lines), "表.csv"), {})
    assert len(table.rows) == len(rows)
    assert all("一致" in check for check in table.checks)


def csv(*rows: Row) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in rows).encode()


def test_the_result_keeps_each_cell_at_its_place_and_can_be_read_again() -> None:
    rows = [
        ("表",),
        ("序号", *HEAD, "面积"),
        (1, "东村", "35人", 50, 12, 3.5),
        (2, "西村", 4, 60, 6, 7),
    ]
    table = of(ALLOWANCE, *rows)
    data = table_book(table, NOTHING)
    sheet = opened(data).worksheets[0]
    assert [cell.value for cell in sheet[3]][:6] == [1, "东村", 35, 50, 12, 3.5]
    assert sheet["G2"].value == "测算：应发总额（元）"
    assert sheet["G3"].value == "=ROUND(((C3*D3)*E3),2)"
    assert sheet["G5"].value == "=SUBTOTAL(9,G3:G4)"
    again = work_table(ALLOWANCE, (data, "结果.xlsx"), {})
    assert again.totals == table.totals
    last = opened(table_book(again, NOTHING)).worksheets[0]
    assert (last.max_column, last.max_row) == (sheet.max_column, sheet.max_row)


def with_cells(data: bytes, changes: dict[str, Any]) -> bytes:
    book = opened(data)
    for place, value in changes.items():
        book.worksheets[0][place] = value
    return saved(book)


def reckoned(books: dict[str, bytes], folder: Path) -> Path:
    """Return the folder of these workbooks as LibreOffice reckons them, in one start of it."""
    files = [folder / f"{name}.xlsx" for name in books]
    for file in files:
        file.write_bytes(books[file.stem])
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))))
    subprocess.run(  # noqa: S603  found by its name on the path
        [
            program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"),
            *map(str, files),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / "out"


SHARES = ("镇", "资金总额", "中央比例", "省级比例", "市级比例", "县级比例")
CLAIMS = ("户主", "费用", "起付线", "第一段上限", "第一段比例", "第二段上限", "第二段比例",
          "第三段比例", "封顶线")  # fmt: skip
ROUNDED = read_formula(
    (
        'name = "取整"\npurpose = "试"\n[[input]]\nname = "费用"\nunit = "元"\n'
        '[[step]]\nname = "整"\nunit = "元"\nexpression = "舍整(费用 × 7%) + 入整(费用 × 0.07)"\n'
    ).encode(),
    "取整.toml",
)
LIVE: list[tuple[Formula, Row, list[Row], Row]] = [
    (ALLOWANCE, HEAD, [("东村", 35, "50.55", 12), ("西村", 20, 60, 6)], (77, "33.33", 5)),
    (SHARING, SHARES, [("甲镇", "100.01", "33.33%", "33.33%", "33.33%", "0.01%"),
                       ("乙镇", "0.03", "25%", "25%", "25%", "25%")],
     ("1000000.01", "10%", "20%", "30%", "40%")),
    (BANDS, CLAIMS, [("张三", 45000, 500, 10000, "60%", 30000, "70%", "80%", 200000),
                     ("李四", 300, 500, 10000, "60%", 30000, "70%", "80%", 200000)],
     (987654, 500, 10000, "65%", 30000, "75%", "85%", 200000)),
    (HOUSES, ("镇", *(each.name for each in HOUSES.inputs)),
     [("甲镇", 3, 12000, 10000, 2, 30000, 25000)], (7, "9999.99", 10000, 1, 20000, 25000)),
    (ROUNDED, ("镇", "费用"), [("甲镇", 100), ("乙镇", "99.99")], (200,)),
]  # fmt: skip


def before_and_after(
    formula: Formula, head: Row, rows: list[Row], other: Row
) -> tuple[WorkedTable, WorkedTable]:
    return of(formula, head, *rows), of(formula, head, (rows[0][0], *other), *rows[1:])


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the sheets of `LIVE` lie, reckoned as they are and after a row is changed."""
    books = {}
    for formula, head, rows, other in LIVE:
        table, changed = before_and_after(formula, head, rows, other)
        data = table_book(table, NOTHING)
        columns = opened(table_book(changed, NOTHING)).worksheets[0]
        numbers = {c.coordinate: c.value for c in columns[2][1 : len(head)]}
        books[f"{formula.name}0"] = with_cells(data, {})
        books[f"{formula.name}1"] = with_cells(data, numbers)
    return reckoned(books, tmp_path_factory.mktemp("live"))


@pytest.mark.office
@pytest.mark.skipif(
    not any(map(shutil.which, ("soffice", "libreoffice"))), reason="LibreOffice is not installed"
)
@pytest.mark.parametrize(
    ("formula", "head", "rows", "other"), LIVE, ids=lambda e: getattr(e, "name", "")
)
def test_libreoffice_reckons_the_same_after_a_row_is_changed(
    formula: Formula, head: Row, rows: list[Row], other: Row, live: Path
) -> None:
    """The values are not told to it: what it shows are the live formulas."""
    for number, expected in enumerate(before_and_after(formula, head, rows, other)):
        made = live / f"{formula.name}{number}.xlsx"
        if not made.exists():
            pytest.skip("LibreOffice is installed without Calc")
        sheet = load_workbook(made, data_only=True).worksheets[0]
        headings = {str(cell.value): cell.column or 0 for cell in sheet[1]}
        for name in expected.results:
            column = headings[f"测算：{expected.headed(name)}"]
            shown = [sheet.cell(n, column).value for n in range(2, len(rows) + 3)]
            values = [each.values[name] for each in expected.rows]
            wanted = [*values, sum(values, Fraction(0))]
            assert [Decimal(repr(each)) for each in shown] == [
                Decimal(v.numerator) / v.denominator for v in wanted
            ]


def test_a_word_record_fits_the_page_and_has_no_blue() -> None:
    rows = [(f"{n}村", n, 50, 12) for n in range(1, 90)]
    table = of(ALLOWANCE, HEAD, *rows, ("某村", "", 50, 12))
    word = docx.Document(BytesIO(record(table, NOTHING, "测算.docx")))
    section = word.sections[0]
    page = (section.page_width or 0, section.page_height or 0)
    assert [abs(each - size) < Mm(1) for each, size in zip(page, (Mm(210), Mm(297)), strict=True)]
    inside = page[0] - (section.left_margin or 0) - (section.right_margin or 0)
    widths = [cell.width or 0 for cell in word.tables[0].rows[0].cells]
    assert sum(widths) < inside + Mm(1)
    assert sum(widths) > inside * 9 // 10
    for name in ("Heading 1", "Heading 2", "Normal"):
        assert word.styles[name].font.color.rgb == RGBColor(0, 0, 0)
    assert word.tables[0].rows[-1].cells[0].text == "合计（不含有问题的1行）"
    text = "\n".join(each.text for each in word.paragraphs)
    assert "某村：B91：人数没有填" in text
    wide = of(HOUSES, ("镇", *(i.name for i in HOUSES.inputs)), ("甲", 3, 1, 1, 2, 3, 2))
    section = docx.Document(BytesIO(record(wide, NOTHING, "a.docx"))).sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)


@pytest.mark.parametrize("formula", SHELF.formulas, ids=lambda each: each.name)
def test_the_template_of_each_formula_reads_as_it_was_filled(formula: Formula) -> None:
    fitting = {"%": "25%", "元/人·年": "100", "人": "100", "户": "3", "月": "12"}
    rising = accumulate([100] * len(formula.inputs))
    cells = [fitting.get(i.unit.text, str(n)) for i, n in zip(formula.inputs, rising, strict=True)]
    table = work_table(formula, (template(formula, [("甲镇", *cells)]), "模板.xlsx"), {})
    assert table.refused == ()
    assert len(table.rows) == 1
