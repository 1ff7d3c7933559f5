"""The official's desk by keyboard alone: nothing is clicked, and nothing is focused by a script."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import SETTLED

if TYPE_CHECKING:
    from playwright.sync_api import FileChooser, Locator, Page

pytestmark = pytest.mark.browser

DRAFT = "36号文第九条规定：“提高救助标准，扩大受助面，切实减轻群众大病医疗等负担。”"
MOST_STEPS = 60
MOST_PRESSES = 20


def walk_to(page: "Page", wanted: "Locator", key: str = "Tab") -> None:
    """Press a key until what is wanted has the focus."""
    wanted.wait_for(timeout=PATIENCE)
    for _ in range(MOST_STEPS):
        if wanted.evaluate("(node) => node === document.activeElement"):
            return
        page.keyboard.press(key)
    pytest.fail(f"not reached by {key}: {wanted}")


def choose(page: "Page", button: "Locator", file: Path) -> None:
    """Press a button that asks for a file, again where the page was drawn anew under the key."""
    chosen: list[FileChooser] = []
    page.once("filechooser", lambda chooser: chosen.append(chooser))  # noqa: PLW0108 - it marks what it is given
    for _ in range(MOST_PRESSES):
        walk_to(page, button)
        page.keyboard.press("Enter")
        page.wait_for_timeout(SETTLED)
        if chosen:
            chosen[0].set_files(file)
            return
    pytest.fail(f"asked for no file: {button}")


def test_a_draft_comes_back_marked(opened: "Page", tmp_path: Path) -> None:
    draft = tmp_path / "请示.docx"
    made = Document()
    made.add_paragraph(DRAFT)
    made.save(str(draft))
    walk_to(opened, opened.get_by_role("tab", name="核引文"))
    opened.keyboard.press("Enter")
    opened.get_by_role("button", name="放一份草稿").wait_for(timeout=PATIENCE)
    opened.wait_for_timeout(SETTLED)
    choose(opened, opened.get_by_role("button", name="放一份草稿"), draft)
    opened.locator(".checked .pair del", has_text="切实").wait_for(timeout=PATIENCE)
    walk_to(opened, opened.locator(".checked a", has_text="36号").first)
    walk_to(opened, opened.get_by_role("button", name="下载批注稿"), "Shift+Tab")
    with opened.expect_download(timeout=PATIENCE) as download:
        opened.keyboard.press("Enter")
    assert download.value.suggested_filename == "批注稿-请示.docx"
    back = tmp_path / "back.docx"
    download.value.save_as(back)
    marked = Document(str(back)).element.xml
    assert "<w:del " in marked
    assert "切实" in marked


def test_a_document_is_laid_beside_another(phone: "Page", address: str) -> None:
    phone.goto(f"{address}d/连委办发-2021-36", wait_until="domcontentloaded")
    walk_to(phone, phone.locator("summary", has_text="版本、对照、下载"))
    phone.keyboard.press("Enter")
    walk_to(phone, phone.get_by_role("combobox", name="与另一份对照"))
    phone.keyboard.type("连区扶办(2021)2号")
    phone.keyboard.press("Enter")
    phone.get_by_role("heading", name="逐条对照").wait_for(timeout=PATIENCE)
    walk_to(phone, phone.locator(".pair a").last)
    phone.keyboard.press("Enter")
    phone.locator("article").wait_for(timeout=PATIENCE)
