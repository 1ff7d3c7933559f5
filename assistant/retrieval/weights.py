"""What a word of a question weighs beside the others.

A word that the library has weighs by its rarity there. One that it does not have would weigh most
of all, whatever it is; so it weighs by what it tells in the language at large: 开 and 买 are in no
passage and mean nothing by it, 起付线 is in none and that tells.
"""

from assistant.library.snapshot.lexical import LexicalIndex
from assistant.question.words import Words


def weight(index: LexicalIndex, words: Words, term: str) -> float:
    """Return the weight of a term of `words`, as BM25 counts it."""
    rare = index.weight(term)
    return rare if term in index.frequency else rare * words.telling.get(term, 1.0)


def total(index: LexicalIndex, words: Words) -> float:
    """Return the weight of all terms of `words`: what a passage with every word would reach."""
    return sum(weight(index, words, term) for term in words.terms)
