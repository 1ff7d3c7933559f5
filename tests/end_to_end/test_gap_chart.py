"""A cadre looks at how the gap moves: a chart on the phone, and its figures in words."""

from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import overflow

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser


@pytest.fixture
def calculated(opened: "Page") -> "Page":
    """Calculate the example."""
    opened.get_by_role("tab", name="算一算").tap()
    opened.get_by_role("button", name="填入示例").tap()
    carry_over = opened.get_by_role("textbox", name="上年结余")
    expect(carry_over).to_have_value("172686.63", timeout=PATIENCE)
    opened.get_by_role("button", name="计算", exact=True).tap()
    return opened


def test_gap_is_drawn_over_the_rate_and_told_in_words(calculated: "Page", hosts: set[str]) -> None:
    chart = calculated.get_by_role("img", name="折线图：保费标准变了")
    chart.wait_for(timeout=PATIENCE)
    box = chart.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert "现在还要凑95,113.37元" in (chart.text_content() or "")
    said = calculated.locator(".gap p").first.inner_text()
    assert "现在保费标准100元/人·年时还要凑95,113.37元" in said
    calculated.get_by_text("图上各点的数").first.tap()
    row = calculated.get_by_role("row", name="120元/人·年 148,673.37元")
    row.wait_for(timeout=PATIENCE)
    assert overflow(calculated) <= 0
    assert hosts - {"127.0.0.1", "localhost", ""} == set()


def test_other_figure_is_opened_from_the_keyboard(calculated: "Page") -> None:
    calculated.locator(".gap summary", has_text="参保比例变了").focus()
    calculated.keyboard.press("Enter")
    calculated.get_by_role("img", name="折线图：参保比例变了").wait_for(timeout=PATIENCE)
