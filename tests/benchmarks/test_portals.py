"""benchmarks.portals: what it calls exact, and that it says wrong where something is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.portals import compare_folder, main, summary

NOTICE = """清河县财政局 清河县税务局关于调整补贴的通知
清财发〔2026〕3号

各乡镇人民政府，县直各单位：
现将有关事项通知如下。
一、补贴标准
（一）每户补贴500元。
1.按月发放。
（二）标准见下表。
二、本通知自2026年3月1日起施行，有效期至2027年12月31日。

清河县财政局
清河县税务局
2026年2月10日
"""
TABLE = "补贴标准表\n\n类别\t标准\n甲类\t500元\n乙类\t300元\n"
TRUTH: dict[str, Any] = {
    "file": "notice.txt", "readable": True, "title": "清河县财政局清河县税务局关于调整补贴的通知",
    "number": "清财发[2026]3号", "issuers": ["清河县财政局", "清河县税务局"],
    "dates": {"成文": "2026-02-10", "施行": "2026-03-01", "有效期至": "2027-12-31"},
    "recipients": ["各乡镇人民政府", "县直各单位"], "kind": "原件",
    "clauses": [["一、", "（一）", "（一）1.", "（二）", "二、"]], "tables": [], "attachments": [],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "table.txt").write_text(TABLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    return tmp_path


def wrong(folder: Path, **changed: object) -> set[str]:
    return {each.element for each in compare_folder(folder, [TRUTH | changed]) if not each.exact}


@pytest.mark.parametrize(
    ("changed", "elements"),
    [
        ({}, set()),
        ({"title": "关于调整补贴的通知"}, {"title"}),
        ({"title": "关于调整补贴的通知", "also": {"title": [TRUTH["title"]]}}, set()),
        ({"number": "清财发〔2026〕4号"}, {"number"}),
        ({"issuers": ["清河县财政局"]}, {"issuers"}),
        ({"dates": {"成文": "2026-02-11", "公布": "2026-02-10"}}, {"date", "effective", "expires"}),
        (
            {
                "dates": {"通过": "2026-01-10", "公布": "2026-02-10"},
                "also": {"dates": [{"施行": "2026-03-01", "有效期至": "2027-12-31"}]},
            },
            set(),
        ),
        ({"recipients": []}, {"recipients"}),
        ({"clauses": [["一、", "（一）", "（二）", "二、"]]}, {"clauses"}),
        ({"attachments": ["补贴标准表"]}, {"attachments"}),
        ({"furniture": ["打印本页"]}, set()),
        ({"furniture": ["打印本页", "每户补贴"]}, {"furniture"}),
        ({"readable": False}, {"readable"}),
        ({"file": "empty.txt", "readable": False}, set()),
    ],
)
def test_an_element_is_exact_where_it_is_what_was_told(
    folder: Path, changed: dict[str, Any], elements: set[str]
) -> None:
    assert wrong(folder, **changed) == elements


def test_tables_are_compared_by_their_columns_rows_and_first_cells(folder: Path) -> None:
    told = {"columns": ["类别", "标准"], "rows": 2, "first": "甲类", "last": "乙类"}
    assert "tables" not in wrong(folder, file="table.txt", tables=[told])
    assert "tables" in wrong(folder, file="table.txt", tables=[told | {"rows": 3}])


def test_a_file_that_is_refused_is_wrong_in_every_element(folder: Path) -> None:
    compared = compare_folder(folder, [TRUTH | {"file": "empty.txt"}])
    assert {each.exact for each in compared} == {False}
    assert summary(compared)[-1] == ("files without a fault", 1, 0, 0.0)


def test_the_command_prints_the_elements_and_what_is_wrong(folder: Path) -> None:
    truth = folder / "truth.jsonl"
    truth.write_text(json.dumps(TRUTH | {"number": "第1号"}), encoding="utf-8")
    printed = CliRunner().invoke(main, [str(folder), str(truth), "--wrong"]).output
    assert "notice.txt: number\n  wanted: ['第1号']\n  got:    清财发〔2026〕3号" in printed
    told = json.loads(CliRunner().invoke(main, [str(folder), str(truth), "--json"]).output)
    assert told["title"] == {"of": 1, "exact": 1}
    assert told["number"] == {"of": 1, "exact": 0}
