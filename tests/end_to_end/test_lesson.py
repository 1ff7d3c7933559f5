"""A lesson in the browser: three phones answer in a room, the spread and the clause show."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from assistant import Assistant, Wanted
from tests.end_to_end.conftest import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lesson(assistant: Assistant, address: str) -> str:
    assistant.make_items(assistant.bank_file(), Wanted(count=3, kinds=("单选",)))
    return address


@pytest.fixture
def trainer(browser: "Browser") -> Iterator["Page"]:
    context = browser.new_context(viewport={"width": 1024, "height": 768}, locale="zh-CN")
    yield context.new_page()
    context.close()


def answers(browser: "Browser", address: str, code: str, letter: str) -> "Page":
    """Open a phone of its own, and give an answer on it."""
    context = browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True)
    phone = context.new_page()
    phone.goto(f"{address}r/", wait_until="domcontentloaded")
    phone.get_by_label("屏幕上的四位课堂号").fill(code)
    phone.get_by_role("button", name="进课堂").tap()
    phone.locator(".task label", has_text=letter).first.tap()
    phone.get_by_role("button", name="交", exact=True).tap()
    phone.get_by_text(f"已交：{letter}").wait_for(timeout=PATIENCE)
    return phone


def test_three_phones_answer_and_the_room_sees_it(
    browser: "Browser", trainer: "Page", lesson: str
) -> None:
    trainer.goto(f"{lesson}teach/", wait_until="domcontentloaded")
    trainer.get_by_role("button", name="开课").click()
    code = trainer.locator(".number strong").inner_text()
    phones = [answers(browser, lesson, code, letter) for letter in "ABB"]
    trainer.get_by_text("3 人已答").wait_for(timeout=PATIENCE)
    trainer.keyboard.press("PageDown")
    trainer.get_by_label("选B的人数").wait_for(timeout=PATIENCE)
    assert trainer.get_by_label("选B的人数").get_attribute("value") == "2"
    trainer.keyboard.press("PageDown")
    trainer.keyboard.press("PageDown")
    trainer.locator(".proof").wait_for(timeout=PATIENCE)
    phones[0].locator(".proof").wait_for(timeout=PATIENCE)
    trainer.reload(wait_until="domcontentloaded")
    trainer.locator(".proof").wait_for(timeout=PATIENCE)
    trainer.keyboard.press("PageDown")
    trainer.locator(".why li").first.wait_for(timeout=PATIENCE)
    for phone in phones:
        phone.context.close()


def test_a_phone_of_the_trainer_steps_the_screen_which_needs_no_scrolling(
    browser: "Browser", trainer: "Page", lesson: str
) -> None:
    trainer.goto(f"{lesson}teach/", wait_until="domcontentloaded")
    trainer.get_by_role("button", name="开课").click()
    trainer.locator(".stage.ASKED").wait_for(timeout=PATIENCE)
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True)
    remote = context.new_page()
    remote.goto(f"{trainer.url}/remote", wait_until="domcontentloaded")
    for stage in ("SPREAD", "KEY", "CLAUSE"):
        remote.get_by_role("button", name="下一步").tap()
        for page in (remote, trainer):
            page.locator(f".stage.{stage}").wait_for(timeout=PATIENCE)
        assert remote.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert remote.get_by_role("button", name="下一步").is_visible()
        assert trainer.evaluate("document.documentElement.scrollHeight <= innerHeight")
    context.close()
