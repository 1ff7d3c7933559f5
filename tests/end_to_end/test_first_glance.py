"""What a reader takes in at a glance: what is not written, what is no day, all of a table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from assistant import Assistant, Wanted
from tests.end_to_end.conftest import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SUM = "农村人口2.678万，参保10%，每人100元，结余172686.63元，还要筹多少？"
LARGE = pytest.mark.parametrize("large", [False, True])


def answered(page: "Page", question: str) -> None:
    """Ask, and wait until the answer is whole."""
    page.get_by_role("textbox", name="问题").fill(question)
    page.get_by_role("button", name="提问").tap()
    page.locator(".answer-actions").first.wait_for(timeout=PATIENCE)


@pytest.fixture
def narrow(browser: "Browser", address: str) -> Iterator["Page"]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, locale="zh-CN"
    )
    page = context.new_page()
    page.goto(address, wait_until="domcontentloaded")
    page.get_by_role("textbox", name="问题").wait_for(timeout=PATIENCE)
    yield page
    context.close()


def test_a_goal_is_a_year_and_goes_into_no_calendar(opened: "Page") -> None:
    opened.get_by_role("tab", name="看期限").tap()
    opened.get_by_role("textbox", name="文件或条款").fill("36号文第四条")
    opened.get_by_role("button", name="看期限").tap()
    opened.get_by_role("button", name="存为 Word").wait_for(timeout=PATIENCE)
    days = opened.locator("#days").inner_text()
    assert "2035年" in days
    assert "2035年12月31日" not in days
    assert opened.get_by_role("button", name="加到日历").count() == 0


def test_a_card_says_that_no_document_tells_whether_it_holds(opened: "Page") -> None:
    answered(opened, "2号请示申请了多少钱？")
    assert "没写是否有效" in opened.locator(".bot blockquote a").first.inner_text()


def test_what_is_not_written_is_plain_and_has_no_ground(opened: "Page") -> None:
    answered(opened, "村里修路给多少钱？")
    talk = opened.locator("#chat").inner_text()
    assert "库里的文件没写金额" in talk
    assert "未载明" not in talk
    assert "依据（" not in talk
    related = opened.get_by_role("button", name="相关的原文（1 处）")
    related.tap()
    opened.locator(".thought-group blockquote").first.wait_for(timeout=PATIENCE)


@LARGE
def test_the_figures_of_a_sum_are_read_without_moving_the_table(
    narrow: "Page", *, large: bool
) -> None:
    if large:
        narrow.locator("#larger").tap()
    answered(narrow, SUM)
    narrow.locator(".thought-group .title").first.tap()
    table = narrow.locator("#chat table").first
    table.wait_for(timeout=PATIENCE)
    assert table.evaluate("table => table.scrollWidth - table.clientWidth") <= 1
    assert "连区扶办(2021)2号" in table.inner_text()


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (390, 844), (360, 740), (360, 640)])
def test_a_lesson_is_begun_without_scrolling(
    browser: "Browser", assistant: Assistant, address: str, width: int, height: int
) -> None:
    assistant.make_items(assistant.bank_file(), Wanted(count=3, kinds=("单选",)))
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}teach/", wait_until="domcontentloaded")
    box = page.get_by_role("button", name="开课").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= height
    context.close()
