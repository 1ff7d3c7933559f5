"""A village cadre's phone: ask, open the source, read the clause; nothing leaves the machine."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.conftest import PATIENCE
from youju_ui import render
from youju_ui.chat_tab import ANSWERED, STORED

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

QUESTION = "精准防贫保每人每年多少钱？"
SOURCES = re.compile(r"^依据（\d+ 处）$")
SETTLED = 1_000
"""Milliseconds after which a part of the page that opened takes what is typed."""
CLAUSE = re.compile(r"100 ?元/人·年")


def ask(page: "Page", question: str) -> None:
    """Ask a question and wait until its sources can be opened."""
    page.get_by_role("textbox", name="问题").fill(question)
    page.get_by_role("button", name="提问").tap()
    page.get_by_text(SOURCES).wait_for(timeout=PATIENCE)


def overflow(page: "Page") -> int:
    """Return how many pixels the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_source_opens_on_a_phone(opened: "Page") -> None:
    ask(opened, QUESTION)
    assert opened.locator(".bot blockquote", has_text=CLAUSE).first.is_visible()
    address = opened.locator(".thought-group a", has_text="在文件里看这一条").first
    assert not address.is_visible()
    opened.get_by_text(SOURCES).tap()
    address.wait_for(state="visible", timeout=PATIENCE)
    assert overflow(opened) <= 0


def test_source_opens_from_the_keyboard(opened: "Page") -> None:
    ask(opened, QUESTION)
    handle = opened.get_by_role("button", name=re.compile("依据"), expanded=False)
    handle.focus()
    opened.keyboard.press("Enter")
    opened.get_by_role("button", name=re.compile("依据"), expanded=True).wait_for(timeout=PATIENCE)


def test_nothing_leaves_the_machine(opened: "Page", hosts: set[str]) -> None:
    ask(opened, QUESTION)
    assert hosts - {"127.0.0.1", "localhost", ""} == set()
    assert set(opened.evaluate("Object.keys(localStorage)")) == {STORED, ANSWERED}


def test_standing_notice_stays_in_view(opened: "Page") -> None:
    notice = opened.locator("#masthead").get_by_text(render.NOTICE)
    assert notice.is_visible()
    ask(opened, QUESTION)
    box = notice.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 844


def test_one_tap_settles_what_is_doubtful(opened: "Page") -> None:
    opened.get_by_role("textbox", name="问题").fill("高龄津贴1200人每人50元12个月要多少")
    opened.get_by_role("button", name="提问").tap()
    choice = opened.get_by_role("button", name="每人50元是标准")
    choice.wait_for(timeout=PATIENCE)
    assert overflow(opened) <= 0
    choice.tap()
    opened.locator("#chat strong", has_text="720,000.00元").wait_for(timeout=PATIENCE)
    assert not choice.is_visible()


def test_calculator_shows_the_steps(opened: "Page") -> None:
    opened.get_by_role("tab", name="算一算").tap()
    opened.get_by_role("button", name="填入示例").tap()
    carry_over = opened.get_by_role("textbox", name="上年结余")
    expect(carry_over).to_have_value("172686.63", timeout=PATIENCE)
    opened.get_by_role("button", name="计算", exact=True).tap()
    opened.locator("#result").get_by_text("95,113.37").first.wait_for(timeout=PATIENCE)
    assert overflow(opened) <= 0


def test_calculator_shares_the_gap_out(opened: "Page") -> None:
    opened.get_by_role("tab", name="算一算").tap()
    opened.get_by_role("button", name="填入示例").tap()
    population = opened.get_by_role("textbox", name="农村人口").first
    expect(population).not_to_have_value("", timeout=PATIENCE)  # it comes over what is filled in
    opened.locator("#more").get_by_role("button").first.tap()
    share = opened.get_by_role("textbox", name="分摊")
    expect(share).to_be_visible(timeout=PATIENCE)
    opened.wait_for_timeout(SETTLED)  # the part that has just opened is drawn once more
    share.fill("七个街道")
    share.blur()
    expect(share).to_have_value("七个街道")
    opened.get_by_role("button", name="计算", exact=True).tap()
    opened.locator("#result").get_by_text(re.compile(r"13,?587\.62")).first.wait_for(
        timeout=PATIENCE
    )
    assert overflow(opened) <= 0


def test_calculator_makes_a_form_of_a_formula_file(opened: "Page") -> None:
    opened.get_by_role("tab", name="算一算").tap()
    opened.locator("#formulas").get_by_role("button").first.tap()
    opened.get_by_role("listbox", name="算法").or_(opened.get_by_label("算法").first).first.tap()
    opened.get_by_role("option", name="高龄津贴").tap()
    before = opened.locator("#formulas").get_by_role("textbox", name="岗位人数")
    expect(before).to_have_count(0, timeout=PATIENCE)  # the form of the formula before is gone
    fields = {"人数": "120", "标准（元/人·月": "50元", "月数": "12"}
    boxes = {n: opened.locator("#formulas").get_by_role("textbox", name=n) for n in fields}
    # A form that is still being put together empties what was filled in before it was done.
    while any(box.input_value() != fields[name] for name, box in boxes.items()):
        for name, box in boxes.items():
            box.fill(fields[name])
        opened.wait_for_timeout(300)
    opened.get_by_role("button", name="算一算").tap()
    opened.locator("#formula").get_by_text("72,000.00元").first.wait_for(timeout=PATIENCE)
    assert overflow(opened) <= 0


def test_what_is_pressed_is_large_enough(opened: "Page") -> None:
    ask(opened, QUESTION)
    small = opened.evaluate(
        "[...document.querySelectorAll('button, [role=button], [role=tab], textarea')]"
        ".filter((node) => node.checkVisibility({visibilityProperty: true}) && node.tabIndex >= 0"
        " && !node.closest('[role=button] button') && node.getBoundingClientRect().height < 44)"
        ".map((node) => node.outerHTML.slice(0, 120))"
    )
    assert small == []
