"""At a desk: the width is used, and it is said whose check stands there; larger type."""

from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_official import DRAFT
from tests.end_to_end.test_page import overflow

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

TABS = ("算一算", "核引文", "看期限", "管文件")


@pytest.fixture
def wide(opened: "Page") -> "Page":
    opened.set_viewport_size({"width": 1440, "height": 900})
    return opened


def edges(part: "Locator") -> tuple[float, float]:
    """Return where a part of the page begins and ends, from the left."""
    box = part.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


def test_what_is_given_stands_beside_what_becomes_of_it(wide: "Page") -> None:
    for name in TABS:
        wide.get_by_role("tab", name=name).tap()
        halves = wide.locator(".halves:visible").first.locator(":scope > .column")
        given, became = edges(halves.first), edges(halves.last)
        assert given[1] < became[0], name
        assert became[1] - given[0] > 1200, name


def test_it_is_said_whose_check_stands_there(wide: "Page") -> None:
    wide.get_by_role("tab", name="核引文").tap()
    with wide.expect_file_chooser() as chosen:
        wide.get_by_role("button", name="放一份草稿").tap()
    chosen.value.set_files({"name": "请示.txt", "mimeType": "text/plain", "buffer": DRAFT.encode()})
    told, check = wide.locator("#checked-what"), wide.get_by_role("button", name="核对", exact=True)
    expect(told).to_contain_text("下面是“请示.txt”的结果", timeout=PATIENCE)
    check.tap()
    expect(told).to_contain_text("框里没有文字", timeout=PATIENCE)
    assert wide.locator(".checked section").count() == 1
    wide.get_by_role("textbox", name="草稿").fill("没有引文。")
    check.tap()
    expect(told).to_contain_text("前面那份“请示.txt”的结果换下了", timeout=PATIENCE)


def test_type_grows_in_two_steps_and_fits_the_smallest_phone(opened: "Page") -> None:
    opened.set_viewport_size({"width": 360, "height": 740})
    sizes = []
    for words in ("大字", "更大", "正常"):
        button = opened.locator("#larger")
        assert button.inner_text() == words
        sizes.append(
            opened.locator("#tabs").evaluate("n => parseFloat(getComputedStyle(n).fontSize)")
        )
        assert overflow(opened) <= 0
        tops = opened.locator("#masthead .brand, #masthead nav, #new").evaluate_all(
            "parts => parts.map(n => n.getBoundingClientRect()).map(r => r.top + r.height / 2)"
        )
        assert max(tops) - min(tops) < 20, "the head is one row"
        button.tap()
    assert sizes == sorted(sizes)
    assert sizes[-1] >= 28
