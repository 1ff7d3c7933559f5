"""A new document comes in through the page, and is asked about at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from assistant import Assistant
from tests.end_to_end.conftest import PATIENCE
from youju_ui import documents_tab

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.browser

NOTICE = (
    "某县发〔2024〕9号", "关于秸秆综合利用补助的通知", "各镇人民政府：",
    "秸秆离田补助标准为每吨60元，由县财政承担。", "某县人民政府", "2024年6月1日",
)  # fmt: skip


@pytest.fixture
def tab(opened: "Page", assistant: Assistant) -> "Iterator[Page]":
    """Open the tab of the library; what a test puts in is taken out again."""
    before = {d.id for d in assistant.documents()}
    opened.get_by_role("tab", name="管文件").tap()
    opened.locator("#documents").get_by_text("库里现有 2 份文件").wait_for(timeout=PATIENCE)
    yield opened
    for document in [d for d in assistant.documents() if d.id not in before]:
        assistant.remove(document.id)


def written(folder: Path, *lines: str) -> Path:
    file = folder / "通知.docx"
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    made.save(str(file))
    return file


def upload(page: "Page", file: Path) -> None:
    page.get_by_label(documents_tab.CONFIRMED).check()
    expect(page.locator("#upload")).to_be_enabled(timeout=PATIENCE)
    page.locator("#documents-tab input[type=file]").set_input_files(file)


def test_the_library_is_listed_with_the_standing_of_each_document(tab: "Page") -> None:
    expect(tab.locator("#documents")).to_contain_text("连委办发〔2021〕36号")
    expect(tab.locator("#documents")).to_contain_text("没有写明是否有效")


def test_nothing_can_be_chosen_before_the_confirmation(tab: "Page") -> None:
    expect(tab.locator("#upload")).to_be_disabled()


def test_a_word_file_goes_in_and_answers(tab: "Page", tmp_path: Path) -> None:
    upload(tab, written(tmp_path, *NOTICE))
    expect(tab.locator("#ingested")).to_contain_text("新增", timeout=PATIENCE)
    expect(tab.locator("#documents")).to_contain_text("库里现有 3 份文件", timeout=PATIENCE)
    tab.get_by_role("tab", name="问政策").tap()
    tab.get_by_role("textbox", name="问题").fill("秸秆离田补助每吨多少钱？")
    tab.get_by_role("button", name="提问").tap()
    tab.locator("blockquote", has_text="每吨60元").first.wait_for(timeout=PATIENCE)


def test_a_secret_file_is_refused_by_name_of_its_mark(tab: "Page", tmp_path: Path) -> None:
    upload(tab, written(tmp_path, "机密★1年", *NOTICE))
    expect(tab.locator("#ingested")).to_contain_text("机密★1年", timeout=PATIENCE)
    expect(tab.locator("#documents")).to_contain_text("库里现有 2 份文件")
