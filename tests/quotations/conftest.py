"""A library over the two documents, in which quotations are looked for."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.documents.readers.word.word_reader import read_word
from assistant.library.lexicon import Lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.quotations.check import check_quotations
from assistant.quotations.checked import Checked
from assistant.quotations.returned_draft import ReturnedDraft, return_draft
from tests.conftest import CORPUS
from tests.library.fakes import CharacterEmbedder
from tests.quotations.heating import NOTICE

TODAY = date(2026, 11, 1)
Check = Callable[[str], Checked]
GiveBack = Callable[[bytes], ReturnedDraft]


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


@pytest.fixture(scope="session")
def heating(
    lexicon: Lexicon, segmenter: Segmenter, tmp_path_factory: pytest.TempPathFactory
) -> Library:
    """Return a library that holds the notice of a county that does not exist."""
    folder = tmp_path_factory.mktemp("heating")
    (folder / "通知.txt").write_text(NOTICE, "utf-8")
    library = Library(folder / "library", lexicon, segmenter, CharacterEmbedder())
    library.add([folder / "通知.txt"])
    return library


@pytest.fixture
def give_back(heating: Library) -> GiveBack:
    """Return what checks a Word draft by that library and gives it back."""

    def given(data: bytes) -> ReturnedDraft:
        checked = check_quotations(read_word(data, "草稿.docx").text, heating, TODAY)
        return return_draft(checked, data, "草稿.docx", TODAY)

    return given
