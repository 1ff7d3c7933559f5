"""What a clause says in its own words for what people say: 没爹没娘的小孩 is 孤儿、儿童 there.

A word of the question that no document has is explained by a clause where the lexicon gives a
name for the word and the clause has that name. It counts for no more than the name itself weighs:
庄上 explained by 农村 tells little, 没爹没娘 explained by 孤儿 much.
"""

from collections.abc import Sequence

from assistant.documents.model import Clause
from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.question.words import Words
from assistant.retrieval.weights import total, weight

_Names = dict[str, list[tuple[str, float]]]
"""For each word of a question the names that documents have for it, and what each weighs."""


def explained(library: Library, words: Words, clauses: Sequence[Clause]) -> list[float]:
    """Return for each clause the share, 0 to 1, of the question's weight that it explains."""
    index = library.lexical
    most = total(index, words)
    names = _names(library, words)
    if not most or not names:
        return [0.0] * len(clauses)
    weights = {term: weight(index, words, term) for term in names}
    return [_share(fold(c.title + c.text), names, weights) / most for c in clauses]


def _share(text: str, names: _Names, weights: dict[str, float]) -> float:
    return sum(
        min(weights[term], max((w for name, w in known if name in text), default=0.0))
        for term, known in names.items()
    )


def _names(library: Library, words: Words) -> _Names:
    found: _Names = {}
    unknown = [term for term in words.terms if term not in library.lexical.frequency]
    for spoken in words.spoken:
        weighed = [(fold(name), _weight(library, name)) for name in spoken.names]
        for term in unknown:
            if term in spoken.word or spoken.word in term:
                found.setdefault(term, []).extend(weighed)
    return found


def _weight(library: Library, name: str) -> float:
    terms = library.segmenter.index_terms(name)
    return max((library.lexical.weight(term) for term in terms), default=0.0)
