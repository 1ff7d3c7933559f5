"""`youju premium --export` and `youju towns`: files in, files out, one sentence when it fails."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from assistant.library.library import Library
from tests.commands.youju import Youju, runner

FIGURES = ("--population", "2.678万", "--ratio", "10%", "--rate", "100")
TABLE = "乡镇,农村人口,参保比例,保费标准,结余\n甲镇,2.678万,10%,100,172686.63\n乙镇,10000,12,1,0\n"


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    return runner(monkeypatch, capsys, real_library)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "表.csv"
    file.write_text(TABLE, "gb18030")
    return file


def text_of(file: Path) -> str:
    """Return all the words of a workbook or a Word file."""
    data = BytesIO(file.read_bytes())
    if file.suffix == ".docx":
        return "\n".join(p.text for p in docx.Document(data).paragraphs)
    return str([row for sheet in load_workbook(data) for row in sheet.values])


def test_towns_writes_the_result_with_the_clauses(
    youju: Youju, table: Path, real_library: Library, tmp_path: Path
) -> None:
    shutil.copytree(real_library.folder, tmp_path / "library", dirs_exist_ok=True)
    result = tmp_path / "结果.xlsx"
    ran = youju("towns", table, result, "--library", tmp_path / "library")
    assert ran.status == 0
    assert "需筹集95113.37元" in ran.out
    assert "C3：参保比例12超过1，是12%吗" in ran.out
    assert str(result) in ran.out
    assert "保费标准提高至" in text_of(result)
    assert table.read_text("gb18030") == TABLE


def test_towns_without_a_library_says_so(youju: Youju, table: Path, tmp_path: Path) -> None:
    result = tmp_path / "结果.xlsx"
    record = json.loads(youju("towns", table, result, "--json").out)
    assert record["totals"]["gap"] == "95113.37"
    assert record["refused"][0]["issues"][0]["place"] == "C3"
    assert "没有打开库" in text_of(result)


def test_template_can_be_worked_out_once_filled_in(youju: Youju, tmp_path: Path) -> None:
    file = tmp_path / "模板.xlsx"
    assert youju("towns", "--template", file).status == 0
    book = load_workbook(file)
    book.worksheets[0].append(["甲镇", 26780, "10%", 100, 172686.63])
    book.save(file)
    assert "95113.37" in youju("towns", file, tmp_path / "结果.xlsx").out


@pytest.mark.parametrize("name", ["测算.docx", "测算.xlsx"])
def test_premium_is_exported(youju: Youju, tmp_path: Path, name: str) -> None:
    ran = youju("premium", *FIGURES, "--carry-over", "172686.63", "--export", tmp_path / name)
    assert ran.status == 0
    assert "需筹集95113.37元" in text_of(tmp_path / name)


def test_without_a_carry_over_no_gap_is_invented(youju: Youju) -> None:
    ran = youju("premium", *FIGURES)
    assert "没有给出上年结余" in ran.out
    assert "需筹集" not in ran.out


@pytest.mark.parametrize(
    ("call", "status", "words"),
    [
        (("表.csv",), 2, "youju towns"),
        (("表.csv", "结果.xls"), 2, ".xlsx"),
        (("没有.csv", "结果.xlsx"), 1, "没有.csv"),
        (("表.csv", "没有/结果.xlsx"), 1, "写不了"),
        (("表.csv", "结果.xlsx", "--ratio", "10%"), 1, "已有参保比例"),
        (("表.csv", "结果.xlsx", "--sheet", "一"), 1, "没有名叫"),
    ],
)
def test_what_fails_is_one_sentence(
    youju: Youju, table: Path, call: tuple[str, ...], status: int, words: str
) -> None:
    paths = [table.parent / part if "." in part else part for part in call]
    ran = youju("towns", *paths)
    assert ran.status == status
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert not (table.parent / "结果.xlsx").exists()


def test_a_record_in_another_format_is_refused(youju: Youju, tmp_path: Path) -> None:
    ran = youju("premium", *FIGURES, "--export", tmp_path / "测算.pdf")
    assert ran.status == 1
    assert "测算.pdf" in ran.err
