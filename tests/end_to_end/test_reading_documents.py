"""From a question to its clause, its document and an address to pass on; a talk that goes on."""

from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import CLAUSE, QUESTION, ask, overflow

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_from_a_question_to_the_clause_in_its_document(opened: "Page", address: str) -> None:
    ask(opened, QUESTION)
    place = opened.locator(".bot blockquote a", has_text="36号").first
    found = urljoin(address, str(place.get_attribute("href")))
    with opened.context.expect_page() as other:
        place.tap()
    document = other.value
    document.locator(".clause:target", has_text=CLAUSE).wait_for(timeout=PATIENCE)
    assert unquote(document.url) == unquote(found)
    assert overflow(document) <= 0
    again = opened.context.new_page()
    again.goto(document.url, wait_until="domcontentloaded")
    again.locator(".clause:target", has_text=CLAUSE).wait_for(timeout=PATIENCE)


def test_a_talk_goes_on_after_a_reload_and_is_cleared(opened: "Page") -> None:
    ask(opened, QUESTION)
    opened.reload(wait_until="domcontentloaded")
    opened.locator(".bot", has_text=CLAUSE).first.wait_for(timeout=PATIENCE)
    opened.get_by_role("button", name="新对话").tap()
    opened.locator(".user.message").first.wait_for(state="detached", timeout=PATIENCE)
    opened.reload(wait_until="domcontentloaded")
    opened.get_by_text("只答文件里写明的").wait_for(timeout=PATIENCE)
    assert opened.locator(".user.message").count() == 0


def test_from_a_number_to_a_citation_by_keyboard_alone(phone: "Page", address: str) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{address}d/", wait_until="domcontentloaded")
    phone.get_by_role("searchbox", name="找文件").focus()
    phone.keyboard.type("36号")
    phone.keyboard.press("Enter")
    phone.get_by_text("份文件里有 1 份").wait_for(timeout=PATIENCE)
    phone.locator(".documents a").first.focus()
    phone.keyboard.press("Enter")
    phone.locator(".contents .more:not([open]) summary", has_text="目录").focus()
    phone.keyboard.press("Enter")
    phone.locator(".contents [open] a", has_text="（九）").first.focus()
    phone.keyboard.press("Enter")
    phone.locator(".clause:target:focus", has_text=CLAUSE).wait_for(timeout=PATIENCE)
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.get_by_text("已复制").wait_for(timeout=PATIENCE)
    copied = str(phone.evaluate("navigator.clipboard.readText()"))
    assert copied.endswith("（连委办发〔2021〕36号）第二部分（九）")


def test_an_unknown_clause_is_said_and_no_other_is_shown(phone: "Page", address: str) -> None:
    phone.goto(f"{address}d/连委办发-2021-36#第九百条", wait_until="domcontentloaded")
    phone.get_by_text("没有这一条：第九百条").wait_for(timeout=PATIENCE)
    assert phone.locator(".clause:target").count() == 0
