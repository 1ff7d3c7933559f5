"""Where a command puts a file: whole or not at all, and never over what it read."""

import os
from pathlib import Path

import pytest

from assistant.commands.storing import keep_apart, read_table_file, store
from assistant.errors import TableError, UsageError


def test_what_was_read_is_never_written_over(tmp_path: Path) -> None:
    table = tmp_path / "表.xlsx"
    table.write_bytes(b"old")
    (tmp_path / "同.xlsx").symlink_to(table)
    for target in (table, tmp_path / "同.xlsx", tmp_path / "." / "表.xlsx"):
        with pytest.raises(UsageError, match="不能盖掉读入的文件"):
            keep_apart([None, target], [None, table])
    keep_apart([tmp_path / "结果.xlsx"], [table])


def test_two_results_never_go_into_one_file(tmp_path: Path) -> None:
    (tmp_path / "下").mkdir()
    again = tmp_path / "下" / ".." / "结果.xlsx"
    with pytest.raises(UsageError, match="两样结果"):
        keep_apart([tmp_path / "结果.xlsx", again])
    keep_apart([tmp_path / "结果.xlsx", tmp_path / "下" / "结果.xlsx", None, None])


def test_a_file_is_written_whole_and_through_a_link(tmp_path: Path) -> None:
    kept, link = tmp_path / "库" / "结果.xlsx", tmp_path / "链.xlsx"
    kept.parent.mkdir()
    link.symlink_to(kept)
    store(b"first", link)
    store(b"second", link)
    assert (link.is_symlink(), kept.read_bytes()) == (True, b"second")
    assert [p.name for p in kept.parent.iterdir()] == ["结果.xlsx"]


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    store(b"new", pipe)
    assert (os.read(reading, 9), pipe.is_fifo()) == (b"new", True)
    os.close(reading)


def test_a_place_that_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="写不了"):
        store(b"new", tmp_path / "没有" / "结果.xlsx")
    with pytest.raises(TableError, match="读不到"):
        read_table_file(tmp_path / "没有.xlsx")
