"""One assistant over the two documents, on a fixed day, for every test of this room."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant import Assistant, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from tests.answering.asking import Ask, asking
from tests.answering.scripted import Tell, telling

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="session")
def assistant(real_library: Library) -> Assistant:
    """Return the assistant; it judges deadlines by the last day of November 2026."""
    return Assistant(Settings(library=real_library.folder, today=TODAY), real_library)


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Ask:
    """Return a function that asks one question after another in one conversation."""
    return asking(assistant)


@pytest.fixture(scope="session")
def ruled(real_library: Library) -> Ask:
    """Return a function that asks with the clause reader off: the rules alone judge."""
    folder = real_library.folder
    settings = Settings(library=folder, today=TODAY, clause_reader=False)
    return asking(Assistant(settings, real_library))


@pytest.fixture(scope="session")
def tell(assistant: Assistant) -> Tell:
    """Return a function that asks an assistant whose chat model follows a script."""
    return telling(assistant)


@pytest.fixture(scope="session")
def county(county_library: Library) -> Ask:
    """Return a function that asks about the documents of another county."""
    return asking(Assistant(Settings(library=county_library.folder, today=TODAY), county_library))


@pytest.fixture(scope="session")
def asking_about(
    lexicon: Lexicon,
    segmenter: Segmenter,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Ask]:
    """Return a function that puts texts into a library, and returns who is asked about them."""

    def about(*texts: str) -> Ask:
        folder = tmp_path_factory.mktemp("text")
        files = [folder / f"文件{number}.txt" for number, _ in enumerate(texts, 1)]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        library = Library(folder / "library", lexicon, segmenter, embedder)
        library.add(files)
        return asking(Assistant(Settings(library=library.folder, today=TODAY), library))

    return about
