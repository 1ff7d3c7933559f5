"""What every test shares: no network, no trace in the project folder, and the two documents."""

import os

# Read by huggingface_hub and gradio when they are imported, which may be before any fixture.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
# Read by torch and numpy: a question is far too short to be shared out. On a busy machine the
# cores that wait for one another cost ten times what they compute.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

from pathlib import Path

import hypothesis
import pytest

from assistant.documents.model import PolicyDocument
from assistant.documents.parse import parse_document
from assistant.documents.readers import read_file
from assistant.library.lexicon import Lexicon, read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.model.embedder import Embedder
from assistant.settings import PROJECT, Settings
from tests.answering.county import TEXTS
from tests.calculation import generated
from tests.library.fakes import CharacterEmbedder, Remembering

# The same examples in every run, and no limit on the time that one takes.
hypothesis.settings.register_profile(
    "youju", max_examples=60, deadline=None, derandomize=True, database=None, print_blob=True
)
hypothesis.settings.register_profile(
    "fast", hypothesis.settings.get_profile("youju"), max_examples=5
)

hypothesis.settings.load_profile("youju")

FAST = "not model and not slow and not browser and not office"
"""Which tests `make fast` runs."""
UNREAD = {
    "test_encoder.py", "test_sentence_model.py", "training", "end_to_end", "test_served.py",
    "test_scan.py", "test_doors.py", "test_endpoint.py",
}  # fmt: skip
"""What `make fast` does not even read: what is of the model, the browser or other processes."""
LONGEST = {"test_recorded.py", "test_order.py", "test_scan.py"}
CORPUS = PROJECT / "corpus"
MODELS = Settings().models
"""Where the default model is unpacked, once for all tests and for the running assistant."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what `make fast` asks for, and what takes longer than the gate has."""
    parser.addoption(
        "--fast", action="store_true", help="embed without the model, and try fewer made-up cases"
    )
    parser.addoption(
        "--thorough", action="store_true", help="ask every recorded question, try every drawn case"
    )
    parser.addoption("--record", action="store_true", help="record the answers of tests/recorded")


def pytest_configure(config: pytest.Config) -> None:
    """Choose which tests run and how many cases are made up, before any test is read."""
    if config.getoption("thorough"):
        generated.CASES *= 4
    if not config.getoption("fast"):
        return
    config.option.markexpr = config.option.markexpr or FAST
    hypothesis.settings.load_profile("fast")
    generated.CASES //= 12


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With --fast leave out what takes seconds to import; None: as pytest likes."""
    return True if config.getoption("fast") and collection_path.name in UNREAD else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files first that take longest: at the end one core would wait for the other."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(autouse=True)
def settings_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no `YOUJU_…` variable in, and no library out of the test's own folder."""
    for name in [n for n in os.environ if n.startswith("YOUJU_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("YOUJU_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("YOUJU_PEOPLE", str(tmp_path / "people"))
    monkeypatch.setenv("YOUJU_MODELS", str(MODELS))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "False")


@pytest.fixture(scope="session")
def opinion() -> PolicyDocument:
    """Return 连委办发〔2021〕36号: a 通知 and the 实施意见 that it issues."""
    return parse_document(read_file(CORPUS / "连委办发2021年36号.txt").text)


@pytest.fixture(scope="session")
def application() -> PolicyDocument:
    """Return 连区扶办(2021)2号: the 请示 that asks for the money."""
    return parse_document(read_file(CORPUS / "连区扶办2021年2号.txt").text)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Return the word lists beside the corpus."""
    return read_lexicon(CORPUS / "lexicon")


@pytest.fixture(scope="session")
def segmenter(lexicon: Lexicon) -> Segmenter:
    """Return the segmenter with the words of the lexicon."""
    return Segmenter(lexicon.words, MODELS)


@pytest.fixture(scope="session")
def embedder(pytestconfig: pytest.Config) -> Embedder:
    """Return the default model, loaded once for all tests; with --fast what stands for it."""
    return CharacterEmbedder() if pytestconfig.getoption("fast") else Remembering("", MODELS)


@pytest.fixture(scope="session")
def real_library(
    lexicon: Lexicon,
    segmenter: Segmenter,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Library:
    """Return the corpus, embedded with the default model. Copy its folder before changing it."""
    folder = tmp_path_factory.mktemp("real") / "library"
    library = Library(folder, lexicon, segmenter, embedder)
    library.add([CORPUS])
    return library


@pytest.fixture(scope="session")
def county_library(
    lexicon: Lexicon,
    segmenter: Segmenter,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Library:
    """Return the documents of a county that does not exist."""
    folder = tmp_path_factory.mktemp("county")
    files = [folder / f"{name}.txt" for name in TEXTS]
    for file in files:
        file.write_text(TEXTS[file.stem], encoding="utf-8")
    library = Library(folder / "library", lexicon, segmenter, embedder)
    library.add(files)
    return library
