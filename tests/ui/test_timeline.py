"""The tab of time: days in order with today among them, words escaped, failures in a sentence."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant import Event
from assistant.errors import LibraryError
from assistant.validity.recurrence import DayIn, Period, Recurrence
from tests.ui.fakes import ISSUED, TIMELINE, FakeEngine
from youju_ui import render, timeline_days, timeline_tab
from youju_ui.timeline_days import days_page


def test_what_comes_next_stands_first_and_what_has_passed_is_folded() -> None:
    shown = timeline_tab.shown(FakeEngine(), " 救助办法 ")
    marks = (
        "今天是2026年11月30日", "接下来（1）", "2035年12月31日", "还有 3318 天",
        "<summary>已经过了的（2）", "2025年12月31日", "2021年3月5日", "</details>",
    )  # fmt: skip
    places = [shown.index(mark) for mark in marks]
    assert places == sorted(places)
    assert shown.count('class="passed"') == 2
    assert shown.count('class="ahead"') == 1
    assert render.NOTICE in shown


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


@given(days=st.integers(0, 4000))
def test_the_next_day_is_as_far_away_as_it_is(days: int) -> None:
    due = TIMELINE.day + timedelta(days=days)
    event = Event(due, "期限", "办结。", ISSUED, None, passed=False)
    shown = days_page(replace(TIMELINE, events=(event,)))
    assert (f"还有 {days} 天" in shown) == (days > 2)


def test_words_of_a_document_are_no_markup() -> None:
    shown = timeline_tab.shown(FakeEngine(), "救助办法")
    assert "&lt;全覆盖&gt;" in shown
    assert "<全覆盖>" not in shown


def test_a_document_that_is_not_held_is_told() -> None:
    assert "某发〔2020〕1号（依据）：不在库内" in timeline_tab.shown(FakeEngine(), "救助办法")


def test_nothing_asked_is_answered_with_an_example() -> None:
    engine = FakeEngine()
    assert timeline_tab.shown(engine, "  ") == timeline_tab.EMPTY
    assert timeline_tab.shown_of(engine, None) == timeline_tab.EMPTY
    assert engine.asked == []


def test_what_is_not_there_is_one_sentence() -> None:
    engine = FakeEngine(failure=LibraryError("没有<这>份文件。", "请看列表。"))
    assert timeline_tab.shown(engine, "x") == "没有&lt;这&gt;份文件。请看列表。"


def test_a_draft_is_read_and_not_kept(tmp_path: Path) -> None:
    draft = tmp_path / "草稿.txt"
    draft.write_text("某草稿", "utf-8")
    engine = FakeEngine()
    assert "某县救助办法" in timeline_tab.shown_of(engine, str(draft))
    assert engine.received == [("草稿.txt", "某草稿".encode())]
    assert not draft.exists()
