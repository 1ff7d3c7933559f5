"""A library over the corpus that is made in a moment, and folders to change at will."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.conftest import CORPUS
from tests.library.fakes import CharacterEmbedder

Opener = Callable[..., Library]


@pytest.fixture
def open_library(lexicon: Lexicon, segmenter: Segmenter) -> Opener:
    """Return what opens a library folder with the fake embedder or the one given."""

    def opened(folder: Path, embedder: CharacterEmbedder | None = None) -> Library:
        return Library(folder, lexicon, segmenter, embedder or CharacterEmbedder())

    return opened


@pytest.fixture(scope="session")
def ready_folder(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a library folder with the corpus in it, never to be changed."""
    folder = tmp_path_factory.mktemp("ready") / "library"
    Library(folder, lexicon, segmenter, CharacterEmbedder()).add([CORPUS])
    return folder


@pytest.fixture
def folder(ready_folder: Path, tmp_path: Path) -> Path:
    """Return a copy of the ready folder, to be changed."""
    return Path(shutil.copytree(ready_folder, tmp_path / "copied"))
