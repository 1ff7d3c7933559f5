"""A library over the two documents, in which quotations are looked for."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import Checked
from tests.conftest import CORPUS
from tests.library.fakes import CharacterEmbedder

TODAY = date(2026, 11, 1)
Check = Callable[[str], Checked]


@pytest.fixture(scope="session")
def library(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    """Return the corpus, with an embedder that the check has no need of."""
    folder = tmp_path_factory.mktemp("quotations") / "library"
    library = Library(folder, lexicon, segmenter, CharacterEmbedder())
    library.add([CORPUS])
    return library


@pytest.fixture
def check(library: Library) -> Check:
    """Return what checks a text by the two documents."""
    return lambda text: check_quotations(text, library, TODAY)
