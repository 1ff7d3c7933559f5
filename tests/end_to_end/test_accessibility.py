"""Nothing on any page, in either mode, that shuts somebody out (axe: serious or critical)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import pytest

from assistant import Assistant, Wanted
from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import QUESTION, SOURCES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe
pytestmark = pytest.mark.browser

TABS = ("算一算", "核引文", "看期限", "管文件")
READ = ("d/", "d/连委办发-2021-36#(九)", "d/连委办发-2021-36/compare?with=2号文", "d/没有-2020-1")


def faults(page: "Page") -> list[str]:
    """Return what axe finds of weight on a page: the rule and the first place."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {each['id']} {each['nodes'][0]['html'][:120]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]


@pytest.fixture(params=["light", "dark"])
def desk(browser: "Browser", request: pytest.FixtureRequest) -> Iterator["Page"]:
    """Open a page in which axe may run: the pages of documents let in no script but their own."""
    scheme: Literal["light", "dark"] = request.param
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="zh-CN", color_scheme=scheme,
        bypass_csp=True,
    )  # fmt: skip
    yield context.new_page()
    context.close()


def test_no_page_shuts_anybody_out(desk: "Page", address: str) -> None:
    desk.goto(address, wait_until="domcontentloaded")
    box = desk.get_by_role("textbox", name="问题")
    box.wait_for(timeout=PATIENCE)
    desk.locator('.examples[role="group"]').wait_for(timeout=PATIENCE)
    found = faults(desk)
    box.fill(QUESTION)
    box.press("Enter")
    desk.get_by_text(SOURCES).wait_for(timeout=PATIENCE)
    desk.get_by_role("button", name="提问").wait_for(timeout=PATIENCE)
    found += faults(desk)
    for name in TABS:
        desk.get_by_role("tab", name=name).click()
        found += faults(desk)
    for path in READ:
        desk.goto(f"{address}{path}", wait_until="load")
        found += faults(desk)
    assert found == []


def test_no_lesson_shuts_anybody_out(desk: "Page", assistant: Assistant, address: str) -> None:
    if not assistant.bank_file().exists():
        assistant.make_items(assistant.bank_file(), Wanted(count=3, kinds=("单选",)))
    found = []
    for path in ("teach/bank", "r/", "teach/"):
        desk.goto(f"{address}{path}", wait_until="load")
        found += faults(desk)
    desk.get_by_role("button", name="开课").click()
    code = desk.locator(".number strong").inner_text()
    screen = desk.url
    found += faults(desk)
    for name in ("现场提问", "手机遥控", "下课"):
        desk.locator("summary", has_text=name).click()
        found += faults(desk)
    desk.keyboard.press("Escape")
    for stage in ("SPREAD", "KEY", "CLAUSE", "WHY"):
        desk.keyboard.press("PageDown")
        desk.locator(f".stage.{stage}").wait_for(timeout=PATIENCE)
        if stage in ("CLAUSE", "WHY"):
            found += faults(desk)
    for path in (f"{address}r/{code}", f"{screen}/remote"):
        desk.goto(path, wait_until="domcontentloaded")
        found += faults(desk)
    assert found == []
