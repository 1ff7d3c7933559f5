"""Several processes and one library: one changes it, the others read on and then follow."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.errors import LibraryError
from assistant.library import following
from tests.conftest import CORPUS, MODELS
from tests.library.conftest import Opener
from tests.library.fakes import CharacterEmbedder, nearest
from tests.library.test_library import write

ADDING = """
import sys
from pathlib import Path
from assistant.library.lexicon import read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.library.fakes import CharacterEmbedder

folder, file, words, models = map(Path, sys.argv[1:])
lexicon = read_lexicon(words)
library = Library(folder, lexicon, Segmenter(lexicon.words, models), CharacterEmbedder())
library.add([file])
"""


def add_in_another_process(folder: Path, file: Path) -> None:
    words = CORPUS / "lexicon"
    command = [sys.executable, "-c", ADDING, *map(str, (folder, file, words, MODELS))]
    subprocess.run(command, check=True, cwd=CORPUS.parent)  # noqa: S603  our own program


@pytest.mark.slow
def test_what_another_process_adds_is_found_by_words_and_by_meaning(
    folder: Path, open_library: Opener, tmp_path: Path
) -> None:
    embedder = CharacterEmbedder()
    library = open_library(folder, embedder)
    before = library.snapshot()
    assert not library.refresh()
    add_in_another_process(folder, write(tmp_path / "新.txt", "秸秆禁烧"))
    assert len(nearest(before, "防贫保", 5)) == 5
    assert library.refresh()
    assert not library.refresh()
    place = next(i for i, p in enumerate(library.passages) if "秸秆" in p.text)
    assert place in nearest(library, "抓好秸秆禁烧工作", 5)
    assert library.lexical.scores(["秸秆"])[place] > 0
    assert embedder.embedded == 0
    assert len(nearest(before, "防贫保", 5)) == 5
    assert len(before.documents) == 2


@pytest.mark.slow
def test_while_another_changes_the_library_nothing_is_taken_over(
    folder: Path, open_library: Opener, tmp_path: Path
) -> None:
    library = open_library(folder)
    add_in_another_process(folder, write(tmp_path / "新.txt", "秸秆禁烧"))
    with FileLock(folder / "library.lock"):
        assert not library.refresh()
        assert len(library.documents) == 2
    assert library.refresh()


def test_a_library_that_another_holds_for_long_is_told(
    folder: Path, open_library: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_PATIENCE", 0)
    with FileLock(folder / "library.lock"), pytest.raises(LibraryError, match="另一个程序"):
        open_library(folder)
