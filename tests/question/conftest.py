"""What reads questions, with the words of the corpus; it needs no model."""

from collections import Counter

import pytest

from assistant.documents.model import PolicyDocument
from assistant.library.lexicon import Lexicon
from assistant.library.passages import passages
from assistant.library.segment import Segmenter
from assistant.question.spelling import Speller
from assistant.question.words import Analyst

Documents = tuple[PolicyDocument, ...]


@pytest.fixture(scope="session")
def library_documents(opinion: PolicyDocument, application: PolicyDocument) -> Documents:
    return (opinion, application)


@pytest.fixture(scope="session")
def library_words(segmenter: Segmenter, library_documents: Documents) -> list[str]:
    """Return the words of the corpus of two characters and more, the most frequent first."""
    texts = [p.searched for d in library_documents for p in passages(d, segmenter)]
    often = Counter(w for text in texts for w in segmenter.index_terms(text) if len(w) > 1)
    return [word for word, _ in often.most_common()]


@pytest.fixture(scope="session")
def speller(lexicon: Lexicon, segmenter: Segmenter, library_words: list[str]) -> Speller:
    """Return the speller with the words of the corpus and of the lexicon."""
    words = [*library_words, *(w.split()[0] for w in lexicon.words)]
    return Speller(words, segmenter, lexicon.stopwords)


@pytest.fixture(scope="session")
def analyst(lexicon: Lexicon, segmenter: Segmenter, speller: Speller) -> Analyst:
    return Analyst(lexicon, segmenter, speller)
