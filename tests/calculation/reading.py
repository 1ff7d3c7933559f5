"""How tests of calculations read what somebody says."""

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.library.lexicon import read_lexicon
from assistant.library.library import Library
from assistant.library.segment import Segmenter
from assistant.question.asked import Question
from assistant.question.reader import Reader
from assistant.settings import Settings
from tests.library.fakes import CharacterEmbedder


def said(question: str, history: Sequence[object] = ()) -> Question:
    """Return a question as it is read where no document is known."""
    return _reader().read(question, history, dated=False)


@cache
def _reader() -> Reader:
    """Return what reads over a library of nothing, without a word of the lexicon."""
    with tempfile.TemporaryDirectory() as folder:
        lexicon = read_lexicon(Path(folder))
        segmenter = Segmenter(lexicon.words, Settings().models)
        return Reader(Library(Path(folder) / "library", lexicon, segmenter, CharacterEmbedder()))
