"""An official checks a draft and takes the report; a trainer shows what has passed."""

import re
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import overflow

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DRAFT = "36号文第九条规定：“提高救助标准，扩大受助面，切实减轻群众大病医疗等负担。”"


def test_draft_is_checked_and_its_report_taken(opened: "Page") -> None:
    opened.get_by_role("tab", name="核引文").tap()
    opened.get_by_role("textbox", name="草稿").fill(DRAFT)
    opened.get_by_role("button", name="核对", exact=True).tap()
    opened.locator(".checked del", has_text="切实").wait_for(timeout=PATIENCE)
    assert opened.locator(".checked section.altered").count() == 1
    with opened.expect_download(timeout=PATIENCE) as download:
        opened.get_by_role("button", name=re.compile("下载报告")).tap()
    assert download.value.suggested_filename == "引文核对-草稿.docx"
    assert overflow(opened) <= 0


def test_days_of_a_document_are_laid_out(opened: "Page") -> None:
    opened.get_by_role("tab", name="看期限").tap()
    opened.get_by_role("textbox", name="文件或条款").fill("36号文第四条")
    opened.get_by_role("button", name="看期限").tap()
    opened.locator(".timeline .today").wait_for(timeout=PATIENCE)
    assert opened.locator(".timeline .goal").count() == 1
    assert opened.locator(".timeline .passed").count() == 2
    assert overflow(opened) <= 0
