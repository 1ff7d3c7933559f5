"""A change of topic that is not announced: 公租房能转借吗, after a talk about another document.

A short question is taken for a follow-up. It is none where the document of the talk has hardly a
word of it, and another document has several of them, or has one in its title.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assistant.documents.model import PolicyDocument
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.question.words import Words

_LEAST = 1.2
"""What the words that another document has must tell, 1 being a word that tells all it can."""
_HARDLY = 0.25
"""The share of that which the document of the talk may have."""
_TRIVIAL = 0.2
"""Words that tell no more are everywhere: 申请, 多少."""

Told = npt.NDArray[np.float32]


def turns_away(words: Words, talked: Sequence[PolicyDocument], library: Library) -> bool:
    """Say whether a question is about another document than those `talked` of, by its words."""
    if len(library.documents) <= len(talked):
        return False
    told = _told(words, library)
    own = np.array([d in talked for d in library.documents], dtype=bool)
    best = float(told[~own].max(initial=0.0))
    return best >= _LEAST and float(told[own].max(initial=0.0)) <= _HARDLY * best


def _told(words: Words, library: Library) -> Told:
    """Return how much of a question each document tells, what its title says counted twice."""
    told: Told = np.zeros(len(library.documents), dtype=np.float32)
    titles = [fold(document.title) for document in library.documents]
    for term, names in _names(words, library).items():
        held = np.zeros(len(titles), dtype=bool)
        for name in names:
            held |= _has(name, library)
        titled = [any(all(t in title for t in name) for name in names) for title in titles]
        told += words.telling[term] * (held + np.array(titled, dtype=np.float32))
    return told


def _names(words: Words, library: Library) -> dict[str, list[tuple[str, ...]]]:
    """Return the telling words of a question, each in its own words and in the documents'."""
    terms = library.segmenter.index_terms
    telling = (t for t in words.terms if len(t) > 1 and words.telling[t] > _TRIVIAL)
    inner = {t for t in words.terms if any(t in other and t != other for other in words.terms)}
    return {
        term: [
            (term,),
            *(tuple(terms(name)) for s in words.spoken if term in s.word for name in s.names),
        ]
        for term in telling
        if term not in inner
    }


def _has(name: tuple[str, ...], library: Library) -> npt.NDArray[np.bool_]:
    """Return for each document whether it has all words of a name."""
    held = [library.passages.of_documents(library.lexical.scores((t,)) > 0) for t in name]
    all_of: npt.NDArray[np.bool_] = np.logical_and.reduce(held)
    return all_of
