"""`--export`: what a command found as a file to take away, in the format of its ending."""

from pathlib import Path

import docx
import icalendar
import pytest

from assistant.library.library import Library
from assistant.notice import NOTICE
from tests.commands.youju import Youju, runner


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    monkeypatch.setenv("YOUJU_LIBRARY", str(real_library.folder))
    monkeypatch.setenv("YOUJU_TODAY", "2026-11-30")
    return runner(monkeypatch, capsys, real_library)


def words(file: Path) -> str:
    return "\n".join(p.text for p in docx.Document(str(file)).paragraphs)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("clause", "36号文第九条"), "条款：36号文第九条"),
        (("search", "精准防贫保", "-k", 2), "共2条"),
        (("timeline", "36号文"), "期限：连委办发〔2021〕36号"),
        (("compare", "36号文", "2号文"), "逐条对照"),
        (("ask", "36号文第九条"), "问：36号文第九条"),
    ],
)
def test_what_is_found_is_saved_as_word(
    youju: Youju, tmp_path: Path, command: tuple[object, ...], said: str
) -> None:
    target = tmp_path / "存.docx"
    ran = youju(*command, "--export", target)
    assert ran.status == 0
    assert f"已存到：{target}" in ran.err
    assert said in words(target)
    assert NOTICE in words(target)
    assert "地址：/d/" in words(target)


def test_every_answer_of_a_file_is_saved_as_one_talk(youju: Youju, tmp_path: Path) -> None:
    asked, told, target = (tmp_path / name for name in ("q.jsonl", "a.jsonl", "谈.docx"))
    asked.write_text('{"question": "36号文第八条"}\n{"question": "36号文第九条"}\n', "utf-8")
    assert youju("ask", "--batch", asked, told, "--export", target).status == 0
    assert words(target).index("1．问：36号文第八条") < words(target).index("2．问：36号文第九条")


def test_days_that_are_to_come_are_saved_as_a_calendar(
    youju: Youju, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "期限.ics"
    monkeypatch.setenv("YOUJU_TODAY", "2021-06-01")
    assert youju("timeline", "36号文第四条", "--export", target).status == 0
    (event,) = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert str(event["url"]).startswith("http://127.0.0.1:7860/d/")


def test_another_ending_is_told_before_the_work(youju: Youju, tmp_path: Path) -> None:
    ran = youju("clause", "36号文第九条", "--export", tmp_path / "存.pdf")
    assert ran.status == 2
    assert "请以 .docx 结尾" in ran.err
    assert ran.out == ""
