"""The tab of time: what is to come before what has passed, words escaped, files to take away."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Event, Timeline
from assistant.errors import LibraryError
from assistant.validity.recurrence import DayIn, Period, Recurrence
from tests.ui.fakes import ISSUED, TIMELINE, FakeEngine
from youju_ui import render, timeline_days, timeline_tab
from youju_ui.downloads import file_name, wipe
from youju_ui.timeline_days import days_page


def test_what_comes_next_stands_first_and_what_has_passed_is_folded() -> None:
    shown = timeline_tab.shown(FakeEngine(), " 救助办法 ").html
    marks = (
        "今天是2026年11月30日", "接下来（1）", "2035年12月31日", "还有约 9 年",
        "<summary>已经过了的（2）", "2025年12月31日", "2021年3月5日", "</details>",
    )  # fmt: skip
    places = [shown.index(mark) for mark in marks]
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


def recurring(until: date | None) -> Event:
    """Return a duty of every month, which ends on a day."""
    duty = Recurrence("每月", Period.MONTH, (DayIn(day=10),), None, until)
    clause = next(c for c in ISSUED.clauses if not c.element)
    due = duty.on(TIMELINE.day) or TIMELINE.day
    passed = duty.next_day(TIMELINE.day) is None
    return Event(due, "定期", "每月10日前报送。", ISSUED, clause, passed=passed, recurrence=duty)


def test_a_duty_that_recurs_is_shown_with_its_next_day_and_opens_its_clause() -> None:
    shown = days_page(replace(TIMELINE, events=(recurring(None),)))
    assert "每隔一段时间要办的（1）" in shown
    assert "下一次：2026年12月10日前" in shown
    assert "还有 10 天" in shown
    assert 'href="/d/' in shown
    assert timeline_days.NONE in shown
    assert "<a" not in days_page(replace(TIMELINE, events=(recurring(None),)), held=False)
    over = days_page(replace(TIMELINE, events=(recurring(date(2025, 1, 1)),)))
    assert "已经过了的（1）" in over
    assert "还有" not in over


def test_a_goal_is_told_as_a_year_and_not_as_a_day_that_comes() -> None:
    goal = Event(
        date(2035, 12, 31), "期限", "到2035年，再提高。", ISSUED, None, passed=False, goal=True
    )
    shown = days_page(replace(TIMELINE, events=(goal,)))
    assert timeline_days.NONE in shown
    assert f"{timeline_days.GOALS}（1）" in shown
    assert "<b>2035年</b>" in shown
    assert "目标</span>" in shown
    assert "12月31日" not in shown
    assert "还有" not in shown
    over = days_page(replace(TIMELINE, events=(replace(goal, passed=True),)))
    assert "已经过了的（1）" in over
    assert timeline_days.GOALS not in over


@given(days=st.integers(0, 4000))
def test_the_next_day_is_as_far_away_as_it_is(days: int) -> None:
    due = TIMELINE.day + timedelta(days=days)
    event = Event(due, "期限", "办结。", ISSUED, None, passed=False)
    shown = days_page(replace(TIMELINE, events=(event,)))
    assert (f"还有 {days} 天" in shown) == (2 < days < 730)
    assert ("还有约" in shown) == (days >= 730)


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


def test_a_draft_is_read(tmp_path: Path) -> None:
    draft = tmp_path / "草稿.txt"
    draft.write_text("某草稿", "utf-8")
    engine = FakeEngine()
    assert "某县救助办法" in timeline_tab.shown_of(engine, str(draft)).html
    assert engine.received == [("草稿.txt", "某草稿".encode())]
