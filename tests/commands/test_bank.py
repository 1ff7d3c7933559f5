"""`youju bank make` and `check`: what a trainer reads, and what a program does."""

import json
from pathlib import Path

import pytest

from assistant.library.library import Library
from tests.commands.test_cli import library
from tests.commands.youju import Youju, runner

__all__ = ["library"]


@pytest.fixture
def youju(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], real_library: Library
) -> Youju:
    return runner(monkeypatch, capsys, real_library)


def test_a_bank_is_made_checked_and_told(youju: Youju, library: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank.jsonl"
    ran = youju("--library", library, "bank", "make", bank, "--count", "12")
    assert ran.status == 0
    assert ran.out.startswith("新出 12 道")
    assert "没有通过核对的占" in ran.out
    assert len(bank.read_text("utf-8").splitlines()) == 12
    assert "没有发现问题" in youju("bank", "check", bank, "--library", library).out


def test_the_same_seed_gives_the_same_file(youju: Youju, library: Path, tmp_path: Path) -> None:
    banks = [tmp_path / name for name in ("a.jsonl", "b.jsonl")]
    for bank in banks:
        youju("bank", "make", bank, "--count", "10", "--seed", "3", "--library", library)
    assert banks[0].read_bytes() == banks[1].read_bytes()


def test_a_program_gets_the_whole_record(youju: Youju, library: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank.jsonl"
    made = json.loads(
        youju("bank", "make", bank, "--kind", "填空", "--json", "--library", library).out
    )
    assert made["added"] == made["size"] == len(made["items"]) < 50
    assert {item["kind"] for item in made["items"]} == {"填空"}
    assert made["tried"] >= made["possible"]
    assert made["notices"]
    checked = json.loads(youju("bank", "check", bank, "--json", "--library", library).out)
    assert checked == {
        "items": made["size"], "states": {"待审": made["size"]},
        "changed": [], "doubtful": [], "unread": [],
    }  # fmt: skip


def test_a_broken_line_is_told_and_fails_the_check(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    bank = tmp_path / "bank.jsonl"
    youju("bank", "make", bank, "--count", "3", "--library", library)
    with bank.open("a", encoding="utf-8") as out:
        out.write("{}\n")
    ran = youju("bank", "check", bank, "--library", library)
    assert ran.status == 1
    assert "读不了 第 4 行：缺少 id（编号）" in ran.out


def test_items_are_accepted_and_dropped(youju: Youju, library: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank.jsonl"
    youju("bank", "make", bank, "--count", "2", "--library", library)
    first, second = (json.loads(line)["id"] for line in bank.read_text("utf-8").splitlines())
    ran = youju("bank", "accept", bank, first[:6], "--library", library)
    assert ran.out.startswith(f"采用 {first}")
    ran = youju("bank", "drop", bank, second, "--why", "太偏", "--json", "--library", library)
    assert [(i["state"], i["note"]) for i in json.loads(ran.out)] == [("不用", "太偏")]
    checked = youju("bank", "check", bank, "--library", library)
    assert "采用 1、不用 1" in checked.out
    history = (tmp_path / "bank.history.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["what"] for line in history] == ["出题", "采用", "不用"]
    assert youju("bank", "drop", bank, "没有", "--library", library).status == 1


def test_a_short_document_says_how_many_and_why(
    youju: Youju, library: Path, tmp_path: Path
) -> None:
    call = ("bank", "make", tmp_path / "bank.jsonl", "--document", "2号文", "--library", library)
    ran = youju(*call)
    assert ran.status == 0
    assert "要 50 道，只出了" in ran.out
    again = youju(*call)
    assert again.status == 1
    assert again.err.startswith("没有出成新题：")


def test_a_wrong_call_is_told(youju: Youju, library: Path, tmp_path: Path) -> None:
    bank = tmp_path / "bank.jsonl"
    ran = youju("bank", "make", bank, "--kind", "选择题", "--library", library)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("没有这种题型：选择题。")
    assert not bank.exists()
    assert youju("bank", "check", bank, "--library", library).status == 1
