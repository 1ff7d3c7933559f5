"""What is left when a document is removed: what it would be if that had never come in."""

from itertools import combinations
from pathlib import Path

import pytest

from assistant.library.library import Library
from tests.library.conftest import Opener
from tests.library.test_views import PAPERS, told


@pytest.mark.parametrize(
    "gone", [g for size in (1, 2) for g in combinations(PAPERS, size)], ids="-".join
)
def test_a_library_is_as_if_what_was_removed_had_never_come_in(
    gone: tuple[str, ...], open_library: Opener, tmp_path: Path
) -> None:
    files = {name: tmp_path / f"{name}.txt" for name in PAPERS}
    for name, file in files.items():
        file.write_text(PAPERS[name], encoding="utf-8")
    library, alone = open_library(tmp_path / "library"), open_library(tmp_path / "alone")
    ids = dict(zip(files, (o.document_id for o in library.add([*files.values()])), strict=True))
    for name in gone:
        library.remove(ids[name])
    alone.add([file for name, file in files.items() if name not in gone])
    assert told(library) == told(alone)


def test_the_second_of_one_number_has_it_to_itself_when_the_first_is_removed(
    open_library: Opener, tmp_path: Path
) -> None:
    library: Library = open_library(tmp_path / "library")
    for name in ("later", "twin"):
        (tmp_path / f"{name}.txt").write_text(PAPERS[name], encoding="utf-8")
    library.add([tmp_path / "later.txt", tmp_path / "twin.txt"])
    first, second = library.documents
    assert any("没有替换" in warning for warning in second.warnings)
    library.remove(first.id)
    (left,) = library.documents
    assert left.warnings == ()
    assert all(clause.id.startswith("某政发|2021|9/") for clause in left.clauses)
