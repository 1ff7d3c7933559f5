"""`youju bank export`, `import` and `marks`: what a trainer runs, and what it says of a mistake."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from assistant import BankPapers, ExportWish, Settings
from assistant.cli import cli
from assistant.documents.model import PolicyDocument
from assistant.errors import BankError, UsageError, YoujuError
from assistant.teaching.bank_file import Bank, read_bank, write_bank
from assistant.teaching.item import Item, ItemState
from tests.teaching.sample_items import sample_items


@pytest.fixture(scope="module")
def items(opinion: PolicyDocument, application: PolicyDocument) -> tuple[Item, ...]:
    return sample_items(opinion, application)


@pytest.fixture
def bank(items: tuple[Item, ...], tmp_path: Path) -> Path:
    file = tmp_path / "题库.jsonl"
    write_bank(file, Bank(items))
    return file


def youju(*arguments: object) -> str:
    """Run a command and return what it printed; a mistake is raised as it is told."""
    ran = CliRunner().invoke(cli, ["bank", *map(str, arguments)], catch_exceptions=True)
    if isinstance(ran.exception, YoujuError):
        raise ran.exception
    assert ran.exit_code == 0, ran.output
    return ran.output


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("审核.xlsx", (), "审核已写入"),
        ("题.xlsx", ("--layout", "学习通"), "学习通已写入"),
        ("题.xlsx", ("--layout", "问卷星"), "问卷星已写入"),
        ("题.xlsx", ("--layout", "通用"), "8 题，不用的和依据已变的 1 题没有放进去"),
        ("卷.docx", ("--version", "B", "--keys", "题后", "--seed", 3), "试卷已写入"),
        ("讲.docx", ("--layout", "讲义"), "讲义已写入"),
        ("讲.docx", ("--layout", "讲稿"), "讲稿已写入"),
        ("课.pptx", (), "课件已写入"),
        ("题.txt", (), "文本已写入"),
        ("题.txt", ("--layout", "问卷星"), "问卷星已写入"),
        ("题.gift", ("--topic", "精准防贫保", "--count", 2), "2 题"),
    ],
)
def test_every_layout_is_written(
    bank: Path, name: str, options: Sequence[object], told: str
) -> None:
    target = bank.with_name(name)
    said = youju("export", bank, target, *options)
    assert told in said
    assert target.read_bytes()


def test_a_review_leaves_every_state_in_and_other_layouts_do_not(bank: Path) -> None:
    counted = [
        json.loads(youju("export", bank, bank.with_name(name), "--json"))
        for name in ("审核.xlsx", "题.txt")
    ]
    assert counted == [
        {"layout": "审核", "items": 9, "left_out": 0, "answered": 0},
        {"layout": "文本", "items": 8, "left_out": 1, "answered": 0},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("题.pdf", (), r"不能导出成这种格式：题\.pdf"),
        ("题.docx", ("--layout", "学习通"), "没有这种版式：学习通.*试卷、讲义、讲稿"),
        ("题.docx", ("--version", "C"), "没有这种卷子：C卷"),
        ("题.docx", ("--keys", "前面"), "答案可以卷末、题后、不附"),
        ("题.txt", ("--topic", "没有的"), "没有可以导出的题"),
    ],
)
def test_what_cannot_be_exported_is_told(
    bank: Path, name: str, options: Sequence[object], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        youju("export", bank, bank.with_name(name), *options)
    assert not bank.with_name(name).exists()


def test_the_bank_is_never_written_over_by_an_export(bank: Path) -> None:
    other = bank.with_name("题.txt")
    other.symlink_to(bank)
    before = bank.read_bytes()
    with pytest.raises(UsageError, match="不能盖掉"):
        youju("export", bank, other)
    assert bank.read_bytes() == before


def test_a_review_comes_back_into_the_bank(bank: Path, items: tuple[Item, ...]) -> None:
    review = bank.with_name("审核.xlsx")
    youju("export", bank, review)
    before = bank.read_bytes()
    assert "改了 0 题，0 行没有收入" in youju("import", bank, review)
    assert bank.read_bytes() == before
    book = load_workbook(review)
    sheet = book["题库"]
    sheet["C2"], sheet["C3"], sheet["M4"] = "采用", "随便", "H"
    book.save(review)
    said = youju("import", bank, review)
    assert "改了 1 题，2 行没有收入" in said
    assert "第3行：状态“随便”不认识" in said
    assert "第4行：答案里的H没有对应的选项" in said
    assert read_bank(bank).items[0].state is ItemState.ACCEPTED
    assert read_bank(bank).items[1:] == items[1:]
    assert json.loads(youju("import", bank, review, "--json"))["changed"] == []


def test_marks_and_the_next_quiz(bank: Path) -> None:
    results = bank.with_name("课堂.json")
    results.write_text('{"results": [{"id": "36-9-1", "counts": {"A": 7, "B": 3}}]}', "utf-8")
    target, quiz = bank.with_name("情况.xlsx"), bank.with_name("下次.docx")
    said = youju("marks", bank, results, target, "--next", quiz, "--count", 3)
    assert "1 题有人作答" in said
    assert "连委办发〔2021〕36号（九）：10 人次答，错 7" in said
    assert load_workbook(target)["按条款"]["D2"].value == 0.7
    assert any("村民老李" in p.text for p in docx.Document(str(quiz)).paragraphs)
    found = json.loads(youju("marks", bank, results, target, "--json"))
    assert found["topics"] == [{"name": "精准防贫保", "asked": 10, "wrong": 7, "wrong_rate": "0.7"}]


def test_a_broken_line_of_the_bank_hides_no_other_and_stays(bank: Path) -> None:
    bank.write_text(bank.read_text("utf-8") + '{"id": 1\n', "utf-8")
    review = bank.with_name("审核.xlsx")
    assert "9 题" in youju("export", bank, review)
    book = load_workbook(review)
    book["题库"]["C2"] = "采用"
    book.save(review)
    assert "改了 1 题" in youju("import", bank, review)
    assert bank.read_text("utf-8").endswith('{"id": 1\n')


def test_a_bank_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="没有这个题库"):
        youju("export", tmp_path / "没有.jsonl", tmp_path / "题.txt")


def test_the_face_needs_no_library(items: tuple[Item, ...], tmp_path: Path) -> None:
    papers = BankPapers(Settings(library=tmp_path / "none"))
    made = papers.export_items(items, "讲义.docx", ExportWish("讲义", title="学习"))
    assert docx.Document(BytesIO(made.data)).paragraphs[0].text == "学习"
    assert not (tmp_path / "none").exists()
