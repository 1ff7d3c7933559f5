"""A question that was never answered, and the taps below the answer to the next one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import ask
from tests.ui.fakes import FakeEngine
from tests.ui.serving import site

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser


@pytest.fixture
def address() -> Iterator[str]:
    with site(FakeEngine()) as served:
        yield served


def test_the_taps_below_an_answer_are_of_its_own_question(opened: "Page") -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.route("**/queue/join*", lambda route: route.abort())
    opened.get_by_role("textbox", name="问题").fill("没有答的一问")
    opened.get_by_role("button", name="提问").tap()
    expect(opened.locator("#chat")).to_contain_text("没有答的一问", timeout=PATIENCE)
    expect(opened.get_by_role("button", name="提问")).to_be_enabled(timeout=PATIENCE)
    opened.unroute("**/queue/join*")
    ask(opened, "答了的一问")
    expect(opened.locator(".user-row [data-testid=user]")).to_have_count(2)
    bar = opened.locator(".answer-actions")
    bar.get_by_role("button", name="复制结论和出处").tap()
    expect(bar.get_by_role("status")).to_have_text("已复制", timeout=PATIENCE)
    assert str(opened.evaluate("navigator.clipboard.readText()")).startswith("问：答了的一问")
