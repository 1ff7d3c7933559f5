"""The tab of time: what is to come before what has passed, words escaped, files to take away."""

from pathlib import Path

import pytest

from assistant import Timeline
from assistant.errors import LibraryError
from tests.ui.fakes import FakeEngine
from youju_ui import render, timeline_tab
from youju_ui.downloads import file_name, wipe


def test_what_is_to_come_stands_before_what_has_passed() -> None:
    shown = timeline_tab.shown(FakeEngine(), " 救助办法 ").html
    places = [
        shown.index(words)
        for words in (
            "接下来的（1）",
            "2035年12月31日",
            "已经过了的（2）",
            "2021年3月5日",
            "2025年12月31日",
        )
    ]
    assert places == sorted(places)
    assert shown.count('class="passed"') == 2
    assert shown.count('class="ahead"') == 1
    assert render.NOTICE in shown


def test_a_timeline_can_be_taken_away_as_word_and_as_a_calendar() -> None:
    engine = FakeEngine()
    page = timeline_tab.shown(engine, "救助办法", "http://10.0.0.5")
    assert page.word is not None
    assert page.calendar is not None
    assert Path(page.word).name == "期限-某县救助办法.docx"
    assert Path(page.word).read_bytes() == b"Timeline http://10.0.0.5"
    assert Path(page.calendar).name == "期限-某县救助办法.ics"
    wipe(page.word, page.calendar)


def test_where_nothing_is_to_come_no_calendar_is_offered() -> None:
    page = timeline_tab.shown(NothingToCome(), "救助办法")
    assert page.calendar is None
    assert page.word is not None
    wipe(page.word)


class NothingToCome(FakeEngine):
    """An engine that has no calendar to give."""

    def calendar(self, timeline: Timeline, site: str = "") -> bytes:
        raise LibraryError(f"没有还没到的期限：{timeline.subject}。", f"{site}")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("期限-《办法》.docx", "期限-《办法》.docx"),
        ("../../etc/passwd.docx", "_.._etc_passwd.docx"),
        ("a\u202efdp\x00.docx", "a_fdp_.docx"),
        ("长" * 300 + ".ics", "长" * 60 + ".ics"),
        ("...docx", "文件.docx"),
    ],
)
def test_names_of_files_are_what_any_system_takes(name: str, kept: str) -> None:
    assert file_name(name) == kept


def test_words_of_a_document_are_no_markup() -> None:
    shown = timeline_tab.shown(FakeEngine(), "救助办法").html
    assert "&lt;全覆盖&gt;" in shown
    assert "<全覆盖>" not in shown


def test_a_document_that_is_not_held_is_told() -> None:
    assert "某发〔2020〕1号（依据）：不在库内" in timeline_tab.shown(FakeEngine(), "救助办法").html


def test_nothing_asked_is_answered_with_an_example() -> None:
    engine = FakeEngine()
    assert timeline_tab.shown(engine, "  ").html == timeline_tab.EMPTY
    assert timeline_tab.shown_of(engine, None).html == timeline_tab.EMPTY
    assert engine.asked == []


def test_what_is_not_there_is_one_sentence() -> None:
    engine = FakeEngine(failure=LibraryError("没有<这>份文件。", "请看列表。"))
    assert timeline_tab.shown(engine, "x").html == "没有&lt;这&gt;份文件。请看列表。"


def test_a_draft_is_read_and_not_kept(tmp_path: Path) -> None:
    draft = tmp_path / "草稿.txt"
    draft.write_text("某草稿", "utf-8")
    engine = FakeEngine()
    assert "某县救助办法" in timeline_tab.shown_of(engine, str(draft)).html
    assert engine.received == [("草稿.txt", "某草稿".encode())]
    assert not draft.exists()
