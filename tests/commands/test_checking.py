"""`youju check`: what is read, what is printed, with which status it ends."""

import io
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import docx
import pytest

from assistant import Assistant, Settings
from assistant.library.library import Library
from assistant.settings import PROJECT
from tests.commands.youju import Youju, runner
from tests.documents.readers.word_files import word_file

APPLICATION = PROJECT / "corpus" / "连区扶办2021年2号.txt"
RIGHT = "36号文（十五）要求“优先支持帮促地区推进城乡融合发展”。"
MISNAMED = "按照36号文第九十九条办理。"
WRONG = "36号文（九）规定“保费标准提高至120元/人·年”。"


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    return runner(monkeypatch, capsys, real_library)


@pytest.fixture(scope="module")
def library(real_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check") / "library"
    return Path(shutil.copytree(real_library.folder, folder))


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def decoded(text: str) -> Any:
    return json.loads(text)


def test_check_prints_what_an_official_sends_back(youju: Youju, library: Path) -> None:
    ran = youju("check", APPLICATION, "--library", library)
    assert ran.status == 0
    assert "文字有改动 1 处" in ran.out
    assert "多了“切实”；多了“等”；全半角、空格、标点 7 处" in ran.out


def test_report_is_a_word_file_with_the_changes_marked(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    draft, report = written(tmp_path / "草稿.txt", WRONG), tmp_path / "报告.docx"
    assert youju("check", draft, "--report", report, "--library", library).status == 0
    runs = [run for p in docx.Document(str(report)).paragraphs for run in p.runs]
    assert "100" in [run.text for run in runs if run.font.strike]
    assert "120" in [run.text for run in runs if run.font.underline]


def test_report_that_cannot_be_written_is_told(youju: Youju, library: Path, tmp_path: Path) -> None:
    draft = written(tmp_path / "草稿.txt", WRONG)
    ran = youju("check", draft, "--report", tmp_path / "none" / "a.docx", "--library", library)
    assert ran.status == 1
    assert "写不了结果" in ran.err


def test_check_prints_the_contract(youju: Youju, library: Path, tmp_path: Path) -> None:
    draft = written(tmp_path / "草稿.txt", WRONG)
    record = decoded(youju("check", draft, "--json", "--library", library).out)
    assert record["id"] == "草稿.txt"
    (quotation,) = record["quotations"]
    assert quotation["status"] == "altered"
    assert quotation["citation"]["clause"] == "（九）"
    assert quotation["citation"]["quote"] == "保费标准提高至 100 元/人·年"
    (difference,) = quotation["differences"]
    assert {"op": "replace", "source": "100", "quoted": "120"}.items() <= difference.items()


def test_check_reads_standard_input(
    youju: Youju, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIGHT.encode("gb18030"))))
    record = decoded(youju("check", "-", "--json", "--library", library).out)
    assert [q["status"] for q in record["quotations"]] == ["exact"]


def test_batch_checks_line_by_line_in_order(youju: Youju, library: Path, tmp_path: Path) -> None:
    lines = [
        {"id": 2, "text": WRONG},
        {"id": "空", "text": ""},
        {"id": None},
        {"id": 1, "text": RIGHT},
    ]
    source = written(tmp_path / "in.jsonl", "\n".join(map(json.dumps, lines)))
    target = tmp_path / "out.jsonl"
    assert youju("check", "--batch", source, target, "--library", library).status == 0
    records = [decoded(line) for line in target.read_text("utf-8").splitlines()]
    assert [r["id"] for r in records] == [2, "空", None, 1]
    assert [[q["status"] for q in r["quotations"]] for r in records] == [
        ["altered"],
        [],
        [],
        ["exact"],
    ]
    assert "下一步" in records[1]["warnings"][0]


def test_no_report_is_promised_of_a_batch(youju: Youju, tmp_path: Path) -> None:
    report = tmp_path / "报告.docx"
    ran = youju("check", "--batch", tmp_path / "in", tmp_path / "out", "--report", report)
    assert (ran.status, report.exists()) == (2, False)
    assert "--report" in ran.err


@pytest.mark.parametrize(("text", "status"), [(RIGHT, 0), (WRONG, 1), (MISNAMED, 1)])
def test_strict_tells_by_its_status(
    youju: Youju, library: Path, tmp_path: Path, text: str, status: int
) -> None:
    draft = written(tmp_path / "draft.txt", text)
    assert youju("check", draft, "--strict", "--library", library).status == status
    assert youju("check", draft, "--library", library).status == 0


@pytest.mark.parametrize(
    ("text", "status"), [(RIGHT, 0), (MISNAMED, 1), ("", 1), ("正文" * 500_001, 1)]
)
def test_strict_tells_of_every_line_of_a_batch(
    youju: Youju, library: Path, tmp_path: Path, text: str, status: int
) -> None:
    """A line that could not be checked is no line that is right."""
    lines = [{"id": 1, "text": RIGHT}, {"id": 2, "text": text}]
    source = written(tmp_path / "in.jsonl", "\n".join(map(json.dumps, lines)))
    call = ("check", "--batch", source, tmp_path / "out.jsonl", "--library", library)
    assert youju(*call, "--strict").status == status
    assert youju(*call).status == 0


def test_tracked_changes_are_read_as_accepted_and_told(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    body = (
        "<w:p><w:r><w:t>36号文（九）规定“保费标准提高至</w:t></w:r><w:del><w:r>"
        "<w:delText>120</w:delText></w:r></w:del><w:ins><w:r><w:t>100</w:t></w:r></w:ins>"
        "<w:r><w:t>元/人·年”。</w:t></w:r></w:p>"
    )
    draft = tmp_path / "draft.docx"
    draft.write_bytes(word_file(body))
    record = decoded(youju("check", draft, "--json", "--library", library).out)
    assert [q["status"] for q in record["quotations"]] == ["layout_only"]
    assert "按接受修订后的文字读取" in record["warnings"][0]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "空的"),
        ("marks.txt", "……。".encode(), "没有可以核对的文字"),
        ("secret.txt", "机密★1年\n\n某某文件\n\n正文一段。\n".encode(), "密"),
        ("absent.txt", None, "读不到文件"),
    ],
)
def test_what_cannot_be_checked_is_told_in_a_sentence(  # noqa: PLR0917
    youju: Youju, library: Path, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    draft = tmp_path / name
    if content is not None:
        draft.write_bytes(content)
    ran = youju("check", draft, "--library", library)
    assert (ran.status, ran.out) == (1, "")
    assert words in ran.err
    assert "下一步：" in ran.err


def test_what_is_wrong_with_the_draft_is_told_before_the_library(
    youju: Youju, tmp_path: Path
) -> None:
    secret = written(tmp_path / "secret.txt", "机密★1年\n\n某某文件\n\n正文一段。\n")
    nowhere = tmp_path / "none"
    for draft, words in ((tmp_path / "absent.txt", "读不到文件"), (secret, "密")):
        assert words in youju("check", draft, "--library", nowhere).err
    assert "没有这个库" in youju("check", APPLICATION, "--library", nowhere).err
    assert not nowhere.exists()


def test_classified_standard_input_is_refused(
    youju: Youju, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = "机密★1年\n\n某某文件\n\n正文一段。\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    ran = youju("check", "-", "--library", library)
    assert (ran.status, ran.out) == (1, "")
    assert "标准输入" in ran.err


def test_command_and_page_find_the_same_in_a_file(
    youju: Youju, library: Path, real_library: Library, tmp_path: Path
) -> None:
    draft = written(tmp_path / "草稿.txt", WRONG + RIGHT)
    record = decoded(youju("check", draft, "--json", "--library", library).out)
    engine = Assistant(Settings(library=real_library.folder), real_library)
    assert record == {"id": draft.name, **decoded(json.dumps(engine.check_file(draft).to_json()))}


MARKED = (
    f"<w:p><w:r><w:t>{RIGHT}</w:t></w:r></w:p><w:p><w:r><w:t>36号文（九）规定“保费标准</w:t></w:r>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t>提高至120元/人·年”。</w:t></w:r></w:p>"
)


def test_a_word_draft_comes_back_beside_what_is_printed(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    draft, target = tmp_path / "草稿.docx", tmp_path / "批注稿.docx"
    draft.write_bytes(word_file(MARKED))
    ran = youju("check", draft, "--marked", target, "--json", "--library", library)
    assert ran.status == 0
    assert [q["status"] for q in decoded(ran.out)["quotations"]] == ["altered", "exact"]
    assert f"批注稿：{target}。修订 1 处引文，批注 2 条。" in ran.err
    back = docx.Document(str(target))
    assert [c.author for c in back.comments] == ["有据", "有据"]
    assert "<w:delText xml:space" not in back.element.xml.split("w:del ")[0]
    assert "<w:delText>120</w:delText>" in back.element.xml
    assert youju("check", target, "--strict", "--library", library).status == 0


def test_a_name_that_word_would_not_open_is_completed(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "草稿.docx"
    draft.write_bytes(word_file(MARKED))
    ran = youju("check", draft, "--marked", tmp_path / "批注稿", "--library", library)
    assert (tmp_path / "批注稿.docx").exists()
    assert "批注稿.docx" in ran.err


def test_what_cannot_come_back_is_told_before_the_library(youju: Youju, tmp_path: Path) -> None:
    nowhere = tmp_path / "none"
    ran = youju("check", APPLICATION, "--marked", tmp_path / "a.docx", "--library", nowhere)
    assert (ran.status, ran.out) == (1, "")
    assert "另存为 .docx" in ran.err
    assert not (tmp_path / "a.docx").exists()
    draft = tmp_path / "草稿.docx"
    written = word_file(MARKED)
    draft.write_bytes(written)
    for target in (draft, tmp_path / "草稿"):
        ran = youju("check", draft, "--marked", target, "--library", nowhere)
        assert ran.status == 2
        assert "不能盖掉读入的文件" in ran.err
    assert draft.read_bytes() == written


def test_only_a_file_comes_back_and_only_one(youju: Youju, tmp_path: Path) -> None:
    target = tmp_path / "批注稿.docx"
    for arguments in (("-",), (), ("--batch", tmp_path / "in", tmp_path / "out")):
        ran = youju("check", *arguments, "--marked", target)
        assert ran.status == 2
        assert "--marked" in ran.err


def test_check_without_a_draft_says_how_to_call_it(youju: Youju) -> None:
    ran = youju("check")
    assert ran.status == 2
    assert "youju check" in ran.err
