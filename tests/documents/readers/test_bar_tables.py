"""Tables drawn with bars become tables, and a bar in a line of text stays what it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.open import open_document
from assistant.documents.readers.text.bar_tables import without_bars

NOTICE = """瓦溪县民政局文件
瓦民〔2025〕12号

关于调整护理补贴标准的通知

各乡镇人民政府：
一、补贴标准见附件1。
二、本通知自2025年7月1日起施行。

瓦溪县民政局
2025年6月20日

附件1

护理补贴标准表
"""
DRAWINGS = {
    "bare": "等级 | 标准\n一级 | 每月120元\n二级 | 每月80元\n",
    "closed": "| 等级 | 标准 |\n| --- | --- |\n| 一级 | 每月120元 |\n| 二级 | 每月80元 |\n",
    "wide": "等级｜标准\n一级｜每月120元\n二级｜每月80元\n",
    "framed": (
        "┌────┬─────────┐\n│等级│标准     │\n├────┼─────────┤\n"
        "│一级│每月120元│\n├────┼─────────┤\n│二级│每月80元 │\n└────┴─────────┘\n"
    ),
    "plus": (
        "+------+-----------+\n| 等级 | 标准      |\n+------+-----------+\n"
        "| 一级 | 每月120元 |\n| 二级 | 每月80元  |\n+------+-----------+\n"
    ),
}


@pytest.mark.parametrize("name", ["标准.txt", "标准.md"])
@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawn_table_has_rows_that_can_be_named(tmp_path: Path, drawing: str, name: str) -> None:
    path = tmp_path / name
    path.write_text(NOTICE + drawing, encoding="utf-8")
    clauses = {clause.label: clause.text for clause in open_document(path)[0].clauses}
    assert "一级" in clauses["附件1表1第1行"]
    assert "每月80元" in clauses["附件1表1第2行"]


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 政策 | 解读\n为贯彻落实上级要求，现通知如下。\n",
        "联系人：周敏 | 电话：0518-2200\n",
        "甲 | 乙\n一句话。\n丙 | 丁\n",
        "甲 | 乙\n丙 | 丁 | 戊\n",
        "一、要求。\n--------\n二、期限。\n",
    ],
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert without_bars(text) == text


@given(st.text(alphabet="一二元|｜│-+ \n", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    def words(value: str) -> list[str]:
        return [c for c in value if c in "一二元"]

    assert words(without_bars(text)) == words(text)
