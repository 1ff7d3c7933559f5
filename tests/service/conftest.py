"""One server for all tests of this room: the page and the doors over the two documents.

What they answer is tested where it is made. Here it only has to be the same by every door, so the
library is embedded by what stands for the model, and no second model reads what was found.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby

import httpx
import pytest

from assistant import Assistant, Settings
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from tests.conftest import CORPUS, MODELS
from tests.library.fakes import CharacterEmbedder
from tests.service.people.papers import PAPERS, Paper

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="package")
def held(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    """Return the library of the two documents."""
    folder = tmp_path_factory.mktemp("doors") / "library"
    library = Library(folder, lexicon, segmenter, CharacterEmbedder())
    library.add([CORPUS])
    return library


@pytest.fixture(scope="package")
def assistant(held: Library) -> Assistant:
    """Return what answers behind every door."""
    settings = Settings(library=held.folder, models=MODELS, today=TODAY, clause_reader=False)
    return Assistant(settings, held)


@pytest.fixture(scope="package")
def address(assistant: Assistant) -> Iterator[str]:
    """Return where the application is served, without a slash at the end."""
    from tests.ui.serving import free_port  # noqa: PLC0415  Gradio takes seconds to import
    from youju_ui.app import launch  # noqa: PLC0415

    with launch(assistant, assistant.settings.model_copy(update={"port": free_port()})) as served:
        yield served.url.rstrip("/")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clients reach this machine past any proxy of the environment."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture(scope="package")
def http(address: str) -> Iterator[httpx.Client]:
    """Return a plain client of the server."""
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client


@pytest.fixture(scope="package")
def opened(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Assistant]:
    """Return what makes an empty library of a name."""
    folder = tmp_path_factory.mktemp("papers")

    def made(name: str) -> Assistant:
        settings = Settings(
            library=folder / name, people=folder / "people", clause_reader=False,
            today=date(2026, 6, 1), corpus=folder,
        )  # fmt: skip
        library = Library(settings.library, lexicon, segmenter, CharacterEmbedder())
        return Assistant(settings, library)

    return made


@pytest.fixture(scope="package")
def papers(opened: Callable[[str], Assistant]) -> Assistant:
    """Return the assistant of all the papers, each kept for its audiences."""
    made = opened("whole")
    put_in(made, PAPERS)
    return made


def put_in(assistant: Assistant, papers: Iterable[Paper]) -> None:
    """Put papers into a library in their order, at once what is for the same audiences."""
    folder = assistant.settings.corpus
    for audiences, some in groupby(papers, lambda paper: paper.audiences):
        files = {folder / f"{paper.slug}-{paper.day}.txt": paper.text for paper in some}
        for file, text in files.items():
            file.write_text(text, encoding="utf-8")
        assistant.ingest(list(files), audiences=audiences)
