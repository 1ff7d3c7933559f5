"""The program stops in the middle of an answer, or an upload is cut: said plainly, nothing lost."""

import json
import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import pytest

from assistant import Answer, Settings
from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import ask
from tests.ui.fakes import FakeEngine
from tests.ui.serving import free_port, site
from youju_ui.app import launch
from youju_ui.engine import Turn

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

BEGUN = "精准防贫保的标准"
LONG_S = 2.5
"""Seconds that an answer takes: longer than it takes to stop the program."""


class Slow(FakeEngine):
    """An engine that is stopped before an answer is whole."""

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        *,
        literal: bool = False,
    ) -> Iterator[str | Answer]:
        yield BEGUN
        time.sleep(LONG_S)
        yield from super().stream(question, history, as_of, literal=literal)


@pytest.fixture
def address() -> Iterator[str]:
    with site(FakeEngine()) as served:
        yield served


def test_a_talk_outlives_a_stop_of_the_program(phone: "Page") -> None:
    settings = Settings(port=free_port())
    stopped = launch(Slow(), settings)
    phone.goto(stopped.url, wait_until="domcontentloaded")
    phone.get_by_role("textbox", name="问题").fill("每人多少钱？")
    phone.get_by_role("button", name="提问").tap()
    phone.locator("#chat", has_text=BEGUN).wait_for(timeout=PATIENCE)
    stopped.server.force_exit = True
    stopped.close()
    expect(phone.locator("#connection")).to_contain_text("正在重新连接", timeout=PATIENCE)
    with launch(FakeEngine(), settings):
        expect(phone.locator("#connection")).to_contain_text("重新启动过", timeout=PATIENCE)
        phone.get_by_role("button", name="刷新").tap()
        again = phone.get_by_role("button", name="再问一次")
        again.wait_for(timeout=PATIENCE)
        assert phone.locator("#chat").get_by_text("每人多少钱？").first.is_visible()
        again.tap()
        phone.locator("#chat", has_text="100元/人·年").wait_for(timeout=PATIENCE)


@pytest.mark.parametrize(
    ("status", "detail", "told"),
    [
        (401, "请先登录。", "登录已过期"),
        (503, "账号文件读不出来。请管理员恢复它。", "账号文件读不出来。请管理员恢复它。"),
        (502, "", "程序现在用不了"),
    ],
)
def test_who_is_let_in_no_more_is_told_why(
    opened: "Page", status: int, detail: str, told: str
) -> None:
    said = json.dumps({"detail": detail}) if detail else "<html></html>"
    opened.route("**/alive", lambda route: route.fulfill(status=status, body=said))
    opened.evaluate("dispatchEvent(new Event('online'))")
    place = opened.locator("#connection")
    expect(place).to_contain_text(told, timeout=PATIENCE)
    link = place.get_by_role("link", name="登录")
    if status == 401:
        expect(link).to_have_attribute("href", "/login?next=/")
    else:
        expect(link).to_have_count(0)
    opened.unroute("**/alive")
    expect(place).to_contain_text("又连上了", timeout=PATIENCE)


def test_a_refusal_of_what_is_done_with_an_answer_is_told(opened: "Page") -> None:
    ask(opened, "每人多少钱？")
    said = json.dumps({"detail": "这个请求太大。请分几次。"})
    opened.route("**/answers/*", lambda route: route.fulfill(status=413, body=said))
    bar = opened.locator(".answer-actions")
    bar.get_by_text("更多").tap()
    bar.get_by_role("button", name="存为 Word", exact=True).tap()
    expect(bar.get_by_role("status")).to_have_text("这个请求太大。请分几次。", timeout=PATIENCE)


def test_an_upload_that_is_cut_is_told_and_can_be_done_again(opened: "Page") -> None:
    opened.get_by_role("tab", name="管文件").tap()
    opened.get_by_label("我确认").check()
    expect(opened.locator("#upload")).to_be_enabled(timeout=PATIENCE)
    files = opened.locator("#documents-tab input[type=file]").first
    opened.route("**/upload*", lambda route: route.abort())
    file = {"name": "通知.txt", "mimeType": "text/plain", "buffer": b"words"}
    files.set_input_files(file)  # type: ignore[arg-type]
    expect(opened.locator("#connection")).to_contain_text("没有传完", timeout=PATIENCE)
    opened.unroute("**/upload*")
    files.set_input_files(file)  # type: ignore[arg-type]
    expect(opened.locator("#ingested")).to_contain_text("新增", timeout=PATIENCE)
