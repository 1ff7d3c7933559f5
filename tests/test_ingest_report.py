"""The report of a batch: every file by outcome with its reason and the next step."""

import csv
import io

import docx
import pytest

from assistant import batch_report, counted_outcomes
from assistant.documents.doubt import ReadingDoubt
from assistant.errors import UsageError
from assistant.library.taking_in import FileOutcome, Ingested

BATCH = (
    Ingested("甲.txt", FileOutcome.ADDED, "某发〔2021〕1号"),
    Ingested("=乙.txt", FileOutcome.UPDATED, "某发〔2021〕2号", ("有批注。",)),
    Ingested("丙.html", FileOutcome.ADDED, "《丙》", doubts=(ReadingDoubt("没有认出标题", 40),)),
    Ingested(
        "丁.zip", FileOutcome.FAILED, "这是压缩包。下一步：请先解压。", next_step="请先解压。"
    ),
)


def test_a_table_has_every_file_what_is_to_be_looked_at_first() -> None:
    text = batch_report(BATCH, "报告.csv").decode("utf-8-sig")
    rows = {row["文件"]: row for row in csv.DictReader(io.StringIO(text))}
    assert list(rows) == ["丁.zip", "丙.html", "甲.txt", "'=乙.txt"]
    assert (rows["丁.zip"]["原因"], rows["丁.zip"]["下一步"]) == ("这是压缩包。", "请先解压。")
    assert rows["丙.html"]["结果"] == "新增，有疑点"
    assert "没有认出标题" in rows["丙.html"]["原因"]
    assert all(row["下一步"] for row in rows.values())


def test_a_word_file_counts_and_lists_by_outcome() -> None:
    document = docx.Document(io.BytesIO(batch_report(BATCH, "报告.docx")))
    text = "\n".join(p.text for p in document.paragraphs)
    assert counted_outcomes(BATCH) in text
    assert counted_outcomes(BATCH) == "共 4 份：失败 1 份，有疑点 1 份，新增 1 份，更新 1 份。"
    cells = [[c.text for c in row.cells] for table in document.tables for row in table.rows]
    assert ["丁.zip", "", "这是压缩包。", "请先解压。"] in cells
    with pytest.raises(UsageError):
        batch_report(BATCH, "报告.pdf")


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    files = ("/批次/甲镇/通知.docx", "/批次/乙镇/补报/通知.docx", "/批次/丙镇/方案.docx")
    batch = [Ingested(file, FileOutcome.FAILED, "读不出来。") for file in files]
    document = docx.Document(io.BytesIO(batch_report(batch, "报告.docx")))
    (table,) = document.tables
    assert [row.cells[0].text for row in table.rows[1:]] == [
        "甲镇/通知.docx", "乙镇/补报/通知.docx", "方案.docx",
    ]  # fmt: skip
