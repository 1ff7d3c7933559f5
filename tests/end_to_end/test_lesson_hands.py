"""What hands do at a lesson: a clicker whose key is held, a phone that is tapped back and forth."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI

from assistant import Settings
from assistant.service.people.entrance import Entrance
from assistant.service.server import serve_in_background
from tests.end_to_end.conftest import PATIENCE
from tests.teaching.test_room import MANY, SINGLE
from tests.ui.fakes import FakeEngine
from tests.ui.serving import free_port
from youju_ui.phone_pages import PhonePages
from youju_ui.room_desk import RoomDesk
from youju_ui.room_pages import RoomPages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve lessons over two items, the first of which has several right choices."""
    bank = tmp_path_factory.mktemp("hall") / "bank.jsonl"
    bank.write_text("", encoding="utf-8")

    def build() -> FastAPI:
        app, desk = FastAPI(), RoomDesk()
        app.state.entrance = Entrance(Settings())
        app.include_router(RoomPages(FakeEngine(bank=bank, items=(MANY, SINGLE)), desk).router())
        app.include_router(PhonePages(desk).router())
        return app

    with serve_in_background(build, "127.0.0.1", free_port()) as served:
        yield served.url
        served.server.force_exit = True


@pytest.fixture
def trainer(browser: "Browser", hall: str) -> Iterator["Page"]:
    """Open the screen of a lesson."""
    context = browser.new_context(viewport={"width": 1024, "height": 768}, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{hall}teach/", wait_until="domcontentloaded")
    page.get_by_label("打乱次序").uncheck()
    page.get_by_role("button", name="开课").click()
    page.locator(".stage.ASKED").wait_for(timeout=PATIENCE)
    yield page
    context.close()


def test_a_key_that_is_held_down_is_one_step(trainer: "Page") -> None:
    asked: list[str] = []
    trainer.on("request", lambda request: asked.append(request.url))
    trainer.keyboard.down("PageDown")
    trainer.locator(".stage.SPREAD").wait_for(timeout=PATIENCE)
    for _ in range(3):  # what a keyboard sends while the key is not let go
        trainer.keyboard.down("PageDown")
    trainer.keyboard.up("PageDown")
    trainer.keyboard.press("PageDown")
    trainer.locator(".stage.KEY").wait_for(timeout=PATIENCE)
    assert [each.endswith("/go") for each in asked].count(True) == 2


def test_a_box_that_was_unticked_stays_so_when_the_item_is_sent_again(
    browser: "Browser", hall: str, trainer: "Page"
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, has_touch=True)
    phone = context.new_page()
    code = trainer.locator(".number strong").inner_text()
    phone.goto(f"{hall}r/{code}", wait_until="domcontentloaded")
    phone.get_by_label("甲").check()
    phone.get_by_label("乙").check()
    phone.get_by_role("button", name="交", exact=True).tap()
    phone.get_by_text("已交：AB").wait_for(timeout=PATIENCE)
    phone.get_by_label("甲").uncheck()
    phone.get_by_label("丙").check()
    # A phone whose screen was dark is sent the item again, as the server knows it.
    phone.evaluate("show(document.querySelector('#live').innerHTML.replace('已交', '又连上'))")
    phone.get_by_text("又连上").wait_for(timeout=PATIENCE)
    boxes = phone.locator(".task [name=choice]")
    assert [boxes.nth(n).is_checked() for n in range(3)] == [False, True, True]
    phone.get_by_role("button", name="改答案").tap()
    phone.get_by_text("已交：BC").wait_for(timeout=PATIENCE)
    context.close()
