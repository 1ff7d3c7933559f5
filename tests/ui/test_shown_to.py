"""Who may see a document, as the page asks and tells it."""

from dataclasses import replace

import pytest

from assistant.errors import UsageError
from tests.ui.fakes import FakeEngine
from youju_ui import holdings_list, shown_to


@pytest.fixture
def engine() -> FakeEngine:
    """Return an engine of each test's own."""
    return FakeEngine()


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("", ()),
        (None, ()),
        (" 财务科 ", ("财务科",)),
        ("财务科、办公室，人事科 甲", ("财务科", "办公室", "人事科", "甲")),
    ],
)
def test_lists_are_written_as_people_write_them(
    written: str | None, names: tuple[str, ...]
) -> None:
    assert shown_to.audiences_in(written) == names


def test_a_change_is_told_with_what_it_hides(engine: FakeEngine) -> None:
    engine.shadowed = ("《旧办法<1>》",)
    held = engine.holdings[0]
    told = shown_to.changed(engine, held.id, "办公室、财务科")
    assert "现在给办公室、财务科看" in told
    assert "《旧办法&lt;1&gt;》" in told
    assert engine.audiences == [("办公室", "财务科")]
    assert "现在给所有人看" in shown_to.changed(engine, held.id, "所有人")


def test_nothing_is_changed_by_an_empty_box_or_without_a_document(engine: FakeEngine) -> None:
    assert "请写给谁看" in shown_to.changed(engine, engine.holdings[0].id, " ")
    assert "请先选一份" in shown_to.changed(engine, "", "财务科")
    assert "不在库里" in shown_to.changed(engine, "nothing", "财务科")
    assert engine.audiences == []


def test_a_name_that_is_none_is_told(engine: FakeEngine) -> None:
    engine.failure = UsageError("不能用作名单的名字：a/b。", "换一个。")
    assert "没有改" in shown_to.changed(engine, engine.holdings[0].id, "a/b")


def test_the_list_says_for_whom_a_document_is_kept(engine: FakeEngine) -> None:
    engine.holdings = (replace(engine.holdings[0], audiences=("财务科",)),)
    assert "只给财务科看" in holdings_list.listing(engine)
