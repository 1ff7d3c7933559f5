"""Greetings and thanks: a message that has nothing but such words, by the lexicon's list."""

import re
from collections.abc import Callable

from assistant.documents.text import fold
from assistant.library.library import Library
from assistant.question.words import Words

_LONGEST = 20
"""A longer message wants something, however politely it begins."""
_ASKS = re.compile(r"咋|怎么|为啥|为什么|哪|多少|谁|几(?!乎)")


def only_courtesy(text: str, library: Library, words: Callable[[str], Words]) -> bool:
    """Say whether a message is polite and has no word, by `words`, that the library could know."""
    polite = library.lexicon.courtesy
    left = fold(text)
    for word in sorted(polite, key=len, reverse=True):
        left = left.replace(fold(word), " ")
    is_polite = any(word in text.lower() for word in polite if len(word) > 1)
    if not is_polite or len(text) > _LONGEST or _ASKS.search(left):
        return False
    asked = words(left)
    known = any(word in library.lexical.frequency for word in asked.terms)
    return not known and not asked.expansions and not re.search(r"\d", left)
