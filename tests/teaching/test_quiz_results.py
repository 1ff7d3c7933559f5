"""Results of 问卷星 and of a room: what was answered to which item, and what it is worth."""

import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from assistant.errors import TableError
from assistant.teaching.item import Item, ItemState
from assistant.teaching.marks_book import marks_book
from assistant.teaching.quiz_marks import Marks, marks, next_quiz
from assistant.teaching.quiz_results import QuizResults, read_results

HEAD = ("序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "总分")
PERSON = ("2026/11/30 9:00:00", "65秒", "微信", "N/A", "10.0.0.8(江苏-连云港)", "80")


def sheet(headings: Sequence[str], *answers: Sequence[object]) -> bytes:
    """Return a sheet of results as 问卷星 gives it: a row a person, a column a question."""
    book = Workbook()
    page = book.worksheets[0]
    page.append([*HEAD, *headings])
    for number, row in enumerate(answers, 1):
        page.append([number, *PERSON, *row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def asked(items: Sequence[Item], *places: int) -> list[str]:
    """Return the headings of questions as 问卷星 writes them."""
    return [f"{n}、{items[place].stem}" for n, place in enumerate(places, 1)]


def told(items: Sequence[Item], data: bytes, name: str = "答卷.xlsx") -> QuizResults:
    return read_results(items, data, name)


def test_answers_in_words_are_counted(items: tuple[Item, ...]) -> None:
    data = sheet(
        asked(items, 0, 2, 3, 5),
        ("100 元/人·年", "农村低保对象┋特困人员┋因病因灾因意外事故等刚性支出较大或收入大幅缩减导致"
         "基本生活出现严重困难人口", "正确", "267800┋95113.37"),
        ("50 元/人·年", "农村低保对象┋特困人员", "错误", "267800┋9万元"),
        ("B.100元/人·年", "A┋B┋D", "对", "(空)"),
        ("(跳过)", "(跳过)", "(跳过)", "(跳过)"),
    )  # fmt: skip
    found = told(items, data)
    assert not found.problems
    counts = {r.item.id: (dict(r.answers), r.right, r.asked) for r in found.results}
    assert counts["36-9-1"] == ({"B": 2, "A": 1}, 2, 3)
    assert counts["36-5-1"] == ({"ABD": 2, "AB": 1}, 2, 3)
    assert counts["36-2-1"] == ({"对": 2, "错": 1}, 2, 3)
    assert counts["2-2-2"][1:] == (1, 2)


def test_answers_by_number_are_counted(items: tuple[Item, ...]) -> None:
    found = told(items, sheet(asked(items, 0, 2, 3), (2, "1┋2┋4", 1), (4, "1┋3", 2)))
    assert [(r.right, r.asked) for r in found.results] == [(1, 2), (1, 2), (1, 2)]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("镇负责初审；县负责复审", 1),
        ("A.镇负责初审；县负责复审", 1),
        ("村负责初审；镇负责复审", 0),
        ("A", 1),
    ],
)
def test_a_choice_may_hold_a_semicolon(items: tuple[Item, ...], written: str, right: int) -> None:
    choices = ("镇负责初审；县负责复审", "村负责初审；镇负责复审", "县负责初审", "都不对")
    item = replace(items[0], choices=choices, key=("A",))
    (result,) = told([item], sheet(asked([item], 0), (written,))).results
    assert (result.right, result.asked) == (right, 1)


def test_several_choices_are_told_apart_where_one_holds_a_semicolon(
    items: tuple[Item, ...],
) -> None:
    item = replace(items[2], choices=("初审；复审", "公示", "复审；公示"), key=("A", "B"))
    answers = [("初审；复审┋公示",), ("初审；复审；公示",), ("A.初审；复审┋C.复审；公示",)]
    (result,) = told([item], sheet(asked([item], 0), *answers)).results
    assert result.answers == {"AB": 2, "AC": 1}


@pytest.mark.parametrize(
    "written",
    ["2025年┋1,234元", "2025年，1,234元", "2025年、1,234元", "2025年 1,234元", "2025年,1,234元"],
)
def test_the_words_of_several_blanks_may_be_kept_apart_otherwise(
    items: tuple[Item, ...], written: str
) -> None:
    item = replace(items[5], stem="自____起每月____。", key=("2025年", "1,234元"))
    (result,) = told([item], sheet(asked([item], 0), (written,))).results
    assert (result.right, result.asked) == (1, 1)


def test_stems_that_differ_in_a_point_are_two(items: tuple[Item, ...]) -> None:
    low = replace(items[3], id="low", stem="利率是3.5%。", key=("对",))
    high = replace(items[3], id="high", stem="利率是35%。", key=("错",))
    found = told([low, high], sheet(asked([low, high], 0, 1), ("对", "对"), ("对", "对")))
    assert [(r.item.id, r.right) for r in found.results] == [("low", 2), ("high", 0)]


def test_of_two_items_with_one_stem_none_is_guessed(items: tuple[Item, ...]) -> None:
    twin = replace(items[0], id="twin", key=("A",))
    found = told([items[0], twin], sheet(asked([twin], 0), ("100 元/人·年",)))
    assert not found.results
    assert "不止一道（36-9-1、twin）" in found.problems[0].reason
    dropped = replace(twin, state=ItemState.DROPPED)
    assert told([items[0], dropped], sheet(asked([twin], 0), ("100 元/人·年",))).results
    judged = replace(items[3], stem=twin.stem)
    headings = [f"1、{twin.stem}[判断题]"]
    (result,) = told([items[0], judged], sheet(headings, ("对",))).results
    assert result.item == judged


def test_a_question_that_the_bank_lacks_is_told(items: tuple[Item, ...]) -> None:
    found = told(items, sheet([*asked(items, 0), "2、您的姓名是？"], ("100 元/人·年", "张三")))
    assert [r.item.id for r in found.results] == ["36-9-1"]
    assert [p.reason for p in found.problems] == ["这一栏没有对上题库里的题：您的姓名是？"]


def test_nothing_of_a_person_is_kept(items: tuple[Item, ...]) -> None:
    found = marks(told(items, sheet([*asked(items, 0), "2、姓名"], ("100 元/人·年", "张三"))))
    book = load_workbook(BytesIO(marks_book(found)))
    cells = "".join(str(c.value) for s in book for row in s.iter_rows() for c in row)
    assert "张三" not in cells
    assert "10.0.0.8" not in cells


ROOM = {
    "results": [
        {"id": "36-9-1", "counts": {"A": 7, "B": 3}},
        {"id": "36-5-1", "counts": {"A": 8, "B": 8, "C": 6, "D": 8}, "right": 2, "asked": 8},
        {"id": "36-2-1", "counts": {"对": 9, "错": 1}},
        {"id": "没有", "counts": {"A": 1}},
    ]
}


def test_a_room_gives_counts_per_item(items: tuple[Item, ...]) -> None:
    found = told(items, json.dumps(ROOM, ensure_ascii=False).encode(), "课堂.json")
    assert [(r.item.id, r.right, r.asked) for r in found.results] == [
        ("36-9-1", 3, 10), ("36-5-1", 2, 8), ("36-2-1", 9, 10),
    ]  # fmt: skip
    assert [p.line for p in found.problems] == ["第4行：编号“没有”不在题库里。"]


def test_several_true_choices_counted_one_by_one_give_no_rate(items: tuple[Item, ...]) -> None:
    counts = '[{"id": "36-5-1", "counts": {"A": 8, "B": 8, "C": 6}}]'
    found = told(items, counts.encode(), "课堂.json")
    assert not found.results
    assert "没有记答对人数" in found.problems[0].reason


def test_a_room_may_give_a_table(items: tuple[Item, ...]) -> None:
    table = "编号,答案,人数\n36-9-1,A,7\n36-9-1,B,3\n36-2-1,正确,9\n"
    found = told(items, table.encode("utf-8-sig"), "课堂.csv")
    assert [(r.right, r.asked) for r in found.results] == [(3, 10), (9, 9)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'{"results": 3}', "坏.json"),
        (b'{"results": [{"id": "x"}]}', "坏.json"),
        (b"{cut", "坏.json"),
        ("姓名,年龄\n张三,5\n".encode(), "别的.csv"),
        (sheet([]), "空.xlsx"),
    ],
)
def test_what_holds_no_results_says_what_can_be_read(
    items: tuple[Item, ...], data: bytes, name: str
) -> None:
    with pytest.raises(TableError, match="问卷星下载的答卷") as failed:
        told(items, data, name)
    assert name in failed.value.message


@pytest.fixture
def found(items: tuple[Item, ...]) -> Marks:
    return marks(told(items, json.dumps(ROOM).encode(), "课堂.json"))


def test_the_weakest_come_first(found: Marks) -> None:
    assert [r.item.id for r in found.results] == ["36-5-1", "36-9-1", "36-2-1"]
    assert [(m.name, m.rate) for m in found.clauses] == [
        ("连委办发〔2021〕36号（五）", Fraction(3, 4)),
        ("连委办发〔2021〕36号（九）", Fraction(7, 10)),
        ("连委办发〔2021〕36号（二）", Fraction(1, 10)),
    ]
    assert [m.name for m in found.topics] == ["动态监测", "精准防贫保", "帮促目标"]
    assert found.to_json()["clauses"][0]["wrong_rate"] == "0.75"


def test_marks_open_in_excel(found: Marks) -> None:
    book = load_workbook(BytesIO(marks_book(found)))
    assert book.sheetnames == ["按题", "按条款", "按知识点", "没有对上的"]
    row = [cell.value for cell in book["按题"][3]]
    assert row[3:8] == ["B", 10, 7, 0.7, "A（7人）"]
    assert book["按题"]["G3"].number_format == "0.0%"


def test_the_next_quiz_is_of_the_weakest_clauses_with_new_items_first(
    items: tuple[Item, ...], found: Marks
) -> None:
    chosen = [item.id for item in next_quiz(items, found, 20)]
    # of （九） the item that was not asked yet; then clauses that were not asked
    assert chosen[:4] == ["36-5-1", "36-9-2", "36-2-1", "36-9-1"]
    assert {"36-4-1", "2-2-1"} <= set(chosen[4:])
    assert [i.id for i in next_quiz(items, found, 2)] == ["36-5-1", "36-9-2"]
    assert not [i for i in next_quiz(items, found, 20) if i.state is ItemState.CHANGED]
