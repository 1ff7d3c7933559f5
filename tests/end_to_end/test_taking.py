"""What is taken from the page: an answer with its sources as plain words, a result, a print."""

from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import ask
from youju_ui import render

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(opened: "Page") -> "Page":
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return opened


def taken(page: "Page") -> str:
    """Return what lies on the clipboard."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_answer_is_copied_with_its_sources_and_without_marks(page: "Page") -> None:
    ask(page, "农村人口2.678万，参保10%，每人100元，结余172686.63元，还要筹多少？")
    page.locator(".answer-actions summary").tap()
    page.get_by_role("button", name="复制全文").tap()
    page.locator(".answer-actions").get_by_text("已复制").wait_for(timeout=PATIENCE)
    copied = taken(page)
    assert "需筹集95113.37元" in copied
    assert "农村人口\t26,780人\t2.678万，连区扶办" in copied
    assert "成文日期：2021年5月25日" in copied
    assert copied.endswith(render.NOTICE)
    assert not set("*>|\\") & set(copied)
    words = "".join(printed(page))
    assert "计算过程" in words, "what is folded on the screen is on the paper"
    assert "复制全文" not in words


def test_result_is_copied_as_it_is_shown(page: "Page") -> None:
    page.get_by_role("tab", name="看期限").tap()
    page.get_by_role("textbox", name="文件或条款").fill("36号文第四条")
    page.get_by_role("button", name="看期限").tap()
    page.get_by_role("button", name="复制结果").tap()
    page.get_by_role("button", name="已复制").wait_for(timeout=PATIENCE)
    assert "已经过了的" in taken(page)
    assert render.NOTICE in taken(page)


def printed(page: "Page") -> list[str]:
    """Return what stands on each sheet of the paper."""
    with pdfium.PdfDocument(page.pdf(format="A4")) as sheets:
        return [sheet.get_textpage().get_text_bounded() for sheet in sheets]


def test_print_holds_all_of_a_long_result(page: "Page") -> None:
    page.get_by_role("tab", name="看期限").tap()
    page.get_by_role("textbox", name="文件或条款").fill("36号文")
    page.get_by_role("button", name="看期限").tap()
    page.locator(".timeline").wait_for(timeout=PATIENCE)
    sheets = printed(page)
    words = "".join(sheets)
    assert len(sheets) > 1
    assert "2035年" in words
    assert words.count(render.NOTICE) == 2
    assert "看期限" not in words
