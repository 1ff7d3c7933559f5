"""A batch of mixed files: each is told of, none stops the others, none is written half."""

from pathlib import Path

import pytest

from assistant.documents.open import open_document
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

    def faulty(path: Path) -> object:
        if path.name == "d.txt":
            raise KeyError(path.name)
        return open_document(path)

    monkeypatch.setattr("assistant.library.taking_in.open_document", faulty)
    library = open_library(tmp_path / "library")
    outcomes = {Path(o.file).name: o for o in library.add([folder])}
    assert [name for name, o in outcomes.items() if not o.failed] == ["b.txt"]
    assert all(o.next_step for o in outcomes.values() if o.failed)
    assert "KeyError" in outcomes["d.txt"].detail
    assert [f.stem for f in (library.folder / "texts").iterdir()] == [library.documents[0].id]
    assert library.manifest.entries[0].doubts == library.documents[0].doubts
