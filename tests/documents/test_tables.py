"""Tables: each row found, cited and carrying the names of its columns."""

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
