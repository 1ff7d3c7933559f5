"""What is kept of questions: nothing, unless it was said what for and how long."""

from datetime import date, timedelta
from pathlib import Path
from time import sleep

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant import Answer, Assistant, Outcome, Settings
from assistant.service.people.question_records import QuestionRecords
from assistant.service.service_app import service_app

DAY = date(2026, 11, 30)
MISSING = Answer("张三 13812345678 能领多少？", Outcome.NOT_FOUND, "库内文件未载明。")


@pytest.mark.parametrize(("days", "purpose"), [(0, ""), (30, " "), (0, "改进词表")])
def test_nothing_is_kept_but_a_number(tmp_path: Path, days: int, purpose: str) -> None:
    records = QuestionRecords(tmp_path, days, purpose)
    records.note(MISSING, DAY)
    records.note(Answer("几天？", Outcome.ANSWERED, "五天。"), DAY)
    assert records.counts() == {"2026-11-30": 1}
    assert records.told == ""
    assert {f.name for f in tmp_path.iterdir()} == {"unanswered.json", "unanswered.json.lock"}
    assert "张三" not in (tmp_path / "unanswered.json").read_text("utf-8")


def test_what_is_kept_is_masked_told_and_ends(tmp_path: Path) -> None:
    records = QuestionRecords(tmp_path, 7, "改进词表")
    assert "7 天" in records.told
    assert "改进词表" in records.told
    for ago in range(9, -1, -1):
        records.note(MISSING, DAY - timedelta(ago))
    kept = sorted((tmp_path / "questions").glob("*.jsonl"))
    assert len(kept) == 7
    text = kept[-1].read_text("utf-8")
    assert "13812345678" not in text
    assert "能领多少" in text
    assert kept[-1].stat().st_mode & 0o077 == 0
    assert records.delete() == 7
    assert not list((tmp_path / "questions").glob("*"))
    assert len(records.counts()) == 10


@pytest.mark.parametrize(("days", "purpose", "left"), [(3, "改进词表", 3), (0, "", 0)])
def test_what_is_over_is_deleted_though_nobody_asks(
    tmp_path: Path, days: int, purpose: str, left: int
) -> None:
    kept = QuestionRecords(tmp_path, 30, "改进词表")
    for ago in range(9):
        kept.note(MISSING, DAY - timedelta(ago))
    settings = Settings(people=tmp_path, records_days=days, records_purpose=purpose, today=DAY)
    with TestClient(served(settings)):
        files = sorted((tmp_path / "questions").glob("*.jsonl"))
        for _ in range(200):
            if len(files) == left:
                break
            sleep(0.01)
            files = sorted((tmp_path / "questions").glob("*.jsonl"))
    assert [file.stem for file in files] == [f"2026-11-{n}" for n in range(31 - left, 31)]
    assert len(kept.counts()) == 9


def served(settings: Settings) -> FastAPI:
    """Return the doors over nobody: no question comes in."""
    return service_app(Assistant.__new__(Assistant), settings)
