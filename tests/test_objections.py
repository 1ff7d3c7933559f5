"""这条不对: what is kept of an answer that somebody calls wrong, and what is not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Fault, Outcome, Settings
from assistant.errors import LibraryError
from assistant.library.library import Library
from tests.commands.youju import runner
from tests.ui.fakes import CITATION

ANSWER = Answer(
    "我叫张三，身份证32070519650312001X，防贫保多少钱？",
    Outcome.ANSWERED,
    "100元/人·年",
    citations=(replace(CITATION, address="/d/x#(九)"),),
)


@pytest.fixture
def assistant(real_library: Library, tmp_path: Path) -> Assistant:
    return Assistant(Settings(library=tmp_path / "library"), real_library)


def kept(tmp_path: Path) -> str:
    return (tmp_path / "library-objections.jsonl").read_text("utf-8")


def test_the_question_is_not_kept_unless_the_user_agrees(
    assistant: Assistant, tmp_path: Path
) -> None:
    assistant.object_to(ANSWER, Fault.FIGURE, agreed=False)
    assert "防贫保" not in kept(tmp_path)
    assert "/d/x#(九)" in kept(tmp_path)
    (found,) = assistant.objections()
    assert (found.fault, found.question, found.answer) == ("数或日期不对", "", "")
    assert "没有同意留下问题" in found.told


def test_personal_numbers_are_masked_even_where_it_is_kept(
    assistant: Assistant, tmp_path: Path
) -> None:
    assistant.object_to(ANSWER, Fault.OTHER, "我的手机13812345678\n换行", agreed=True)
    assert "防贫保多少钱" in kept(tmp_path)
    assert "32070519650312001X" not in kept(tmp_path)
    assert "13812345678" not in kept(tmp_path)
    (found,) = assistant.objections()
    assert "\n" not in found.note
    assert "答：100元/人·年" in found.told


def test_a_damaged_line_hides_no_other(assistant: Assistant, tmp_path: Path) -> None:
    assistant.object_to(ANSWER, Fault.CLAUSE, agreed=False)
    with (tmp_path / "library-objections.jsonl").open("a", encoding="utf-8") as out:
        out.write('{"day": 1}\n[]\nnot json\n')
    assistant.object_to(ANSWER, Fault.BESIDE, agreed=False)
    assert [each.fault for each in assistant.objections()] == ["条款找错了", "没答到点上"]


def test_a_full_file_is_told(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "library-objections.jsonl").write_bytes(b"\n" * 5_000_001)
    with pytest.raises(LibraryError, match="已经记满"):
        assistant.object_to(ANSWER, Fault.CLAUSE, agreed=False)


def test_the_administrator_reads_them_by_a_command(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    real_library: Library,
) -> None:
    youju = runner(monkeypatch, capsys, real_library)
    folder = real_library.folder
    book = folder.with_name(f"{folder.name}-objections.jsonl")
    assert "还没有人说" in youju("--library", folder, "objections").out
    Assistant(Settings(library=folder), real_library).object_to(
        ANSWER, Fault.OUTDATED, agreed=False
    )
    assert "文件过时了" in youju("--library", folder, "objections").out
    assert json.loads(youju("--library", folder, "objections", "--json").out)[0]["question"] == ""
    book.unlink()
