"""What people leave in tables of towns: read as they mean it, or asked about by the cell."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.calculation.roles import NAMING, Role
from assistant.calculation.workbook.heading_words import HeadingNames
from assistant.errors import DocumentError, TableError, YoujuError
from assistant.papers.grid import place
from tests.calculation.workbook import tables
from tests.calculation.workbook.tables import (
    HEAD,
    TOWN,
    asked,
    excel,
    of_csv,
    of_rows,
    saved,
    worked,
)

PREMIUM, GAP = Role.PREMIUM, Role.GAP


def one(cell: object, column: int, number_format: str = "General") -> Fraction:
    """Return the figure that is read from a cell put into the row of a town."""
    row = list(TOWN)
    row[column] = cell

    def change(sheet: object) -> None:
        sheet.cell(2, column + 1).number_format = number_format  # type: ignore[attr-defined]

    district = of_rows(row, change=change)
    assert asked(district) == []
    role = (Role.POPULATION, Role.RATIO, Role.RATE, Role.CARRY_OVER)[column - 1]
    return district.table.rows[0].row.givens[NAMING[role].label].value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (26780, "26780"), ("2.678万", "26780"), ("30，500", "30500"), ("３０５００人", "30500"),
        ("三万零五百", "30500"), (26780.0, "26780"),
    ],
)  # fmt: skip
def test_populations_as_people_write_them(cell: object, value: str) -> None:
    assert one(cell, 1) == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "number_format", "value"),
    [
        ("10%", "General", "0.1"), ("１２％", "General", "0.12"), ("1成", "General", "0.1"),
        (0.1, "0%", "0.1"), (0.125, "0.0%", "0.125"), (0.1, "General", "0.1"),
        (0.07, "0.00%", "0.07"), ("百分之十", "General", "0.1"), (1, "0%", "1"),
    ],
)  # fmt: skip
def test_ratios_as_people_write_them(cell: object, number_format: str, value: str) -> None:
    assert one(cell, 2, number_format) == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (172686.63, "172686.63"), ("17.268663万元", "172686.63"), ("0", "0"), (0, "0"),
        ("172,686.63元", "172686.63"), (0.1 + 0.2, "0.3"), (1234567.89, "1234567.89"),
    ],
)  # fmt: skip
def test_sums_as_people_write_them(cell: object, value: str) -> None:
    assert one(cell, 4) == Decimal(value)


@pytest.mark.parametrize("cents", [0.005, 1.005, 2.675, 1172686.635])
def test_less_than_a_cent_is_rounded_half_up_as_it_was_typed(cents: float) -> None:
    district = of_rows((*TOWN[:4], cents))
    typed = Decimal(repr(cents))
    assert district.table.rows[0].values["上年结余"] == typed + Decimal("0.005")
    assert any("四舍五入" in note for note in district.table.rows[0].notes)


@pytest.mark.parametrize(
    ("column", "cell", "question"),
    [
        (2, 1.2, "C2：参保比例1.2超过1，是1.2%吗"), (2, 10, "是10%吗"), (2, 1, "1%还是100%"),
        (2, "120%", "超过了100%"), (2, 0, "应大于零"), (2, "", "没有填"),
        (1, 2.678, "B2：农村人口2.678不是整数，是2.678万人吗"), (1, -5, "负数"), (1, "两三万", ""),
        (1, date(2026, 1, 1), "日期"), (1, True, "真假值"), (1, "#REF!", "公式错误"),
        (3, "100元/户", "单位不对，应以元/人·年计"), (3, "", "没有填"),
        (4, "", "没有上年结余请填0"), (4, "无", "读不成"),
        (4, -200, "负数"), (4, 1e300, "太大"), (4, 10**17, "太大"), (4, "约定另计", "读不成"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_asked_and_the_other_rows_are_counted(
    column: int, cell: object, question: str
) -> None:
    row = ["乙镇", *TOWN[1:]]
    row[column] = cell
    district = of_rows(row, TOWN)
    assert len(district.table.issues) == 1
    assert question in asked(district)[0]
    assert district.table.issues[0].place == place(2, column + 1)
    assert district.totals[GAP] == Decimal("95113.37")
    assert "不含有问题的1行" in district.table.sum_label


def test_yuan_beside_wan_is_asked() -> None:
    district = of_rows(("乙镇", 26780, "10%", 100, "17.27万元"), TOWN)
    assert "E3：上年结余172686.63没有写单位" in asked(district)[0]
    assert [t.row.name for t in district.table.rows] == ["乙镇"]
    assert district.totals[Role.CARRY_OVER] == 172700


def test_a_few_people_beside_wan_are_asked() -> None:
    district = of_rows(("乙镇", "2.678万", "10%", 100, 0), ("丙镇", 3, "10%", 100, 0))
    assert "人还是万人" in asked(district)[0]


@pytest.mark.parametrize("people", [26780, "26,780", 1000])
def test_whole_people_below_a_heading_in_wan_are_asked(people: object) -> None:
    head = ("乡镇", "农村人口（万人）", "参保比例", "保费标准", "上年结余")
    rows = ((*TOWN[:1], 2.678, *TOWN[2:]), ("乙镇", people, "10%", 100, 0))
    district = worked(excel((head, *rows)), "表.xlsx")
    assert asked(district) == [
        f"B3：“农村人口（万人）”一栏里写着{people}，是{people}万人还是{people}人？请连单位一起写。"
    ]
    assert district.totals[GAP] == Decimal("95113.37")
    clear = worked(excel((head, rows[0], ("乙镇", "26780人", "10%", 100, 0))), "表.xlsx")
    assert clear.table.refused == ()


def test_money_in_wan_is_asked_only_beside_much_less() -> None:
    head = ("乡镇", "农村人口", "参保比例", "保费标准", "上年结余（万元）")
    rows = [("甲镇", 26780, "10%", 100, 17.268663), ("乙镇", 30000, "10%", 100, 172686.63)]
    assert (
        "E3：“上年结余（万元）”一栏里写着172686.63" in asked(worked(excel((head, *rows)), "表"))[0]
    )
    rows = [("甲镇", 26780, "10%", 100, 1500), ("乙镇", 30000, "10%", 100, 2400)]
    assert worked(excel((head, *rows)), "表").table.refused == ()


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (
            ("农村人口（万人）", "参保比例（%）", "标准(元/人·年)", "上年结余（万元）"),
            (2.678, 10, 100, 17.268663),
        ),
        (
            ("①农村人口/万人", "参保率：%", "缴费标准", "2020年结余保费(元)"),
            (2.678, 10, "100元", 172686.63),
        ),
        (
            ("乡村户籍\n人口", "比例", "每人保费", "上年度防贫保结转资金"),
            (26780, "10%", 100, 172686.63),
        ),
    ],
)  # fmt: skip
def test_headings_in_other_words_order_and_units(
    heads: tuple[str, ...], row: tuple[object, ...]
) -> None:
    table = ((*reversed(heads), "街道（镇）名称"), (*reversed(row), "甲镇"))
    district = worked(excel(table), "表.xlsx")
    assert district.totals[GAP] == Decimal("95113.37")


def test_a_unit_of_the_whole_table_holds_for_sums() -> None:
    table = (
        ("单位：万元",),
        ("乡镇", "农村人口", "比例", "标准（元）", "结余"),
        ("甲镇", 26780, "10%", 100, 17.268663),
    )
    assert worked(excel(table), "表").totals[GAP] == Decimal("95113.37")
    unclear = (table[0], HEAD, TOWN)
    with pytest.raises(TableError, match=r"D2“保费标准”一栏按哪个算"):
        worked(excel(unclear), "表")


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (("乡镇", "农村人口", "农业人口", "参保比例", "标准"), "B1和C1都是“农村人口”"),
        (("农村人口", "参保比例", "标准"), "没有乡镇"),
        (("乡镇", "农村人口（户）", "比例", "标准"), "B1“农村人口（户）”的单位"),
        (("乡镇", "农村人口", "标准"), "没有参保比例"),
        (("乡镇", "农村人口", "比例"), "没有保费标准"),
        (("姓名", "身份"), "没有找到表头"),
    ],
)  # fmt: skip
def test_headings_that_do_not_say_enough_are_one_question(
    heads: tuple[str, ...], told: str
) -> None:
    with pytest.raises(TableError, match=told):
        worked(excel((heads, tuple("1" for _ in heads))), "表.xlsx")


def test_what_holds_for_all_may_be_given_beside_the_table() -> None:
    text = "乡镇,农村人口\n甲镇,26780\n"
    assert of_csv(text, ratio="10%", rate="100").totals[PREMIUM] == 267800
    with pytest.raises(TableError, match="已有参保比例"):
        of_csv("乡镇,农村人口,参保比例\n甲镇,1,10%\n", ratio="10%", rate="1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separated_values_in_the_encodings_of_offices(encoding: str, separator: str) -> None:
    rows = ("乡镇", "农村人口", "参保比例", "标准"), ("甲镇", "2.678万", "10%", "100元")
    text = "\r\n".join(separator.join(row) for row in rows)
    assert of_csv(text, encoding).totals[PREMIUM] == 267800


def test_a_comma_that_splits_a_number_is_noticed() -> None:
    district = of_csv("乡镇,农村人口,比例,标准\n甲镇,30,500,10%,100\n")
    assert district.table.rows == ()
    assert any("表头以外" in each for each in asked(district))


def test_merged_cells_hold_for_all_where_that_makes_sense() -> None:
    rows = (TOWN, ("乙镇", 10000, None, 100, 0))
    same = of_rows(*rows, change=lambda sheet: sheet.merge_cells("C2:C3"))
    assert same.totals[PREMIUM] == 367800
    split = of_rows(TOWN, ("乙镇", None, "10%", 100, 0), change=lambda s: s.merge_cells("B2:B3"))
    assert len(split.table.refused) == 2
    assert "B2：农村人口在合并单元格B2:B3里" in asked(split)[0]


def test_headings_of_two_lines_a_title_a_unit_and_a_foot() -> None:
    table = (
        ("某区2026年防贫保保费测算表",), (None, None, None, None, "单位：人、元"),
        ("序号", "乡镇", "农村人口（万人）", "参保", None, "标准", "上年结余"),
        (None, None, None, "比例", "参保人数③=①×②", None, None),
        (1, "甲镇", 2.678, "10%", "=C5*1000", 100, 172686.63),
        (None, "合　计", "=SUM(C5:C5)", None, None, None, None),
        ("填表人：某某",),
    )  # fmt: skip

    def merge(sheet: Worksheet) -> None:
        for cells in ("A1:G1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "G3:G4", "A7:G7"):
            sheet.merge_cells(cells)

    district = worked(excel(table, merge), "表.xlsx")
    assert district.totals[GAP] == Decimal("95113.37")
    assert district.table.refused == ()
    assert "C6：农村人口是公式" in district.table.checks[0]
    assert not any("没有写单位" in note for note in district.table.notes)


UPPER = ("乡镇", "农村人口", None, "参保比例", "标准", "上年结余")
TWO_ROWS: list[tuple[str, tuple[tuple[object, ...], ...]]] = [
    ("B1:C1", (
        ("乡镇", "参保", None, "保费", None, "上年结余（万元）"),
        (None, "人数", "比例", "标准", "应缴", None), ("甲镇", 2678, "10%", 100, 267800, 17.268663),
    )),
    ("B1:C1", (
        ("乡镇", "金额（万元）", None, "参保人数", "标准"),
        (None, "上年结余", "应缴保费", None, None), ("甲镇", 17.268663, 26.78, 2678, 100),
    )),
    ("B1:D1", (
        ("乡镇", "农村人口", None, None, "参保比例", "标准", "上年结余"),
        (None, "男", "女", "合计", None, None, None),
        ("甲镇", 13000, 13780, 26780, "10%", 100, 172686.63),
    )),
    ("B1:C1", (
        ("乡镇", "人口", None, "参保比例", "标准", "上年结余"), (None, "城镇", "农村"),
        ("甲镇", 9000, 26780, "10%", 100, 172686.63),
    )),
    ("B1:C1", (UPPER, (None, "户数", "人数"), ("甲镇", 9000, 26780, "10%", 100, 172686.63))),
    ("B1:C1", (
        ("乡镇", "2025年", None, "2026年", None),
        (None, "农村人口", "结余", "参保比例", "标准"), ("甲镇", 26780, 172686.63, "10%", 100),
    )),
    ("B1:B1", (
        ("乡镇", "农村人口", "参保比例", "标准", "上年结余"), (None, "人", "%", "元", "（万元）"),
        ("甲镇", 26780, 10, 100, 17.268663),
    )),
    ("B1:C1", (UPPER, ("甲镇", 26780, None, "10%", 100, 172686.63))),
]  # fmt: skip


@pytest.mark.parametrize(("merged", "rows"), TWO_ROWS)
@pytest.mark.parametrize("name", ["表.xlsx", "表.csv"])
def test_headings_of_two_rows_are_joined(
    name: str, merged: str, rows: tuple[tuple[object, ...], ...]
) -> None:
    table = excel(rows, lambda sheet: sheet.merge_cells(merged))
    if name.endswith(".csv"):
        lines = (",".join("" if c is None else str(c) for c in row) for row in rows)
        table = "\n".join(lines).encode()
    district = worked(table, name)
    assert district.table.refused == ()
    assert district.totals[GAP] == Decimal("95113.37")


FIGURES = ("甲镇", 26000, 26780, "10%", 100, 172686.63)
PARTED = [
    (("农村人口", "上年末", "本年"), ("B2和C2都是“农村人口”",)),
    (("人数", "上年末", "本年"), ("B2和C2都是“农村人口”",)),
    (("农村人口", "男", "女"), ("没有农村人口一栏", "“农村人口：男”（B2）、“农村人口：女”（C2）")),
    (("职工医保", "参保人数", "缴费标准"), ("没有农村人口一栏", "“职工医保：参保人数”（B2）")),
    (("农村人口", None, None), ("“农村人口”一栏（B1:C1）下面B3、C3都有数",)),
]


@pytest.mark.parametrize(("words", "told"), PARTED)
def test_which_column_of_a_heading_is_meant_is_asked(
    words: tuple[str | None, ...], told: tuple[str, ...]
) -> None:
    upper = ("乡镇", words[0], None, "参保比例", "标准", "上年结余")
    rows = (upper, (None, *words[1:], None, None, None), FIGURES)

    def merge(sheet: Worksheet) -> None:
        for cells in ("A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2"):
            sheet.merge_cells(cells)

    with pytest.raises(TableError) as caught:
        worked(excel(rows, merge), "表.xlsx")
    assert all(each in str(caught.value) for each in told)


def test_headings_of_three_rows_are_joined_too() -> None:
    rows = (
        ("乡镇", "基本情况", None, "测算", None, None),
        (None, "农村人口", None, "参保比例", "标准", "上年结余"),
        (None, "户数", "人数", None, None, None), ("甲镇", 9000, *FIGURES[2:]),
    )  # fmt: skip

    def merge(sheet: Worksheet) -> None:
        for cells in ("A1:A3", "B1:C1", "B2:C2", "D1:F1", "D2:D3", "E2:E3", "F2:F3"):
            sheet.merge_cells(cells)

    assert worked(excel(rows, merge), "表.xlsx").totals[GAP] == Decimal("95113.37")


def test_formulas_count_by_the_result_that_the_file_keeps() -> None:
    kept = excel((HEAD, TOWN), lambda sheet: setattr(sheet["B2"], "value", "=20000+6780"))
    nothing = worked(kept, "表.xlsx")
    assert "B2：农村人口是公式，文件里没有存它的结果" in asked(nothing)[0]
    district = worked(with_cached(kept, "=20000+6780", "26780"), "表.xlsx")
    assert district.totals[PREMIUM] == 267800
    assert any("B2" in note and "是公式" in note for note in district.table.notes)


def with_cached(data: bytes, formula: str, value: str) -> bytes:
    """Return the workbook as Excel would have saved it: the formula with its result."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                old = f"<f>{formula[1:]}</f><v></v>".encode()
                short = f"<f>{formula[1:]}</f><v />".encode()
                new = f"<f>{formula[1:]}</f><v>{value}</v>".encode()
                assert old in content or short in content
                content = content.replace(old, new).replace(short, new)
            target.writestr(name, content)
    return out.getvalue()


def test_hidden_rows_empty_rows_examples_and_remarks_are_not_counted() -> None:
    district = of_rows(
        ("例镇（示例）", 1, "10%", 1, 0), TOWN, (), ("乙镇", 10000, "10%", 100, 0),
        ("其中：山区", 500, "10%", 100, 0), ("注：以公安户籍为准",),
        change=lambda sheet: setattr(sheet.row_dimensions[5], "hidden", True),
    )  # fmt: skip
    assert district.totals[GAP] == Decimal("95113.37")
    assert [row.name for row in district.table.refused] == ["乙镇"]
    assert "隐藏" in asked(district)[0]
    assert sum("没有计入" in note for note in district.table.notes) == 3


def test_a_row_of_figures_without_a_name_may_be_a_sum_and_is_asked() -> None:
    assert "是合计行，还是漏写" in asked(of_rows(TOWN, (None, 26780, "10%", 100, 0)))[0]


def test_one_name_twice_is_asked_and_neither_is_counted() -> None:
    district = of_rows(TOWN, TOWN, ("乙镇", 10000, "10%", 100, 0))
    assert district.totals[PREMIUM] == 100000
    assert [row.row for row in district.table.refused] == [2, 3]


def test_a_number_that_is_shown_as_another_is_asked_or_said() -> None:
    row = ("甲镇", 2.678, "10%", 100, 0)
    asks = of_rows(row, change=lambda sheet: setattr(sheet["B2"], "number_format", '0.000"万"'))
    assert "格式却显示成另一个数" in asked(asks)[0]
    says = of_rows((*TOWN[:4], 1000.37), change=lambda s: setattr(s["E2"], "number_format", "0"))
    assert "E2显示为1000，按存的1000.37算。" in says.table.rows[0].notes


def test_of_several_sheets_the_one_with_towns_is_read() -> None:
    book = Workbook()
    book.worksheets[0].append(["说明"])
    for name in ("一季度", "二季度"):
        sheet = book.create_sheet(name)
        sheet.append(list(HEAD))
        sheet.append(list(TOWN))
    with pytest.raises(TableError, match="“一季度”、“二季度”"):
        worked(saved(book), "表.xlsx")
    assert worked(saved(book), "表.xlsx", "二季度").table.grid.name == "二季度"
    with pytest.raises(TableError, match="没有名叫"):
        worked(saved(book), "表.xlsx", "三季度")
    book["一季度"].sheet_state = "hidden"
    one_left = worked(saved(book), "表.xlsx")
    assert any("隐藏的表没有读：一季度" in note for note in one_left.table.notes)


def test_macros_are_not_run_and_it_is_said() -> None:
    out = BytesIO(excel((HEAD, TOWN)))
    with ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    district = worked(out.getvalue(), "表.xlsm")
    assert district.totals[GAP] == Decimal("95113.37")
    assert any("宏" in note for note in district.table.notes)


def test_a_mark_of_secrecy_is_refused() -> None:
    with pytest.raises(DocumentError):
        worked(excel((("秘密★3年",), HEAD, TOWN)), "表.xlsx")


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04 no archive", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512), b"\0\1\2"],
)
def test_what_is_no_table_is_one_sentence(data: bytes) -> None:
    with pytest.raises(YoujuError) as caught:
        worked(data, "表.xlsx")
    assert caught.value.message.endswith("。")


@given(st.data())
def test_damage_never_ends_in_another_error(data: st.DataObject) -> None:
    whole = bytearray(_SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(YoujuError):
        worked(bytes(whole), "表.xlsx")


_SOUND = excel((HEAD, TOWN))


@pytest.mark.parametrize(
    "heading", ["城镇人口", "参保比例说明", "联系人", "备注", "面积", "贫困户数"]
)
def test_other_columns_are_no_figures(heading: str) -> None:
    names = HeadingNames(tables.PREMIUM, {})
    assert names.of(heading) == names.ending(heading) == ""
