"""`--as-of` where a library is listed and a draft is checked: the texts and standings of a day."""

import json
from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.commands.youju import Youju, runner
from tests.exports.opened_word import opened_word, text_of
from tests.library.fakes import CharacterEmbedder
from tests.validity.forest import RULES

NUMBER = "临政办发〔2022〕7号"
REMARK = (
    "（根据2024年5月10日《关于修改〈临河县护林员管理办法〉的通知》修正，自2024年6月1日起施行）\n"
)
REVISED = RULES.replace("办法\n第一章", f"办法\n{REMARK}第一章").replace("每月500元", "每月650元")
REPEAL = (
    "临河县人民政府办公室文件\n临政办发〔2026〕3号\n关于废止《临河县护林员管理办法》的通知\n"
    "各乡镇人民政府：\n《临河县护林员管理办法》（临政办发〔2022〕7号）自2026年2月1日起废止。\n"
    "临河县人民政府办公室\n2026年1月20日\n"
)
THEN, NOW = "护林员补助标准为每人每月500元", "护林员补助标准为每人每月650元"
ALTERED = "护林员补助标准为每人每月550元"


@pytest.fixture(scope="module")
def dated(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    folder = tmp_path_factory.mktemp("dated")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    for name, text in (("原文", RULES), ("修正", REVISED), ("废止", REPEAL)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        library.add([folder / f"{name}.txt"])
    return library


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], dated: Library
) -> Youju:
    monkeypatch.setenv("YOUJU_TODAY", "2026-11-30")
    return runner(monkeypatch, capsys, dated)


@pytest.mark.parametrize(
    ("day", "standing", "files"),
    [
        ("2022-03-31", "尚未施行", ["原文.txt"]),
        ("2023-01-01", "现行", ["原文.txt"]),
        ("2024-06-01", "现行", ["修正.txt", "原文.txt"]),
        ("2026-02-01", "已废止", ["修正.txt", "原文.txt"]),
    ],
)
def test_a_library_is_listed_as_it_stood(
    youju: Youju, dated: Library, day: str, standing: str, files: list[str]
) -> None:
    ran = youju("documents", "--as-of", day, "--json", "--library", dated.folder)
    rules = json.loads(ran.out)[0]
    assert rules["standing"] == standing
    assert [rules["file"], *(v["file"] for v in rules["versions"])] == files
    assert standing in youju("documents", "--as-of", day, "--library", dated.folder).out


def test_a_paper_that_was_not_issued_yet_does_not_apply(youju: Youju, dated: Library) -> None:
    ran = youju("documents", "--as-of", "2026-01-19", "--json", "--library", dated.folder)
    assert [each["standing"] for each in json.loads(ran.out)] == ["现行", "尚未施行"]


@pytest.mark.parametrize(
    "case",
    [
        (THEN, "2023-01-01", "exact"),
        (NOW, "2023-01-01", "superseded"),
        (ALTERED, "2023-01-01", "altered"),
        (THEN, "2025-01-01", "superseded"),
        (NOW, "2025-01-01", "exact"),
        (NOW, "2026-02-01", "superseded"),
    ],
)
def test_a_draft_is_laid_beside_the_text_of_the_day(
    youju: Youju, dated: Library, tmp_path: Path, case: tuple[str, str, str]
) -> None:
    quoted, day, status = case
    draft = tmp_path / "草稿.txt"
    draft.write_text(f"{NUMBER}第六条规定：“{quoted}”。", encoding="utf-8")
    ran = youju("check", draft, "--as-of", day, "--json", "--library", dated.folder)
    checked = json.loads(ran.out)
    (found,) = checked["quotations"]
    assert (found["status"], checked["as_of"]) == (status, day)
    if status == "altered":
        assert found["citation"]["quote"] == THEN, "beside the words of then, not those of today"
    shown = youju("check", draft, "--as-of", day, "--library", dated.folder).out
    year, month, date = map(int, day.split("-"))
    assert f"按{year}年{month}月{date}日的版本和效力，共核对引文 1 处" in shown


def test_a_report_tells_how_the_source_stood_on_the_day(
    youju: Youju, dated: Library, tmp_path: Path
) -> None:
    draft, report = tmp_path / "草稿.txt", tmp_path / "报告.docx"
    draft.write_text(f"{NUMBER}第六条规定：“{THEN}”。", encoding="utf-8")
    youju("check", draft, "--as-of", "2023-01-01", "--report", report, "--library", dated.folder)
    text = text_of(opened_word(report.read_bytes()))
    assert "2026年11月30日核对。按2023年1月1日的版本和效力，" in text
    assert "截至2023年1月1日：现行" in text
    assert "截至2026年11月30日" not in text


def test_every_line_of_a_batch_is_of_the_day(youju: Youju, dated: Library, tmp_path: Path) -> None:
    source, target = tmp_path / "稿.jsonl", tmp_path / "结果.jsonl"
    line = {"id": 1, "text": f"{NUMBER}第六条规定：“{THEN}”。"}
    source.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    ran = youju(
        "check", "--batch", source, target, "--as-of", "2023-01-01", "--library", dated.folder
    )
    assert ran.status == 0, ran.err
    assert json.loads(target.read_text("utf-8"))["quotations"][0]["status"] == "exact"


def test_a_day_that_does_not_exist_is_refused(youju: Youju, dated: Library) -> None:
    ran = youju("documents", "--as-of", "2023-02-30", "--library", dated.folder)
    assert ran.status == 2
    assert "2023-02-30" in ran.err
