"""No command writes over a file that it reads, or two things into one; it is told before work."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.library.library import Library
from tests.commands.youju import Youju, contents, runner
from tests.documents.readers.word_files import word_file

DRAFT, OTHER, LINES, NEW = "草稿.docx", "另一份.docx", "in.jsonl", "新.docx"
COMMANDS = (
    ("check", DRAFT, "--report", DRAFT),
    ("check", DRAFT, "--report", "链.docx"),
    ("check", DRAFT, "--marked", DRAFT),
    ("check", DRAFT, "--marked", "草稿"),
    ("check", DRAFT, "--report", NEW, "--marked", NEW),
    ("check", DRAFT, "--report", NEW, "--marked", "新"),
    ("check", "--batch", LINES, LINES),
    ("ask", "--batch", LINES, LINES),
    ("ask", "--batch", LINES, NEW, "--export", NEW),
    ("eval", LINES, "--output", LINES),
    ("timeline", "--file", DRAFT, "--export", DRAFT),
    ("compare", DRAFT, OTHER, "--export", OTHER),
    ("compare", "36号文", OTHER, "--export", OTHER),
    ("ingest", DRAFT, "--report", DRAFT),
    ("ingest", ".", "--report", OTHER),
    ("towns", "表.xlsx", "表.xlsx"),
    ("formula", "高龄津贴", "--table", "表.xlsx", "--export", "表.xlsx"),
    ("formula", "高龄津贴", "--table", "表.xlsx", "--template", "表.xlsx"),
    ("bank", "export", "题.docx", "题.docx"),
    ("bank", "marks", "题.docx", "答卷.xlsx", "题.docx"),
    ("bank", "marks", "题.docx", "答卷.xlsx", NEW, "--next", "答卷.xlsx"),
)


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    return runner(monkeypatch, capsys, real_library)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_is_read_is_never_written_over(
    youju: Youju, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Sequence[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (DRAFT, OTHER):
        Path(name).write_bytes(word_file("<w:p><w:r><w:t>36号文第九条。</w:t></w:r></w:p>"))
    for name in ("表.xlsx", "题.docx", "答卷.xlsx"):
        Path(name).write_bytes(b"kept")
    Path(LINES).write_text('{"id": 1, "text": "一段。", "question": "第八条"}\n', encoding="utf-8")
    Path("链.docx").symlink_to(DRAFT)
    before = contents(tmp_path)
    ran = youju(*command, "--library", tmp_path / "none")
    assert (ran.status, ran.out) == (2, "")
    assert "请换一个文件名" in ran.err
    assert contents(tmp_path) == before
