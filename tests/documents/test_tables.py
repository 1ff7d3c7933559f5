"""Tables: each row found, cited and carrying the names of its columns."""

import pytest

from assistant.documents.model import Clause, ClauseKind
from assistant.documents.parse import parse_document

HEAD = "关于下达资金计划的通知\n各镇：\n资金安排见下表。\n"


def rows(table: str) -> list[Clause]:
    document = parse_document(HEAD + table)
    return [c for c in document.clauses if c.kind is ClauseKind.ROW]


def test_a_row_is_a_clause_with_its_columns() -> None:
    first, second = rows("镇名\t人口（人）\t金额（元）\n东镇\t1200\t12000\n西镇\t800\t8000\n")
    assert (first.label, second.label) == ("表1第1行", "表1第2行")
    assert second.text == "西镇\t800\t8000"
    assert second.columns == ("镇名", "人口（人）", "金额（元）")


def test_the_heading_row_is_a_heading() -> None:
    document = parse_document(HEAD + "镇名\t金额\n东镇\t12000\n")
    (heading,) = (c for c in document.clauses if c.label == "表1表头")
    assert heading.kind is ClauseKind.HEADING


def test_a_cell_merged_downwards_stands_in_the_path_of_the_rows_below() -> None:
    first, second = rows("类别\t项目\t金额\n产业\t道路\t10\n\t桥梁\t20\n")
    assert "产业" not in first.path
    assert second.path[-1] == "产业"


def test_headings_over_several_columns_are_joined_with_those_below() -> None:
    (row,) = rows("镇名\t资金\t\n\t中央\t省级\n东镇\t10\t20\n")
    assert row.columns == ("镇名", "资金 中央", "资金 省级")


def test_two_tables_are_counted_apart() -> None:
    found = rows("镇名\t金额\n东镇\t1\n\n村名\t面积\n甲村\t2\n")
    assert [r.label for r in found] == ["表1第1行", "表2第1行"]
    assert found[1].columns == ("村名", "面积")


def test_a_paragraph_behind_a_table_belongs_to_the_clause_before_it() -> None:
    document = parse_document(
        "关于甲的意见\n（一）资金安排。\n镇名\t金额\n东镇\t1\n以上资金专款专用。\n（二）监督。\n"
    )
    labels = [c.label for c in document.clauses if c.element is None]
    assert labels == ["（一）", "表1表头", "表1第1行", "（一）第2段", "（二）"]


def test_a_tab_inside_one_line_makes_no_table() -> None:
    document = parse_document(HEAD + "联系人：张某\t电话：见附件\n按时报送材料。\n")
    assert not [c for c in document.clauses if c.kind is ClauseKind.ROW]


@pytest.mark.parametrize(
    ("table", "columns", "last"),
    [
        ("镇\t2023年\t\t2024年\t\n\t户\t元\t户\t元\n甲\t1\t2\t3\t4\n",
         ("镇", "2023年 户", "2023年 元", "2024年 户", "2024年 元"), (1, "甲\t1\t2\t3\t4")),
        ("镇\t2023年\t\t\t2024年\n镇\t户\t元\t\t户\n镇\t户\t省\t县\t户\n甲\t1\t2\t3\t4\n",
         ("镇", "2023年 户", "2023年 元 省", "2023年 元 县", "2024年 户"), (1, "甲\t1\t2\t3\t4")),
        ("补贴标准表\t\t\n\t\t单位：万元\n镇\t户\t元\n甲\t1\t2\n注：截至年底。\t\t\n",
         ("镇", "户", "元"), (1, "甲\t1\t2")),
        ("1\t甲小学\t东街\n2\t乙小学\t西街\n", (), (2, "2\t乙小学\t西街")),
        ("序号\t校名\n1\t甲小学\n\n\f2\t乙小学\n3\t丙小学\n", ("序号", "校名"), (3, "3\t丙小学")),
        ("序号\t校名\t街\n1\t甲\t东街、\n\n\f序号\t校名\t街\n\t\t西街\n2\t乙\t南街\n",
         ("序号", "校名", "街"), (2, "2\t乙\t南街")),
    ],
)  # fmt: skip
def test_headings_titles_and_the_end_of_a_page(
    table: str, columns: tuple[str, ...], last: tuple[int, str]
) -> None:
    found = rows(table)
    assert {row.columns for row in found} == {columns}
    assert (len(found), found[-1].text) == last


@pytest.mark.parametrize(
    ("table", "paths"),
    [
        ("序号\t事项\t期限\n一、许可\t\t\n1\t施工\t7日\n二、处罚\t\t\n2\t罚款\t30日\n",
         [("表1", "一、许可"), ("表1", "二、处罚")]),
        ("序号\t事项\t期限\t单位\n一\t许可\t\t\n1\t施工\t7日\t甲\n二\t处罚\t\t\n2\t罚款\t3日\t乙\n",
         [("表1", "一 许可"), ("表1", "二 处罚")]),
        ("项目\t标准\n一、首付\t\n（一）首套\t\n甲\t20%\n二、期限\t\n乙\t30年\n",
         [("表1", "一、首付", "（一）首套"), ("表1", "二、期限")]),
        ("姓名\t性别\t住址\n甲\t\t\n\t\t乙村\n丙\t男\t\n", [("表1",), ("表1", "甲"), ("表1",)]),
    ],
)  # fmt: skip
def test_a_row_that_heads_a_group_stands_in_the_path_of_its_rows(
    table: str, paths: list[tuple[str, ...]]
) -> None:
    assert [row.path for row in rows(table)] == paths


def test_a_new_table_on_a_new_page_goes_on_with_none() -> None:
    found = rows("序号\t校名\n1\t甲小学\n\n\f镇名\t户数\n东镇\t12\n")
    assert [row.columns for row in found] == [("序号", "校名"), ("镇名", "户数")]
