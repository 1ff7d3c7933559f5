"""A batch of mixed files: each is told of, none stops the others, none is written half."""

import os
import sys
from pathlib import Path

import pytest

from assistant.documents.open import open_bytes
from assistant.documents.reading import Reading
from tests.library.conftest import Opener


def test_a_batch_goes_on_whatever_a_file_does(
    tmp_path: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = "某县人民政府关于防汛的通知\n各镇：\n　　请做好防汛工作。\n某县人民政府\n2021年6月1日"
    files = {"a.txt": b"", "b.txt": good.encode(), "c.zip": b"PK\x03\x04", "d.txt": b"x"}
    folder = tmp_path / "batch"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)

    def faulty(data: bytes, name: str) -> Reading:
        if name == "d.txt":
            raise KeyError(name)
        return open_bytes(data, name)

    monkeypatch.setattr("assistant.library.taking_in.open_bytes", faulty)
    library = open_library(tmp_path / "library")
    outcomes = {Path(o.file).name: o for o in library.add([folder])}
    assert [name for name, o in outcomes.items() if not o.failed] == ["b.txt"]
    assert all(o.next_step for o in outcomes.values() if o.failed)
    assert "KeyError" in outcomes["d.txt"].detail
    assert [f.stem for f in (library.folder / "texts").iterdir()] == [library.documents[0].id]
    assert library.manifest.entries[0].doubts == library.documents[0].doubts


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_a_file_whose_name_is_no_utf_8_comes_in_and_is_called_what_it_was_in_gbk(
    tmp_path: Path, open_library: Opener
) -> None:
    folder = tmp_path / "压缩包" / os.fsdecode("防汛".encode("gbk"))
    folder.mkdir(parents=True)
    named = {"公告.txt": "做好防汛工作", "空.txt": "", "utf-8.txt": "做好抗旱工作"}
    for name, what in named.items():
        text = (
            f"关于{what}的通知\n各镇：\n　　请{what}。\n某县人民政府\n2021年6月1日\n"
            if what
            else ""
        )
        coded = name.encode("utf-8" if name.startswith("utf") else "gbk")
        (folder / os.fsdecode(coded)).write_text(text, encoding="utf-8")
    library = open_library(tmp_path / "library")
    outcomes = {o.file: o for o in library.add([tmp_path / "压缩包"])}
    assert {Path(f).name: o.outcome.value for f, o in outcomes.items()} == {
        "空.txt": "失败", "公告.txt": "新增", "utf-8.txt": "新增",
    }  # fmt: skip
    for outcome in outcomes.values():
        assert Path(outcome.file).parent == tmp_path / "压缩包" / "防汛"
        assert outcome.detail.encode()
    assert {e.file for e in library.manifest.entries} == {"公告.txt", "utf-8.txt"}
    assert open_library(library.folder).manifest == library.manifest
