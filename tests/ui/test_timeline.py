"""The tab of time: days in order with today among them, words escaped, failures in a sentence."""

from pathlib import Path

from assistant.errors import LibraryError
from tests.ui.fakes import FakeEngine
from youju_ui import render, timeline_tab


def test_days_stand_in_order_with_today_among_them() -> None:
    shown = timeline_tab.shown(FakeEngine(), " 救助办法 ")
    places = [shown.index(day) for day in ("2021年3月5日", "2025年12月31日", "今天", "2035年12月")]
    assert places == sorted(places)
    assert shown.count('class="passed"') == 2
    assert shown.count('class="ahead"') == 1
    assert render.NOTICE in shown


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
