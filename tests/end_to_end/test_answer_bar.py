"""The taps below an answer on a phone: copy, follow up, word for word, take away, call wrong."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from assistant import Assistant
from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import ask, overflow
from youju_ui import chat_history, render

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser


def test_what_can_be_done_with_an_answer(
    opened: "Page", assistant: Assistant, tmp_path: Path
) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(opened, "科技特排员怎么弄？<b>粗</b>")
    bar = opened.locator(".answer-actions")
    bar.get_by_role("button", name="复制结论和出处").tap()
    expect(bar.get_by_role("status")).to_have_text("已复制", timeout=PATIENCE)
    copied = str(opened.evaluate("navigator.clipboard.readText()"))
    assert "科技特派员" in copied
    assert "（连委办发〔2021〕36号）（十一）" in copied
    assert f"{opened.url}d/" in copied
    assert copied.endswith(render.NOTICE)

    bar.get_by_text("更多").tap()
    with opened.expect_download() as download:
        bar.get_by_role("button", name="存为 Word", exact=True).tap()
    file = tmp_path / "答.docx"
    download.value.save_as(file)
    assert "科技特排员怎么弄？<b>粗</b>" in "".join(
        p.text for p in docx.Document(str(file)).paragraphs
    )

    bar.get_by_role("button", name="这条不对").tap()
    form = opened.locator(".objection")
    form.get_by_label("没答到点上").check()
    form.get_by_role("button", name="记下").tap()
    expect(bar.get_by_role("status")).to_contain_text("记下了", timeout=PATIENCE)
    (kept,) = assistant.objections()
    assert (kept.fault, kept.question) == ("没答到点上", "")
    bar.get_by_role("button", name="朗读").tap()
    expect(bar.get_by_role("status")).not_to_contain_text("记下了")
    assert overflow(opened) <= 0

    tap = opened.get_by_role("button", name=chat_history.LITERALLY)
    tap.tap()
    expect(opened.locator(".user-row")).to_have_count(2, timeout=PATIENCE)
    expect(tap).to_have_count(0, timeout=PATIENCE)


def test_the_bar_comes_back_after_a_reload_and_a_follow_up_is_asked_with_one_tap(
    opened: "Page",
) -> None:
    ask(opened, "精准防贫保每人每年多少钱？")
    offered = opened.get_by_role("button", name="这份文件有哪些期限？")
    offered.wait_for(timeout=PATIENCE)
    opened.locator(".answer-actions").wait_for(timeout=PATIENCE)
    opened.reload(wait_until="domcontentloaded")
    expect(opened.locator(".answer-actions")).to_have_count(1, timeout=PATIENCE)
    offered.tap()
    expect(opened.locator(".answer-actions")).to_have_count(2, timeout=PATIENCE)
    answer = opened.locator(".bot-row").last
    expect(answer).to_contain_text(re.compile("期限|2035"))
    opened.get_by_role("button", name="新对话").tap()
    expect(opened.locator(".answer-actions")).to_have_count(0, timeout=PATIENCE)
