"""What the user reads when a command fails: one Chinese sentence, the next step, a status."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.library.library import Library
from assistant.settings import PROJECT
from tests.commands.youju import Ran, Youju, contents, runner


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    return runner(monkeypatch, capsys, real_library)


@pytest.fixture
def library(real_library: Library, tmp_path: Path) -> Path:
    """Return a library of the test's own."""
    folder = tmp_path / "filled"
    shutil.copytree(real_library.folder, folder)
    return folder


def is_told(ran: Ran, status: int, *words: str) -> None:
    """Check that the failure is told as promised."""
    assert ran.status == status
    assert ran.out == ""
    assert re.search("[\u4e00-\u9fff]", ran.err)
    assert "下一步：" in ran.err
    assert "Traceback" not in ran.err
    assert all(word in ran.err for word in words), ran.err


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "问题是空的"),
        ("  \t ", "问题是空的"),
        ("问" * 1001, "超过 1000 个字"),
        ("？？？！！！", "乱码"),
        ("□□□□□", "乱码"),
    ],
)
def test_question_that_cannot_be_worked_on(
    youju: Youju, library: Path, question: str, words: str
) -> None:
    before = contents(library / "texts")
    is_told(youju("ask", "--library", library, question), 1, words)
    assert contents(library / "texts") == before


@pytest.mark.parametrize(
    "call",
    [
        ("ask", "--bogus", "问"),
        ("documents", "--jsn"),
        ("nosuch",),
        ("check2", "file"),
        ("search", "问", "-k", "x"),
        ("premium", "--population", "2万"),
        ("serve", "--port", "99999"),
        ("serve", "--port", "abc"),
        ("clause",),
        ("ask",),
        ("ask", "--batch", "one"),
        ("ingest", "no-such-file.txt"),
        ("ask", "--batch", "no-such.jsonl", "out.jsonl"),
        ("eval",),
        ("eval", "no-such.jsonl"),
        ("eval", "no-such.jsonl", "--at-least", "-1"),
    ],
)
def test_wrong_call_is_status_two(youju: Youju, library: Path, call: tuple[str, ...]) -> None:
    is_told(youju("--library", library, *call), 2)


def test_unknown_option_is_named(youju: Youju) -> None:
    is_told(youju("ask", "--bogus", "问"), 2, "--bogus", "youju --help")


def test_help_is_no_failure(youju: Youju) -> None:
    ran = youju("--help")
    assert ran.status == 0
    assert "有据" in ran.out


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (("abc", "10%", "100"), "abc"),
        (("2万", "10", "100"), "10%"),
        (("-5", "10%", "100"), "人口"),
        (("2万", "10%", "0"), ""),
    ],
)
def test_figure_that_cannot_be_used(
    youju: Youju, figures: tuple[str, str, str], words: str
) -> None:
    population, ratio, rate = figures
    ran = youju("premium", "--population", population, "--ratio", ratio, "--rate", rate)
    is_told(ran, 1, words)


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff", b"%PDF-1.7\x00\xff", b"", b"  \n"])
def test_file_that_is_no_text(youju: Youju, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "文件.txt"
    file.write_bytes(data)
    is_told(youju("parse", file), 1, "文件.txt")


def test_one_bad_file_does_not_keep_the_others_out(youju: Youju, tmp_path: Path) -> None:
    bad = tmp_path / "坏.txt"
    bad.write_bytes(b"\x00\x01\x02")
    good = PROJECT / "corpus" / "连区扶办2021年2号.txt"
    ran = youju("ingest", bad, good, "--library", tmp_path / "new")
    assert ran.status == 1
    assert "失败" in ran.out
    assert "新增" in ran.out
    assert "下一步" in ran.err
    assert "连区扶办" in youju("documents", "--library", tmp_path / "new").out


def test_missing_library_is_not_made_by_a_question(youju: Youju, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    for call in (("ask", "问"), ("documents",), ("search", "问"), ("remove", "x")):
        is_told(youju(*call, "--library", folder), 1, "没有这个库", "youju ingest")
    assert not folder.exists()


def test_library_that_cannot_be_written(youju: Youju, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("这是文件")
    is_told(youju("ingest", "--library", file / "library"), 1, "不能写入")
    assert file.read_text() == "这是文件"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_library_of_somebody_else(youju: Youju, library: Path) -> None:
    library.chmod(0o500)
    is_told(youju("documents", "--library", library), 1, "不可写")


def test_damaged_list_of_documents(youju: Youju, library: Path) -> None:
    (library / "manifest.json").write_text("{", encoding="utf-8")
    is_told(youju("documents", "--library", library), 1, "清单读不出来")


def test_lost_text_is_told_and_the_rest_is_listed(youju: Youju, library: Path) -> None:
    lost = sorted((library / "texts").iterdir())[0]
    lost.unlink()
    ran = youju("documents", "--library", library)
    assert ran.status == 0
    assert len([line for line in ran.out.splitlines() if not line.startswith(" ")]) == 1
    assert f"（{lost.stem}）的原文丢了或者坏了" in ran.err
    assert "youju ingest" in ran.err


def test_document_that_is_not_there(youju: Youju, library: Path) -> None:
    before = contents(library / "texts")
    is_told(youju("remove", "nope", "--library", library), 1, "nope", "youju documents")
    assert contents(library / "texts") == before


@pytest.mark.parametrize("reference", ["36号文第九十条", "第七部分", "随便什么"])
def test_clause_that_is_not_there(youju: Youju, library: Path, reference: str) -> None:
    is_told(youju("clause", reference, "--library", library), 1, "没有这一条")


def with_model(youju: Youju, patch: pytest.MonkeyPatch, library: Path) -> Ran:
    """Ask with a model folder that is not there."""
    patch.setenv("YOUJU_EMBEDDING_MODEL", str(library / "no-model"))
    return youju("ask", "样板村建几个", "--library", library)


@pytest.mark.slow
def test_missing_model_folder(youju: Youju, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    is_told(with_model(youju, monkeypatch, library), 1, "向量模型", "YOUJU_EMBEDDING_MODEL")


@pytest.mark.slow
def test_missing_model_leaves_the_library_as_it_was(
    youju: Youju, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {name for name in contents(library) if name.startswith("index-")}
    with_model(youju, monkeypatch, library)
    assert before <= set(contents(library))


@pytest.mark.parametrize("lines", ["not json", '{"id": 1', "\ufffd\x00"])
def test_batch_that_is_no_jsonl(youju: Youju, library: Path, tmp_path: Path, lines: str) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(lines, encoding="utf-8")
    is_told(youju("ask", "--library", library, "--batch", source, target), 2, "JSONL")
    assert not target.exists()


def test_batch_that_is_no_utf_8(youju: Youju, library: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes('{"id": 1, "question": "第九条"}'.encode("gbk"))
    is_told(youju("ask", "--library", library, "--batch", source, target), 2, "不是 UTF-8")
    assert not target.exists()


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_batch_whose_texts_hold_what_ends_a_line_elsewhere(
    youju: Youju, library: Path, tmp_path: Path, mark: str
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [json.dumps({"id": n, "text": f"甲。{mark}乙。"}, ensure_ascii=False) for n in (1, 2)]
    source.write_text("\r\n".join(lines) + "\n", encoding="utf-8")
    assert youju("check", "--library", library, "--batch", source, target).status == 0
    told = target.read_text("utf-8").split("\n")
    assert [json.loads(line)["id"] for line in told if line] == [1, 2]


def test_batch_that_cannot_be_written(youju: Youju, library: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 1, "question": "第九条"}\n', encoding="utf-8")
    target = tmp_path / "none" / "out.jsonl"
    is_told(youju("ask", "--library", library, "--batch", source, target), 1, "写不了")


@pytest.mark.parametrize(
    "line",
    [
        "[1]",
        '"第九条"',
        "7",
        '{"id": 1, "question": "第九条", "history": "abc"}',
        '{"id": 1, "question": "第九条", "history": [{"role": "user"}]}',
        '{"id": 1, "question": "那呢", "history": [{"role": "user", "content": null}]}',
        '{"id": 1, "question": "第九条", "history": [1]}',
    ],
)
def test_batch_goes_on_after_a_line_of_another_shape(
    youju: Youju, library: Path, tmp_path: Path, line: str
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(f'{line}\n{{"id": 2, "question": "第八条"}}\n', encoding="utf-8")
    assert youju("ask", "--library", library, "--batch", source, target).status == 0
    assert len(target.read_text("utf-8").splitlines()) == 2


def test_malformed_question_file_is_told_by_line(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"question": "第八条"}\n{"id": 2}\n', encoding="utf-8")
    is_told(youju("eval", source, "--library", library), 2, "第 2 行的 question 没有写")


def test_report_that_cannot_be_written(youju: Youju, library: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"question": "第八条"}\n', encoding="utf-8")
    ran = youju("eval", source, "--output", tmp_path / "none" / "报告.md", "--library", library)
    assert ran.status == 1
    assert "写不了结果" in ran.err
    assert "下一步：" in ran.err
    assert "# 评测报告" in ran.out  # what took so long is not lost


@pytest.mark.parametrize(("name", "value"), [("YOUJU_TODAY", "明天"), ("YOUJU_PORT", "abc")])
def test_setting_that_cannot_be_read(
    youju: Youju, library: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    is_told(youju("documents", "--library", library), 2, name)


def test_port_in_use(youju: Youju, library: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        is_told(youju("serve", "--library", library, "--port", port), 1, str(port))


@pytest.mark.slow
def test_shell_sees_the_status_and_one_line(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "assistant.cli", "documents", "--library", str(tmp_path / "none")],
        capture_output=True, text=True, check=False, cwd=PROJECT,
    )  # fmt: skip
    is_told(Ran(done.returncode, done.stdout, done.stderr), 1, "没有这个库")
    assert len(done.stderr.splitlines()) == 1
