"""Where a command puts a file: whole or not at all, and never over what it read."""

from pathlib import Path

import pytest

from assistant.commands.storing import read_table_file, store
from assistant.errors import TableError


def test_what_was_read_is_never_written_over(tmp_path: Path) -> None:
    table = tmp_path / "表.xlsx"
    table.write_bytes(b"old")
    (tmp_path / "同.xlsx").symlink_to(table)
    for target in (table, tmp_path / "同.xlsx", tmp_path / "." / "表.xlsx"):
        with pytest.raises(TableError, match="不能写回"):
            store(b"new", target, table)
    assert table.read_bytes() == b"old"
    store(b"new", tmp_path / "结果.xlsx", table)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["同.xlsx", "结果.xlsx", "表.xlsx"]


def test_a_place_that_cannot_be_written_or_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="写不了"):
        store(b"new", tmp_path / "没有" / "结果.xlsx")
    with pytest.raises(TableError, match="读不到"):
        read_table_file(tmp_path / "没有.xlsx")
