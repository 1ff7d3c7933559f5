"""An official works out a table of towns on the page and takes the result and a record."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.end_to_end.conftest import PATIENCE
from tests.end_to_end.test_page import overflow

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TABLE = "乡镇,农村人口,参保比例,标准,上年结余\n甲镇,2.678万,10%,100,172686.63\n乙镇,1万,12,1,0\n"


def test_table_is_worked_out_and_the_result_taken(opened: "Page") -> None:
    opened.get_by_role("tab", name="算一算").tap()
    file = {"name": "乡镇表.csv", "mimeType": "text/csv", "buffer": TABLE.encode("gb18030")}
    with opened.expect_file_chooser() as chooser:
        opened.get_by_role("button", name="选乡镇表").tap()
    chooser.value.set_files(file)  # type: ignore[arg-type]
    opened.locator("#towns", has_text="还要凑95,113.37元").wait_for(timeout=PATIENCE)
    assert "C3：参保比例12超过1" in opened.locator("#towns").inner_text()
    with opened.expect_download(timeout=PATIENCE) as download:
        opened.get_by_role("button", name="下载结果").tap()
    assert download.value.suggested_filename == "测算结果-乡镇表.xlsx"
    book = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    assert "保费标准提高至" in str(list(book["依据"].values))
    assert overflow(opened) <= 0


def test_template_and_record_are_there_to_take(opened: "Page") -> None:
    opened.get_by_role("tab", name="算一算").tap()
    with opened.expect_download(timeout=PATIENCE) as download:
        opened.get_by_role("link", name="下载模板").tap()
    assert load_workbook(BytesIO(Path(download.value.path()).read_bytes())).sheetnames == [
        "乡镇",
        "填写说明",
    ]
    opened.get_by_role("button", name="填入示例").tap()
    opened.get_by_role("button", name="计算", exact=True).tap()
    opened.locator("#result", has_text="95,113.37").wait_for(timeout=PATIENCE)
    with opened.expect_download(timeout=PATIENCE) as record:
        opened.get_by_role("button", name="下载 Word").tap()
    assert record.value.suggested_filename == "保费测算.docx"
    assert overflow(opened) <= 0
