"""The handlers of the two tabs."""

from base64 import b64encode
from dataclasses import fields
from pathlib import Path

from assistant.calculation.form import Form
from assistant.calculation.form_words import FIELDS
from assistant.errors import CalculationError, LibraryError
from tests.ui.fakes import FakeEngine
from youju_ui import (
    calculator_tab,
    chat_tab,
    copying,
    downloads,
    formula_tab,
    render,
    towns_tab,
)

GIVEN = {"population": "2.678万", "ratio": "10%", "rate": "100", "carry_over": "172686.63"}


def test_empty_question_is_not_asked() -> None:
    box, messages, _kept = chat_tab.asked("  ", [])
    assert messages == []
    assert box.value == ""


def test_question_moves_to_the_conversation() -> None:
    box, messages, kept = chat_tab.asked(" 36号文第九条 ", [])
    assert kept == messages
    assert messages == [{"role": "user", "content": "36号文第九条"}]
    assert box.stop_btn == chat_tab.STOP


def test_opening_names_the_documents() -> None:
    assert "库里现有 2 份文件" in chat_tab.opening(FakeEngine())
    assert "连委办发〔2021〕36号" in chat_tab.opening(FakeEngine())


def test_examples_are_of_documents_that_the_library_has() -> None:
    other = FakeEngine(held=("某政发〔2024〕5号", "《某县救助办法》"))
    offered = [example["text"] for example in chat_tab.examples(other)]
    assert offered[:2] == ["某政发〔2024〕5号第一条", "《某县救助办法》什么时候开始施行？"]
    assert chat_tab.examples(FakeEngine())[0] == {"text": chat_tab.EXAMPLES[0]}
    assert len(chat_tab.examples(FakeEngine(failure=LibraryError("坏了。", "重建。")))) == 1


def test_opening_says_what_is_wrong_with_the_library() -> None:
    engine = FakeEngine(failure=LibraryError("库打不开。", "请重建。"))
    assert chat_tab.opening(engine).endswith("库打不开。请重建。")


def test_calculator_shows_the_steps_and_offers_the_records() -> None:
    engine = FakeEngine()
    shown, _, records = calculator_tab.calculated(engine, GIVEN | {"population": " 2.678万 "})
    assert "95113.37" in shown
    assert engine.figures == [tuple(f"{name}={text}" for name, text in GIVEN.items())]
    assert [Path(record).name for record in records] == list(calculator_tab.RECORDS.values())
    assert all("保费测算" in Path(record).read_text("utf-8") for record in records)
    downloads.wipe(*records)
    assert not any(Path(record).exists() for record in records)


def test_calculator_takes_every_field_of_the_form_and_leaves_out_what_is_not_shown() -> None:
    engine = FakeEngine()
    calculator_tab.calculated(engine, {**GIVEN, "share": " 七个街道 ", "budget": None})
    assert engine.figures[0][-2:] == ("share=七个街道", "budget=")
    assert set(FIELDS) == {each.name for each in fields(Form)}


def test_calculator_says_which_figure_is_wrong() -> None:
    engine = FakeEngine(failure=CalculationError("参保比例读不懂。", "请写成 10% 或 一成。"))
    shown, chart, records = calculator_tab.calculated(engine, GIVEN)
    assert "参保比例读不懂。请写成 10% 或 一成。" in shown
    assert (chart, records) == ("", [])


def uploaded(folder: Path, text: str) -> str:
    path = folder / "乡镇表.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_table_of_towns_is_worked_out(tmp_path: Path) -> None:
    file = uploaded(tmp_path, "乡镇,农村人口\n甲镇,26780\n<乙>镇,3万\n丙镇,约定\n")
    shown, chart, book = towns_tab.calculated(FakeEngine(), file, "10%", "100", "")
    assert "应缴保费567,800.00元" in shown
    assert chart == ""
    assert "B4：农村人口“约定”读不成一个数" in shown
    assert "<乙>" not in shown
    assert render.NOTICE in shown
    assert book is not None
    assert Path(book).name == "测算结果-乡镇表.xlsx"
    assert Path(book).read_text("utf-8") == "2处"
    downloads.wipe(book)


def test_table_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    file = uploaded(tmp_path, "没有表头")
    shown, chart, book = towns_tab.calculated(FakeEngine(), file, "", "", "")
    assert "没有找到表头" in shown
    assert (chart, book) == ("", None)
    assert towns_tab.calculated(FakeEngine(), None, "", "", "")[2] is None


def test_table_of_towns_has_the_chart_of_all_of_them(tmp_path: Path) -> None:
    file = uploaded(tmp_path, "乡镇,农村人口,上年结余\n甲镇,26780,172686.63\n乙镇,3万,0\n")
    _, chart, book = towns_tab.calculated(FakeEngine(), file, "10%", "100", "")
    assert "现在还要凑395,113.37元" in chart
    assert "各处相加，每处还要凑＝" in chart
    downloads.wipe(book)


def test_a_link_holds_the_file_itself() -> None:
    html = downloads.link("表".encode(), "<模板>.xlsx", "下载")
    assert b64encode("表".encode()).decode() in html
    assert "<模板>" not in html


def test_a_result_can_be_copied_once_there_is_one() -> None:
    assert copying.offered("结果").visible is True
    assert copying.offered(None).visible is False


def test_form_of_a_formula_has_a_box_for_each_input() -> None:
    listed, told = formula_tab.choices(FakeEngine())
    assert "高龄津贴" in [name for name, _ in listed.choices]
    assert told == formula_tab.CHOOSE
    purpose, *boxes, solvable = formula_tab.form(FakeEngine(), "高龄津贴")
    assert "每人每月的标准" in purpose
    assert [box.label for box in boxes if box.visible][1] == "标准（元/人·月）"
    assert len([box for box in boxes if box.visible]) == 3
    assert [name for name, _ in solvable.choices] == ["人数", "标准", "月数"]


def test_form_of_a_formula_works_out_and_offers_the_records() -> None:
    texts = ["120", "50元", "12", *[None] * 9]
    shown, records = formula_tab.worked(FakeEngine(), "高龄津贴", texts, None, "")
    assert "72,000.00元" in shown.splitlines()[0]
    assert "＝72,000.00元" in shown
    assert render.NOTICE in shown
    assert len(records) == 2
    downloads.wipe(*records)
    back, records = formula_tab.worked(FakeEngine(), "高龄津贴", [*texts[:2], ""], "月数", "7.2万")
    assert "应为12月" in back
    downloads.wipe(*records)


def test_a_whole_table_is_worked_out_by_a_formula(tmp_path: Path) -> None:
    file = uploaded(tmp_path, "村,人数,月数\n东村,35,12\n西村,若干,12\n")
    texts = ["", "50元", "", *[None] * 9]
    shown, records = formula_tab.tabled(FakeEngine(), "高龄津贴", texts, file)
    assert "应发总额21,000.00元" in shown
    assert "B3：人数“若干”读不成一个数" in shown
    assert render.NOTICE in shown
    assert len(records) == 2
    downloads.wipe(*records)
    assert "没有找到表头" in formula_tab.tabled(
        FakeEngine(), "高龄津贴", texts, uploaded(tmp_path, "无")
    )[0]  # fmt: skip
    assert formula_tab.tabled(FakeEngine(), "高龄津贴", texts, None)[1] == []


def test_form_of_a_formula_says_what_is_wrong() -> None:
    assert formula_tab.worked(FakeEngine(), "高龄津贴", ["3户"], None, "")[0].startswith(
        "**算不出来"
    )
    assert formula_tab.worked(FakeEngine(), None, [], None, "")[1] == []
    assert "没有" in formula_tab.form(FakeEngine(), None)[0]
    engine = FakeEngine(failure=LibraryError("库打不开。", "请重建。"))
    assert "库打不开" in formula_tab.choices(engine)[1]
